compared-same = { $title }：同一个密钥签了两个不同的资料包
compared-previous = { $title }：这个资料包所写的上一期，不是这里的那一期
compared-bundle = { $id }，{ $title }，制作于 { $date }（发布者自己写的日期）
compared-named = { $id }，{ $title } 写明它是上一期

compared-pair-same = { $one } 和 { $two } 都是 { $title }，签名者：{ $maker }
compared-pair-previous = { $two }（{ $two_title }）所写的上一期是 { $named }，不是 { $one }（{ $one_title }），签名者：{ $maker }

compared-line-same = { $maker } 也签了资料包 { $id }（制作于 { $date }），同样作为 { $title }
compared-line-later = 资料包 { $id }（{ $title }，签名者：{ $maker }）所写的上一期是 { $named }，不是这个资料包
compared-line-earlier = 这个资料包所写的上一期是 { $named }，不是资料包 { $id }（{ $title }，签名者：{ $maker }）

compared-ask = 请口头询问发布者，正确的资料包编号是什么，并核对内容数字。

compared-shared = 系列 { $series } 有好几个在此处记为可信的发布者签名：{ $parts }
compared-part = { $maker }（{ $numbers }）
compared-shared-what = 请口头询问每一位发布者，这个系列是否出自本人；trust --series 可以规定信任记录适用于哪些系列。
compared-unlinked = { $title } 没有写上一期，虽然 { $earlier } 在这里：没有东西把两者联系起来

compared-passed-over = 没有使用：{ $title }，资料包 { $id }，来自发布者 { $digits }，您没有把这个发布者记为可信：这里有一个可信的资料包
compared-passed-over-short = 没有使用：{ $title }，资料包 { $id }：{ $name } 的密钥中签名的太少，而这里有一个可信的资料包
compared-bundle-before = { $id }，{ $title }，以前在这里打开过

by-named = 用 { $by } 指定的密钥
by-limited = { $name }（只对其他系列记为可信）
by-unknown = 未知的发布者
