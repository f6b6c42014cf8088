drill-rebuilt = { $trials ->
   *[other] { $title }：{ $trials } 次试验中有 { $survived } 次重建成功
}
drill-promise = { $carriers ->
   *[other] { $carriers } 个载体中可以丢失任意 { $survive } 个
}：{ $holds ->
    [yes] 成立
   *[no] 不成立
}；最坏情况下剩下 { $left } 块，需要 { $need } 块

drill-loss = 丢失
drill-loss-what = 一些载体丢失，没有别的
drill-rot = 位出错
drill-rot-what = 此外，其余载体上有些位出错
drill-torn = 截短
drill-torn-what = 此外，有些副本过早结束
drill-zeros = 变成零
drill-zeros-what = 此外，有些副本从某处起全是零
drill-renamed = 改名
drill-renamed-what = 此外，所有名称丢失，全部文件在一个文件夹里
drill-small = 小文件
drill-small-what = 此外，每个小文件除一个载体外全是零
drill-all = 全部
drill-all-what = 以上同时发生
drill-row = { $survived }/{ $trials }

drill-failed = 第 { $number } 次试验：{ $why }
drill-written-out = 每次试验都带着损坏写出来，然后像到达的载体那样被找到、检查和重建
drill-laid-over = { $rebuilt ->
   *[other] 块是在内存里损坏的，损坏的块重新计算了哈希值；小文件写出来并被找到；{ $rebuilt } 次试验重建成功
}
drill-beyond = { $carriers ->
   *[other] 如果丢失 { $carriers } 个载体，{ $trials } 次试验中有 { $beyond } 次仍有足够的块
}
drill-seed = { $seed }；同样的种子得出同样的试验

drill-arrived = { $carriers ->
   *[other] { $carriers } 个载体到达之后，{ $all } 个文档中平均可以打开 { $mean } 个（{ $least } 至 { $most } 个）
}
drill-plot-nothing = --plot 没有可画的：这个资料包的文档不能单独打开，或者没有给出密钥（-i 密钥）
