kit-no-carrier = 请指定把工具箱放到哪个载体上
kit-no-from = 本程序不在工具箱里：请用 --from 指定工具箱的文件夹
kit-bad-room = --room { $size } 不是 12MB 或 64MiB 这样的大小
kit-no-version = 未知版本

kit-genuine = { $folder } 里的工具箱 { $version }，由 { $maker } 签名：{ $files ->
   *[other] { $files } 个文件与它的清单一致
}
kit-not-trusted = { $folder } 里的工具箱没有由您记为可信的人签名：不要运行其中任何程序
kit-altered = { $folder } 里有 { $files ->
   *[other] { $files } 个文件
}与签名的内容{ $files ->
   *[other] 不符
}：不要运行这个工具箱里的任何程序
kit-digits = 它的清单的数字是 { $digits }
kit-run-nothing = 没有核对过数字的程序，一律不要运行；请记住：能改动 U 盘的人，也能改动上面的程序

kit-laid = 工具箱 { $version } 在 { $folder } 里：{ $files ->
   *[other] { $files } 个文件
}，{ $size }；{ $text } 在它旁边

pack-kit = { $name }：您为 { $maker } 的工具箱 { $version } 担保，它的清单的数字是 { $digits }
pack-kit-own = 您自己的密钥
kit-signer-unknown = { $folder } 里的工具箱由 { $digits } 签名，您没有把这个签名者记为可信
kit-signer-compare = 在交出资料包之前，请与工具箱的制作者核对这些数字

kit-known = { $folder }：发布者认可的工具箱，{ $files ->
   *[other] { $files } 个文件
}；它的清单的数字是 { $digits }
kit-known-altered = { $folder }：{ $files ->
   *[other] { $files } 个文件
}与发布者认可的不符；不要运行这个工具箱里的任何程序
kit-known-missing = 发布者认可一个工具箱，它的清单的数字是 { $digits }；它不在这里，文档不需要它
kit-voucher-left = { $name }：为程序担保的文件；没有带走，因为这个发布者在此处没有记为可信
kit-voucher-missing = { $name }：发布者为一个工具箱担保，而这个文件不在这里；文档不需要它
kit-voucher-not-in-codes = { $name }：为程序担保的文件；二维码不携带它
kit-strange = { $path } 这个程序，没有由您记为可信的发布者担保
kit-altered-file = { $path } 不是发布者所担保的那个文件
kit-strange-what = 改动过这个 U 盘的人，可能也改动了这个程序；不要运行它

version-unknown = 未知
version-static = 不需要系统的任何库
version-dynamic = 使用系统的库
version-system = { $system }，{ $linked }

kit-start-here-below = 中文：见本页下方
kit-start-here-name = 中文
kit-start-here =
    PANNIER：怎样打开这个载体上的东西

    文件夹 kit 里有能打开这里的文件的程序（工具箱 { $version }）。
    警告：在核对数字之前，不要运行载体上的任何程序。
    请向给您载体的人索取这些数字，口头或在纸上。
    能改动载体的人，也能改动程序，还能改动这份说明。

    如果您已经有 Pannier，请用您自己的：
      pannier check .

    在不能运行程序的地方，请在浏览器里打开这个文件：
      kit/reader.html

    个人电脑上的 Linux（在终端里，在这个文件夹中）：
      sha256sum kit/pannier-small-linux-x86_64
      cp kit/pannier-small-linux-x86_64 ~/pannier && chmod 755 ~/pannier
      ~/pannier open . -i YOUR.key -o ~/documents
    其他装有 Linux 的设备，以及手机上的 Termux：做法相同，
    改用 pannier-small-linux-aarch64；较旧的设备用 pannier-small-linux-armv7。

    Windows（在命令窗口里，在这个文件夹中）：
      certutil -hashfile kit\pannier-small-windows-x86_64.exe SHA256
      copy kit\pannier-small-windows-x86_64.exe %USERPROFILE%\pannier.exe
      %USERPROFILE%\pannier.exe open . -i YOUR.key -o %USERPROFILE%\documents

    每组的第二行会复制一份程序。输入第二行之前，
    请核对第一行显示的数字，每一位都要核对。
    如果载体空间不够，这里可能缺少某个系统的程序。
    如果发布者还没有记为可信，程序会告诉您先做什么。
