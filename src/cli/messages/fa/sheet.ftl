sheet-plan = { $pages ->
   *[other] { $pages } صفحه
}: { $codes ->
   *[other] { $codes } کد
}، هر { $enough } کد از آن‌ها کافی است
sheet-plan-cover = { $pages ->
   *[other] یک جلد و { $pages } صفحه
}: { $codes ->
   *[other] { $codes } کد
}، هر { $enough } کد از آن‌ها کافی است
sheet-plan-objects = { $pages ->
   *[other] { $pages } صفحه
}: { $codes ->
   *[other] { $codes } کد
} برای { $objects } چیز
sheet-plan-objects-cover = { $pages ->
   *[other] یک جلد و { $pages } صفحه
}: { $codes ->
   *[other] { $codes } کد
} برای { $objects } چیز

sheet-profile-fits = { $pages ->
   *[other] نمایهٔ { $profile }: خواناترین نمایه که در { $pages } صفحه جا می‌شود
}
sheet-profile = { $profile }، { $codes ->
   *[other] { $codes } کد
} و { $size } روی یک صفحهٔ کامل
sheet-left-table = فایل blocks.idx ({ $size }) میان کدها نیست: تکه‌های داده‌ای که کامل برسند آن را دوباره می‌سازند؛ گزینهٔ --table آن را هم چاپ می‌کند
sheet-done = { $title }: { $pages ->
   *[other] { $pages } صفحه
} با { $codes ->
   *[other] { $codes } کد
} در { $place }
sheet-done-cover = { $title }: { $pages ->
   *[other] یک جلد و { $pages } صفحه
} با { $codes ->
   *[other] { $codes } کد
} در { $place }
sheet-files = { $first } تا { $last }

sheet-carries = { $name }، { $size }: هر { $need } کد از { $codes } کد آن
sheet-and-more = و { $more } مورد دیگر
sheet-visible = { $sealed ->
    [no] هر کس صفحه‌ای را ببیند مجموعه، انتشار، تاریخ، کلید ناشر و اندازه‌ها را می‌خواند، و می‌تواند اسناد را بخواند: بسته رمز نشده است
   *[yes] هر کس صفحه‌ای را ببیند مجموعه، انتشار، تاریخ، کلید ناشر و اندازه‌ها را می‌خواند
}
sheet-card = یک کارت با { $what } در { $path }
sheet-card-publisher = کلید عمومی یک ناشر
sheet-card-recipient = کلید عمومی یک گیرنده
sheet-card-slip = یک برگه

sheet-cells-plan = { $pages ->
   *[other] { $pages } صفحه از خانه‌ها
}، آزمایشی که هنوز کسی چاپ نکرده است: اسکنر تخت با 300 نقطه در اینچ یا بیشتر چنین صفحه‌ای را می‌خواند، و هیچ گوشی‌ای نمی‌خواند

sheet-no-folder = پوشه‌ای را نام ببرید که بسته در آن است
sheet-bad-spare = گزینهٔ --spare { $spare } درصد کاملی از 0 تا 200% نیست، مانند 25%
sheet-too-few-pages = { $most ->
   *[other] { $most } صفحه کم است
}: فشرده‌ترین نمایه، { $profile }، این اندازه می‌گیرد: { $pages ->
   *[other] { $pages } صفحه
}
sheet-many-question = { $pages } صفحه چاپ شود؟
sheet-many = { $pages } صفحه بیش از { $most } است؛ هیچ چیز چاپ نشد: گزینهٔ --yes آن‌ها را چاپ می‌کند، و --pages N راهی با صفحه‌های کمتر می‌جوید
sheet-card-is-one-page = یک کارت یک صفحه است: فایل آن را با -o نام ببرید، بدون --dry-run
sheet-card-is-picture = یک کارت تصویر است: فایلی با .pdf، .svg یا .png نام ببرید
sheet-bad-name = نام { $path } باید با .pdf، .svg، .png یا .txt تمام شود

play-seconds = { $seconds } ثانیه
play-minutes = { $minutes } دقیقه
play-plan = { $codes ->
   *[other] چرخه‌ای از { $codes } کد{ $grid }، { $length } با { $speed } تصویر در ثانیه؛ هر { $enough } کد کافی است
}
play-plan-objects = { $codes ->
   *[other] چرخه‌ای از { $codes } کد برای { $objects } چیز{ $grid }، { $length } با { $speed } تصویر در ثانیه
}
play-at-once = ، در هر زمان { $grid }
play-bad-grid = شبکه مانند 3x2 نوشته می‌شود: از 1 تا 8 کد کنار هم و روی هم
play-too-slow = هیچ شبکه‌ای چرخه را در { $seconds } ثانیه نشان نمی‌دهد؛ این سریع‌ترین است
play-done = { $title }: { $plan }
play-title = { $title }  بستهٔ { $id }

play-line = { $title }  { $number } از { $pictures }  { $speed }/s  کلیدها: + - space . q
play-line-held = { $title }  { $number } از { $pictures }  ایستاده، 0/s  کلیدها: + - space . q
play-enlarge = پنجره را تا { $columns } x { $rows } بزرگ کنید

play-film = روشنایی این صفحه را زیاد کنید، و با هر دوربینی از آن فیلم بگیرید. { $objects ->
    [1] هر { $enough } کد از کدهای آن کافی است.
   *[other] دست‌کم از یک دور کامل فیلم بگیرید.
} سپس: pannier scan VIDEO -o FOLDER. رقم‌های ناشر، برای مقایسهٔ شفاهی: { $digits }. کلیدها: space، + و -، جهت‌ها، f.

play-film-size = { $width }x{ $height }
play-film-made = { $size }، { $rate } تصویر در ثانیه، { $length }، { $bytes }؛ در pannier help paper روشی برای ffmpeg هست
play-film-trace = هر کس فیلم را ببیند مجموعه، انتشار و رقم‌ها را می‌خواند؛ فیلمی که با گوشی از آن گرفته شود یک رد است
play-short-film = گزینهٔ --seconds { $seconds } کوتاه‌تر از آن است که هر کد یک بار نشان داده شود: دست‌کم { $needed } ثانیه لازم است

sheet-leaf = پیش از آن‌ها { $pages } صفحه متن به زبان‌های دیگر می‌آید
sheet-languages-most = کاغذ افزون بر انگلیسی حداکثر { $most } زبان دارد
sheet-languages-grid = صفحه‌های --profile grid فقط متن انگلیسی دارند: --paper-lang را ننویسید، یا نمایهٔ دیگری بگیرید
sheet-languages-pdf = زبان‌های دیگر فقط در PDF هستند: با -o نام یک فایل .pdf بدهید، یا --paper-lang را ننویسید
