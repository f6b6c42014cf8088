label-fetched = دریافت شد
label-mirror = آینه

fetch-reveals = اکنون به { $hosts } وصل می‌شود. هر کدام نشانی شبکهٔ شما، بسته‌ای که می‌خواهید، بخش‌هایی که ندارید و زمان را می‌فهمد. هر که شبکهٔ شما را می‌پاید می‌فهمد به کجا وصل می‌شوید، و با http:// همچنین کدام بسته. اگر خطر دارد، اکنون متوقف کنید یا --proxy را به کار ببرید
fetch-reveals-proxy = اکنون از راه پراکسی به { $hosts } وصل می‌شود. هر کدام می‌فهمد کسی کدام بسته را می‌خواهد، کدام بخش‌ها را ندارد، و کی؛ پراکسی نشانی شبکهٔ شما را می‌فهمد. هر که شبکهٔ شما را می‌پاید می‌فهمد که پراکسی به کار می‌برید
fetch-done = { $blocks } از { $short } بلوک کم، { $kept }؛ { $received } رسید؛ { $here } بلوک سالم از پیش اینجا بود
fetch-mirror = { $address }: { $kept } از { $received } نگه داشته شد
fetch-lied = { $blocks ->
    [one] { $address } { $blocks } بلوک نادرست داد که نگه داشته نشد
   *[other] { $address } { $blocks } بلوک نادرست داد که نگه داشته نشدند
}
fetch-failed = { $address }: { $why }
fetch-left = { $address } کنار گذاشته شد: { $why }
fetch-whole-files = { $address } فقط پروندهٔ کامل می‌دهد: بیش از نیاز رسید
fetch-why-slow = خاموش یا بسیار کند بود
fetch-why-status = پاسخ داد { $status }
fetch-why-redirect = به دستگاه دیگری می‌فرستد، و کسی آنجا نرفت
fetch-why-length = طول پرونده با فهرست امضاشده نمی‌خواند
fetch-why-false = بایت‌ها آنِ فهرست امضاشده نیستند
fetch-why-over = دریافت تمام شده بود
fetch-early-time = زمان تمام شد: آنچه رسید نگه داشته شده، و همین فرمان ادامه می‌دهد
fetch-early-limit = آن‌قدر رسید که آینه‌ها باید دروغ بگویند یا خراب باشند: آنچه سالم بود نگه داشته شده، و همین فرمان ادامه می‌دهد
fetch-early-all = هیچ آینه‌ای بلوک سالم دیگری ندارد: آینه‌های دیگر را هم نام ببرید
fetch-in-part = نخست بلوک‌هایی رسیدند که سندها را در بخش باز می‌کنند: pannier open --partial؛ آنچه pack --first در آغاز گذاشت زودتر باز می‌شود
fetch-not-in-part = سندهای این بسته در بخش باز نمی‌شوند: وقتی بلوک بس باشد باز می‌شود
fetch-many-mirrors = بیش از { $most } آینه با هم پرسیده نمی‌شود
fetch-proxy = پس از --proxy باید socks5h://MACHINE:PORT یا socks4a:// یا http:// یا واژهٔ none بیاید؛ با socks5:// شبکهٔ اینجا نام آینه‌ها را می‌فهمد
fetch-proxy-variable = متغیر { $variable } یک پراکسی نام می‌برد: برای پراکسی --proxy URL و برای وصل مستقیم --proxy none بگویید

publish-done = { $title } در { $name } در { $place } است
publish-files = { $files ->
    [one] { $files } پرونده نوشته شد
   *[other] { $files } پرونده نوشته شد
}؛ { $kept } از پیش بود؛ روی هم { $size }، و همه بازخوانی شد
publish-files-there = { $files ->
    [one] { $files } پرونده آنجاست
   *[other] { $files } پرونده آنجاست
}؛ روی هم { $size }، و همه بازخوانی شد
publish-reveals = به هر که آنجا می‌خواند: مجموعه، شماره، ناشر، اندازه‌ها. به گردانندهٔ آنجا: چه کسی کدام پرونده‌ها را کی می‌خواند
publish-next = نشانی پوشهٔ { $name } را به مردم بگویید؛ آنان چنین دریافت می‌کنند: pannier fetch ADDRESS -o DIR
publish-lacking = { $files ->
    [one] { $files } تکه اینجا کامل نیست و آنجا هم نیست: { $chunks }
   *[other] { $files } تکه اینجا کامل نیستند و آنجا هم نیستند: { $chunks }
}
publish-remote = پس از rclone: نام یک remote و یک مسیر می‌آید، مانند rclone:store:bundles؛ تنظیم‌ها و گذرواژه‌ها جایشان در پیکربندی خود rclone است

error-fetch-not-built = این برنامه بی کد شبکه ساخته شده و نمی‌تواند دریافت کند
error-fetch-no-list = هیچ آینه‌ای فهرست امضاشده نمی‌دهد: { $mirrors }
error-fetch-small = هیچ آینه‌ای { $name } را چنان که فهرست امضاشده می‌گوید نمی‌دهد
error-fetch-time = زمان پیش از رسیدن نخستین بلوک تمام شد
error-publish-secret = { $path } در میان پرونده‌های بسته { $what } دارد: چیزی منتشر نشد
error-publish-no-chunk = هیچ تکه‌ای از بسته اینجا کامل نیست
error-publish-small = پرونده‌های کوچک بسته اینجا گم‌اند: { $names }
error-publish-scattered = rclone از یک پوشه کپی می‌کند، و این تکه‌ها با نام خود در یک پوشه نیستند: { $names }
error-publish-no-rclone = rclone نصب نیست
error-publish-rclone = rclone با { $code } پایان یافت: { $words }
error-publish-differs = این پرونده‌ها چنان که بودند بازخوانی نمی‌شوند: { $names }
hint-fetch-not-built = چنین بسازید: cargo build --release --features mirror؛ یا پرونده‌ها را با برنامهٔ دیگری بگیرید و به کار ببرید: pannier check
hint-fetch-no-list = نشانی را با آنچه به شما دادند بسنجید؛ اگر آینه چند بسته دارد، --bundle ID را بیفزایید
hint-fetch-small = آینه‌های دیگر را هم نام ببرید، یا حاملی با پرونده‌های کوچک: --with DIR
hint-fetch-time = دقیقه‌های بیشتری بدهید: --for
hint-publish-secret = کلید را به جایی ببرید که فقط از آنِ صاحبش است، و ببینید آیا هرگز منتشر شده است
hint-publish-whole = نخست بسته را کامل کنید: pannier repair BUNDLE -o WHOLE؛ سپس WHOLE را منتشر کنید
hint-publish-scattered = نخست یک پوشه بسازید: pannier repair BUNDLE -o WHOLE؛ سپس WHOLE را منتشر کنید
hint-publish-no-rclone = rclone را نصب کنید، یا در پوشه‌ای منتشر کنید و پوشه را با برنامهٔ دیگری کپی کنید
hint-publish-rclone = خود remote را بیازمایید: rclone lsd REMOTE:
hint-publish-differs = دوباره منتشر کنید؛ اگر چنین ماند، آنجا پرونده‌ها را دگرگون می‌کند یا دروغ می‌گوید

fetch-why-no-list = چیزی جز فهرست امضاشده داد: شاید صفحهٔ ورود یک شبکه، یا پوشه‌ای دیگر
fetch-why-other = بسته‌ای دیگر جز آنچه خواسته شد دارد
fetch-onion = به { $host } فقط از راه Tor می‌توان رسید: Tor را اجرا کنید و --proxy socks5h://127.0.0.1:9050 را بیفزایید. به چیزی وصل نشد و نامی پرسیده نشد
fetch-several-ids = نشانی‌ها چند بسته را نام می‌برند و هر fetch یکی را می‌گیرد: { $ids }
fetch-by-proxy = همه چیز از راه پراکسی رفت: پیش از آنکه به آینه‌ها شک کنید، ببینید پراکسی کار می‌کند
fetch-pin-first = جز فهرست چیزی گرفته نشد. کلید ناشر را از کسی که به او اعتماد دارید بگیرید، سپس: pannier trust publisher.pub، یا -P publisher.pub را بیفزایید
mirror-user = نشانی پس از { $option } نام کاربری یا گذرواژه دارد: چنین نشانی به کار نمی‌رود، چون هر کس آن را ببیند گذرواژه را دارد
mirror-scheme = نشانی پس از { $option } با http:// یا https:// آغاز می‌شود، نه چنین: { $address }
mirror-query = نشانی پس از { $option } علامت پرسش ندارد: { $address }
