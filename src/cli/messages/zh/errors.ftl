error-io = 无法{ $doing ->
    [read] 读取
    [write] 写入
    [create] 创建
    [list] 列出
    [rename] 改名
    [sync] 同步
    [remove] 删除
   *[run] 运行
 } { $path }：{ $why }
error-refused = 无法放置 { $path }：{ $why }
error-not-kept = { $place } 没有保存住写入的内容：读回的 { $files } 个文件中有 { $lost } 个出错，第一个是 { $path }：{ $how }
error-unsteady = { $path } 再次读取时内容不一样了
error-interrupted = 已中断；没有任何未完成的东西以最终名称留下
error-bug = Pannier 的程序错误：{ $what }
error-no-space = { $path } 空间不足：需要 { $needed } 字节
error-no-space-free = { $path } 空间不足：需要 { $needed } 字节，剩余 { $free } 字节
error-no-space-files = { $path } 放不下更多文件：需要 { $needed } 字节，剩余 { $free } 字节，但这个位置不再接受新文件
error-unfit = { $count ->
   *[other] 这个位置放不下 { $count } 个文档，没有写入任何东西：{ $list }
}
error-part-other = { $folder } 里的文档属于另一期，不是 { $title }
error-part-altered = { $documents ->
   *[other] { $folder } 里有 { $documents } 个文档与发布者签名的不一致：{ $names }
}
error-exists = { $path } 已经存在，而任何东西都不会被覆盖
error-busy = 另一次运行正在写入 { $path }
error-in-the-way = { $path } 挡在那里，而且不是 Pannier 留下的
error-no-name = { $path } 不能作为新文件夹的名称
error-other-file = { $path } 已经在那里，是另一个文件；任何东西都不会被覆盖

error-not-a-key = { $path } 不是 { $wanted ->
    [publisher] minisign 公钥
    [publisher-secret] minisign 私钥
    [recipient] 列出接收者的文本文件
   *[recipient-secret] age 身份文件
 }
error-other-half-secret = { $given } 是私钥，而这里应该用公钥
error-other-half-public = { $given } 是公钥，而这里应该用私钥
error-not-a-recipient = { $text } 不是 age 接收者
error-no-recipient = { $path } 里没有接收者
error-recipient-digits = { $path } 第 { $line } 行写的数字，与第 { $recipient } 行的接收者（{ $name }）的数字不符：{ $count ->
    [6] 每一组都不同
   *[other] 6 组中第 { $groups } 组不同
}
error-recipient-trailing = { $path } 第 { $line } 行除了接收者还有别的文字，而接收者必须单独占一行
error-recipient-not-digits = { $path } 第 { $line } 行写的数字不是 30 位
error-recipient-for-nobody = { $path } 第 { $line } 行写了数字，但紧接着的下一行没有接收者
error-key-passphrase-needed = { $path } 需要它的口令
error-key-passphrase-wrong = 这个口令打不开 { $path }
error-seal = 无法加密：{ $why }

error-not-unpacked = 没有找到资料包；{ $left }
error-no-bundle = 没有找到资料包：给出的东西里没有带签名的 SHA256SUMS
error-list-damaged = 没有找到资料包：{ $path } 已损坏
error-list-missing = 没有找到资料包：{ $path } 在这里，但它所签的 SHA256SUMS 缺失或损坏
error-crowded = 这里的东西超出了一次运行的范围：清单、签名或资料包太多，可能是有人制作的，用来掩盖真的资料包
error-many-bundles = 找到了好几个资料包：{ $list }
error-candidate-limited = { $id }  { $title }，签名者：{ $name }，对这个系列没有记为可信
error-candidate-named = { $id }  { $title }，签名者：用 { $by } 指定的发布者
error-candidate-pinned = { $id }  { $title }，签名者：{ $name }
error-candidate-unknown = { $id }  { $title }，签名者没有记为可信
error-conflict = 同一个密钥签了互相排斥的资料包：{ $list }
error-no-such-release = 这里没有可信的发布者的第 { $release } 期资料包
error-no-such-bundle = 没有找到编号以 { $id } 开头的资料包

error-list-unsigned = 与 { $path } 在一起的签名，没有一个是签给它的：清单或它的签名被改动了，或者两者缺了一个
error-other-series = 发布者 { $digits }（{ $name }）只对系列 { $pinned } 记为可信，对 { $series } 没有记为可信
error-unknown-publisher = 资料包自称来自发布者 { $digits }，这个发布者在此处没有记为可信
error-wrong-publisher = 签名的是发布者 { $found }，不是发布者 { $asked }
error-wrong-publisher-nameless = 签名的密钥在资料包里没有写明，不是发布者 { $asked }
error-wrong-comment = 签名是真的，但它是为别的东西而签的：{ $comment }
error-other-digits = 这些数字不是这个发布者的：{ $count ->
    [6] 每一组都不同
   *[other] 6 组中第 { $groups } 组不同
}

error-pins-within = { $pins } 里的信任记录位于给出的 { $given } 之内：信任记录不可以来自载体
error-pins-medium = { $pins } 里的信任记录与给出的 { $given } 在同一个可移动存储介质上：信任记录不可以来自载体
error-pins-mode = 这台电脑上的其他人可以写入 { $path }，所以这些信任记录可能是他们的
error-pins-owner = { $path } 属于这台电脑上的另一个用户，所以这些信任记录可能是那个用户的
error-variable-within = { $by } 的密钥文件 { $pins } 位于给出的 { $given } 之内：发布者不可以来自载体
error-variable-medium = { $by } 的密钥文件 { $pins } 与给出的 { $given } 在同一个可移动存储介质上：发布者不可以来自载体
error-variable-mode = 这台电脑上的其他人可以写入 { $path }，所以 { $by } 的发布者可能是他们的
error-variable-owner = { $path } 属于这台电脑上的另一个用户，所以 { $by } 的发布者可能是那个用户的

error-sums = 签名的清单格式不对：{ $fault }
error-sums-long = 它有 { $bytes } 字节，最多允许 { $most } 字节
error-sums-text = 不是由完整的行组成的文本
error-sums-line = 第 { $line } 行不是哈希值、两个空格和一个名称
error-sums-name = 第 { $line } 行的名称不被允许
error-sums-twice = 第 { $line } 行重复了一个名称
error-sums-absent = 清单里没有 { $name }
error-facts-format = 资料包的格式是 { $format }，本程序最多能读到格式 { $most }
error-facts-requires = 读取这个资料包需要 { $what }
error-facts-opening-requires = 打开这个资料包需要 { $what }；用此版本可以检查和携带它
error-facts-json = bundle.json：{ $why }
error-facts-field = bundle.json：字段 { $field } 超出范围
error-contradiction-publisher = 资料包有签名，但自相矛盾：bundle.json 写的发布者没有签名
error-contradiction-long-facts = 资料包有签名，但它的 bundle.json 比格式允许的长
error-contradiction-chunks = 资料包有签名，但自相矛盾：清单列出的分卷与 bundle.json 计数的不同
error-contradiction-table = 资料包有签名，但自相矛盾：blocks.idx 的长度与 bundle.json 要求的不同
error-contradiction-sealing = 资料包有签名，但自相矛盾：bundle.json 和数据主体对加密方式的说法不同
error-other-code = 发布者签名的块表不属于这种恢复编码：这个资料包丢失的块无法重建
error-contents-no-signature = 文档与发布者签名的不一致：没有 CONTENTS.sha256.minisig
error-contents-other-list = 文档与发布者签名的不一致：由文档生成的清单，不是签名的那一份；这里没有东西能说明是哪些文档不同
error-contents-list-unsigned = 文档与发布者签名的不一致：CONTENTS.sha256 没有发布者的签名
error-contents-list-malformed = 文档与发布者签名的不一致：CONTENTS.sha256 格式不对
error-contents-document = 文档与发布者签名的不一致：{ $path }
error-delta-whole = 这个资料包不是差异包：它不以任何其他一期为基础，所以 --onto 没有用处
error-delta-not-opened = { $path } 不是已打开的一期：里面没有 CONTENTS.sha256 或它的签名
error-delta-inside = { $path } 位于上一期的文件夹之内，而那个文件夹必须保持原样
error-delta-already = 用 --onto 给出的文件夹已经是 { $title }，这里没有差异包能得出比它新的一期
error-delta-base-untrusted = 用 --onto 给出的文件夹里，文档清单没有这个发布者的签名
error-delta-base-list = 用 --onto 给出的文件夹里，文档清单有签名，但格式不对
error-delta-other-content = 用 --onto 给出的文件夹是 { $title } 的另一个版本：它的文档的数字是 { $found }，而差异包以 { $wanted } 为基础
error-delta-other-base = 差异包以 { $wanted } 为基础，而用 --onto 给出的文件夹是 { $found }
error-delta-gap = 这里的差异包只到 { $found }，下一个差异包以 { $wanted } 为基础：缺少从第 { $from } 期到第 { $to } 期的差异包
error-delta-missing = 缺少上一期的一个文档：{ $path }
error-delta-altered = 上一期的一个文档与发布者签名的不一致：{ $path }
error-delta-malformed = 差异包有签名，但其中的 { $name } 缺失或格式不对

error-contents-count = 文档与发布者签名的不一致：{ $documents ->
   *[other] 有 { $documents } 个文档
 }，清单列出 { $listed } 个

error-small-missing = 在给出的所有东西里，{ $name } 都缺失或损坏
error-not-enough = 需要 { $need } 块，这里有 { $have } 块（{ $percent }%），还差 { $short } 块
error-commands-terminal = { $path } 不在终端上显示：它不是文本，或者太长，或者含有会被终端当作指令的字符
dash-refused = { $argument } 应是文件夹或文件的名称，而 - 表示标准输入或标准输出：如果文件真的叫这个名称，请写 ./-
dash-twice = - 两次用作标准输入，而标准输入只读一次：请为其中一个指定文件
error-pattern = { $pattern } 不是有效的匹配模式：{ $why }
error-nothing-fits = 资料包里没有文档与 { $patterns } 匹配
error-not-whole = 共 { $all } 块，这里有 { $have } 块，而分发需要全部

error-sealed-passphrase = 资料包用口令加密，而没有给出能打开它的东西
error-sealed-recipients = 资料包用接收者的密钥加密，而没有给出能打开它的东西
error-wrong-key = 给出的密钥没有一个能打开这个资料包
error-wrong-passphrase = 这个口令打不开这个资料包
error-scrypt = 口令加密要求的计算强度是 { $asked }，最多接受 { $accepted }
error-no-memory = 处理口令一次需要 { $needed } 内存，系统给不出这么多
error-payload-seal = 虽有签名，仍然拒绝：加密的部分是坏的：{ $why }
error-payload-compression = 虽有签名，仍然拒绝：压缩的部分是坏的：{ $why }
error-payload-archive = 虽有签名，仍然拒绝：归档在字节 { $at } 处是坏的：{ $what }
error-payload-name = 虽有签名，仍然拒绝：归档里有不被允许的名称 { $path }：{ $fault }
error-payload-collision = 虽有签名，仍然拒绝：归档里有 { $path }，还有一个被某些系统看作与它相同的名称
error-payload-limit = 虽有签名，仍然拒绝：归档超出了限度：{ $what }

error-name-empty = 它是空的
error-name-absolute = 它是绝对路径
error-name-long = 它超过 1,024 字节
error-name-deep = 它超过 64 层
error-name-empty-part = 它有一段是空的
error-name-dots = 它有一段是 . 或 ..
error-name-long-part = 它有一段超过 255 字节或单位
error-name-reserved = 它含有 \ : * ? < > | " 之一
error-name-control = 它含有控制字符
error-name-direction = 它含有改变文字方向的字符
error-name-ending = 它有一段以点或空格结尾
error-name-device = 它有一段是 Windows 的设备名称
error-name-form = 它不是 Unicode 的 NFC 形式
error-name-dash = 它只是一个连字符，而其他程序会把连字符理解成别的东西
error-name-compressed = 它有一段的开头与压缩数据的开头相同
error-name-own = Pannier 自己会加入同名的文件

error-corpus-names = { $count ->
   *[other] 文档集里有 { $count } 个名称
 }不能打包：{ $list }
error-corpus-not-unicode = 它不是 Unicode
error-corpus-old-name = 它不是 Unicode；可能是 { $encoding }：{ $name }
error-corpus-name-secret = 它的名称里含有 { $what }，而这个名称会交给每个接收者
error-corpus-twin = 某些系统会把它看作 { $other }
error-corpus-link = 它是符号链接，不会跟随
error-corpus-special = 它既不是文件，也不是文件夹
error-corpus-changed = { $path } 在打包时被改动了
error-corpus-secret = 文档集里的 { $path } 含有 { $what }，会交给每个接收者
error-corpus-bundle = 文档集里的 { $path } 本身就是资料包
error-corpus-not-folder = { $path } 不是文件夹
error-output-in-corpus = { $path } 位于文档集之内
error-too-large = 数据主体会有 { $bytes } 字节，格式最多容纳 { $most } 字节
error-pack-series = 系列的名称只用 a-z、0-9 和 -，最多 64 个字符
error-pack-release = 期号从 1 开始
error-pack-date = 日期写成 YYYY-MM-DD（年-月-日）
error-pack-level = 级别从 1 到 { $most }
error-pack-long-chunks = 分卷须小于 4 GiB，以便存放在 FAT32 上
error-pack-short-chunks = { $bytes } 字节的分卷对这个文档集太小：至少需要 { $least } 字节
error-pack-pattern = { $option } { $pattern }：{ $why }
error-pack-idle-name = --exclude { $name }：文档集里没有这个文件或文件夹，所以什么都不会去掉
error-pack-idle-key = --allow-key { $name }：文档集里没有这个文档
error-pack-idle-first = --first { $name } 在文档集里没有匹配任何东西，所以没有东西会排在最前
error-pack-idle-apart = --apart { $name } 在文档集里没有匹配任何东西，所以没有东西会单独压缩
error-pack-many-recipients = 接收者太多：为这些接收者加密需要 { $bytes } 字节，最多允许 { $most } 字节
error-rehearsal = 预演没有得回所读入的内容：{ $why }
error-workshop-signal = 解码的进程还没有完成，就被信号 { $signal } 终止了
error-workshop-ended = 解码的进程还没有完成就结束了
error-workshop-nonsense = 解码的进程给出了没有意义的回答
error-misread-documents = 文档不同
error-misread-blocks = 块不同

error-more-other-key = 只有资料包的发布者才能扩充它：发布者是 { $publisher }，而给出的密钥是 { $key }
error-more-not-more = 资料包{ $have ->
   *[other] 有 { $have } 个恢复块
 }，而这条命令要求的是 { $asked } 个
error-more-other-names = 这么多分卷，会改变已经交出去的分卷的名称

error-plan-carriers = { $carriers ->
   *[other] 要求了 { $carriers } 个载体
 }；一个资料包至少分发到 1 个载体，最多 { $most } 个
error-plan-sizes = { $carriers } 个载体却有 { $sizes } 个容量：请给出一个适用于全部的，或者每个载体给一个
error-plan-counts = { $carriers } 个载体，其中 { $survive } 个可以丢失，每个分卷 { $copies } 份：没有计划符合这些数目
error-plan-short = { $carriers } 个载体在最坏情况下丢失 { $survive } 个之后，只剩 { $left } 块，而需要 { $need } 块
error-plan-too-small = 资料包不带任何恢复块也要占 { $needed }，超过了 --fit 的 { $size }
error-plan-no-room = 数据分卷需要 { $needed } 字节，而各载体除小文件外只有 { $room } 字节的空间
error-plan-whole = 有 { $carriers } 个载体，其中 { $survive } 个可以丢失；这样单独一个载体就足以重建全部内容
error-plan-greedy = 要能承受 { $carriers } 个传递者中丢失 { $survive } 个，恢复块就要超过数据块的两倍
error-plan-same = { $one } 和 { $other } 是同一个文件夹，或者一个在另一个之内
error-plan-stray = { $path } 已经在那里，而这个计划把这个分卷给另一个载体
error-medium-is-folder = { $path } 是文件夹：salvage 读取映像或设备，gather 读取文件夹
error-not-a-medium = { $path } 既不是文件，也不是块设备：salvage 读取映像或设备

error-trial-left = 需要 { $need } 块，只剩 { $left } 块
error-trial-found = { $found ->
   *[other] 找到 { $found } 个完好的块
 }，预期 { $left } 个
error-trial-no-table = 没有找到块表

error-codes-too-much = 这有 { $bytes } 字节，而二维码最多携带 { $most } 字节
error-codes-chunk = { $name } 有 { $bytes } 字节，而这种大小的二维码，对一个分卷最多携带 { $most } 字节
error-codes-nothing = 所请求的分卷，没有一个完整地在这里，也没有一个能重建
error-codes-loop = 循环有 { $frames } 个二维码，而这里的动画图片最多容纳 { $most } 个
error-codes-no-terminal = 二维码在终端上播放，而这里的输出不是送往终端
error-codes-small-window = 窗口是 { $columns } x { $rows } 个字符，而最小的二维码需要 { $width } x { $height }：请放大窗口，或者用更小的字符
error-codes-secret = 这是 { $what }，而机密绝不打印在卡片上
error-codes-no-card = 这既不是公钥，也不是接收者，也不是便条

error-slip-digits = 便条只有数字，每组 5 位
error-slip-uneven = 第 { $group } 组不是 5 位数字
error-slip-length = 便条说它有 { $told } 组，但给出了 { $given } 组
error-slip-misheard = 第 { $group } 组不可能是 { $given }
error-slip-misheard-maybe = 第 { $group } 组不可能是 { $given }；换成 { $maybe } 则所有组都相符
error-slip-check = 末尾的校验组不符：出错的数字不止一个
error-slip-version = 便条的版本是 { $version }，本程序能读版本 { $known }
error-slip-nonsense = 便条说的事不可能
error-no-release = 便条请求 { $title }，而这里没有那一期的完整资料包，只有 { $here }
error-slip-other-bundle = 便条针对的是编号以 { $id } 开头的资料包

error-skip-form = 它不是能含有二维码的文件，例如图片、PDF、视频，或文本形式的二维码内容
error-skip-long-file = 它大于 { $most } MiB
error-skip-work = 没有查看它：它的处理量超过任何一页二维码
error-skip-forbidden = 它需要 { $program }，而不允许运行任何程序
error-skip-missing = { $program ->
    [pdftoppm] 它是 PDF，需要 pdftoppm，这里没有安装：请安装 poppler-utils，或者给出各页的图片
    [ffmpeg] 它是视频，需要 ffmpeg，这里没有安装：请安装 ffmpeg，或者给出屏幕的照片
    [heif-convert] 它是 HEIC 或 AVIF 照片，需要 heif-convert，这里没有安装：请安装 libheif-examples，或者把它转成 JPEG
   *[other] 它需要 { $program }，这里没有安装
}
error-skip-unread = 它是 { $kind }，不能读取：请转成 PNG 或 JPEG
error-skip-archive = 它是压缩包：请解压，并给出文件夹
error-skip-inside = { $program ->
    [pdftoppm] 它是压缩包里的 PDF：请解压，并给出文件夹
    [ffmpeg] 它是压缩包里的视频：请解压，并给出文件夹
   *[other] 它是压缩包里的 HEIC 或 AVIF 照片：请解压，并给出文件夹
}
error-skip-left = { $why ->
    [damaged] 压缩包已损坏或被截短，能读的已经读了：请重新复制它，或者解压并给出文件夹
    [locked] 压缩包里有文件用口令锁住了：请解压，并给出文件夹
    [method] 压缩包里有文件以无法读取的方式存储：请解压，并给出文件夹
    [no-room] 没有空间放压缩包里的内容：请在有空间的地方解压，并给出文件夹
   *[bounds] 压缩包里的文件或字节超出了查看的范围：请解压，并给出文件夹
}
error-skip-none-inside = 里面没有能含有二维码的文件，例如图片、PDF、视频，或文本形式的二维码内容
error-skip-rest = 它之后的图片没有查看，因为压缩包里的像素超出了查看的范围：请解压，并给出文件夹
error-skip-locked = 它是有密码的 PDF：请在程序里打开它，打印成新的 PDF，再给出那个 PDF
error-skip-stalled = { $program } 一分钟没有任何输出，已被终止
error-skip-failed = { $program ->
    [heif-convert] heif-convert 不能读完这张 HEIC 或 AVIF 照片：请把它转成 JPEG
    [heif-dec] heif-dec 不能读完这张 HEIC 或 AVIF 照片：请把它转成 JPEG
   *[other] { $program } 不能读完它
}
error-skip-stream = PDF 或视频要从文件读取，不能从数据流读取
error-picture-large = 它有 { $width } x { $height } 像素，最多查看 { $most } 百万像素
error-picture-long = 它比可以查看的任何动画都长
error-picture-broken = 它已损坏：{ $why }
error-picture-gave-up = 它已损坏：它的解码程序停止了
error-film-form = 它不是 { $form }
error-film-pixels = 它的像素属于不能读取的一种：请转换成 8 位，4:2:0 或灰度
error-film-large = 它的画面有 { $width } x { $height } 像素，最多查看 { $most } 百万像素
error-film-cut-short = 它在一幅画面的中间结束
error-film-long = 已查看它的前 { $count } 幅画面或页，其余没有查看：请分成更短的几段给出

error-foreign-key-post-quantum = { $path } 里是抗量子密钥（AGE-SECRET-KEY-PQ-1…），而此版本只能用普通的 age 密钥打开
error-foreign-key-ssh = { $path } 是 ssh 的密钥，而资料包要用 age 密钥打开
error-foreign-key-pgp = { $path } 是 PGP 的密钥，而资料包要用 age 密钥打开
error-recipient-file = { $text } 是文件：请用 -R 给出，它接受列出接收者的文件
error-recipient-ssh = 这是 ssh 的密钥，Pannier 不接受：请向接收者要一个以 age1 开头的密钥（pannier keygen 或 age-keygen 可以生成）
error-recipient-post-quantum = 这是抗量子密钥（age1pq…），此版本不能为它加密：请向接收者要一个以 age1 开头的普通密钥
error-kit-none = { $folder } 里没有工具箱的清单：即写有程序名称的文件 SHA256SUMS
error-kit-untrusted = { $folder } 里的工具箱没有由您记为可信的人签名
error-kit-altered = { $folder } 里的工具箱有文件与它的清单不符：{ $names }
error-part-list = { $folder } 里的文档清单 CONTENTS.sha256 与发布者签名的内容不符
