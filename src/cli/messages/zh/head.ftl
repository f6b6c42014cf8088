head-ok = OK
head-plan = 计划
head-failed = 失败
head-wanted = 请求补缺
head-received = 已收到
head-in-part = 只有一部分
head-altered = 已被改动
head-safe-to-pull = 可以拔出
head-pull-and-check = 拔出后必须检查
head-openable = OPENABLE
head-opened-not-trusted = 已打开，但 NOT TRUSTED（不可信）
head-opened-conflict = 已打开，但 CONFLICT（互相冲突）
head-opened-in-part = 只打开了一部分
head-new = 新增
head-gone = 已去掉
head-not-done = 没有完成

head-card = 卡片

head-warning = 警告：
head-error = 错误：
head-hint = 提示：
head-conflict = CONFLICT
head-not-trusted = NOT TRUSTED
head-share = SHARE
head-partial = PARTIAL
