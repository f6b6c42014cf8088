scan-pictures = { $pictures ->
   *[other] { $pictures } 幅图片
}中有 { $codes ->
   *[other] { $codes } 个不同的二维码
}{ $damaged ->
    [0] {""}
   *[other] ，{ $damaged } 个已损坏
}{ $foreign ->
    [0] {""}
   *[other] ，{ $foreign } 个属于别的东西
}
scan-texts = { $codes ->
   *[other] { $codes } 个不同的二维码，以文本形式给出
}{ $damaged ->
    [0] {""}
   *[other] ，{ $damaged } 个已损坏
}{ $foreign ->
    [0] {""}
   *[other] ，{ $foreign } 个属于别的东西
}
scan-nothing = 没有能含有二维码的文件{ $damaged ->
    [0] {""}
   *[other] ，{ $damaged } 个已损坏
}{ $foreign ->
    [0] {""}
   *[other] ，{ $foreign } 个属于别的东西
}

scan-standard-input = 标准输入
scan-line = { $path } 第 { $number } 行
scan-picture = { $path } 第 { $number } 幅

scan-a-chunk = 一个分卷
scan-small-files = 小文件
scan-whole-bundle = 整个资料包
scan-files-together = 合在一起的几个文件
scan-chunk-of = { $id } 的 { $name }

scan-label = { $number }/{ $of }
scan-label-page = { $number }/{ $of }（第 { $page } 页）

scan-false = { $place } 里的二维码 { $label } 是假的：已损坏，或者是有人故意放进去的；没有使用它
scan-differs = 二维码 { $label } 的内容互不相同：{ $places }

scan-missing = 需要 { $need } 个二维码，这里有 { $have } 个；下列二维码中再有任意 { $short } 个就够了：{ $codes }
scan-missing-of = { $name }：需要 { $need } 个二维码，这里有 { $have } 个；下列二维码中再有任意 { $short } 个就够了：{ $codes }
scan-disputed = 二维码的数目够了，但其中有假的；请加入其他图片
scan-disputed-of = { $name }：二维码的数目够了，但其中有假的；请加入其他图片
scan-codes = 第 { $numbers } 号（共 { $of }）
scan-codes-pages = { $count ->
   *[other] 第 { $numbers } 号（共 { $of }；第 { $pages } 页）
}
scan-more-codes = 第 { $numbers } 号（共 { $of }）等
scan-more-codes-pages = { $count ->
   *[other] 第 { $numbers } 号（共 { $of }；第 { $pages } 页）等
}
scan-run = { $first }-{ $last }

scan-no-code = 没有读到 Pannier 的二维码
scan-no-code-next = 重新拍照：要清晰，光线均匀，每张照片不超过一整页，每个二维码四周都有白边
scan-unread-next = 按各条警告所说的去做，每个文件有一条
scan-nothing-next = 给出二维码的图片、PDF 或视频
scan-others = { $count ->
   *[other] { $count } 个文件不是图片：{ $kinds }
}
scan-other = { $count } 个 { $ending }
scan-other-bare = { $count } 个没有扩展名
scan-not-yet = 二维码还不够，无法得知这是什么
scan-kept = { $path }：请把缺少的二维码扫描到同一个文件夹
scan-crowded = { $place } 里有好几个密钥，一个也没有采用：请只拍一张卡片
scan-one-input = 标准输入只读一次，而 --raw 就是针对它的：- 只写一次
scan-first-blocks = 最先需要的块

card-read = { $path } 上是{ $kind ->
    [publisher] 发布者
   *[recipient] 接收者
}的公钥，数字 { $digits }；任何卡片都不能证明这是谁的密钥：请与本人口头核对数字
card-read-alone = { $path } 上是{ $kind ->
    [publisher] 发布者
   *[recipient] 接收者
}的公钥；任何卡片都不能证明这是谁的密钥
card-written = { $kind ->
    [publisher] 发布者
   *[recipient] 接收者
}的公钥，位于 { $path }
card-proves = 不证明任何事：任何人都能打印这样的卡片；请与{ $kind ->
    [publisher] 发布者
   *[recipient] 接收者
}口头核对数字
card-next = { $kind ->
   *[recipient] pannier pack … -R { $path }
    [publisher] pannier trust { $path }
}
error-card-nothing = 在 { $path } 里没有读到密钥卡片
error-card-several = { $path } 上有 { $count } 个不同的密钥，而一张卡片只有一个密钥
error-card-secret = { $path } 上是 { $what }，而机密绝不放在卡片上
error-card-line = { $path } 里的卡片，第 { $line } 行输入有误
error-card-other = { $path } 是{ $wanted ->
    [publisher] 接收者的卡片，而这里应该用发布者的卡片
   *[recipient] 发布者的卡片，而这里应该用接收者的卡片
}
hint-card-nothing = 重新拍照：清晰，光线均匀，整个二维码四周都有白边；或者把卡片上的各行输入到一个文件
hint-card-several = 只拍一张卡片
hint-card-line = 重新输入那一行，包括它的行号和 4 位校验数字
hint-card-other = 去要另一种卡片：sheet --card 文件 可以打印它
