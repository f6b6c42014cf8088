want-title = { $title }：{ $says }
want-nothing-missing = { $title }：没有缺少任何东西
want-read = { $title }，资料包 { $id }：{ $says }
want-read-unknown = 编号以 { $digits } 开头的资料包：{ $says }

want-says-open = 这里的已经足够打开它；请求的是：{ $asked }
want-says-more = { $blocks ->
   *[other] 再有 { $blocks } 块就够了，下列任意块都可以：{ $asked }
}
want-says-release = 需要 { $title }，有一个差异包以它为基础
want-says-complete = 确为发布者所签，而且完整，全部 { $blocks } 块
want-says-enough = 确为发布者所签，足够打开，{ $blocks } 块中有 { $have } 块

want-asked-chunks = { $chunks ->
   *[other] { $names }（{ $chunks } 个分卷）
}
want-asked-blocks = { $blocks ->
   *[other] { $names }（{ $blocks } 块）
}
want-asked-chunk-numbers = { $chunks ->
   *[other] 分卷 { $numbers }
}
want-asked-block-numbers = { $blocks ->
   *[other] 块 { $numbers }
}

want-base-whole = { $title }：不是差异包，它不以任何其他一期为基础
want-base-here = { $title }：它所基于的 { $base } 在这里，或者能由这里的一个差异包得出

want-left-out = { $blocks ->
   *[other] 还有 { $blocks } 个缺少的块；加上 --all 才会一并请求
}
want-not-brought = 所请求的其余部分；加上 --all 才会一并带来
want-answer = pannier deal 资料包 --want "这些数字" --to 文件夹
want-reveals = 资料包编号的开头和块的号码；不含名称、密钥或任何人的信息
want-reveals-base = 资料包编号的开头、系列和期号；不含密钥或任何人的信息
want-proves = 本身不证明任何事：知道资料包编号的任何人都写得出这张便条。只有认识念出它的那个声音，才可以相信它
want-length = { $groups ->
   *[other] { $groups } 组，一条短信的长度；请一组一组地念出来
}
want-length-long = { $groups ->
   *[other] { $groups } 组，超过一条短信的长度；请一组一组地念出来
}

want-answered = { $blocks ->
   *[other] { $title }：所请求的全部 { $blocks } 块，以及小文件
}
want-answered-enough = { $title }：请求了 { $blocks } 块，有 { $enough } 块就够，这里带来 { $brought } 块，以及小文件
want-answered-part = { $title }：请求了 { $blocks } 块，只带来 { $brought } 块，以及小文件

want-not-pinned = 发布者 { $digits } 在此处没有记为可信：这个资料包可能是任何人制作的
want-one-carrier = 一张便条用一个载体答复：请用 --to 指定一个文件夹
want-asks-nothing = 这张便条没有请求任何东西：它是回执
