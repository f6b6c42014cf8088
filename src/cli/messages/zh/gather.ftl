gather-set = 位于 { $folder }：{ $files ->
    [0] 没有新文件
   *[other] { $files } 个新文件，{ $size }
}{ $kept ->
    [0] {""}
   *[other] ；{ $kept } 个已经在那里
}
gather-in-the-way = { $path }：这不是它的名称所说的那个文件。这个文件留着不动；完好的文件放在旁边，用另一个名称
gather-nothing-written = 没有需要写入的东西；现在可以取出 { $path }
gather-read-back = 写入的一切都已读回并核对过；现在可以取出 { $path }
gather-pull-and-check = { $why }，所以读回不能证明文件已经在存储介质上。请弹出 { $path }，重新插入，然后：pannier check { $path }
gather-unproven-driver = 这个存储介质的驱动程序可能只是从缓存作答
gather-unproven-network = 服务器可能只是从缓存作答
gather-unproven-system = 这个系统可能只是从缓存作答
gather-unsynced = 这个位置不能把文件强制写入存储介质
gather-ignored = 留在原处，NOT TRUSTED（不可信）：{ $title }，资料包 { $id }，位于 { $path }。它来自发布者 { $digits }，您没有把这个发布者记为可信
gather-ignored-limited = 留在原处，NOT TRUSTED（不可信）：{ $title }，资料包 { $id }，位于 { $path }。{ $name } 对这个系列没有记为可信
gather-failed = { $path }：{ $why }；本应由它而来的文件缺失
gather-refused = { $path } 没有写到那里：{ $why }；其他文件都已写入。原因可能是防病毒程序：请询问管理这台电脑的人
gather-renamed = { $path }：{ $why }。这个文件以 { $other } 的名称在那里，任何名称 Pannier 都能找到它
