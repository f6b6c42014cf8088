intake-done = 已把 { $added ->
   *[other] { $added } 个包裹
}收入 { $archive }；{ $here ->
    [0] 没有一个是原来就在的
   *[other] 另有 { $here } 个原来就在
}
intake-new = { $title }，包 { $id }：{ $documents } { $documents ->
   *[other] 个文档
}（{ $size }），其中 { $known } { $known ->
   *[other] 个
}与档案里已有的相同；第 { $entry } 条
intake-here = { $title }，包 { $id }：自第 { $entry } 条起就在档案里；没有添加任何东西
intake-completed = { $title }，包 { $id }：缺少的又在了，其中有 { $new } { $new ->
   *[other] 个文档
}；第 { $entry } 条
intake-rebuilt = 载体上缺少或损坏了包裹的一部分；每个文档都与签名时一样
intake-commitment = 随附有一份承诺：{ $hash }；请与听到的数字比对：pannier commit --match "DIGITS" ARCHIVE
intake-not-taken = 没有从 { $title }（包 { $id }）收入任何东西：{ $why }
intake-note = 请把链头的数字记在别处：只有记下的数字以后才能看出链的末尾是否被截掉。检查档案：pannier check { $archive } --noted "DIGITS"
intake-index = index.txt 会说明哪些包裹有相同的文档，也就说明哪些来源发来了同样的东西；要停止，请删除它
intake-needs-both = 需要一个档案（--into）和您的密钥（-k）
intake-bad-time = --at 需要 UTC 时间，例如 2026-11-30T21:40:05Z
intake-clock = 这台机器的时钟显示早于 2025 年，不可能正确：请校准时钟，或用 --at 输入时间
intake-bagged = { $folder } 里有 { $bags } { $bags ->
   *[other] 个 BagIt 包
}，每个包裹一个文件夹
intake-bag = { $id }：{ $documents } { $documents ->
   *[other] 个文档
}（{ $size }）
intake-bag-one = --bag 需要一个档案
intake-bag-release = 档案里的包裹按包的编号选择：--bundle

custody-ok = { $archive }：{ $parcels } { $parcels ->
   *[other] 个包裹
}的 { $documents } { $documents ->
   *[other] 个文档
}（{ $size }）与收入时一样，链直到链头都完整
custody-incomplete = { $archive }：链成立，但档案与链不相符；{ $parcels } { $parcels ->
   *[other] 个包裹
}的 { $documents } { $documents ->
   *[other] 个文档
}（{ $size }）与收入时一样
custody-untrusted = { $archive }：链成立，但有您没有登记的人签了名
custody-altered = { $archive } 与收入时不一样：在弄清原因之前不要依赖它
custody-hand = { $hand }；{ $entries } { $entries ->
   *[other] 条
}
custody-head = { $digits }（第 { $entry } 条）
custody-unnamed = 没有条目提到这些：有一次运行被中断，或者 custody.txt 的末尾被截掉。请用 --noted 比对记下的数字；如果相符，请把包裹再收入一次
custody-noted = 记下的数字属于第 { $entry } 条；{ $later ->
    [0] 之后没有条目
   *[other] 之后还有 { $later } 条
}
custody-noted-none = 没有条目有记下的数字：记下之后有条目被截掉或重写，或者数字记错了
custody-means = 链本身看不出最后的条目是否被截掉：请用 --noted 比对记下的数字
custody-no-archive = --noted 需要 pannier intake 的档案
custody-one-archive = 一次只检查一个档案，不要同时写出别的东西

label-parcel = 包裹
label-hand = 经手人
label-head = 链头
label-chain = 链
label-unnamed = 无条目
label-noted = 记下的

error-archive-other = { $folder } 不是档案，也不是空的
error-archive-no-chain = { $path } 不在：没有它，档案就没有链
error-archive-chain-text = { $path } 不是链：太长，或者不是由完整的行组成的文本
error-archive-chain-entry = { $path }：第 { $entry } 条不符合链的格式：它被改动过，或者缺了一部分
error-archive-chain-order = { $path }：第 { $entry } 条接不上前一条：有条目被删除、改动或移动
error-archive-unsigned = { $path }：第 { $entry } 条的签名不符：该条被改动过
error-archive-altered = { $path } 与收入时不一样
error-archive-missing = { $path } 不在，但链提到了它
error-archive-no-parcel = { $folder } 里没有这样的包裹
error-archive-full = { $path } 已经达到链的最大长度
hint-archive-other = 用 --into 写出一个空的或新的文件夹
hint-archive-chain = 从档案的副本取回 custody.txt，并比对记下的数字；在此之前不要收入任何东西
hint-archive-altered = 把被改动的文件另外保存，查明是谁改的，再把包裹收入一次
hint-archive-missing = 再收入一次包裹：缺少的会放回去
hint-archive-no-parcel = 检查档案：custody.txt 里有包裹的编号
hint-archive-full = 开始一个新的档案，并记下旧档案的链头
intake-sidecars = { $files ->
   *[other] { $files } 个文档为其他文档作证
}：{ $names }；由其他程序检查
intake-rest = 它先于包 { $id } 到达，后者{ $here ->
    [yes] 也在档案里
   *[no] 还没有到
}
