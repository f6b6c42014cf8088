letters-gone-by-itself = 没有任何密钥有效：记为可信的那个密钥自己声明它已经作废
letters-signatures = { $of } 个密钥中有 { $have } 个签名，需要 { $need ->
   *[other] { $need } 个
}（密钥声明 { $letter }）
letters-one = 声明 { $number }（{ $hash }）

letters-conflict = { $name } 的密钥声明 CONFLICT（互相冲突）：{ $letters }；这里只承认每一份都允许的。请口头询问哪一份声明才是对的
letters-lacking = 这里的密钥声明之间有缺失：{ $numbers }
letters-not-here = 这个资料包写明了密钥声明 { $number }，而它不在这里：没有这份声明，谁也不能断定发布者的哪些密钥有效。请向其他传递者要 keys-*.txt
letters-older = { $title } 比以前打开过的第 { $remembered } 期更旧

letters-head = 声明 { $number }（{ $hash }）：{ $of } 个密钥中必须有 { $need } 个签名
letters-key = { $digits }
letters-key-signed = { $digits }（已在此签名）
letters-key-gone = { $digits }（已作废：完全无效）
letters-next = { $count ->
   *[other] 还有 { $count } 个预留的密钥，还没有人见过
}

error-too-few-signatures = 需要 { $need } 个签名，这里只{ $have ->
   *[other] 有 { $have } 个
}；没有签名的是 { $lacking }
error-key-gone = 签名用的密钥已经作废：{ $digits }
error-letters-conflict = 发布者的密钥声明互相冲突：{ $letters }
hint-too-few-signatures = 向其他传递者要一份签名更多的副本，或者询问发布者；什么都没有做
hint-key-gone = 不要打开这个资料包；请当面向发布者要用其他密钥签名的一期，或者要新的数字
hint-letters-conflict = 口头询问发布者哪一份密钥声明才是对的；在此之前，只打开您以前已有的东西

label-signatures = 签名
label-keys = 密钥
label-not-signed = 未签名
report-too-few = { $title }：不可信：发布者的密钥中，签名的太少；{ $enough }
report-key-gone = { $title }：不可信：签名用的密钥已经作废；{ $enough }
report-letters-conflict = { $title }：不可信：发布者的密钥声明互相冲突；{ $enough }
report-publisher-short = { $digits }（已记为可信：{ $name }；但签名太少）
error-candidate-short = { $id }  { $title }，签名者：{ $name }，签名太少
by-short = { $name }（签名太少）
compared-remembered = { $title }：以前在这个期号下打开过另一个资料包
compared-line-remembered = 资料包 { $id } 以前作为 { $title } 打开过
compared-pair-remembered = { $two } 是 { $title }，而以前在这个期号下打开过 { $one }，签名者：{ $maker }

error-letter-none = 这不是密钥声明：密钥声明以 "pannier keys" 和它的号码开头
error-letter-too-few-keys = 不能要求 { $need } 个签名：声明里{ $keys ->
   *[other] 只有 { $keys } 个密钥
}
error-letter-too-many-keys = 一份声明最多列出 8 个密钥，最多预留 8 个，最多有 64 个作废的
error-letter-twice = 有一个密钥列出了两次，或者既在作废的密钥中，又在签名的密钥中
error-letter-need = 不能要求 { $need } 个签名：一份声明可以要求 1 到 5 个
error-letter-too-few-promised = { $promised ->
   *[other] 预留了 { $promised } 个密钥
}，而必须有 { $need } 个签名：这样就永远不能有后续的声明。必须签名的有几个，就请预留几个
error-letter-promised-shown = 有一个预留的密钥写在这份声明里：只能预留没有人见过的密钥
error-letter-not-before = 声明 { $before } 不是声明 { $number } 所接续的那一份
error-letter-revived = 密钥 { $digits } 已经作废，作废的密钥永远不能再签名：请用 keygen 生成新的
error-letter-not-promised = 密钥 { $digits } 没有预留：只有哈希值写在上一份声明里的新密钥才可以接续
error-letter-last = 一条链最多有 64 份声明；请开始一条新链，并请人们口头核对它的密钥的数字，再把那个密钥记为可信
error-letter-other-key = 这份声明和上一份都没有写密钥 { $digits }，所以它的签名完全无效
error-letter-many-signatures = 一个声明文件最多含有 16 个签名
error-letter-says = 引荐信的说明是一行，1 到 200 个字符
error-letter-address = 镜像声明不能写 { $url }：它只写以 http:// 或 https:// 开头、最多 200 个字符的地址，不含用户名、密码和问号

keys-letter = 密钥声明 { $number } 位于 { $path }
keys-read-first = 您要签密钥声明 { $number }：{ $of ->
   *[other] { $of } 个密钥
}中必须有 { $need } 个签名。请把这些数字与你们商定的核对。
keys-signed = { $have }；它自己的密钥中必须有 { $need ->
   *[other] { $need } 个签名
}
keys-signed-before = { $have }{ $promised ->
    [yes] （由预留的密钥签名）；这类密钥中需要 { $need } 个
   *[no] （由上一份声明的密钥签名）；这类密钥中需要 { $need } 个
}
keys-next-sign = 请其他人签名：pannier keys sign 声明文件 -k 对方的.key
keys-next-pack = 每个资料包都要附上它：pannier pack --letter 文件，链中的每份声明各写一次
keys-gone = 使密钥 { $digits } 作废的文本位于 { $path }
keys-gone-what = 任何人散布这份文本，都会使这个密钥永远作废：请打印它，把纸张与密钥分开存放，并删除 { $path }
keys-introduced = 密钥 { $digits } 的引荐信位于 { $path }
keys-mirrors = 镜像声明 { $number } 位于 { $path }
keys-mirrors-next = 可以单独分发，也可以随每个资料包附上：pannier pack --letter 文件。如果需要多个密钥签名，请其他人运行：pannier keys sign 文件 -k 他们的.key
keys-mirrors-read-first = 您要签镜像声明 { $number }，它取代所有编号更小的声明：
letters-mirror = { $url }（镜像声明 { $number }）
letters-mirrors = { $title }：发布者写明了 { $count ->
   *[other] { $count } 个镜像
}，“pannier show”会列出。没有任何东西会自动连接镜像。管理镜像的人能看到谁在何时要什么
letters-mirrors-differ = { $name } 的镜像声明 { $number } 在这里有几份，地址不同：使用之前请问清哪一份是对的
keys-none-stands = 这里没有密钥声明对您信任的发布者有效
keys-stand = { $name } 的密钥声明，{ $digits }
keys-two-letters = 给出了两份不同的声明，都作为 { $name }：一条链里只有一份
keys-not-a-key = 密钥声明 { $number } 没有写密钥 { $digits }，而这个密钥在签这个资料包：有这份声明的人不会信任这个资料包
keys-sign-next = 这个资料包必须有 { $need } 个密钥签名；请其他人运行：pannier sign 资料包 -k 对方的.key

sign-done = 已签名：{ $title }，位于 { $path }
sign-unseen = 您没有看过文档，就签了一份清单
sign-not-opened = 没有签名，因为没有看过文档；用 --unseen 可以只签清单
sign-signed-already = 密钥 { $digits } 已经签过这个资料包
sign-needs-output = 清单不在能够添加文件的文件夹里：请用 -o 指定新的签名文件
error-other-documents = 资料包里的文档不是 { $path } 的文档：没有签名
hint-other-documents = 与其他签名的人核对内容数字；pannier list 显示资料包里有什么

letters-age = { $days ->
   *[other] { $days } 天
}（按这台电脑的时钟）
letters-age-none = 不到一天（按这台电脑的时钟）
letters-age-later = 不知道：这台电脑的时钟早于发布者的日期
letters-age-of = { $title }：制作至今：{ $age }
label-age = 制作至今
after-not-opened = --after 应是由 pannier open 打开得到的文件夹：{ $path } 里没有带签名的 CONTENTS.sha256
after-not-signed = { $path } 里的文档没有您在此处信任的发布者的签名，所以不能用来判断哪一期较新

letters-pin-gone = { $name } 记为可信的密钥自己声明它已经作废：{ $path }
letters-left-out = { $count ->
   *[other] 有 { $count } 个像是密钥声明的文件没有读取：太多了
}
report-publisher-of-letters = { $digits }（根据密钥声明 { $letter }，是 { $name } 的密钥）
keys-next-check = 用 --before 给出上一份声明，以查看它的密钥中签名的是否足够
keys-one-is-enough = 这些密钥中任意一个签名就够了：--need 2 要求两个
keys-sign-question = 要签这份声明吗？要签请输入 yes：
keys-not-signed = 没有签名
sign-counts-for-nothing = 这里没有密钥声明写有密钥 { $digits }，所以按照这些声明，这个签名完全无效
trust-key-gone = 这个密钥自己声明它已经作废（{ $path }）：没有把任何人记为可信
pack-key-gone = { $path } 说，签这个资料包的密钥已经作废：没有人会信任它
letters-run = { $from } 至 { $to }
