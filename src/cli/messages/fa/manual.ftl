help-short = همهٔ گزینه‌ها و مثال‌ها: pannier { $command } --help
help-examples = مثال‌ها:
help-manual = تازه شروع می‌کنید؟ دستور pannier start چهار سؤال می‌پرسد و دستورها را نشان می‌دهد. راهنما در خود برنامه است: pannier help { $topics }
help-manual-small = راهنما در خود برنامه است: pannier help { $topics }
usage-no-key = دستور { $command } کلید لازم ندارد: { $option } را ننویسید
usage-small = این برنامهٔ کوچکِ جعبه‌ابزار است: بررسی می‌کند، گرد می‌آورد و باز می‌کند، و { $command } ندارد. برای آن برنامهٔ کامل را بگیرید
help-no-topic = دربارهٔ { $topic } راهنمایی نیست؛ ببینید: pannier help

man-examples = مثال‌ها
man-exit-status = کد پایان
man-environment = متغیرهای محیط
man-files = فایل‌ها
man-see-also = این‌ها را هم ببینید

exit-done = انجام و تأیید شد
exit-could-not = نشد: ورودی یا خروجی شکست خورد، یا ایرادی در برنامه بود
exit-usage = استفادهٔ نادرست
exit-damaged = باز می‌شود، اما چیزی کم یا آسیب‌دیده است؛ از سندهای بازشده، بعضی نیستند
exit-not-enough = هنوز کافی نیست
exit-not-trusted = مورد اعتماد نیست: امضای نادرست یا نبودن امضا، ناشر ثبت نشده، فهرست یا سند دستکاری‌شده، یا بسته‌هایی که با هم ناسازگارند
exit-cannot-decrypt = رمز باز نمی‌شود: کلید یا عبارت عبور نادرست است
exit-refused = برای ایمنی پذیرفته نشد: روی چیزی نوشته می‌شد، نام ناامن، کلید خصوصی میان سندها، یا نبودن جا
exit-share = یک سهم: هیچ فایلی در اینجا آسیب ندیده است، و سهم‌های دیگر لازم‌اند
exit-partial = فعلاً بخشی باز شد: بعضی از سندها هستند، و بلوک‌های بعضی دیگر نیستند
exit-interrupted = قطع شد: همان دستور را دوباره اجرا کنید

man-variable-publisher = کلید عمومی ناشر، یک فایل یا خود کلید، وقتی -P داده نشده است.
man-variable-identity = کلید شما (فایل هویت age)، وقتی -i داده نشده است.
man-variable-pins = جای ثبت‌های ناشران: زیر اولین متغیری که مقدار دارد.
man-variable-temporary = پوشهٔ فایل‌های موقت. در آن‌ها فقط دادهٔ رمزشده است.
man-variable-colour = اگر این متغیر مقدار داشته باشد، خروجی رنگ ندارد.
man-variable-terminal = این‌ها می‌گویند که ترمینال متن را در هر دو جهت می‌چیند. نام‌های راست‌به‌چپ آنجا جدا نگه داشته می‌شوند.

man-file-pins = ناشرانی که به آن‌ها اعتماد دارید، یک فایل برای هر کدام. فقط شما باید بتوانید آنجا بنویسید.
man-file-list = فهرست امضاشدهٔ یک بسته. sha256sum و minisign هم آن را بررسی می‌کنند.
man-file-contents = فهرست امضاشدهٔ سندها، در هر پوشه‌ای که بسته‌ای در آن باز شده است.
man-see = pannier help recipient، pannier help courier، pannier help maintainer، age(1)، minisign(1)
