error-io = { $doing ->
    [read] خواندن
    [write] نوشتن
    [create] ساختن
    [list] فهرست کردن
    [rename] تغییر نام
    [sync] همگام‌سازی
    [remove] برداشتن
   *[run] اجرای
 } { $path } ممکن نیست: { $why }
error-refused = گذاشتن { $path } ممکن نیست: { $why }
error-not-kept = { $place } آنچه را نوشته شد نگه نداشته است: { $lost } فایل از { $files } فایلی که دوباره خوانده شد نادرست است، اول { $path }: { $how }
error-unsteady = { $path } هنگام خواندن دوباره بایت‌های دیگری داد
error-interrupted = قطع شد؛ هیچ چیز نیمه‌کاره‌ای با نام نهایی نماند
error-bug = ایرادی در خود Pannier: { $what }
error-no-space = در { $path } جا نیست: { $needed } بایت لازم است
error-no-space-free = در { $path } جا نیست: { $needed } بایت لازم است، { $free } بایت خالی است
error-no-space-files = در { $path } برای فایل‌های بیشتر جا نیست: { $needed } بایت لازم است، { $free } بایت خالی است، اما اینجا فایل بیشتری نمی‌پذیرد
error-unfit = { $count ->
   *[other] اینجا نمی‌تواند { $count } سند را نگه دارد، و هیچ چیز نوشته نشد:{ $list }
}
error-part-other = در { $folder } سندهای انتشار دیگری است، نه { $title }
error-part-altered = { $documents ->
   *[other] { $documents } سند در { $folder } آن نیست که ناشر امضا کرده است: { $names }
}
error-exists = { $path } از قبل هست، و روی هیچ چیز نوشته نمی‌شود
error-busy = اجرای دیگری در حال نوشتن { $path } است
error-in-the-way = { $path } سر راه است و از باقی‌مانده‌های Pannier نیست
error-no-name = { $path } نمی‌تواند نام یک پوشهٔ تازه باشد
error-other-file = { $path } از قبل آنجاست و فایل دیگری است؛ روی هیچ چیز نوشته نمی‌شود

error-not-a-key = { $path } این نیست: { $wanted ->
    [publisher] کلید عمومی minisign
    [publisher-secret] کلید خصوصی minisign
    [recipient] فایل متنی گیرندگان
   *[recipient-secret] فایل هویت age
 }
error-other-half-secret = { $given } یک کلید خصوصی است، و اینجا باید کلید عمومی باشد
error-other-half-public = { $given } یک کلید عمومی است، و اینجا باید کلید خصوصی باشد
error-not-a-recipient = { $text } گیرندهٔ age نیست
error-no-recipient = در { $path } هیچ گیرنده‌ای نیست
error-recipient-digits = سطر { $line } از { $path } رقم‌هایی می‌گوید که رقم‌های گیرندهٔ سطر { $recipient } نیست ({ $name }): { $count ->
    [6] هر شش گروه فرق دارند
   *[other] از شش گروه این‌ها فرق دارند: { $groups }
}
error-recipient-trailing = سطر { $line } از { $path } یک گیرنده و واژه‌های دیگری دارد، و گیرنده باید در سطر خود تنها باشد
error-recipient-not-digits = سطر { $line } از { $path } رقم‌هایی می‌گوید، و آن‌ها سی رقم نیستند
error-recipient-for-nobody = سطر { $line } از { $path } رقم‌هایی می‌گوید، و درست زیر آن گیرنده‌ای نیست
error-key-passphrase-needed = { $path } عبارت عبور خود را لازم دارد
error-key-passphrase-wrong = این عبارت عبور { $path } را باز نمی‌کند
error-seal = رمز کردن ممکن نیست: { $why }

error-not-unpacked = بسته‌ای پیدا نشد؛ { $left }
error-no-bundle = بسته‌ای پیدا نشد: در آنچه داده شد فایل SHA256SUMS همراه با امضا نیست
error-list-damaged = بسته‌ای پیدا نشد: { $path } آسیب دیده است
error-list-missing = بسته‌ای پیدا نشد: { $path } اینجاست، اما SHA256SUMS که با آن امضا شده نیست یا آسیب دیده است
error-crowded = اینجا بیش از آن است که یک اجرا می‌بیند: فهرست‌ها، امضاها یا بسته‌ها زیادند، شاید برای اینکه بسته‌های اصیل را پنهان کنند
error-many-bundles = چند بسته پیدا شد:{ $list }
error-candidate-limited = { $id }  { $title }، از { $name }، که برای این مجموعه ثبت نشده است
error-candidate-named = { $id }  { $title }، از ناشری که با { $by } داده شد
error-candidate-pinned = { $id }  { $title }، از { $name }
error-candidate-unknown = { $id }  { $title }، از کسی که ثبت نشده است
error-conflict = یک کلید بسته‌هایی را امضا کرده که با هم ناسازگارند:{ $list }
error-no-such-release = هیچ بسته‌ای از ناشری مورد اعتماد در اینجا انتشار { $release } نیست
error-no-such-bundle = هیچ بسته‌ای پیدا نشد که شناسه‌اش با { $id } شروع شود

error-list-unsigned = هیچ امضایی که همراه { $path } پیدا شد آن را تأیید نمی‌کند: فهرست یا امضای آن دستکاری شده است، یا یکی از آن دو نیست
error-other-series = ناشر { $digits } با نام { $name } فقط برای { $pinned } ثبت شده است، نه برای { $series }
error-unknown-publisher = بسته ادعا می‌کند از ناشر { $digits } است، و این ناشر اینجا ثبت نشده است
error-wrong-publisher = ناشر { $found } آن را امضا کرده است، نه ناشر { $asked }
error-wrong-publisher-nameless = با کلیدی امضا شده که بسته نامش را نمی‌گوید، نه با کلید ناشر { $asked }
error-wrong-comment = امضا اصیل است اما برای چیز دیگری ساخته شده است: { $comment }
error-other-digits = این رقم‌ها از این ناشر نیست: { $count ->
    [6] هر شش گروه فرق دارند
   *[other] از شش گروه این‌ها فرق دارند: { $groups }
}

error-pins-within = ثبت‌های ناشران در { $pins } درون { $given } است که شما دادید: ثبت ناشر نباید از یک حامل بیاید
error-pins-medium = ثبت‌های ناشران در { $pins } روی همان حافظهٔ جانبی جداشدنی است که { $given } را دارد و شما دادید: ثبت ناشر نباید از یک حامل بیاید
error-pins-mode = دیگران روی این رایانه می‌توانند { $path } را بنویسند، پس شاید ثبت‌های ناشران کار آن‌ها باشد
error-pins-owner = { $path } از کاربر دیگری روی این رایانه است، پس شاید ثبت‌های ناشران کار او باشد
error-variable-within = فایل کلید { $pins } که { $by } نام می‌برد درون { $given } است که شما دادید: ناشر نباید از یک حامل بیاید
error-variable-medium = فایل کلید { $pins } که { $by } نام می‌برد روی همان حافظهٔ جانبی جداشدنی است که { $given } را دارد و شما دادید: ناشر نباید از یک حامل بیاید
error-variable-mode = دیگران روی این رایانه می‌توانند { $path } را بنویسند، پس شاید ناشرِ { $by } را آن‌ها گذاشته باشند
error-variable-owner = { $path } از کاربر دیگری روی این رایانه است، پس شاید ناشرِ { $by } را آن کاربر گذاشته باشد

error-sums = فهرست امضاشده درست ساخته نشده است: { $fault }
error-sums-long = فهرست { $bytes } بایت دارد، و حداکثر { $most } بایت مجاز است
error-sums-text = متنی از سطرهای کامل نیست
error-sums-line = سطر { $line } یک هش، دو فاصله و یک نام نیست
error-sums-name = سطر { $line } نامی دارد که مجاز نیست
error-sums-twice = سطر { $line } نامی را تکرار می‌کند
error-sums-absent = { $name } در فهرست نیست
error-facts-format = قالب این بسته { $format } است، و این برنامه تا قالب { $most } را می‌خواند
error-facts-requires = خواندن این بسته به این نیاز دارد: { $what }
error-facts-opening-requires = باز کردن این بسته به این نیاز دارد: { $what }؛ با همین نسخه از برنامه می‌توان بسته را بررسی کرد و برد
error-facts-json = bundle.json: { $why }
error-facts-field = bundle.json: مقدار { $field } بیرون از حد مجاز است
error-contradiction-publisher = بسته امضا شده است اما خودش را نقض می‌کند: bundle.json ناشری را نام می‌برد که آن را امضا نکرده است
error-contradiction-long-facts = بسته امضا شده است، اما bundle.json آن بلندتر از حد مجاز قالب است
error-contradiction-chunks = بسته امضا شده است اما خودش را نقض می‌کند: تکه‌های فهرست همان‌ها نیستند که bundle.json می‌شمارد
error-contradiction-table = بسته امضا شده است اما خودش را نقض می‌کند: طول blocks.idx آن نیست که bundle.json می‌خواهد
error-contradiction-sealing = بسته امضا شده است اما خودش را نقض می‌کند: bundle.json و محموله دربارهٔ نوع رمز یکی نیستند
error-other-code = جدول بلوک‌هایی که ناشر امضا کرده با روش بازیابی جور نیست: بلوک‌های گم‌شدهٔ این بسته را نمی‌توان بازسازی کرد
error-contents-no-signature = سندها با آنچه ناشر امضا کرده یکی نیستند: CONTENTS.sha256.minisig نیست
error-contents-other-list = سندها با آنچه ناشر امضا کرده یکی نیستند: فهرستی که از سندها ساخته شد همان نیست که امضا شده است؛ چیزی در اینجا نمی‌گوید کدام سندها فرق دارند
error-contents-list-unsigned = سندها با آنچه ناشر امضا کرده یکی نیستند: CONTENTS.sha256 را ناشر امضا نکرده است
error-contents-list-malformed = سندها با آنچه ناشر امضا کرده یکی نیستند: CONTENTS.sha256 درست ساخته نشده است
error-contents-document = سندها با آنچه ناشر امضا کرده یکی نیستند: { $path }
error-delta-whole = این بسته تفاوت نیست: بر پایهٔ انتشار دیگری نیست، پس --onto به کار نمی‌آید
error-delta-not-opened = { $path } یک انتشار بازشده نیست: CONTENTS.sha256 یا امضای آن در آن نیست
error-delta-inside = { $path } درون پوشهٔ انتشار قبلی است، و آن پوشه باید همان‌طور که هست بماند
error-delta-already = پوشه‌ای که با --onto داده شد همین حالا { $title } است، و هیچ تفاوتی در اینجا انتشار تازه‌تری نمی‌سازد
error-delta-base-untrusted = فهرست سندها در پوشه‌ای که با --onto داده شد امضای این ناشر را ندارد
error-delta-base-list = فهرست سندها در پوشه‌ای که با --onto داده شد امضا دارد اما درست ساخته نشده است
error-delta-other-content = پوشه‌ای که با --onto داده شد نسخهٔ دیگری از { $title } است: سندهایش رقم‌های { $found } را دارند، و تفاوت بر پایهٔ { $wanted } است
error-delta-other-base = تفاوت بر پایهٔ { $wanted } است، و پوشه‌ای که با --onto داده شد { $found } است
error-delta-gap = تفاوت‌هایی که اینجاست به { $found } می‌رسند، و تفاوت بعدی بر پایهٔ { $wanted } است: تفاوتِ از { $from } تا { $to } کم است
error-delta-missing = یک سند از انتشار قبلی نیست: { $path }
error-delta-altered = یک سند از انتشار قبلی آن نیست که ناشر امضا کرده است: { $path }
error-delta-malformed = تفاوت امضا شده است، و { $name } در آن نیست یا درست ساخته نشده است

error-contents-count = سندها با آنچه ناشر امضا کرده یکی نیستند: { $documents ->
   *[other] { $documents } سند هست
 }، و { $listed } سند در فهرست است

error-small-missing = { $name } در هیچ جایی که داده شد نیست، یا آسیب دیده است
error-not-enough = { $have } بلوک از { $need } بلوک لازم اینجاست ({ $percent } درصد)؛ { $short } بلوک کم است
error-commands-terminal = { $path } در ترمینال نشان داده نمی‌شود: متن نیست، یا بلند است، یا نویسه‌هایی دارد که ترمینال از آن‌ها فرمان می‌گیرد
dash-refused = { $argument } باید نام یک پوشه یا فایل باشد، و - ورودی یا خروجی استاندارد است: برای فایلی با این نام بنویسید ./-
dash-twice = نشانهٔ - دو بار به جای ورودی استاندارد آمده است، و آن یک بار خوانده می‌شود: به جای یکی از آن‌ها فایلی را نام ببرید
error-pattern = { $pattern } الگو نیست: { $why }
error-nothing-fits = هیچ سندی از بسته با { $patterns } جور نیست
error-not-whole = { $have } بلوک از { $all } بلوک اینجاست، و برای تقسیم همهٔ آن‌ها لازم است

error-sealed-passphrase = بسته با عبارت عبور رمز شده است، و چیزی که بتواند آن را باز کند داده نشد
error-sealed-recipients = بسته برای کلیدهای گیرندگان رمز شده است، و چیزی که بتواند آن را باز کند داده نشد
error-wrong-key = هیچ‌یک از کلیدهایی که داده شد این بسته را باز نمی‌کند
error-wrong-passphrase = این عبارت عبور این بسته را باز نمی‌کند
error-scrypt = رمز عبارت عبور ضریب کار { $asked } را می‌خواهد، و حداکثر { $accepted } پذیرفته می‌شود
error-no-memory = عبارت عبور یک‌جا { $needed } حافظهٔ رم لازم دارد، و سیستم این اندازه نمی‌دهد
error-payload-seal = با اینکه امضا شده، پذیرفته نشد: بخش رمزشده خراب است: { $why }
error-payload-compression = با اینکه امضا شده، پذیرفته نشد: بخش فشرده خراب است: { $why }
error-payload-archive = با اینکه امضا شده، پذیرفته نشد: آرشیو در بایت { $at } خراب است: { $what }
error-payload-name = با اینکه امضا شده، پذیرفته نشد: آرشیو نامی دارد که مجاز نیست، { $path }: { $fault }
error-payload-collision = با اینکه امضا شده، پذیرفته نشد: آرشیو در کنار { $path } نام دیگری دارد که بعضی سیستم‌ها این دو را یکی می‌دانند
error-payload-limit = با اینکه امضا شده، پذیرفته نشد: آرشیو از یک حد می‌گذرد: { $what }

error-name-empty = خالی است
error-name-absolute = مسیر مطلق است
error-name-long = بیش از 1,024 بایت دارد
error-name-deep = بیش از 64 سطح دارد
error-name-empty-part = یک بخش خالی دارد
error-name-dots = یک بخش . یا .. دارد
error-name-long-part = بخشی بلندتر از 255 بایت یا واحد دارد
error-name-reserved = یکی از این‌ها را دارد: \ : * ? < > | "
error-name-control = یک نویسهٔ کنترلی دارد
error-name-direction = نویسه‌ای دارد که جهت متن را عوض می‌کند
error-name-ending = بخشی دارد که با نقطه یا فاصله تمام می‌شود
error-name-device = بخشی دارد که در ویندوز نام یک دستگاه است
error-name-form = به شکل یونیکد NFC نیست
error-name-dash = فقط یک خط تیره است، و برنامه‌های دیگر خط تیره را چیز دیگری می‌فهمند
error-name-compressed = بخشی دارد که مانند دادهٔ فشرده شروع می‌شود
error-name-own = خود Pannier فایلی با این نام اضافه می‌کند

error-corpus-names = { $count ->
   *[other] { $count } نام
 } در پوشهٔ اسناد را نمی‌توان بسته‌بندی کرد:{ $list }
error-corpus-not-unicode = یونیکد نیست
error-corpus-old-name = یونیکد نیست؛ احتمالاً { $encoding }: { $name }
error-corpus-name-secret = نامش { $what } دارد، و این نام به همهٔ گیرندگان می‌رسد
error-corpus-twin = بعضی سیستم‌ها آن را همان { $other } می‌دانند
error-corpus-link = پیوند نمادین است، و پیوند دنبال نمی‌شود
error-corpus-special = نه فایل است و نه پوشه
error-corpus-changed = { $path } هنگام بسته‌بندی تغییر کرد
error-corpus-secret = { $path } در پوشهٔ اسناد { $what } دارد، و به همهٔ گیرندگان می‌رسید
error-corpus-bundle = { $path } در پوشهٔ اسناد خودش یک بسته است
error-corpus-not-folder = { $path } پوشه نیست
error-output-in-corpus = { $path } درون پوشهٔ اسناد است
error-too-large = محموله { $bytes } بایت می‌شود، و قالب حداکثر { $most } بایت را نگه می‌دارد
error-pack-series = نام مجموعه با a-z و 0-9 و - نوشته می‌شود، حداکثر 64 نویسه
error-pack-release = شمارهٔ انتشارها از 1 شروع می‌شود
error-pack-date = تاریخ به شکل YYYY-MM-DD نوشته می‌شود
error-pack-level = سطح‌ها از 1 تا { $most } هستند
error-pack-long-chunks = تکه‌ها باید کمتر از 4 GiB باشند، به خاطر FAT32
error-pack-short-chunks = تکه‌های { $bytes } بایتی برای این پوشهٔ اسناد زیادی کوچک‌اند: دست‌کم { $least } بایت لازم است
error-pack-pattern = { $option } { $pattern }: { $why }
error-pack-idle-name = گزینهٔ --exclude { $name }: چنین فایل یا پوشه‌ای در پوشهٔ اسناد نیست، پس چیزی را کنار نمی‌گذاشت
error-pack-idle-key = گزینهٔ --allow-key { $name }: چنین سندی در پوشهٔ اسناد نیست
error-pack-idle-first = گزینهٔ --first { $name } با هیچ چیز در پوشهٔ اسناد جور نیست، پس چیزی اول نمی‌آمد
error-pack-idle-apart = گزینهٔ --apart { $name } با هیچ چیز در پوشهٔ اسناد جور نیست، پس چیزی جدا فشرده نمی‌شد
error-pack-many-recipients = گیرندگان زیادند: رمز کردن برای آن‌ها { $bytes } بایت می‌گیرد، و حداکثر { $most } بایت مجاز است
error-rehearsal = در آزمون پیش از ارسال، آنچه خوانده شده بود به دست نیامد: { $why }
error-workshop-signal = فرایندی که محتوا را می‌خواند، پیش از پایان کار با سیگنال { $signal } پایان داده شد
error-workshop-ended = فرایندی که محتوا را می‌خواند، پیش از پایان کار تمام شد
error-workshop-nonsense = فرایندی که محتوا را می‌خواند، جوابی بی‌معنا داد
error-misread-documents = سندهای دیگر
error-misread-blocks = بلوک‌های دیگر

error-more-other-key = فقط ناشر یک بسته می‌تواند آن را گسترش دهد: ناشر { $publisher } است، و کلیدی که داده شد { $key } است
error-more-not-more = بسته { $have ->
   *[other] { $have } بلوک بازیابی دارد
 }، و این دستور { $asked } بلوک می‌خواهد
error-more-other-names = با این تعداد تکه، نام تکه‌هایی که پخش شده‌اند عوض می‌شود

error-plan-carriers = { $carriers ->
   *[other] { $carriers } حامل خواسته شد
 }؛ یک بسته میان دست‌کم 1 و حداکثر { $most } حامل تقسیم می‌شود
error-plan-sizes = { $sizes } اندازه برای { $carriers } حامل: یک اندازه برای همه بدهید، یا برای هر حامل یک اندازه
error-plan-counts = { $carriers } حامل، که { $survive } تا از آن‌ها می‌تواند گم شود، با { $copies } کپی از هر تکه: هیچ طرحی با این عددها جور نیست
error-plan-short = پس از بدترین گم شدن { $survive } حامل از { $carriers } حامل، فقط { $left } بلوک می‌ماند، و { $need } بلوک لازم است
error-plan-too-small = بسته بدون هیچ بلوک بازیابی { $needed } می‌گیرد، بیش از { $size } که با --fit داده شد
error-plan-no-room = تکه‌های داده { $needed } بایت لازم دارند، و حامل‌ها در کنار فایل‌های کوچک { $room } بایت جا دارند
error-plan-whole = با { $carriers } حامل که { $survive } تا از آن‌ها می‌تواند گم شود، یک حامل به‌تنهایی برای بازسازی همه چیز کافی می‌شود
error-plan-greedy = برای اینکه { $survive } پیک از { $carriers } پیک بتواند گم شود، بیش از دو برابرِ بلوک‌های داده، بلوک بازیابی لازم است
error-plan-same = { $one } و { $other } یک پوشه‌اند، یا یکی درون دیگری است
error-plan-stray = { $path } از قبل آنجاست، و این طرح آن تکه را به حامل دیگری می‌دهد
error-medium-is-folder = { $path } یک پوشه است: salvage یک ایمیج یا یک دستگاه را می‌خواند، و gather پوشه‌ها را می‌خواند
error-not-a-medium = { $path } نه فایل است و نه دستگاه بلوکی: salvage یک ایمیج یا یک دستگاه را می‌خواند

error-trial-left = { $left } بلوک از { $need } بلوک لازم ماند
error-trial-found = { $found ->
   *[other] { $found } بلوک سالم پیدا شد
 }، و انتظار { $left } بلوک بود
error-trial-no-table = جدول بلوک‌ها پیدا نشد

error-codes-too-much = این { $bytes } بایت است، و کدها حداکثر { $most } بایت می‌برند
error-codes-chunk = { $name } { $bytes } بایت دارد، و کدهایی با این اندازه حداکثر { $most } بایت از یک تکه را می‌برند
error-codes-nothing = هیچ‌یک از تکه‌های خواسته‌شده اینجا کامل نیست، و نمی‌توان آن را بازسازی کرد
error-codes-loop = این چرخه { $frames } کد دارد، و یک تصویر متحرک اینجا حداکثر { $most } کد را نگه می‌دارد
error-codes-no-terminal = کدها در ترمینال پخش می‌شوند، و این خروجی به ترمینال نمی‌رود
error-codes-small-window = پنجره { $columns } x { $rows } حرف دارد، و کوچک‌ترین کد { $width } x { $height } لازم دارد: پنجره را بزرگ‌تر کنید، یا حرف‌ها را کوچک‌تر کنید
error-codes-secret = این { $what } است، و چیز محرمانه هرگز روی کارت چاپ نمی‌شود
error-codes-no-card = این نه کلید عمومی است، نه گیرنده، و نه برگه

error-slip-digits = برگه فقط رقم دارد، در گروه‌های پنج‌رقمی
error-slip-uneven = گروه { $group } پنج رقم ندارد
error-slip-length = برگه می‌گوید { $told } گروه دارد، اما { $given } گروه داده شد
error-slip-misheard = گروه { $group } نمی‌تواند { $given } باشد
error-slip-misheard-maybe = گروه { $group } نمی‌تواند { $given } باشد؛ با { $maybe } همهٔ گروه‌ها جور درمی‌آیند
error-slip-check = گروه‌های کنترل در پایان جور نیستند: بیش از یک رقم نادرست است
error-slip-version = نسخهٔ این برگه { $version } است، و این برنامه نسخهٔ { $known } را می‌خواند
error-slip-nonsense = برگه چیزی ناممکن می‌گوید
error-no-release = برگه { $title } را می‌خواهد، و هیچ بستهٔ کاملی از آن انتشار اینجا نیست، فقط { $here }
error-slip-other-bundle = برگه برای بسته‌ای است که شناسه‌اش با { $id } شروع می‌شود

error-skip-form = فایلی نیست که بتواند کد داشته باشد، مانند تصویر، PDF، فیلم، یا فریم‌ها به شکل متن
error-skip-long-file = بزرگ‌تر از { $most } MiB است
error-skip-work = به آن نگاه نشد: بیش از هر صفحهٔ کدی کار می‌برد
error-skip-forbidden = به { $program } نیاز دارد، و اجرای برنامه‌ها مجاز نیست
error-skip-missing = { $program ->
    [pdftoppm] این PDF است و به pdftoppm نیاز دارد که اینجا نصب نیست: poppler-utils را نصب کنید، یا تصویر صفحه‌های آن را بدهید
    [ffmpeg] این فیلم است و به ffmpeg نیاز دارد که اینجا نصب نیست: ffmpeg را نصب کنید، یا عکس صفحهٔ نمایش را بدهید
    [heif-convert] این عکس HEIC یا AVIF است و به heif-convert نیاز دارد که اینجا نصب نیست: libheif-examples را نصب کنید، یا از آن JPEG بسازید
   *[other] به { $program } نیاز دارد که اینجا نصب نیست
}
error-skip-unread = این { $kind } است که خوانده نمی‌شود: از آن PNG یا JPEG بسازید
error-skip-archive = این آرشیو است: آن را باز کنید (unpack) و پوشه را بدهید
error-skip-inside = { $program ->
    [pdftoppm] این PDF درون یک آرشیو است: آرشیو را باز کنید (unpack) و پوشه را بدهید
    [ffmpeg] این فیلم درون یک آرشیو است: آرشیو را باز کنید (unpack) و پوشه را بدهید
   *[other] این عکس HEIC یا AVIF درون یک آرشیو است: آرشیو را باز کنید (unpack) و پوشه را بدهید
}
error-skip-left = { $why ->
    [damaged] آرشیو آسیب دیده یا ناتمام است، و هرچه خواندنی بود خوانده شد: آن را دوباره کپی کنید، یا بازش کنید (unpack) و پوشه را بدهید
    [locked] فایل‌های درون آرشیو با عبارت عبور قفل‌اند: آن را باز کنید (unpack) و پوشه را بدهید
    [method] فایل‌های درون آرشیو به شکلی ذخیره شده‌اند که خوانده نمی‌شود: آن را باز کنید (unpack) و پوشه را بدهید
    [no-room] برای آنچه در آرشیو است جا نیست: آن را جایی که فضا هست باز کنید (unpack) و پوشه را بدهید
   *[bounds] آرشیو فایل‌ها یا بایت‌هایی بیش از آن دارد که دیده می‌شود: آن را باز کنید (unpack) و پوشه را بدهید
}
error-skip-none-inside = هیچ فایلی درون آن نمی‌تواند کد داشته باشد، مانند تصویر، PDF، فیلم، یا فریم‌ها به شکل متن
error-skip-rest = تصویرهای پس از آن دیده نشدند، چون آرشیو بیش از آن پیکسل دارد که دیده می‌شود: آن را باز کنید (unpack) و پوشه را بدهید
error-skip-locked = این PDF گذرواژه دارد: آن را در برنامه‌ای باز کنید، در یک PDF تازه چاپ کنید، و آن PDF را بدهید
error-skip-stalled = { $program } یک دقیقه هیچ چیز نداد و به آن پایان داده شد
error-skip-failed = { $program ->
    [heif-convert] heif-convert نتوانست همهٔ این عکس HEIC یا AVIF را بخواند: از آن JPEG بسازید
    [heif-dec] heif-dec نتوانست همهٔ این عکس HEIC یا AVIF را بخواند: از آن JPEG بسازید
   *[other] { $program } نتوانست همهٔ آن را بخواند
}
error-skip-stream = PDF یا فیلم از یک فایل خوانده می‌شود، نه از یک جریان
error-picture-large = { $width } x { $height } پیکسل دارد، و حداکثر { $most } میلیون پیکسل دیده می‌شود
error-picture-long = بلندتر از هر تصویر متحرکی است که دیده می‌شود
error-picture-broken = آسیب دیده است: { $why }
error-picture-gave-up = آسیب دیده است: رمزگشای تصویر متوقف شد
error-film-form = این { $form } نیست
error-film-pixels = پیکسل‌های آن از نوعی است که خوانده نمی‌شود: آن را به 8 بیت، 4:2:0 یا خاکستری تبدیل کنید
error-film-large = تصویرهای آن { $width } x { $height } پیکسل دارند، و حداکثر { $most } میلیون پیکسل دیده می‌شود
error-film-cut-short = در میانهٔ یک تصویر تمام می‌شود
error-film-long = { $count } تصویر یا صفحهٔ اول آن دیده شد و بقیه دیده نشد: آن را در بخش‌های کوتاه‌تر بدهید

error-foreign-key-post-quantum = { $path } یک کلید پساکوانتومی (AGE-SECRET-KEY-PQ-1…) دارد، و این نسخه از برنامه فقط با کلیدهای معمولی age باز می‌کند
error-foreign-key-ssh = { $path } کلید ssh است، و بسته‌ها با کلیدهای age باز می‌شوند
error-foreign-key-pgp = { $path } کلید PGP است، و بسته‌ها با کلیدهای age باز می‌شوند
error-recipient-file = { $text } یک فایل است: آن را با -R بدهید که فایل‌های گیرندگان را می‌گیرد
error-recipient-ssh = این کلید ssh است که Pannier نمی‌پذیرد: از گیرنده کلیدی بخواهید که با age1 شروع شود (pannier keygen یا age-keygen آن را می‌سازد)
error-recipient-post-quantum = این کلیدی پساکوانتومی (age1pq…) است، و این نسخه از برنامه نمی‌تواند برای آن رمز کند: از گیرنده کلیدی معمولی بخواهید که با age1 شروع شود
error-kit-none = { $folder } فهرست جعبه‌ابزار ندارد: فایل SHA256SUMS با نام برنامه‌ها
error-kit-untrusted = هیچ‌کس از کسانی که شما ثبت کرده‌اید جعبه‌ابزار { $folder } را امضا نکرده است
error-kit-altered = جعبه‌ابزار { $folder } فایل‌هایی دارد که با فهرست آن یکی نیستند: { $names }
error-part-list = فهرست سندها در { $folder }، فایل CONTENTS.sha256، آن نیست که ناشر امضا کرده است
