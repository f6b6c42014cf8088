report-ok = { $title }：确为发布者所签，而且完整
report-openable = { $title }：确为发布者所签，可以打开；这里不齐全，但需要的都在
report-damaged = { $title }：确为发布者所签，虽有损坏，仍可打开；损坏的部分可以重建
report-incomplete = { $title }：还不够，无法打开：{ $shortage }
report-other-publisher = { $title }：不可信：签名的是另一个发布者，不是您指定的那个
report-not-pinned = { $title }：不可信：这个发布者在此处没有记为可信；{ $enough }
report-other-series = { $title }：不可信：{ $name } 对这个系列没有记为可信；{ $enough }
report-conflict = { $title }：互相冲突：同一个密钥签了这个资料包，也签了另一个与它互相排斥的资料包；{ $enough }
report-enough = 需要的都在这里
report-short = 需要 { $need } 块，这里有 { $have } 块（{ $percent }%），还差 { $short } 块
report-no-table = blocks.idx 缺失或损坏，没有它就无法辨认各个分卷；同一资料包的任何其他载体上都有它

report-bundle = { $id }，制作于 { $date }（发布者自己写的日期），{ $sealing }

report-publisher-named = { $digits }（用 -P 指定的发布者）
report-publisher-surroundings = { $digits }（变量 PANNIER_PUBLISHER 里的发布者，不是信任记录）
report-publisher-pinned = { $digits }（已记为可信：{ $name }）
report-publisher-limited = { $digits }（只对其他系列记为可信：{ $name }）
report-publisher-unknown = { $digits }（在此处没有记为可信）

report-extended = { $recovery ->
   *[other] 带有 { $recovery } 个恢复块的资料包 { $id } 是同一期；随它而来的一切在这里都有用
}
report-extends-this = { $recovery ->
   *[other] 带有 { $recovery } 个恢复块的资料包 { $id } 是这一个的扩充，但缺少它的 blocks.idx；它的任何其他载体上都有
}

report-chunks = 数据分卷 { $data }/{ $all_data }，恢复分卷 { $recovery }/{ $all_recovery }，共 { $size }
report-missing-more = { $names }，还有 { $more } 处（-v 会列出）
report-partly = { $chunk }：{ $blocks } 块中有 { $good } 块完好
report-needed = { $short ->
   *[other] 还差 { $short } 块
}：{ $chunks ->
   *[other] 这里不完整的 { $lacking } 个分卷中，任意 { $chunks } 个就够了
}
report-from = { $files ->
   *[other] { $path }：{ $files } 个完好的文件
}
report-ignored = { $files ->
   *[other] { $files } 个文件不属于它
}

container-kind = { $kind ->
    [zip] zip 压缩包
    [tar] tar 归档
    [gzip] gzip 压缩包
    [seven-zip] 7-Zip 压缩包
    [rar] RAR 压缩包
    [xz] xz 压缩包
    [bzip2] bzip2 压缩包
    [mail] 邮件
    [base64] base64 文本
    [image] 存储介质的映像
   *[pieces] 数据恢复程序生成的文件
}
container-left = { $why ->
    [kind] { $path } 是 { $kind }，没有查看内部
    [damaged] { $path } 是 { $kind }，已损坏或被截短
    [locked] { $path } 是 { $kind }，用口令锁住了
    [method] { $path } 是 { $kind }，其中文件的存储方式无法就地读取
    [bounds] { $path } 是 { $kind }，内容超出了一次搜索的范围
   *[no-room] { $path } 是 { $kind }，没有空间来解开它
}
container-left-and-next = { $left }；{ $next }
container-read = { $files ->
   *[other] { $path }：{ $files } 个完好的文件，就地读取
}
container-list-in = { $path }，就地读取

report-bad-blocks = { $blocks ->
   *[other] { $path }：{ $chunk }，共 { $blocks } 块，其中 { $bad } 块损坏，位于字节 { $offsets }
}
report-bad-cut-short = { $path }：{ $chunk }，被截短：应有 { $all } 字节，只有 { $bytes } 字节
report-bad-zeros-after = { $bytes ->
   *[other] { $path }：{ $chunk }，完整，但末尾之后多出 { $bytes } 个零字节
}
report-bad-bytes-after = { $bytes ->
   *[other] { $path }：{ $chunk }，完整，但末尾之后多出 { $bytes } 个字节
}
report-bad-empty = { $path }：看起来是 { $chunk }，但它是空的
report-bad-nothing-good = { $path }：看起来是 { $chunk }，但里面没有任何完好的内容
report-bad-one-byte = { $path }：{ $name }，有一个字节出错；签名能指出是哪一个
report-bad-carried = { $path }：{ $name }，已还原：{ $changes }；被签名的字节完好无缺
report-carried = { $path } 里的 { $names }，已还原：{ $changes }；被签名的字节完好无缺
report-bad-not-signed = { $path }：不是被签名的那个 { $name }
report-bad-false-page = { $path }：不是发布者签名的页面；不要打开它

transport-mark = 字节顺序标记（BOM）
transport-wide = UTF-16 编码
transport-quoted = quoted-printable 编码
transport-line-ends = 换行符（CRLF）
transport-blanks = 行尾空格
transport-around = 前后多出的其他文字
transport-last-end = 丢失或重复的最后一个换行符
transport-first-line = 损坏的第一行（没有任何签名涵盖它）
text-carried = { $path }，已还原：{ $changes }

report-more-refused = 还有 { $more } 个不是资料包：可能有人制作它们，用来掩盖真的资料包

report-missing-others = { $names }：发布者列出了它，但此版本不认识这一类文件

opened-genuine = { $documents ->
   *[other] { $title }（签名者：{ $maker }）：{ $folder } 里的全部 { $documents } 个文档都确为发布者所签
}
opened-in-part = { $genuine ->
   *[other] { $title }（签名者：{ $maker }）：共 { $documents } 个文档，其中 { $genuine } 个在 { $folder } 里，每一个都确为发布者所签
}
opened-altered = { $altered ->
    [0] { $title }（签名者：{ $maker }），位于 { $folder }
   *[other] { $title }（签名者：{ $maker }），位于 { $folder }：{ $altered } 个文档与发布者签名的不一致
}{ $strange ->
    [0] {""}
   *[other] ；{ $strange } 个文件不在发布者的清单里
}；共 { $documents } 个，其中 { $genuine } 个确为发布者所签
opened-unsigned = { $folder } 里的清单，没有任何在此处记为可信的发布者或用 -P 指定的发布者签名；没有读取任何文档
opened-after = --after 用于资料包，而这里是已打开的文档：请去掉它
opened-and-more = { $names }，还有 { $more } 个（-v 会显示）
others-carried = { $names }：发布者列出了它，但此版本不认识这一类文件；一起带走
others-left-publisher = { $names }：此版本不认识这一类文件；没有带走，因为这个发布者在此处没有记为可信
others-left-name = { $names }：此版本不认识这一类文件；没有带走，因为系统可能把这样的名称当作程序
others-left-count = { $names }：此版本不认识这一类文件；没有带走，因为超过了 64 个
others-left-length = { $names }：此版本不认识这一类文件；没有带走，因为这里的文件太长，不适合携带：超过 64 KiB
others-not-in-codes = { $names }：发布者列出了它，但此版本不认识这一类文件；二维码不携带它
others-and-more = { $names }，还有 { $more } 个

page-carried = { $name }：发布者签名的页面；一起带走
page-missing = { $name }：发布者签名了这样一个页面，但它不在这里；文档不需要它
page-left = { $name }：供浏览器使用的页面；没有带走，因为这个发布者在此处没有记为可信
page-not-in-codes = { $name }：供浏览器使用的页面；二维码不携带它
page-false = { $path } 不是发布者签名的页面
page-false-what = 改动过这个 U 盘的人，可能也改动了这个页面；不要打开它

report-opening = 需要较新版本的 Pannier：{ $words }

report-share = { $title }：只是一份，还不能打开：{ $carriers ->
   *[other] 这 { $carriers } 个载体上的文件都没有损坏
}；所需的 { $percent }% 在这里；{ $more ->
   *[other] 再有 { $more } 个这样的载体就够了
}
