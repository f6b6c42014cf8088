deal-dealt = { $carriers ->
   *[other] { $title }：已分发到 { $carriers } 个载体；{ $promise }
}
deal-planned = { $carriers ->
   *[other] { $title }：计划分发到 { $carriers } 个载体；{ $promise }
}
deal-all-needed = 全部都需要
deal-any = { $left ->
    [1] 其中任意 1 个就能重建它
   *[other] 其中任意 { $left } 个就能重建它
}

deal-carries = { $path }：{ $data ->
   *[other] { $data } 个数据分卷
}，{ $recovery ->
   *[other] { $recovery } 个恢复分卷
}，{ $small ->
   *[other] { $small } 个小文件
}，{ $size }；所需的 { $need } 块中有 { $blocks } 块（{ $percent }%）
deal-left-out = { $chunks }：没有载体携带它们，没有它们计划也成立
deal-lost = { $name } 在清单里，但没有找到；没有载体有它

deal-survives-none = 不能丢失任何载体：所有载体合起来有 { $left } 块，需要 { $need } 块
deal-survives-worst = { $carriers ->
   *[other] 丢失任意 { $carriers } 个载体；最坏情况（{ $worst }）之后剩下 { $left } 块，需要 { $need } 块
}
deal-survives = { $carriers ->
   *[other] 丢失任意 { $carriers } 个载体；最坏情况之后剩下 { $left } 块，需要 { $need } 块
}

deal-proof-together = 所有载体合起来数过，块数足够
deal-proof-every = { $sets ->
   *[other] 剩下 { $left } 个载体的全部 { $sets } 种组合都数过，每一种的块数都足够
}
deal-proof-arithmetic = { $sets ->
   *[other] 最坏情况是计算得出的；另外还数过 { $left } 个载体的 { $sets } 种组合
}

deal-reveals = 一个载体被没收时：系列、期号、日期、发布者和大小；所需的 { $need } 块中至多 { $most } 块（{ $percent }%），{ $enough ->
    [yes] 足以重建数据主体
   *[no] 太少，什么都不能重建
}{ $sealed ->
    [no] ；注意：资料包没有加密：只凭一个数据分卷就能读到文档的一部分
   *[yes] ；没有密钥就读不到任何文档
}

deal-to-write = { $size }；没有写入任何东西
deal-written = { $files ->
   *[other] { $size }，{ $files } 个文件
}{ $proven ->
    [yes] ，已同步，并已从存储介质读回
   *[no] ，写入后已对照
}{ $kept ->
    [0] {""}
   *[other] ，{ $kept } 个文件已经在那里，而且正确
}
deal-unplug = 现在可以拔出它们
deal-unplug-others = 只有这些可以拔出：{ $paths }
deal-unplug-check = 还没有得到证明：驱动程序或系统可能只是从缓存作答。请弹出每个载体，重新插入，然后：pannier check 载体
deal-in-part = { $title }：已分发，但没有分发到所有载体；只有其他载体也拿到各自的那一份，计划的保证才成立
deal-carrier-failed = { $path } 没有分发成功：{ $why }

deal-next-dry-run = 同一条命令，去掉 --dry-run
deal-next-drill = 试验它们能承受什么：{ $command }
deal-not-pinned = 发布者 { $digits } 在此处没有记为可信：资料包是完整的，但它可能是任何人制作的
deal-same-medium = { $one } 和 { $other } 在同一个存储介质上：丢失时会一起丢失
deal-bad-size = --size { $size } 不是容量，容量应写成 8GB 或 700MB 这样
