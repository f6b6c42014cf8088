sheet-plan = { $pages ->
   *[other] { $pages } 页
}：{ $codes ->
   *[other] { $codes } 个二维码
}，其中任意 { $enough } 个就够了
sheet-plan-cover = { $pages ->
   *[other] 封面和 { $pages } 页
}：{ $codes ->
   *[other] { $codes } 个二维码
}，其中任意 { $enough } 个就够了
sheet-plan-objects = { $pages ->
   *[other] { $pages } 页
}：{ $codes ->
   *[other] { $codes } 个二维码
}，属于 { $objects } 个对象
sheet-plan-objects-cover = { $pages ->
   *[other] 封面和 { $pages } 页
}：{ $codes ->
   *[other] { $codes } 个二维码
}，属于 { $objects } 个对象

sheet-profile-fits = { $pages ->
   *[other] 打印方案 { $profile }：{ $pages } 页放得下的方案中最容易读取的
}
sheet-profile = { $profile }，一整页有 { $codes ->
   *[other] { $codes } 个二维码
}，携带 { $size }
sheet-left-table = 二维码里没有 blocks.idx（{ $size }）：完整到达的数据分卷可以重新生成它；加上 --table 会把它也打印出来
sheet-done = { $title }：{ $pages ->
   *[other] { $pages } 页
}，{ $codes ->
   *[other] { $codes } 个二维码
}，位于 { $place }
sheet-done-cover = { $title }：{ $pages ->
   *[other] 封面和 { $pages } 页
}，{ $codes ->
   *[other] { $codes } 个二维码
}，位于 { $place }
sheet-files = { $first } 至 { $last }

sheet-carries = { $name }，{ $size }：{ $codes } 个二维码中任意 { $need } 个
sheet-and-more = 还有 { $more } 个
sheet-visible = { $sealed ->
    [no] 看到一页的任何人都能读到系列、期号、日期、发布者的密钥和大小，也能读到文档：资料包没有加密
   *[yes] 看到一页的任何人都能读到系列、期号、日期、发布者的密钥和大小
}
sheet-card = 卡片，上面是{ $what }，位于 { $path }
sheet-card-publisher = 发布者的公钥
sheet-card-recipient = 接收者的公钥
sheet-card-slip = 便条

sheet-cells-plan = { $pages ->
   *[other] { $pages } 页格点码
}，这是试验，还没有人打印过：每英寸 300 点或更高的平板扫描仪能读这样的页面，手机都不能读

sheet-no-folder = 请指定资料包所在的文件夹
sheet-bad-spare = --spare { $spare } 不是 0 到 200% 的整数百分比，应写成 25% 这样
sheet-too-few-pages = { $most ->
   *[other] { $most } 页太少
}：最密的打印方案 { $profile } 要用 { $pages ->
   *[other] { $pages } 页
}
sheet-many-question = 要打印 { $pages } 页吗？
sheet-many = { $pages } 页超过了 { $most } 页；没有打印任何东西：--yes 会照样打印，--pages N 会寻找页数更少的办法
sheet-card-is-one-page = 卡片只有一页：请用 -o 指定它的文件，不要用 --dry-run
sheet-card-is-picture = 卡片是图片：请指定 .pdf、.svg 或 .png
sheet-bad-name = { $path } 必须以 .pdf、.svg、.png 或 .txt 结尾

play-seconds = { $seconds } 秒
play-minutes = { $minutes } 分钟
play-plan = { $codes ->
   *[other] { $codes } 个二维码循环播放{ $grid }，每秒 { $speed } 幅，一轮 { $length }；其中任意 { $enough } 个就够了
}
play-plan-objects = { $codes ->
   *[other] { $objects } 个对象的 { $codes } 个二维码循环播放{ $grid }，每秒 { $speed } 幅，一轮 { $length }
}
play-at-once = ，同时显示 { $grid } 个
play-bad-grid = 网格要写成 3x2 这样：横向和纵向各 1 到 8 个二维码
play-too-slow = 没有网格能在 { $seconds } 秒内播完循环；这是最快的
play-done = { $title }：{ $plan }
play-title = { $title }  资料包 { $id }

play-line = { $title }  { $number }/{ $pictures }  每秒 { $speed } 幅  按键：+ - space . q
play-line-held = { $title }  { $number }/{ $pictures }  已暂停，每秒 0 幅  按键：+ - space . q
play-enlarge = 请把窗口放大到 { $columns } x { $rows }

play-film = 请把这个屏幕的亮度调高，用任何摄像头录下来。{ $objects ->
    [1] 其中任意 { $enough } 个二维码就够了。
   *[other] 至少录下完整的一轮。
}然后：pannier scan 视频 -o 文件夹。发布者的数字，用于口头核对：{ $digits }。按键：空格、+ 和 -、方向键、f。

play-film-size = { $width }x{ $height }
play-film-made = { $size }，每秒 { $rate } 幅，{ $length }，{ $bytes }；pannier help paper 里有 ffmpeg 的用法
play-film-trace = 看到这段视频的任何人都能读到系列、期号和数字；手机上留有它的录像，就是痕迹
play-short-film = --seconds { $seconds } 太短，不能把每个二维码都显示一次：至少需要 { $needed } 秒

sheet-leaf = 前面先有 { $pages } 页其他语言的说明
sheet-languages-most = 除英语外，纸上最多有 { $most } 种语言
sheet-languages-grid = --profile grid 的页面只有英文：请去掉 --paper-lang，或者选别的打印方案
sheet-languages-pdf = 其他语言只能在 PDF 里：请用 -o 指定一个 .pdf 文件，或者去掉 --paper-lang
