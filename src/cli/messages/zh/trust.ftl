trust-forgot = 已删除信任记录 { $name }
trust-already = 早已记为可信：{ $name }：{ $digits }；没有改动任何东西
trust-changed = 信任记录已改变：现在是 { $name }，以前{ $before }：{ $digits }
trust-every-series = 适用于每个系列
trust-these-series = 只适用于系列 { $series }
trust-name-stays = 名称仍是 { $name }，不是 { $wanted }；要改名称，请先运行：pannier trust --forget { $name }
trust-pinned = 已记为可信：{ $name }：{ $digits }
trust-name-for-series = { $name }（只适用于系列 { $series }）
trust-bad-series = 系列的名称只用小写字母、数字和 -，并且不以 - 开头
trust-type-digits = 请输入发布者口头或在纸上告诉您的 30 位数字，不要输入这个载体上的数字。
trust-digits-question = 告诉您的数字：
trust-no-digits = 没有输入数字；没有把任何人记为可信
trust-nobody-here = 这里没有人可以回答：请在 --digits 之后写上发布者告诉您的 30 位数字
trust-digits-nothing = 没有给出数字；需要 30 位数字，分成 6 组，每组 5 位
trust-digits-letter = 数字中间有字母；需要 30 位数字，分成 6 组，每组 5 位
trust-digits-several = 给出的数字超过 30 位；请只给出一个发布者的数字
trust-digits-count = { $groups ->
   *[other] 不是 30 位数字：{ $groups } 组里有 { $digits } 位；需要 6 组，每组 5 位
}
typed-reversed = 各组数字是按相反的顺序输入的，从右到左的文字会这样显示；换成正确的顺序后相符
trust-several = 这些资料包来自好几个发布者；请只指定一个文件夹，或者在 --digits 之后写上发布者告诉您的数字：
trust-none-of-several = 这些资料包来自好几个发布者，其中没有一个的数字与此相符

trust-pins-nobody = { $error }，所以它不能把任何人记为可信；请删除它
trust-pins-nobody-forget = { $error }，所以它不能把任何人记为可信；请删除它，或者：pannier trust --forget { $name }
trust-bad-name = 名称只用字母、数字、- 和 _，并且不以 - 开头
trust-no-place = 没有位置保存信任记录：请把 HOME 设为绝对路径
trust-place-unset = 没有设置 { $variable }，所以此处没有把任何人记为可信；请设置它，或者用 -P 指定发布者
trust-place-relative = { $variable } 不是绝对路径，所以此处没有把任何人记为可信：否则信任记录可能来自载体；请给它绝对路径，或者用 -P 指定发布者
trust-name-taken = 名称 { $name } 已用于另一个记为可信的发布者：请用 --name 给出别的名称，或者先运行：pannier trust --forget { $name }
trust-nobody-named = 没有名为 { $name } 的信任记录

trust-from-surroundings = 发布者由变量 { $variable } 指定，所以信任记录不起作用
trust-variable-relative = { $variable } 应是发布者的密钥，或者密钥文件的绝对路径：相对路径可能指向载体
trust-digits-for-key = { $by } 应是发布者的密钥或它的文件；数字要这样核对：pannier trust 文件夹
trust-key-mistyped = 这不是发布者的密钥，虽然它有 { $needed } 个字符：其中有些是错的
trust-key-cut = 这不是完整的密钥：需要 { $needed } 个字符，只给出了 { $given } 个

trust-remember-on = { $name } 的信任记录从现在起会记住：最新的密钥声明，以及每个系列打开过的最新一期
trust-remember-off = { $name } 的信任记录不再记住任何东西
trust-remembers = 搜查这台电脑的任何人，都能从信任记录里看出打开过什么；pannier trust 发布者 --forget-memory 会把它删除
trust-remembered = 已写入 { $name } 的信任记录：{ $title }
trust-not-remembered = 文档已打开，但不能写入信任记录：{ $why }
trust-one-introduction = 请给出一封引荐信，后面是含有引荐人密钥声明的文件夹
trust-no-introduction = 这不是引荐信：引荐信以 "pannier introduction 1" 开头
trust-introducer-unknown = 这封引荐信没有由您记为可信的人签名，或者这个人的密钥中签名的太少
trust-introducer-introduced = 签了这封引荐信的 { $name }，自己也是别人引荐给您的：请您亲自核对 30 位数字
trust-introduced-says = { $name } 这样说这个密钥：{ $says }。除此之外，没有任何东西证明这是谁的密钥
trust-name-introduced = { $name }（由 { $by } 引荐）
