list-separator = {"、"}
list-separator-strong = {"；"}

run = { $first } 至 { $last }

next = 下一步：{ $what }

path-why = { $path }：{ $why }

sealing-recipients = 已加密，只有接收者能打开
sealing-passphrase = 已用口令加密
sealing-none = 没有加密：任何人都能读

survives-nothing = 一点都不能丢失：没有恢复块
survives-no-chunk = 不能丢失任何整个分卷（{ $all } 块中可以丢失任意 { $recovery } 块）
survives-chunks = { $chunks ->
   *[other] 可以丢失任意 { $chunks } 个分卷（{ $all } 块中可以丢失任意 { $recovery } 块）
}

language-unshown = 这个终端不能排列从右到左的文字，所以用英文。这条命令写出一个用那种语言的页面：pannier help --page { $language }

language-unread = 还没有以中文为母语的人读过这份译文。如果某句话不清楚，请看英文。
