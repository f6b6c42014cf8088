parcel-stripped = { $files ->
   *[other] 已复制 { $files } 个图片和视频
}并去掉元数据，又检查了一遍：画面本身和文件名透露的内容仍然在
parcel-key-gone = 给这个包裹签名的密钥已经不存在：没有人能再用它签名
parcel-next = 现在就用语音或短信告知代码；编辑部打开之后再核对：pannier open PARCEL -i NEWSROOM.key --untrusted-publisher -o OUT，然后 pannier commit --match "DIGITS" OUT

error-parcel-no-program = { $file } 含有只有 exiftool 能去掉的元数据，而 exiftool 没有安装
error-parcel-not-stripped = exiftool 无法复制出不含元数据的 { $file }
error-parcel-still-tells = { $file } 的副本仍然透露地点、机主或相机
error-parcel-no-file = { $file } 既不是文件也不是文件夹
hint-parcel-no-program = 安装 exiftool（Debian：libimage-exiftool-perl），或按原样打包：--metadata keep
hint-parcel-still-tells = 去掉这个文件，或决定按原样打包全部文件：--metadata keep
hint-parcel-no-file = 请写出文件本身

parcel-stripped-match = 原件留在您这里，所以编辑部的 commit --match 会说 NOT ALL HERE：副本在承诺的 as-sent 文件夹下，原件在旁边
parcel-sidecars = { $files ->
   *[other] { $files } 个文件为其他文件作证，按原样随行
}：{ $names }；Pannier 不读取它们

ahead-packed = 一个小包裹可以先走：{ $folder }，{ $documents ->
   *[other] { $documents } 个文档
}（{ $amounts }），包 { $id }。它可以单独打开，带有同一份承诺，并在里面写明完整的包裹
ahead-bad-fits = --first-fits 需要页数（2pages）、屏幕上的秒数（30s）或字节数（100kB）
ahead-too-much = 小包裹会占 { $amounts }：用 --first 少写一些，或用 --first-fits 允许更多；没有打包任何东西
ahead-failed = 完整的包裹已经打好，小包裹没有：{ $why }
amounts-short = { $size }，{ $pages ->
   *[other] { $pages } 页
}纸，或屏幕上 { $length }
