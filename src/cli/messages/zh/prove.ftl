prove-two = 请先写出资料包或已打开文档所在的文件夹，再写出文档的路径

prove-made = { $title } 的 { $documents ->
   *[other] { $documents } 个文档
}可以单独出示：{ $folder } 里有 { $size } 的证明，以及每个证明都需要的 { $shared }
prove-tells-nothing = 这份证明不透露其他文档的名字、SHA-256 和数量
prove-tells-all = 这份证明会透露本期全部 { $documents } 个文档的名字和 SHA-256：拿到它的人都能看到
prove-no-tree = 这个资料包没有文档树，因为它由较旧的 Pannier 制作
prove-name-carrier = 如果不想透露其他文档，请同时指定资料包的一个载体：--carrier DIR
prove-check = 收到这个文件夹的人要从别的途径得到发布者的三十位数字，然后输入：pannier check { $folder }

proven-all = 已证明 { $documents ->
   *[other] { $documents } 个文档
}属于 { $title }（签名者：{ $maker }），文件就在这里
proven-absent = 已证明 { $documents ->
   *[other] { $documents } 个文档
}属于 { $title }（签名者：{ $maker }），但有 { $absent ->
   *[other] { $absent } 个文件不在这里
}：请核对文件的 SHA-256
proven-altered = { $proofs ->
   *[other] { $proofs } 份证明
}中有 { $bad } { $bad ->
   *[other] 份不成立，或者文件被改动：不要相信
}
proven-untrusted = { $documents ->
   *[other] { $documents } 份证明
}指向 { $title }，您没有把它的发布者记为可信：目前什么也没有证明
proven-nameless = { $proof } 的文档（没有透露名字）
proven-means = 证明只说明文档出自谁；不说明内容是否属实，也不说明写于何时

label-proven = 已证明
label-unproven = 未证明
label-file-absent = 无文件

error-prove-no-document = 本期没有路径为 { $documents } 的文档
error-prove-missing = { $document } 不在已打开文档的文件夹里
error-prove-altered = { $document } 与发布者签名的内容不符
error-prove-other-bundle = { $title } 与这些文档不对应：它是另一个资料包，或者制作有误
error-prove-names-told = 没有文档树，就不能在不透露名字的情况下证明文档
hint-prove-no-document = 请查看路径：pannier list 会显示，CONTENTS.sha256 里也有
hint-prove-missing = 请重新打开资料包，或指定资料包所在的文件夹
hint-prove-altered = 请重新打开资料包，再证明打开得到的文档
hint-prove-other-bundle = 请指定打开这些文档所用的那个资料包的一个载体
hint-prove-names-told = 用 --carrier 指定资料包的一个载体，或去掉 --without-name
