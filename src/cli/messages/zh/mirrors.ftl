label-fetched = 已获取
label-mirror = 镜像

fetch-reveals = 现在连接 { $hosts }。每一台都会知道您的网络地址、您要哪个包、您缺哪些部分，以及时间。监视您网络的人会知道您连接了谁；用 http:// 时还知道是哪个包。如有危险，请现在停止，或使用 --proxy
fetch-reveals-proxy = 现在通过代理连接 { $hosts }。每一台都会知道有人要哪个包、缺哪些部分，以及时间；代理知道您的网络地址。监视您网络的人会知道您使用代理
fetch-done = 缺少的 { $short } 个块中得到 { $blocks } 个，{ $kept }；共收到 { $received }；之前这里已有 { $here } 个好块
fetch-mirror = { $address }：收到 { $received }，保留 { $kept }
fetch-lied = { $blocks ->
   *[other] { $address } 给了 { $blocks } 个假块，没有保留
}
fetch-failed = { $address }：{ $why }
fetch-left = 已放弃 { $address }：{ $why }
fetch-whole-files = { $address } 只给整个文件：收到的比需要的多
fetch-why-slow = 没有声音，或太慢
fetch-why-status = 回答是 { $status }
fetch-why-redirect = 它指向另一台机器，没有前往
fetch-why-length = 文件长度与签名列表不同
fetch-why-false = 字节不是签名列表所说的
fetch-why-over = 获取已经结束
fetch-early-time = 时间到：已到的都保留，用同一命令可以继续
fetch-early-limit = 收到太多，镜像一定在说谎或已损坏：好的都保留，用同一命令可以继续
fetch-early-all = 没有镜像还有别的好块：请再给出其他镜像
fetch-in-part = 先到的块可以部分打开文档：pannier open --partial；pack --first 放在开头的先打开
fetch-not-in-part = 此包的文档不能部分打开：块足够时才打开
fetch-many-mirrors = 一次最多询问 { $most } 个镜像
fetch-proxy = --proxy 需要 socks5h://MACHINE:PORT、socks4a:// 或 http://，或单词 none；用 socks5:// 时本地网络会知道镜像的名称
fetch-proxy-variable = 变量 { $variable } 指定了代理：要用代理请写 --proxy URL，要直接连接请写 --proxy none

publish-done = { $title } 在 { $place } 的 { $name } 中
publish-files = { $files ->
   *[other] 写入 { $files } 个文件
}；{ $kept } 个已在那里；共 { $size }，全部已读回
publish-files-there = { $files ->
   *[other] { $files } 个文件在那里
}；共 { $size }，全部已读回
publish-reveals = 对能在那里读取的所有人：系列、期号、发布者、大小。对管理该处的人：谁在何时读取哪些文件
publish-next = 把文件夹 { $name } 的地址告诉大家；他们这样获取：pannier fetch ADDRESS -o DIR
publish-lacking = { $files ->
   *[other] { $files } 个分块在这里不完整，所以那里也没有：{ $chunks }
}
publish-remote = rclone: 之后是 remote 的名称和路径，如 rclone:store:bundles；设置和密码应放在 rclone 自己的配置中

error-fetch-not-built = 此程序构建时没有网络代码，不能获取
error-fetch-no-list = 没有镜像给出签名列表：{ $mirrors }
error-fetch-small = 没有镜像按签名列表给出 { $name }
error-fetch-time = 第一个块到达之前时间就到了
error-publish-secret = 包的文件中 { $path } 含有 { $what }：没有发布任何东西
error-publish-no-chunk = 此包没有一个分块在这里是完整的
error-publish-small = 包的小文件在这里丢失：{ $names }
error-publish-scattered = rclone 从一个文件夹复制，而这些分块没有以自己的名称放在一个文件夹中：{ $names }
error-publish-no-rclone = 没有安装 rclone
error-publish-rclone = rclone 以 { $code } 结束：{ $words }
error-publish-differs = 这些文件读回来不一样：{ $names }
hint-fetch-not-built = 这样构建：cargo build --release --features mirror；或用其他程序下载文件，再用：pannier check
hint-fetch-no-list = 请与给您的地址比较；镜像有多个包时加上 --bundle ID
hint-fetch-small = 再给出其他镜像，或带有小文件的载体：--with DIR
hint-fetch-time = 给更多分钟：--for
hint-publish-secret = 把密钥移到只有其主人能到的地方，并查看它是否曾被发布
hint-publish-whole = 先使包完整：pannier repair BUNDLE -o WHOLE；然后发布 WHOLE
hint-publish-scattered = 先做成一个文件夹：pannier repair BUNDLE -o WHOLE；然后发布 WHOLE
hint-publish-no-rclone = 安装 rclone，或发布到文件夹，再用其他程序复制该文件夹
hint-publish-rclone = 单独试试该 remote：rclone lsd REMOTE:
hint-publish-differs = 再发布一次；如果还是这样，该处在更改文件或说谎

fetch-why-no-list = 它给出的不是签名清单：也许是网络的登录页面，或者是另一个文件夹
fetch-why-other = 它有的是另一个资料包，不是所要的那个
fetch-onion = 只有通过 Tor 才能到达 { $host }：请启动 Tor，并加上 --proxy socks5h://127.0.0.1:9050。没有建立任何连接，也没有查询任何名称
fetch-several-ids = 这些地址写明了几个资料包，而一次 fetch 只取一个：{ $ids }
fetch-by-proxy = 一切都经过代理：在怀疑镜像之前，请先看代理是否在运行
fetch-pin-first = 除了清单，什么都没有取。请从您信任的人那里得到发布者的密钥，然后：pannier trust publisher.pub，或者加上 -P publisher.pub
mirror-user = { $option } 后面的地址含有用户名或密码：不使用这样的地址，因为谁看到它，谁就有了密码
mirror-scheme = { $option } 后面的地址以 http:// 或 https:// 开头，而不是这样：{ $address }
mirror-query = { $option } 后面的地址没有问号：{ $address }
