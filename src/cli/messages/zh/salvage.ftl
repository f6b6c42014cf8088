salvage-parts = { $parts ->
   *[other] { $path } 和它之后的 { $parts } 个部分
}
salvage-searched = { $blocks ->
   *[other] { $path }，{ $size }：找到 { $blocks } 个这里原来没有的块
}
salvage-searched-in-part = { $blocks ->
   *[other] { $path }，{ $size }：找到 { $blocks } 个这里原来没有的块；其中有 { $unreadable } 无法读取
}
salvage-no-heads = { $title } 没有 heads.idx：只在文件通常开始的位置寻找它的块，这样较慢，而且可能漏掉一些
salvage-no-table = { $title }：在这个存储介质上，既没有从块中找到 blocks.idx，也没有找到完整的 blocks.idx，所以无法寻找任何块；请指定含有任何一个载体的小文件的文件夹：--small 文件夹
salvage-stopped = { $path }：哈希计算达到它长度的 8 倍时已停止，以免恶意的存储介质让这条命令永远忙下去；这个存储介质上可能还有更多块
salvage-left-out = { $texts ->
   *[other] 有 { $texts } 个可能是小文件的文本没有采用，因为太多了；请指定含有正确小文件的文件夹：--small 文件夹
}
salvage-small-missing = 在这个存储介质上没有找到小文件。请指定一个文件夹，里面有同一资料包的任何一个载体的小文件：--small 文件夹
