# `sender`: the page that seals files for one newsroom in a browser.

sender-done = { $path } 在浏览器里把文件封给 { $name }，不用网络
sender-keep = 请在发送者能看到的别处也公布编辑部的数字；在路上改了页面的人也能改里面的密钥
sender-one-newsroom = { $path } 里有多个收件人，而页面只封给一个；请指定只有一个收件人的文件
sender-other-kind = 页面只封给普通收件人（age1...），而 { $path } 里的是另一种；请用这个命令做一个：pannier keygen --recipient
sender-name = 页面上的名字是空的，或长于 { $most } 个字；请用 --name 给另一个名字
label-newsroom = 编辑部
