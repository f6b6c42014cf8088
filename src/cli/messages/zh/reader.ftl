reader-done = { $path } 在浏览器里打开资料包，不需要网络
reader-keep = 请留好一份，每次使用之前核对它的数字；改动 U 盘的人，可以改动上面的页面
