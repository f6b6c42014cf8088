paper-title = PANNIER  { $title }  资料包 { $id }
paper-page = 第 { $number } 页，共 { $pages } 页

paper-label = { $number }/{ $codes }
paper-small-files = 小文件
paper-whole-bundle = 整个资料包
paper-chunks = 所请求的分卷

paper-digits = 发布者 { $digits }：请口头核对这些数字。页面本身不证明任何事。
paper-digits-short = { $enough } 发布者 { $digits }
paper-enough = 这 { $codes } 个二维码中，任意 { $need } 个就够了。
paper-enough-each = { $codes } 个二维码，其中：{ $some }。
paper-enough-each-more = { $codes } 个二维码，其中：{ $some }，等等。
paper-some = { $name } 需要 { $codes } 个中的任意 { $need } 个
paper-photograph = 请拍照或扫描每一页，要清晰、平整。然后：{ $command }
paper-by-hand = 手工方式：有第 1 到第 { $last } 号全部二维码的清晰图片，用这一行可以得到{ $object ->
    [files] 各个文件
   *[chunk] 一个分卷
}：
paper-by-hand-others = 手工方式：有第 1 到第 { $last } 号全部二维码的清晰图片，用这一行可以得到{ $object ->
    [files] 各个文件
   *[chunk] 一个分卷
}（其他的：用它们自己的 sid 和长度，> 名称.bin）：
paper-then = 然后，查看签名者是谁：{ $command }  封面说明怎样继续，发布者的卡片上也有说明。

paper-cells = 试验，不是 QR 码：请平整地扫描成灰度，每英寸 300 点或更高。然后：{ $command }

cover-title = { $pages ->
   *[other] 这是封面；后面还有 { $pages } 页。
}
cover-what = 这是什么
cover-documents = 文档，做成摄像头能读取的二维码：{ $title }，{ $made }。{ $locked }
cover-made = 制作于 { $date }，{ $bytes } 字节
cover-locked-recipients = 只有拥有相应私钥的人才能打开。
cover-locked-passphrase = 只有知道口令的人才能打开。
cover-locked-none = 没有加密：任何人有这些页面，都能读到全部内容。
cover-getting = 怎样取出文档
cover-step-1 = 1. 请拍照或扫描每一页，这一页也要：平整、清晰、光线均匀。缺角和污渍没有关系。
cover-step-1-only = 1. 请拍照或扫描这一页：平整、清晰、光线均匀。缺角和污渍没有关系。
cover-step-2 = 2. { $command }     说明有什么；如果不够，说明还要带来哪些页。
cover-step-3 = 3. { $command }
cover-step-3-trust = 如果它还不认识任何发布者，就会停下：请核对下面的数字，然后：{ $command }
cover-may-miss-told = 每一页都写明需要多少个二维码。
cover-may-miss-codes = 大约五分之一的二维码可以缺少，哪些都可以。
cover-may-miss-page = 每五页可以缺少一页，哪一页都可以。
cover-whose = 它是谁的
cover-digits = 发布者的数字：{ $digits }
cover-compare = 请与认识发布者的人口头核对，或凭另一张纸核对。任何人都能打印这样一页。
cover-programs = 发布者认可的程序
cover-kit = 一个工具箱的清单，工具箱可能放在包旁边。它的数字是 { $digits }。它的哈希值：
cover-kit-compare = 在把清单与这张纸核对之前，不要运行 U 盘上的任何程序。没有 Pannier 时：{ $command }
cover-who-sees = 谁能看到什么
cover-sees-none = 看到这些页的任何人，都能读到全部或部分文档，以及系列、期号、日期和发布者的密钥。
cover-sees-sealed = 看到一页的任何人，都能读到系列、期号、日期、发布者的密钥和大小。文档是加密的。
cover-by-hand = 手工方式，不用 Pannier
cover-small-files = 下面第 1 到第 { $last } 号二维码的清晰图片，可以得到文件清单、它的签名、基本信息和块表：
cover-line-elsewhere = 读取二维码的那一行命令在其他各页上。
cover-chunks = 用同样的方法，由所有页得到各个分卷。然后输入下面各行。如果有一行失败，就停止：
cover-then = 然后输入下面各行。如果有一行失败，就停止：
cover-commands-count = 一条命令只有在从别的途径得到的页面上也有，才算数：发布者的卡片，或者 "{ $command }"。

card-title = PANNIER：{ $what }
card-digits = 数字：{ $digits }
card-publisher = 在信任这个密钥之前，请口头核对数字。它用来检查资料包；没有人能用它制作资料包。
card-recipient = 给发布者：pannier pack -r 密钥 会为它加密。这个密钥不能打开任何东西；能打开的是它的私密的一半。
card-slip = 说明一个资料包缺少什么，或者什么都不缺：pannier want --read 数字
card-by-hand = 不用 Pannier 怎样打开这个发布者的资料包
card-to-type = 不能扫描时，请输入这些：base32，每行末尾有 4 位校验数字。

page-language = zh
page-pause = 暂停
page-play = 播放
page-back = 上一幅
page-next = 下一幅
page-speed = 速度
page-full = 全屏
page-place = { $number }/{ $pictures } - 每秒 { $speed } 幅
page-no-script = 本页面需要开启 JavaScript。它不使用网络。

play-film-title = PANNIER：{ $title }
play-film-digits = { $digits }
play-film-line = 手机里的录像是痕迹。扫描之后请删除。
paper-first-blocks = 最先需要的块
