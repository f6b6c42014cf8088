torrent-made = { $title }：{ $files ->
   *[other] { $files } 个种子文件
}，在 { $folder } 里
torrent-file = { $path }，{ $size }；{ $pieces ->
   *[other] { $pieces } 个片段
}，每个 { $piece }
torrent-for-v2 = 用于 qBittorrent 4.4 或更新版本，以及其他使用 libtorrent 2 的程序
torrent-for-v1 = 用于 Transmission、aria2 和较旧的程序
torrent-folder = 程序会在名为 { $name } 的文件夹里找这些文件
torrent-peers-none = 没有 tracker：程序通过分布式哈希表（DHT）互相找到，或者由人输入地址
torrent-peers-open = { $trackers ->
   *[other] { $trackers } 个 tracker
}，以及分布式哈希表（DHT）
torrent-peers-private = { $trackers ->
    [0] 私有，而且没有 tracker
   *[other] 私有：{ $trackers } 个 tracker，不用分布式哈希表（DHT）
}
torrent-cosignatures = { $names }：密钥声明要求这些签名；持有其他签名的人会做出另一个种子
torrent-left-letters = { $names }：清单没有列出这些密钥声明；请用别的途径交给别人
torrent-reveals = 一旦有程序载入这些文件，tracker、DHT、其他节点和监视网络的人就会知道：您的地址、您持有或想要哪个资料包，以及时间。Pannier 本身不连接任何地方
torrent-next = 把资料包复制到名为 { $name } 的文件夹里，并在您信任的程序中载入种子文件
torrent-not-pinned = 发布者 { $digits } 在此处没有记为可信：资料包是完整的，但它可能是任何人制作的
torrent-private-alone = 没有 tracker 的私有种子，只能靠人输入的地址或网络种子找到节点
torrent-not-aligned = v1 种子的某些片段含有两个分卷的首尾：持有不同分卷的人可能无法靠它互相补全；可以用 v2 种子、网络种子，或者打包时加上 --for torrent
torrent-no-v1 = 没有制作 v1 种子，因为它需要每一个分卷；{ $files ->
   *[other] 这里有 { $files } 个分卷不完整：{ $chunks }
}

torrent-many-addresses = { $option } 给得太多：一个种子最多有 { $most } 个
torrent-address-twice = { $option } 两次给出 { $address }
torrent-scheme-tracker = { $option } { $address }：tracker 的地址以 http://、https:// 或 udp:// 开头
torrent-scheme-web-seed = { $option } { $address }：网络种子的地址以 http:// 或 https:// 开头
torrent-user = { $option } 后面的一个地址含有用户名或密码，种子会让所有人看到它
torrent-host = { $option } { $address }：机器的名称只能含有字母、数字、点和连字符
torrent-port = { $option } { $address }：端口是 1 到 65535 之间的数，udp:// 必须有端口
torrent-sign = { $option } { $address }：字符“{ $sign }”不能出现在那里；请写成 % 加两位十六进制数字
torrent-query = { $option } { $address }：网络种子的地址不含问号，因为文件名会加在它的末尾
torrent-long = { $option } 后面的一个地址超过 { $most } 字节

error-torrent-chunks = 种子需要{ $files ->
   *[other] { $files } 个在这里不完整的分卷：{ $chunks }
}
error-torrent-small = 种子需要一些在这里丢失的小文件：{ $names }
hint-torrent-repair = 先把资料包恢复完整：pannier repair BUNDLE -o WHOLE，然后：pannier torrent WHOLE -o DIR
hint-torrent-gather = 找来这个资料包的更多载体，并同时指定它们的文件夹；pannier want BUNDLE 会说明缺少什么
hint-torrent-small = 从这个资料包的任何其他载体取得这些文件，并同时指定它的文件夹

label-infohash = infohash
label-link = 链接
label-folder = 文件夹
label-peers = 节点
label-web-seed = 网络种子

pack-no-leaves = 块的大小无法是 16,384 字节，因为内容太长，或者可能失去的传递者太多；这个资料包的种子需要所有分卷
