pack-read = { $documents ->
   *[other] { $documents } سند، { $size }
}{ $excluded ->
    [0] {""}
   *[other] ، { $excluded } مورد کنار گذاشته شد
}{ $renamed ->
    [0] {""}
   *[other] ، نام { $renamed } مورد عوض شد (ESCAPED-NAMES.txt)
}{ $apart ->
    [0] {""}
   *[other] ، { $apart } مورد جدا فشرده شد
}
pack-looked = در { $documents } سند از { $all ->
   *[other] { $all } سند
} به دنبال مکان و نام{ $part ->
    [0] {""}
   *[other] ، { $part } سند از آن‌ها نه تا پایان
}؛ سندی که هشدار ندارد هم ممکن است مکان و نام را لو بدهد
pack-builds-on = انتشار { $release }: { $changed } تغییرکرده، { $added } تازه، { $removed } حذف‌شده؛ { $size }، در حالی که انتشار کامل { $whole } است
pack-since-difference = { $title } خودش یک تفاوت است: آن را روی انتشار قبلی باز کنید، و پوشهٔ تازه را با --since نام ببرید
pack-whole-is-smaller = انتشار کامل بزرگ‌تر از این تفاوت نمی‌شود، و به انتشار قبلی نیاز ندارد: آن را بدون --since بسته‌بندی کنید
pack-compressed = به { $size }، سطح { $level }
pack-compressed-share = به { $size } ({ $share } درصد)، سطح { $level }
pack-sealed-recipients = { $recipients ->
   *[other] برای { $recipients } گیرنده
}
pack-recipient = { $digits }  { $name }
pack-recipient-stated = { $digits }  { $name }، همان‌طور که فایل می‌گوید
pack-no-name = بی‌نام
pack-place-given = پس از -r
pack-place-line = سطر { $line } از { $path }
pack-more-recipients = { $more ->
   *[other] { $more } نفر دیگر (-v آن‌ها را نشان می‌دهد)
}
pack-since-same = نسبت به { $title }: هیچ گیرنده‌ای تازه نیست، هیچ گیرنده‌ای حذف نشده است
pack-since-gone = نسبت به { $title }: هیچ گیرنده‌ای تازه نیست، { $gone } گیرنده حذف‌شده
pack-since-new = نسبت به { $title }: { $new } گیرندهٔ تازه، { $gone } گیرنده حذف‌شده؛ پیش از آنکه این را پخش کنید، رقم‌های هر گیرندهٔ تازه را شفاهی از خودش بپرسید
pack-since-rekeyed = کلید { $name } همان نیست که در { $title } بود: رقم‌ها را شفاهی از خود { $name } بپرسید: شاید این کلید از یک ناشناس باشد
pack-since-no-note = با { $title } مقایسه نشد: یادداشت خصوصی نیست (گزینهٔ --remember-recipients آن را شروع می‌کند)
pack-since-unknown = با { $title } مقایسه نشد: یادداشت خصوصی دربارهٔ آن بسته چیزی نمی‌داند
pack-since-unknown-what = هیچ گیرنده‌ای با { $title } مقایسه نشد: رقم‌های همه را شفاهی از خودشان بپرسید، یا انتشاری را نام ببرید که آخر از همه بسته‌بندی شد
pack-since-other-sealing = با { $title } مقایسه نشد: آن برای گیرندگان رمز نشده بود
pack-sealed-passphrase = با عبارت عبور
pack-sealed-none = رمز نشد: هر کسی می‌تواند آن را بخواند
pack-cut = { $data ->
   *[other] { $data } تکهٔ داده
} و { $recovery ->
   *[other] { $recovery } تکهٔ بازیابی
}، هر کدام تا { $size }؛ { $survives }
pack-plan = { $couriers ->
   *[other] { $couriers } پیک، هر { $survive } پیک می‌تواند گم شود: { $share } درصد بلوک بازیابی، سهم‌های هم‌اندازه
}
pack-page = { $name }، { $size }، رقم‌های آن { $digits }
pack-content = { $digits } (همین سندها همین رقم‌ها را می‌دهند)
pack-default-name = نام این انتشار { $title } است. به انتشار بعدی با --series یا --release نام دیگری بدهید: دو انتشار با یک نام با هم ناسازگارند.
pack-dry-run = اجرای آزمایشی: هیچ چیز نوشته نشد.
pack-rehearsed = هر بلوک و سند دوباره خوانده شد: یکسان؛ بازیابی با 16 ترکیب تصادفی از همهٔ بلوک‌ها آزموده شد
pack-rehearsed-whole = هر بلوک و سند دوباره خوانده شد: یکسان
pack-not-rehearsed = آزموده نشد
pack-done = { $series } { $release } در { $folder }، { $size }، بستهٔ { $id }

pack-next-much = { $command }   ({ $much })
amounts-head = این اندازه می‌گیرد:
amounts-files = { $size } در { $chunks ->
   *[other] { $chunks } تکه و فایل‌های کوچک
}
amounts-mail = { $count ->
   *[other] { $count } ایمیل
}
amounts-floppy = { $count ->
   *[other] { $count } فلاپی
}
amounts-cd = { $count ->
   *[other] { $count } CD
}
amounts-dvd = { $count ->
   *[other] یا { $count } DVD
}
amounts-paper = حدود { $photo } صفحه برای گوشی (photo)، { $dense } صفحهٔ dense، { $flatbed } صفحه برای اسکنر تخت (flatbed)
amounts-screen = یک دور حدوداً { $length }
pack-would-be = این اندازه می‌شود: { $much }.
pack-much-paper = { $pages ->
   *[other] حدود { $pages } صفحهٔ A4؛ حدود یک‌پنجم کدها می‌تواند گم شود
}
pack-much-screen = یک چرخهٔ حدوداً { $length }؛ حدود یک‌پنجم کدها می‌تواند گم شود

pack-tells-position = { $documents ->
   *[other] { $documents } سند مکانی را لو می‌دهد: عکس، فیلم، صدا یا مسیر ثبت‌شده ممکن است بگوید کجا ساخته شده است
}
pack-tells-camera = { $documents ->
   *[other] { $documents } سند شمارهٔ سریال یا صاحب دوربین خود را لو می‌دهد
}
pack-tells-author = { $documents ->
   *[other] { $documents } سند نویسندهٔ خود را نام می‌برد
}
pack-tells-preview = { $documents ->
   *[other] { $documents } عکس نسخهٔ کوچک‌تری از خود را در خود دارد، که شاید آنچه را بریده یا محو شده نشان دهد
}
pack-tells-unread = { $documents ->
   *[other] { $documents } سند ممکن است مکان یا شخصی را لو بدهد: تا پایان خوانده نشد
}
pack-step-strip = یک کپی بدون این داده‌ها بسازید (exiftool -all= COPY، یا mat2 FILE)، یا سند را با --exclude کنار بگذارید
pack-step-author = اگر نویسنده می‌خواهد، نام را بگذارید بماند؛ وگرنه یک کپی بدون نام بسازید (mat2 FILE)، یا سند را با --exclude کنار بگذارید
pack-step-preview = یک کپی بدون تصویر کوچک‌تر بسازید (exiftool -all= COPY، یا mat2 FILE)، یا عکس را با --exclude کنار بگذارید
pack-step-unread = سند را با exiftool -a -G1 FILE ببینید، یا آن را با --exclude کنار بگذارید
pack-litter-open = { $entries ->
   *[other] { $entries } فایل از برنامه‌های اداری یا ویرایشگرها می‌گوید چه کسی سندی را باز داشته است، یا نسخه‌ای از متن را در خود دارد
}
pack-litter-history = { $entries ->
   *[other] { $entries } فایل دستورهای نوشته‌شده یا جاهای دیده‌شده را می‌گوید
}
pack-litter-system = { $entries ->
   *[other] { $entries } فایل یا پوشهٔ سیستم ممکن است فایل‌های دیگر را نشان دهد، فایل‌های پاک‌شده را هم
}
pack-step-litter = همهٔ این فایل‌ها و پوشه‌ها را با --leave-out-litter کنار بگذارید
pack-unfit-file = { $documents ->
   *[other] { $documents } سند بزرگ‌تر از 4 GiB است: فلش‌ها و کارت‌های حافظه با FAT32 پس از باز شدن بسته نمی‌توانند آن را نگه دارند
}
pack-unfit-name = { $documents ->
   *[other] نام { $documents } سند بیش از { $most } بایت دارد: پوشه‌های رمزشده و بعضی فضاهای شبکه‌ای نمی‌توانند چنین نامی را نگه دارند
}
pack-tells = { $more ->
    [0] { $notice }: { $path }
   *[other] { $notice }: { $path } و { $more } مورد دیگر (-v آن‌ها را فهرست می‌کند)
}
pack-allowed-key = { $path } به نظر می‌رسد { $what } دارد؛ این سند بسته‌بندی می‌شود، چون --allow-key آن را نام می‌برد
pack-idle-pattern = گزینهٔ --exclude { $pattern } با هیچ چیز در پوشهٔ اسناد جور نیست، پس چیزی را کنار نگذاشت
pack-no-documents = در پوشهٔ اسناد هیچ سندی نیست
pack-double = { $place }: همان گیرنده‌ای که در { $first } است؛ یک بار شمرده شد
pack-double-names = { $place }: کلید { $name } همان کلید { $other } است ({ $first })؛ یک بار شمرده شد، و یکی از این دو نام نادرست است
pack-recipients-others = دیگران روی این رایانه می‌توانند { $path } را بنویسند: همهٔ رقم‌های زیر را شفاهی مقایسه کنید، و فایل را به روی دیگران ببندید: chmod go-w
pack-not-noted = بسته کامل است، اما یادداشت خصوصی { $path } نوشته نشد، پس بار بعد چیزی از این انتشار معلوم نخواهد بود: { $why }
pack-another-key = انتشار قبلی با کلید دیگری امضا شده بود: گیرندگان باید دوباره رقم‌ها را مقایسه کنند

pack-other-series = آنچه با --previous داده شد از مجموعهٔ { $previous } است، نه { $series }
pack-older-release = آنچه با --previous داده شد انتشار { $previous } است، و این انتشار { $release } می‌شود
pack-clock = { $why }؛ ساعت را تنظیم کنید، یا تاریخ را نام ببرید: --created YYYY-MM-DD
pack-clock-reset = ساعت این رایانه می‌گوید { $clock }، پس ساعت نادرست است، و این تاریخ برای همیشه امضا می‌شد
pack-clock-earlier = ساعت این رایانه می‌گوید { $clock }، و این پیش از انتشاری است که این انتشار پس از آن می‌آید ({ $previous })
pack-clock-later = ساعت این رایانه می‌گوید { $clock }، و این سال‌ها پس از انتشاری است که این انتشار پس از آن می‌آید ({ $previous })
pack-clock-question = تاریخ امروز، به شکل YYYY-MM-DD:
pack-bad-fit = گزینهٔ --fit { $size } اندازه‌ای مانند 700MB یا 64MiB نیست
pack-bad-frames = گزینهٔ --frames { $size } اندازه‌ای دست‌کم 1MiB نیست، مانند 8MiB
pack-bad-chunk-size = گزینهٔ --chunk-size { $size } اندازه‌ای مانند 8MiB یا 700kB نیست
pack-spare-below-one = گزینهٔ --spare { $spare } کمتر از 1 درصد است: آیا منظور { $percent }% بود؟
pack-bad-spare = گزینهٔ --spare { $spare } درصدی از 0 تا 200% نیست، مانند 25%
pack-note-others = دیگران روی این رایانه می‌توانند { $path } را بنویسند، پس شاید یادداشت نادرست باشد: آن را ببینید، سپس به روی دیگران ببندید: chmod 600
pack-no-note = { $path } یادداشت خصوصی گیرندگان نیست (سطر { $line }): آن را جابه‌جا کنید
pack-for-whom = بگویید چه کسی می‌تواند آن را باز کند: -r RECIPIENT، -R FILE، --passphrase، یا --public برای همه
pack-needs-passphrase = عبارت عبور لازم است: دستور را در یک ترمینال اجرا کنید، یا با --passphrase-file فایلی را نام ببرید

pack-new-passphrase = عبارت عبور تازه برای این بسته (خالی: یکی برای شما ساخته می‌شود)
pack-made-passphrase = عبارت عبور این بسته، که فقط یک بار نشان داده می‌شود. آن را به گیرندگان بگویید، و هرگز همراه بسته نفرستید:
pack-key-passphrase = عبارت عبور { $path }
pack-key-open-to-others = دیگران روی این رایانه شاید بتوانند { $path } را بخوانند؛ فایل را به روی دیگران ببندید: chmod 600

keygen-done = { $files } فایل تازه در { $folder }
keygen-publisher-key = { $guarded ->
    [yes] امضا می‌کند؛ با عبارت عبور شما محافظت شده است. هرگز آن را به کسی ندهید.
   *[no] امضا می‌کند؛ توجه: محافظت نشده است. هرگز آن را به کسی ندهید.
}
keygen-publisher-pub = آن را به همه بدهید، همراه این رقم‌ها، شفاهی یا روی کاغذ:
keygen-own-pin = به بسته‌های خودتان هم روی این رایانه اعتماد می‌کند
keygen-recipient-key = آنچه را برای شما رمز شده است باز می‌کند. هرگز آن را به کسی ندهید.
keygen-recipient-pub = آن را به ناشران بدهید، همراه این رقم‌ها، شفاهی یا روی کاغذ:
keygen-gone = به publisher.key برای همیشه پایان می‌دهد. آن را چاپ کنید، کاغذ را جای دیگری نگه دارید، و فایل را پاک کنید.
keygen-new-passphrase = عبارت عبور تازه برای publisher.key
keygen-needs-passphrase = فایل publisher.key عبارت عبور لازم دارد: دستور را در یک ترمینال اجرا کنید، با --key-passphrase-file فایلی را نام ببرید، یا با --no-passphrase کلید را بی‌محافظت بگذارید
keygen-empty-passphrase = عبارت عبور خالی از هیچ چیز محافظت نمی‌کند؛ عبارت عبوری وارد کنید، یا --no-passphrase را بنویسید

pack-previous-difference = گزینهٔ --previous یک انتشار کامل را می‌گیرد، و { $title } یک تفاوت است: بستهٔ یک انتشار کامل را نام ببرید، یا با --since بر پایهٔ یک پوشهٔ بازشده بسازید
pack-series-of-difference = { $series } نام یک تفاوت است: مجموعهٔ انتشارها را بدهید
