start-needs-a-person = pannier start 要提问，而这里没有人可以回答；pannier help 加上 recipient、courier 或 publisher，会说明要输入什么
start-hello = 先是四个问题，然后是由您的回答得出的命令。在您同意之前，不会做任何事。
start-who = 1. 您是哪一种情况？
start-recipient = 有人给了我一些东西，我想读它。
start-courier = 我携带着一些东西，想知道它是否完好。
start-publisher = 我有一些文档，要让别人收到。
start-witness = 我有证据，要让某一家新闻编辑部收到。
start-number = 您的号码：
start-one-of-four = 请输入 1、2、3 或 4。
start-held = 2. 您手上有什么？U 盘或存储卡上的文件夹，或者二维码的照片、扫描件和视频：
start-documents = 2. 是哪些文档？一个文件夹，或者一些文件：
start-no-path = 请至少输入一个文件夹或文件。在许多窗口里，也可以把文件夹或文件拖到这里。
start-not-there = { $path } 不在那里。
start-trust = 3. 您信任谁？发布者的文件（publisher.pub），或者您从发布者那里得到的 30 位数字；两样都没有就按 Enter：
start-readers = 3. 谁可以读它？含有接收者密钥的文件，或者密钥（age1...）；改用口令就按 Enter：
start-newsroom = 3. 谁应该读它？新闻编辑部的密钥（age1...），或者含有它的文件或卡片；改用口令就按 Enter：
start-series = 给您发布的各期起一个简短的系列名称，传递者能读到它；用 volume 就按 Enter：
start-own-series = volume
start-key = 您自己的密钥文件（recipient.key）；没有就按 Enter：
start-documents-to = 4. 文档要放到哪里？一个新文件夹；用资料包的名称就按 Enter：
start-gather-on = 4. 您想把它汇集到哪里？您自己的 U 盘上的一个文件夹；只检查现有的、并请求缺少的，就按 Enter：
start-couriers = 4. 有多少人携带它？一个数字；只要一份就按 Enter：
start-evidence-to = 4. 要放到哪里？一个新文件夹，例如在 U 盘上；用 evidence 就按 Enter：
start-commands = { $commands ->
   *[other] 用这 { $commands } 条命令来完成：
}
start-run = 现在运行吗？
start-not-run = 没有运行任何命令。
start-no-file = 这里没有文件 { $path }。
start-taken = { $path } 已经在那里：请指定一个新文件夹。
start-neither = 这既不是这里的文件，也不是 30 位数字。仅仅来自资料包的数字，不证明任何事。
start-no-number = 请输入一个数字，最大 { $most }。
start-no-series = 请使用小写字母、数字和连字符，例如 roads 或 news-2。
start-later = { $commands ->
   *[other] 完成之后，接着用这 { $commands } 条命令：
}
