open-done = { $documents ->
   *[other] { $title } از { $maker } ({ $date }): { $documents } سند ({ $size }) در { $folder }
}
open-done-some = { $title } از { $maker } ({ $date }): { $documents } سند از { $all } سند ({ $size }) در { $folder }
open-partial = { $title } از { $maker } ({ $date }): فعلاً بخشی باز شد: { $documents } سند از { $all } سند ({ $size }){ $texts ->
    [all] ، از جمله همهٔ متن‌ها،
    [some] ، از جمله { $texts_here } متن از { $texts_all } متن،
   *[none] {""}
} در { $folder }
open-partial-new = { $new ->
    [0] هیچ سندی تازه نیست
   *[other] { $new } سند تازه است
}؛ هر سندی که در پوشه است همان است که { $pinned ->
    [yes] ناشر
   *[no] این ناشر ناشناس
} امضا کرده است
open-partial-strange = { $files ->
   *[other] { $files } فایل در { $folder } از این بسته نیست: { $names }
}
check-partial = { $documents } سند از { $all } سند را اکنون می‌توان باز کرد: pannier open --partial
open-only-idle = گزینهٔ --only { $pattern } با هیچ سندی جور نیست
open-signed = { $rebuilt ->
    [0] چیزی کم نبود
   *[other] { $rebuilt } بلوک گم‌شده بازسازی شد
}؛ هر سند همان است که { $pinned ->
    [yes] ناشر
   *[no] این ناشر ناشناس
} امضا کرده است
open-difference = این‌ها بخش‌های یک تفاوت هستند، نه سندها: آن را دوباره با --onto و پوشهٔ { $series } { $release } باز کنید
open-steps = { $count } تفاوت، یکی پس از دیگری: { $steps }
open-step-failed = تفاوتی که ناموفق است { $title } است، بستهٔ { $id }
open-lies-open = سندها اکنون رمز نشده روی حامل هستند، در کنار بستهٔ رمزشده، و هر کسی می‌تواند آن‌ها را بخواند: پیش از آنکه حامل به راه بیفتد { $path } را از آن بردارید
open-what-is-here = هیچ چیز باز یا نوشته نشد
open-not-pinned = ناشر { $digits } اینجا ثبت نشده است و مورد اعتماد نیست. سندها همان‌اند که این ناشر امضا کرده است، اما هر کسی می‌تواند این ناشر باشد.
open-compare-digits = پیش از آنکه نوشتهٔ سندها را باور کنید، رقم‌ها را مقایسه کنید.
open-passphrase = عبارت عبور { $title }
open-left-out = { $count ->
   *[other] اینجا نمی‌تواند { $count } سند را نگه دارد؛ این‌ها کنار گذاشته شدند، و درستی بقیه اثبات شد:{ $list }
}
open-done-stream = { $title } از { $maker } ({ $date }): { $documents } سند از { $all } سند ({ $size }) به خروجی استاندارد
open-stream-json = گزینهٔ -o - سندها را به خروجی استاندارد می‌نویسد، و --json آنجا جایی ندارد: یکی از این دو را ننویسید
open-stream-onto = گزینهٔ -o - با --onto به کار نمی‌رود: یک پوشهٔ تازه را نام ببرید
open-stream-terminal = گزینهٔ -o - جریانی می‌نویسد که برای صفحهٔ نمایش نیست: pannier open BUNDLE -o - | tar x
cat-json = سند به خروجی استاندارد می‌رود، و --json آنجا جایی ندارد
cat-two = دستور "cat" اول پوشه‌های بسته را می‌گیرد و آخر مسیر یک سند را: pannier cat BUNDLE PATH
cat-none = بسته سندی به نام { $path } ندارد: "pannier list" مسیرها را نشان می‌دهد
cat-folder = { $path } یک پوشه است: یک سند را نام ببرید، یا: pannier open BUNDLE --only { $path } -o OUT
open-listed-some = { $title } از { $maker } ({ $date }): { $documents } سند از { $all } سند، { $size }
open-sizes-unread = گزینهٔ "--sizes" اندازهٔ آن‌ها را می‌گوید
open-listed = { $documents ->
   *[other] { $title } از { $maker } ({ $date }): { $documents } سند، { $size }
}

open-sandbox = محیط محدود: { $apart ->
    [yes] خواندن محتوا در یک فرایند جداگانه انجام شد
   *[no] خواندن محتوا در همین فرایند انجام شد
}؛ { $files ->
    [full] فایل‌ها و شبکه بسته بودند، جز حامل‌ها و پوشهٔ تازه
    [part] فایل‌ها و شبکه فقط تا حدی بسته بودند، چون هستهٔ این سیستم قدیمی است
   *[none] فایل‌ها و شبکه باز بودند، چون این سیستم Landlock ندارد یا برنامهٔ کلید شما باید اجرا می‌شد
}؛ { $calls ->
    [yes] هیچ برنامه‌ای نمی‌توانست شروع شود و هیچ سوکتی نمی‌توانست باز شود
   *[no] فراخوانی‌های سیستم محدود نبودند
}

repair-whole = { $title }: دوباره یک بستهٔ کامل، بیت به بیت در { $folder }
repair-chunks = { $title }: دوباره همهٔ تکه‌ها، بیت به بیت در { $folder }
repair-rebuilt = { $data ->
   *[other] { $data } بلوک داده
}؛ { $recovery ->
   *[other] { $recovery } بلوک بازیابی دوباره محاسبه شد
}
repair-first-line = سطر اول فایل امضا، که هیچ امضایی آن را نمی‌پوشاند، نوشتهٔ دیگری داشت: این سطر اکنون نام ناشر را دارد
repair-lost = { $name } همه جا از دست رفته است، پس بستهٔ تازه آن را ندارد

more-done = { $added ->
   *[other] { $title }: { $added } بلوک بازیابی تازه، روی هم { $recovery } بلوک، در { $folder }
}
more-written = { $whole ->
    [yes] همهٔ بسته، { $size }
   *[no] فایل‌های کوچک و آنچه تازه است، { $size }
}
more-list = بستهٔ { $id }؛ فایل‌هایی که قبلاً پخش شده‌اند هم جزو آن هستند و به کار می‌آیند
more-checked = هر بلوک دوباره خوانده شد: یکسان؛ بازیابی با 16 ترکیب تصادفی از همهٔ بلوک‌ها آزموده شد، فقط با بلوک‌های تازه
more-next = فایل‌های تازه را پخش کنید، یا قدیمی و تازه را با هم تقسیم کنید: { $command }

bare-bundle = در این پوشه یک بسته هست. بسته می‌گوید که { $titles } است؛ هنوز هیچ چیز ثابت نشده است. کارهایی که می‌توانید بکنید:
bare-nothing-proven = در این پوشه فهرست یک بسته هست، و چیزی در اینجا آن را ثابت نمی‌کند. کارهایی که می‌توانید بکنید:
bare-documents = در این پوشه سندهایی هست که باز شده‌اند. کارهایی که می‌توانید بکنید:
bare-check = pannier check .                             می‌گوید که آیا اصیل و کافی است
bare-trust = pannier trust .                             ناشر را ثبت می‌کند، پس از آنکه سی رقم را مقایسه کردید
bare-open = pannier open . -i recipient.key -o OUT      آن را در پوشهٔ تازهٔ OUT باز می‌کند
bare-help = pannier --help                              همهٔ دستورها
more-first = { $names }: آنچه باز کردن یک بخش پیش از همه لازم دارد
open-partial-may = شاید چند سند همین حالا باز شوند: همان دستور را با --partial بنویسید
open-partial-one-piece = تا آنجا که از مشخصات پیداست، ناشر آن را یک‌تکه بسته است: تا وقتی بلوک‌های کافی نرسیده، هیچ سندی باز نمی‌شود
open-partial-no-list = فهرست سندها هنوز اینجا نیست: این فهرست در اولین و آخرین تکه‌هاست
open-partial-none-whole = هنوز هیچ سندی کامل نیست
