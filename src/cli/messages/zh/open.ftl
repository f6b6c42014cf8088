open-done = { $documents ->
   *[other] { $title }（签名者：{ $maker }；{ $date }）：{ $documents } 个文档（{ $size }），位于 { $folder }
}
open-done-some = { $title }（签名者：{ $maker }；{ $date }）：共 { $all } 个文档，打开了 { $documents } 个（{ $size }），位于 { $folder }
open-partial = { $title }（签名者：{ $maker }；{ $date }）：只有一部分：共 { $all } 个文档，这里有 { $documents } 个（{ $size }）{ $texts ->
    [all] ，其中包括全部文本，
    [some] ，其中包括 { $texts_all } 个文本中的 { $texts_here } 个，
   *[none] ，
}位于 { $folder }
open-partial-new = { $new ->
    [0] 没有新的文档
   *[other] { $new } 个文档是新的
}；文件夹里的每个文档，都与{ $pinned ->
    [yes] 发布者
   *[no] 这个未知的发布者
}签名的一致
open-partial-strange = { $files ->
   *[other] { $folder } 里有 { $files } 个文件不属于这个资料包：{ $names }
}
check-partial = 共 { $all } 个文档，现在可以打开 { $documents } 个：pannier open --partial
open-only-idle = --only { $pattern } 没有匹配任何文档
open-signed = { $rebuilt ->
    [0] 没有缺少任何东西
   *[other] 重建了 { $rebuilt } 个丢失的块
}；每个文档都与{ $pinned ->
    [yes] 发布者
   *[no] 这个未知的发布者
}签名的一致
open-difference = 这些是差异包的组成部分，不是文档：请加上 --onto 和 { $series } 第 { $release } 期的文件夹，重新打开
open-steps = { $count } 个差异包，一个接一个：{ $steps }
open-step-failed = 出错的差异包是 { $title }，资料包 { $id }
open-lies-open = 打开后的文档现在就放在载体上，在加密的资料包旁边，任何人都能读：在载体被带走之前，请把 { $path } 移开
open-what-is-here = 没有打开任何东西，也没有写入任何东西
open-not-pinned = 发布者 { $digits } 在此处没有记为可信。文档就是这个发布者签名的内容，但任何人都可能是这个发布者。
open-compare-digits = 在相信文档里的话之前，请先核对数字。
open-passphrase = { $title } 的口令
open-left-out = { $count ->
   *[other] 这个位置放不下 { $count } 个文档；它们没有写出，其余的都已验证：{ $list }
}
open-done-stream = { $title }（签名者：{ $maker }；{ $date }）：共 { $all } 个文档，{ $documents } 个（{ $size }）已送到标准输出
open-stream-json = -o - 把文档写到标准输出，那里不能再有 --json：请去掉其中一个
open-stream-onto = -o - 不能与 --onto 一起使用：请指定一个新文件夹
open-stream-terminal = -o - 写出的数据流不是给屏幕看的：pannier open 资料包 -o - | tar x
cat-json = 文档送到标准输出，那里不能再有 --json
cat-two = cat 先要写出资料包所在的文件夹，最后写出一个文档的路径：pannier cat 资料包 路径
cat-none = 资料包里没有文档 { $path }：用 pannier list 查看各个路径
cat-folder = { $path } 是文件夹：请指定一个文档，或者：pannier open 资料包 --only { $path } -o 新文件夹
open-listed-some = { $title }（签名者：{ $maker }；{ $date }）：共 { $all } 个文档，其中 { $documents } 个，{ $size }
open-sizes-unread = 加上 --sizes 才显示大小
open-listed = { $documents ->
   *[other] { $title }（签名者：{ $maker }；{ $date }）：{ $documents } 个文档，{ $size }
}

open-sandbox = 沙箱：{ $apart ->
    [yes] 解码在单独的进程中运行
   *[no] 解码在本进程的线程中运行
}；{ $files ->
    [full] 文件和网络都已封闭，只留下载体和新文件夹
    [part] 文件和网络只封闭了一部分，因为这个内核太旧
   *[none] 文件和网络没有封闭，因为这个系统没有 Landlock，或者必须运行您的密钥所需的程序
}；{ $calls ->
    [yes] 不能启动任何程序，也不能打开任何套接字
   *[no] 对系统调用没有限制
}

repair-whole = { $title }：又是完整的资料包了，逐位相同，位于 { $folder }
repair-chunks = { $title }：全部分卷又都有了，逐位相同，位于 { $folder }
repair-rebuilt = { $data ->
   *[other] { $data } 个数据块
}；{ $recovery ->
   *[other] 重新计算了 { $recovery } 个恢复块
}
repair-first-line = 签名文件的第一行没有任何签名涵盖，它曾被写成别的文字：这一行现在写的是发布者
repair-lost = { $name } 到处都已丢失，所以新的资料包里没有它

more-done = { $added ->
   *[other] { $title }：新增 { $added } 个恢复块，共 { $recovery } 个，位于 { $folder }
}
more-written = { $whole ->
    [yes] 整个资料包，{ $size }
   *[no] 小文件和新增的部分，{ $size }
}
more-list = 资料包 { $id }；以前交出去的文件也属于它，仍然有效
more-checked = 每一块都已读回：完全相同；只用新的块，在每一块的 16 种随机组合上试过恢复
more-next = 把新文件交出去，或者把新旧文件一起分发：{ $command }

bare-bundle = 这个文件夹里有一个资料包。它自称是 { $titles }；还没有证明任何事。您可以这样做：
bare-nothing-proven = 这个文件夹里有一份资料包的清单，但这里没有东西能证明它。您可以这样做：
bare-documents = 这个文件夹里有已经打开的文档。您可以这样做：
bare-check = pannier check .                               查明是否确为发布者所签、是否够用
bare-trust = pannier trust .                               核对 30 位数字之后，把发布者记为可信
bare-open = pannier open . -i recipient.key -o 新文件夹   打开到一个新文件夹
bare-help = pannier --help                                所有命令
more-first = { $names }：打开一部分时最先需要的内容
open-partial-may = 也许已经有文档可以打开：在同一条命令里加上 --partial
open-partial-one-piece = 从说明信息看，发布者把它打成了一整块：收到足够的块之前，任何文档都打不开
open-partial-no-list = 文档清单还没有到：它在最前和最后的分卷里
open-partial-none-whole = 还没有一个文档是完整的
