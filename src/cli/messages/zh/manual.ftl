help-short = 所有选项和示例：pannier { $command } --help
help-examples = 示例：
help-manual = 第一次使用？pannier start 会提四个问题，并显示要用的命令。程序里带有手册：pannier help { $topics }
help-manual-small = 程序里带有手册：pannier help { $topics }
usage-no-key = { $command } 不需要密钥：请去掉 { $option }
usage-small = 这是工具箱里的小程序：它能检查、汇集和打开，没有 { $command }。需要时请用完整程序
help-no-topic = 没有关于 { $topic } 的帮助；请看：pannier help

man-examples = 示例
man-exit-status = 退出状态
man-environment = 环境变量
man-files = 文件
man-see-also = 另请参阅

exit-done = 已完成，并已验证
exit-could-not = 做不到：输入或输出失败，或者程序有错误
exit-usage = 用法错误
exit-damaged = 可以打开，但有东西缺失或损坏；对于已打开的文档，是缺少其中一些
exit-not-enough = 还不够
exit-not-trusted = 不可信：签名错误或缺失，发布者没有记为可信，清单或文档被改动，或者资料包互相排斥
exit-cannot-decrypt = 无法解密：密钥或口令错误
exit-refused = 为安全而拒绝：会覆盖已有的东西，名称不安全，文档里有私钥，空间不足
exit-share = 只是一份：这里的文件都没有损坏，还需要其他各份
exit-partial = 只打开了一部分：一些文档在这里，其他文档的块缺失
exit-interrupted = 已中断：请再运行同一条命令

man-variable-publisher = 发布者的公钥（文件或密钥本身），在没有给出 -P 时使用。
man-variable-identity = 您的密钥（age 身份文件），在没有给出 -i 时使用。
man-variable-pins = 发布者信任记录的位置：在第一个已设置的变量所指的位置之下。
man-variable-temporary = 存放临时文件的文件夹。其中只有加密的数据。
man-variable-colour = 如果设置了这个变量，输出就没有颜色。
man-variable-terminal = 它们说明终端会排列两个方向的文字。在那样的终端上，从右到左的名称会被隔开。

man-file-pins = 您信任的发布者，每个一个文件。只有您自己可以写入那里。
man-file-list = 资料包的签名清单。用 sha256sum 和 minisign 也能检查它。
man-file-contents = 文档的签名清单，在每个打开资料包的文件夹里。
man-see = pannier help recipient、pannier help courier、pannier help maintainer、age(1)、minisign(1)
