demo-step = { $number }. { $text }
demo-1 = 一位发布者有一个文档文件夹。
demo-1-documents = { $documents ->
   *[other] { $documents } 个文档，{ $size }，有英文、波斯文、阿拉伯文和中文
}
demo-2 = 发布者生成签名密钥。接收者生成接收用的密钥。
demo-2-publisher = 发布者 { $digits }
demo-3 = 发布者打包：压缩，为接收者加密，切分，签名，每两个数据块配一个恢复块。
demo-3-files = { $files ->
   *[other] { $files } 个文件，{ $size }，已预演
}
demo-4 = 这些文件放在三个 U 盘上带走。名称被改了，三个分卷丢失，一个损坏。
demo-5 = 传递者检查自己携带的东西。他们没有密钥，读不到任何文档。
demo-6 = 接收者把几个 U 盘合在一起，打开资料包。
demo-6-rebuilt = { $blocks ->
   *[other] 重建了 { $blocks } 块
}，{ $documents ->
   *[other] 打开了 { $documents } 个文档
}
demo-7 = 每个文档都与原件对照。
demo-7-identical = 全部相同，一位不差
demo-8 = 另一个发布者的密钥被拒绝，另一个接收者的密钥也被拒绝。
demo-8-publisher = 把另一个发布者记为可信：被拒绝（{ $error }）
demo-8-key = 用错误的接收者密钥：被拒绝（{ $error }）
demo-kept = 全部保留在 { $folder } 里。
demo-done = 整个过程在这台电脑上都能正常运行
