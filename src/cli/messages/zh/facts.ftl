facts-title = { $series }，第 { $release } 期
facts-no-previous = 没有
facts-made = { $date }（发布者自己写的日期），制作程序：{ $generator }
facts-extends = 资料包 { $id }，增加了恢复块
facts-builds-on = { $series } 第 { $release } 期：请加上 --onto 和那一期的文件夹来打开
facts-payload = { $bytes } 字节
facts-blocks = { $data } 个数据块，{ $recovery } 个恢复块，每块 { $size }
facts-chunks = { $blocks ->
   *[other] { $data } 个数据分卷，{ $recovery } 个恢复分卷，每个分卷 { $blocks } 块
}
