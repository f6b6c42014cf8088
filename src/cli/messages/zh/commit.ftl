head-as-committed = AS COMMITTED
head-not-all-here = NOT ALL HERE: { $have } of { $all }
head-other-bytes = OTHER BYTES
head-committed = 已作承诺

label-code = 承诺码
label-keep = 请保存

commit-made = { $files ->
   *[other] { $files } 个文件
}，{ $size }；已写入 { $folder }。承诺码：
commit-length = { $groups ->
   *[other] { $groups } 组，一条短信的长度；请一组一组地念出来
}
commit-length-spoken = { $groups ->
   *[other] { $groups } 组
}，160 位，供只能用声音传递的人使用；短信能发出时，请发送较长承诺码的全部各组
commit-keep = { $files }，以及原封不动的文件：有一个字节不同，就是另一个文件
commit-left-out = { $files ->
   *[other] { $files } 个系统放在文件夹里的文件
}
commit-proves = 现在听到承诺码的人，以后可以说这些字节在听到时已经存在。不证明内容属实，不证明由谁、在哪里、何时制作，也不证明此前没有人编辑过
commit-reveals = 承诺码不透露文件的任何内容；{ $name } 有它们的名称和哈希值
commit-reveals-no-names = 承诺码不透露文件的任何内容；{ $name } 有它们的数目和哈希值

commit-all-here = { $files ->
   *[other] 全部 { $files } 个文件都在这里
}，不论叫什么名称
commit-not-all-here = { $files ->
    [0] 没有一个文件完整地在这里
   *[other] { $files } 个文件与承诺一致，其余的不在这里
}
commit-other-bytes = { $files ->
   *[other] { $files } 个文件用了承诺中的名称，字节却与承诺的文件不同
}
commit-spoken = 只听到 160 位；可能的话，请对方给出全部各组
commit-other = { $paths }：字节与承诺的 { $name } 不同
commit-other-but-here = { $paths }：字节与承诺的 { $name } 不同；承诺的字节在 { $path }
commit-here = { $name } 在 { $path }
commit-excerpt = { $name } 的第 { $first } 到 { $last } 字节与承诺一致：{ $path }，从第 { $at } 字节起
commit-more-excerpts = { $more ->
   *[other] 另有 { $more } 段
}
commit-no-pieces = { $files ->
   *[other] 没有寻找 { $files } 个文件的片段：它们的各段哈希值在 { $name } 里，而它不在这里
}
commit-bad-pieces = { $files ->
   *[other] { $name } 里 { $files } 个文件的各段不相符，没有使用
}
commit-bundle = { $folders }：有一个资料包，没有打开；请打开它，再核对里面的文档
commit-matched-proves = 听到承诺码的人知道，这些字节在听到时已经存在。不证明内容属实，不证明由谁、在哪里、何时制作，也不证明此前没有人编辑过
commit-unreadable = 无法读取 { $path }：{ $why }

error-commit-paths = { $count ->
   *[other] { $count } 个路径不能写入承诺
}：{ $list }
error-commit-name = 名称太长，或含有会控制终端或颠倒文字方向的字符
error-commit-name-secret = 名称中含有 { $what }
error-commit-twice = { $path }：承诺中会有另一个文件用同样的名称
error-commit-nothing = 没有可以承诺的文件
error-commit-changed = { $path } 在读取时被改动了
error-commit-too-much = 一份承诺容不下这么多文件或字节
error-commitment-missing = 这里没有承诺
error-commitment-others = 这里没有对应这个承诺码的承诺；对应其他承诺码的：{ $others }
error-commitment-two = { $one } 和 { $other } 是两份承诺，都符合这个承诺码
error-commitment-malformed = { $path } 的哈希值就是这个承诺码，但写法不是承诺
error-slip-of-commitment = 这些数字是一份承诺的承诺码，没有请求资料包的任何东西
error-slip-of-bundle = 这些数字是关于资料包的便条，不是承诺码

hint-commit-links = 指定文件本身，或用副本代替链接
hint-commit-names = 重新命名这些文件，或用 --no-names 去掉所有名称
hint-commit-twice = 指定两者上一层的文件夹，或用 --no-names 去掉所有名称
hint-commit-nothing = 指定文件，或有文件的文件夹
hint-commit-changed = 关闭正在那里写入的程序，然后重新运行
hint-commit-too-much = 为每个文件夹各作一份承诺
hint-commitment-missing = 取来 commitment.txt（不论叫什么名称），并指定它所在的文件夹；一组一组地核对数字
hint-commitment-two = 请对方给出全部 19 组，在此之前两份都不要相信
hint-commitment-malformed = 请制作承诺的人用 Pannier 另作一份
hint-slip-of-commitment = 运行：pannier commit --match "DIGITS" 文件夹
hint-slip-of-bundle = 运行：pannier want --read "DIGITS"
commit-searched-in-part = 只在 { $path } 开头的 { $bytes } 中寻找了片段
