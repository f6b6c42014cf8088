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
