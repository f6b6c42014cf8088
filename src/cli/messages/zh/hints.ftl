hint-make-room = 在那里腾出空间，或者指定另一个位置，然后重新运行
hint-empty-bin = 查看 { $bin }，里面有 { $size } 已删除的文件；清空这个回收站，或用别的办法腾出空间，然后重新运行
hint-make-folder = 先创建上一级文件夹：现在没有这个名称的文件夹
hint-check-name = 检查名称：那里没有东西，或者已经不在了
hint-check-medium = 检查存储介质是否仍然插着并且可以读取；到此为止读过的东西没有被动过
hint-check-place = 检查这个位置是否存在并且可以写入；作为输入给出的东西没有被动过
hint-unfit = 指定另一个存储介质上的位置；或者加上 --leave-out-unfit，在这里打开其他文档
hint-part-other = 为这一期指定另一个文件夹
hint-part-altered = 把这些文件移出文件夹，再运行同一条命令：这些文档会从资料包里重新取出
hint-exists = 指定另一个位置，或者自己把那里的东西移开
hint-busy = 等待另一次运行结束，或者指定另一个位置
hint-in-the-way = 查看它；如果不需要，请自己把它移开
hint-other-file = 在那个存储介质上创建一个空文件夹并指定它，或者自己把那个文件移开；没有写入任何东西
hint-unsteady = 把能复制的复制到另一个存储介质，从那里重新运行：这一个正在坏掉
hint-not-kept = 换一个存储介质：这一个要么是假的，容量比它自称的小，要么正在坏掉；不要在上面存放任何东西
hint-interrupted = 再运行同一条命令
hint-bug = 报告此错误，并附上您输入的命令

hint-keys = 查看：pannier help keys
hint-give-publisher = 给出公钥：publisher.pub；私钥不要给任何人看
hint-give-publisher-secret = 给出私钥：publisher.key
hint-give-recipient = 给出公钥：recipient.pub；私钥不要给任何人看
hint-give-recipient-secret = 给出私钥：recipient.key
hint-recipient-digits = 在用那个密钥加密任何东西之前，口头询问接收者的数字：那一行或数字被改动过，或者输入有误
hint-recipient-trailing = 把注释单独写成一行，放在密钥上方，前面加上 #
hint-recipient-comment = 在接收者的正上方写 "# digits" 和全部 30 位数字，或者让注释以别的词开头
hint-key-passphrase = 在终端运行这条命令，或者用 --key-passphrase-file 指定文件
hint-try-again = 再试一次

hint-unpack = 解压它，并指定新的文件夹：{ $command }
hint-mend-zip = 试着修补它，并指定新的压缩包：{ $command }
hint-save-parts = 用邮件程序把附件复制到一个文件夹，并指定那个文件夹
hint-salvage-image = 在上面寻找块：{ $command }
hint-no-bundle = 指定含有 SHA256SUMS 的文件夹；没有这份清单和它的签名，什么都无法证明
hint-copy-list = 从同一资料包的任何其他载体复制 SHA256SUMS 和 SHA256SUMS.minisig，然后重新运行
hint-crowded = 一次只指定一个载体，或者它的一个文件夹
hint-many-of-one-number = 用 --bundle 和编号的开头几位指定一个，或者用 -P 指定它的发布者
hint-many-bundles = 用 --bundle 和编号的开头几位指定一个，或者用 --release 加期号或 newest（最新一期）
hint-conflict = 口头询问发布者，正确的资料包编号和文档的内容数字是什么；然后用 --bundle 指定它
hint-no-such-bundle = 查看有哪些：pannier show 文件夹

hint-list-unsigned = 加上另一个载体的 SHA256SUMS 和 SHA256SUMS.minisig；不要用其他程序打开这个资料包
hint-unknown-publisher = 与发布者口头核对、或凭纸张核对 30 位数字，然后输入：pannier trust 文件夹
hint-other-series = 口头询问发布者，这个系列是否出自发布者；如果是：pannier trust 文件夹 --series { $series }
hint-wrong-publisher = 不要打开这个资料包；去问另一位传递者。如果发布者换了密钥，请当面取得新的数字
hint-other-digits = 如果输入错了，请重新输入数字；如果没有输入错，就不要信任这个密钥：它不是这个发布者的。没有把任何人记为可信

hint-pins-within = 只指定资料包的文件夹，或者用 -P 指定发布者
hint-pins-medium = 把资料包复制到另一个存储介质，或者用 -P 指定发布者
hint-pins-mode = 运行这条命令，然后查看各条信任记录：chmod go-w { $path } && pannier trust --list
hint-variable = 用 -P 指定发布者，或者取消这个变量
hint-variable-mode = 运行这条命令，然后重新核对密钥的数字：chmod go-w { $path }
hint-pins-owner = 把它移开，重新把各个发布者记为可信，或者用 -P 指定发布者

hint-tell-publisher = 不要使用这个资料包；告诉发布者
hint-one-reading = 告诉发布者，并且不要用任何其他程序打开它：不同的程序可能解出不同的文档；没有写入任何东西
hint-delta-whole = 去掉 --onto 再试一次
hint-delta-not-opened = 指定 pannier open 写出上一期的那个文件夹；用 pack 时，指定它的资料包
hint-delta-inside = 用 -o 指定那个文件夹之外的位置
hint-delta-already = 保留这个文件夹：它比这里的都新；没有写入任何东西
hint-delta-base-untrusted = 给出由 pannier open 从同一发布者的资料包打开得到的文件夹；没有写入任何东西
hint-delta-other-base = 去要第 { $release } 期，打开它，并用 --onto 指定它的文件夹；没有写入任何东西
hint-delta-gap = 把从第 { $from } 期到第 { $to } 期的差异包所在的文件夹也写上，或者去要第 { $to } 期；没有写入任何东西
hint-delta-base-again = 用 pannier open 再打开一次上一期，或者去要完整的新一期；没有写入任何东西
hint-keep = 告诉发布者，并让资料包保持原样；没有写入任何东西
hint-other-code = 告诉发布者；在此之前请收齐每个数据分卷：全部都有，就不需要重建
hint-newer = 取得较新版本的 Pannier 来打开这个资料包

hint-copy-small = 从同一资料包的任何其他载体复制它，然后重新运行
hint-not-enough = 带来这个资料包的任何其他分卷（文件名不重要），把它们的文件夹也写上，然后重新运行
hint-commands-terminal = 把它写到文件：pannier cat 资料包 路径 > 文件
hint-pattern = 按 pannier list 的显示写出路径，或者写匹配模式，例如 '*.jpg' 或 'photos/**'
hint-nothing-fits = 按 pannier list 的显示写出路径；没有写入任何东西
hint-not-whole = 先把资料包恢复完整：pannier repair 文件夹 -o 新文件夹

hint-passphrase = 在终端运行这条命令，或者用 --passphrase-file 指定文件
hint-identity = 用 -i recipient.key 指定您的密钥
hint-wrong-key = 用 -i 换一个密钥再试，或者问发布者这是为谁加密的
hint-wrong-passphrase = 再试一次；空格和大小写都有区别
hint-scrypt = 请发布者用较低的计算强度重新加密
hint-no-memory = 关闭其他程序，取消内存限制（ulimit -v unlimited），或者使用内存更大的电脑

hint-corpus-old-names = 给名称比 Unicode 更旧的文件改名：convmv -f { $encoding } -t UTF-8 --notest 文件；其余的请改名，或者用 --escape-names 以安全的名称打包；用副本代替链接，或者用 --exclude 去掉不是文件的东西
hint-corpus-names = 给它们改名，或者用 --escape-names 以安全的名称打包；用副本代替链接，或者用 --exclude 去掉不是文件的东西
hint-corpus-secret = 把它移出文档集，或者用 --exclude 去掉它；如果没有人使用这个密钥，例如程序里的测试密钥：--allow-key { $path }
hint-corpus-changed = 关闭正在那里写入的程序，然后重新运行
hint-move-out = 把它移出文件夹，或者用 --exclude 去掉它
hint-output-in-corpus = 用 -o 指定文档集之外的位置
hint-workshop-memory = 关闭其他程序再试：内存太少的系统会这样终止进程
hint-workshop = 换一台电脑再试；如果那里也一样，就不要信任这些文件，并报告此事：这些文件可能是为破坏解码程序而制作的
hint-rehearsal = 换一个存储介质或另一台电脑再试：这个存储介质或这台电脑可能有问题

hint-plan-more = 制作更多恢复块，{ $needed } 个（{ $need } 的 { $percent }%），而不是 { $there } 个：pannier more-recovery 资料包 -k publisher.key --couriers { $carriers } --survive { $survive } -o 新文件夹
hint-plan-copies = 把每个分卷放到好几个载体上：--copies { $copies }
hint-plan-couriers = 找更多的传递者：用 --couriers { $couriers } --survive { $survive }，这个资料包就够了
hint-plan-fewer = 减少可丢失的数目：用 --survive { $holds }，这个资料包就够了
hint-plan-or = { $one }；或者{ $other }
hint-foreign-key-post-quantum = 手工运行 1.3 或更高版本的程序 age：pannier help by-hand
hint-foreign-key-other = 指定与您交给发布者的公钥成对的那个密钥：含有 AGE-SECRET-KEY-1 的文件；pannier keygen 可以生成这样的密钥
hint-plan-too-small = 少打包一些文档（--exclude），或者把资料包分发到好几个载体：每个载体放一部分
hint-plan-no-room = 带来容量更大的载体，或者更多的载体
hint-plan-whole = 减少可丢失的载体；如果允许一个载体就足以重建全部内容，请用 --allow-whole 分发
hint-plan-greedy = 减少可丢失的数目；或者打包时不用 --couriers，分发时用 --copies
hint-plan-same = 为每个载体各指定一个文件夹
hint-plan-stray = 查看它，并自己把它移开，或者指定那个存储介质上的空文件夹

hint-codes-too-much = 用 U 盘携带资料包，只打印小文件：--only small
hint-codes-chunk = 用更小的分卷重新打包文档：pannier pack --chunk-size 1MiB
hint-codes-nothing = 把其他载体的文件夹也写上
hint-codes-page = 改为写出供浏览器使用的页面：--html 文件
hint-codes-secret = 让它留在原处，不要给任何人看；它的公开的一半是以 .pub 结尾的文件
hint-codes-no-card = 指定 publisher.pub 或 recipient.pub 这样的文件，或者密钥本身

hint-no-release = 把那一期的文件夹也写上，或者问有那一期的人
hint-slip-other-bundle = 指定那个资料包的文件夹
hint-slip-version = 取得较新版本的 Pannier 来读这张便条
hint-slip-again = 请对方再念一次便条，一组一组地念；每组 5 位数字，最大 65535
