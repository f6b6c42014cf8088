pack-read = { $documents ->
   *[other] { $documents } 个文档，{ $size }
}{ $excluded ->
    [0] {""}
   *[other] ，{ $excluded } 个没有包括
}{ $renamed ->
    [0] {""}
   *[other] ，{ $renamed } 个已改名（ESCAPED-NAMES.txt）
}{ $apart ->
    [0] {""}
   *[other] ，{ $apart } 个单独压缩
}
pack-looked = { $all ->
   *[other] { $all } 个文档
}中的 { $documents } 个，寻找地点和姓名{ $part ->
    [0] {""}
   *[other] ，其中 { $part } 个没有读到末尾
}；没有警告的文档，也可能泄露地点和姓名
pack-builds-on = 第 { $release } 期：{ $changed } 个有改动，{ $added } 个新增，{ $removed } 个去掉；{ $size }，而完整的一期有 { $whole }
pack-since-difference = { $title } 本身是差异包：请在上一期的基础上打开它，再用 --since 指定得到的新文件夹
pack-whole-is-smaller = 完整的一期不会比这个差异包大，而且不需要上一期：请不用 --since 打包
pack-compressed = 成为 { $size }，级别 { $level }
pack-compressed-share = 成为 { $size }（{ $share }%），级别 { $level }
pack-sealed-recipients = { $recipients ->
   *[other] 为 { $recipients } 个接收者加密
}
pack-recipient = { $digits }  { $name }
pack-recipient-stated = { $digits }  { $name }，与文件所写相同
pack-no-name = 没有名称
pack-place-given = 在 -r 之后
pack-place-line = { $path } 第 { $line } 行
pack-more-recipients = { $more ->
   *[other] 还有 { $more } 个（-v 会显示）
}
pack-since-same = 与 { $title } 对照：没有人新增，没有人去掉
pack-since-gone = 与 { $title } 对照：没有人新增，已去掉 { $gone } 个
pack-since-new = 与 { $title } 对照：新增 { $new } 个，已去掉 { $gone } 个；交出去之前，请向新增的人口头询问数字
pack-since-rekeyed = { $name } 的密钥与 { $title } 中的不同：请向 { $name } 口头询问数字：这个密钥可能是陌生人的
pack-since-no-note = 没有与 { $title } 对照：没有私人记录（--remember-recipients 会开始一份）
pack-since-unknown = 没有与 { $title } 对照：私人记录里没有那个资料包
pack-since-unknown-what = 没有把任何人与 { $title } 对照：请向每个人口头询问数字，或者指定最近打包的那一期
pack-since-other-sealing = 没有与 { $title } 对照：它不是为接收者加密的
pack-sealed-passphrase = 用口令加密
pack-sealed-none = 没有加密：任何人都能读
pack-cut = { $data ->
   *[other] { $data } 个数据分卷
}和 { $recovery ->
   *[other] { $recovery } 个恢复分卷
}，每个最大 { $size }；{ $survives }
pack-plan = { $couriers ->
   *[other] { $couriers } 个传递者，其中可以丢失任意 { $survive } 个：{ $share }% 的恢复块，每一份大小相同
}
pack-page = { $name }，{ $size }，它的数字 { $digits }
pack-content = { $digits }（同样的文档得出同样的数字）
pack-default-name = 这一期名为 { $title }。请给下一期另一个 --series 或 --release：两期同名会互相排斥。
pack-dry-run = 试运行：没有写入任何东西。
pack-rehearsed = 每一块和每个文档都已读回：完全相同；在每一块的 16 种随机组合上试过恢复
pack-rehearsed-whole = 每一块和每个文档都已读回：完全相同
pack-not-rehearsed = 没有预演
pack-done = { $series } { $release } 位于 { $folder }，{ $size }，资料包 { $id }

pack-next-much = { $command }   （{ $much }）
amounts-head = 各种方式需要：
amounts-files = { $size }，{ $chunks ->
   *[other] { $chunks } 个分卷和小文件
}
amounts-mail = { $count ->
   *[other] { $count } 封邮件
}
amounts-floppy = { $count ->
   *[other] { $count } 张软盘
}
amounts-cd = { $count ->
   *[other] { $count } 张 CD
}
amounts-dvd = { $count ->
   *[other] 或 { $count } 张 DVD
}
amounts-paper = 约 { $photo } 页供手机读取（photo），{ $dense } 页更密（dense），{ $flatbed } 页供平板扫描仪读取（flatbed）
amounts-screen = 一轮约 { $length }
pack-would-be = 结果会是{ $much }。
pack-much-paper = { $pages ->
   *[other] 约 { $pages } 页 A4；大约五分之一的二维码可以丢失
}
pack-much-screen = 一轮约 { $length }的循环；大约五分之一的二维码可以丢失

pack-tells-position = { $documents ->
   *[other] { $documents } 个文档泄露地点：照片、视频、录音或轨迹可能说明它在哪里制作
}
pack-tells-camera = { $documents ->
   *[other] { $documents } 个文档泄露相机的序列号或所有者
}
pack-tells-author = { $documents ->
   *[other] { $documents } 个文档写有作者的姓名
}
pack-tells-preview = { $documents ->
   *[other] { $documents } 张照片含有自身的缩小副本，可能会显示已被裁掉或模糊掉的部分
}
pack-tells-unread = { $documents ->
   *[other] { $documents } 个文档可能泄露地点或人物：没有能读到它的末尾
}
pack-step-strip = 制作不带这些数据的副本（exiftool -all= 副本，或 mat2 文件），或者用 --exclude 去掉这个文档
pack-step-author = 如果作者愿意，就保留姓名；否则制作不带姓名的副本（mat2 文件），或者用 --exclude 去掉这个文档
pack-step-preview = 制作不带缩小副本的照片副本（exiftool -all= 副本，或 mat2 文件），或者用 --exclude 去掉这张照片
pack-step-unread = 用 exiftool -a -G1 文件 查看这个文档，或者用 --exclude 去掉它
pack-litter-open = { $entries ->
   *[other] { $entries } 个办公软件或编辑器的文件，会说明谁打开过文档，或者含有文本的副本
}
pack-litter-history = { $entries ->
   *[other] { $entries } 个文件会泄露输入过的命令或访问过的位置
}
pack-litter-system = { $entries ->
   *[other] { $entries } 个系统的文件或文件夹可能会显示其他文件，包括已删除的
}
pack-step-litter = 用 --leave-out-litter 去掉所有这类文件和文件夹
pack-unfit-file = { $documents ->
   *[other] { $documents } 个文档大于 4 GiB：资料包打开后，使用 FAT32 的 U 盘和存储卡放不下它们
}
pack-unfit-name = { $documents ->
   *[other] { $documents } 个文档的名称超过 { $most } 字节：加密文件夹和某些网络存储放不下这样的名称
}
pack-tells = { $more ->
    [0] { $notice }：{ $path }
   *[other] { $notice }：{ $path }，还有 { $more } 个（-v 会列出）
}
pack-allowed-key = { $path } 看起来含有 { $what }；这个文档仍然打包，因为 --allow-key 指定了它
pack-idle-pattern = --exclude { $pattern } 在文档集里没有匹配任何东西，所以什么都没有去掉
pack-no-documents = 文档集里没有文档
pack-double = { $place }：与{ $first }是同一个接收者；只算一次
pack-double-names = { $place }：{ $name } 的密钥与 { $other }（{ $first }）的相同；只算一次，而且两个名称中有一个是错的
pack-recipients-others = 这台电脑上的其他人可以写入 { $path }：请口头核对下面的每一位数字，并关闭其他人对这个文件的权限：chmod go-w
pack-not-noted = 资料包是完整的，但私人记录 { $path } 没有写成，所以下一次不会知道这一期的情况：{ $why }
pack-another-key = 上一期由另一个密钥签名：接收者必须重新核对数字

pack-other-series = --previous 属于系列 { $previous }，不是 { $series }
pack-older-release = --previous 是第 { $previous } 期，而这一期会是第 { $release } 期
pack-clock = { $why }；请校正时钟，或者写明日期：--created YYYY-MM-DD
pack-clock-reset = 这台电脑的时钟显示 { $clock }，所以时钟是错的，而日期会被永远签在里面
pack-clock-earlier = 这台电脑的时钟显示 { $clock }，早于这一期所接续的那一期（{ $previous }）
pack-clock-later = 这台电脑的时钟显示 { $clock }，比这一期所接续的那一期（{ $previous }）晚很多年
pack-clock-question = 今天的日期，写成 YYYY-MM-DD（年-月-日）：
pack-bad-fit = --fit { $size } 不是大小，应写成 700MB 或 64MiB 这样
pack-bad-frames = --frames { $size } 不是至少 1MiB 的大小，应写成 8MiB 这样
pack-bad-chunk-size = --chunk-size { $size } 不是大小，应写成 8MiB 或 700kB 这样
pack-spare-below-one = --spare { $spare } 小于 1%：您的意思是 { $percent }% 吗？
pack-bad-spare = --spare { $spare } 不是 0 到 200% 的百分比，应写成 25% 这样
pack-note-others = 这台电脑上的其他人可以写入 { $path }，所以这份记录可能是假的：请查看它，再关闭其他人的权限：chmod 600
pack-no-note = { $path } 不是接收者的私人记录（第 { $line } 行）：请把它移开
pack-for-whom = 请说明谁可以打开它：-r 接收者、-R 文件、--passphrase，或者 --public（任何人都能打开）
pack-needs-passphrase = 需要口令：请在终端运行这条命令，或者用 --passphrase-file 指定文件

pack-new-passphrase = 这个资料包的新口令（留空：会为您生成一个）
pack-made-passphrase = 这个资料包的口令，只显示这一次。请告诉接收者，绝不要与资料包一起发送：
pack-key-passphrase = { $path } 的口令
pack-key-open-to-others = 这台电脑上的其他人可能可以读取 { $path }；请关闭其他人对这个文件的权限：chmod 600

keygen-done = { $folder } 里有 { $files } 个新文件
keygen-publisher-key = { $guarded ->
    [yes] 用来签名；由您的口令保护。绝不要交给别人。
   *[no] 用来签名；没有口令保护。绝不要交给别人。
}
keygen-publisher-pub = 把它交给每个人，并口头或在纸上告诉他们这些数字：
keygen-own-pin = 也让这台电脑信任您自己的资料包
keygen-recipient-key = 能打开为您加密的一切。绝不要交给别人。
keygen-recipient-pub = 把它交给发布者，并口头或在纸上告诉他们这些数字：
keygen-gone = 使 publisher.key 永远作废。请打印它，把纸张存放在别处，并删除这个文件。
keygen-new-passphrase = publisher.key 的新口令
keygen-needs-passphrase = publisher.key 需要口令：请在终端运行这条命令，用 --key-passphrase-file 指定文件，或者用 --no-passphrase 让密钥不受保护
keygen-empty-passphrase = 空的口令什么都保护不了；请输入口令，或者给出 --no-passphrase

pack-previous-difference = --previous 应是完整的一期，而 { $title } 是差异包：请指定完整一期的资料包，或者用 --since 以已打开的文件夹为基础
pack-series-of-difference = { $series } 是差异包的名称：请给出各期的系列
