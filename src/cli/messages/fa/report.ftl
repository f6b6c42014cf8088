report-ok = { $title }: اصیل و کامل
report-openable = { $title }: باز می‌شود؛ اصیل؛ همهٔ آن اینجا نیست، اما هرچه لازم است هست
report-damaged = { $title }: آسیب‌دیده اما باز می‌شود؛ اصیل؛ بخش‌های آسیب‌دیده را می‌توان بازسازی کرد
report-incomplete = { $title }: ناقص؛ { $shortage }
report-other-publisher = { $title }: مورد اعتماد نیست: امضای ناشری دیگر را دارد، نه ناشری که شما خواستید
report-not-pinned = { $title }: مورد اعتماد نیست: این ناشر اینجا ثبت نشده است؛ { $enough }
report-other-series = { $title }: مورد اعتماد نیست: { $name } برای این مجموعه ثبت نشده است؛ { $enough }
report-conflict = { $title }: ناسازگاری: یک کلید هم این بسته را امضا کرده و هم بستهٔ دیگری را که با این ناسازگار است؛ { $enough }
report-enough = هرچه لازم است اینجاست
report-short = { $have } بلوک از { $need } بلوک لازم اینجاست ({ $percent } درصد)؛ { $short } بلوک کم است
report-no-table = فایل blocks.idx نیست یا آسیب دیده است، و بدون آن تکه‌ها را نمی‌توان از هم بازشناخت؛ هر حامل دیگری آن را دارد

report-bundle = { $id }، ساخته‌شده در { $date } (تاریخی که ناشر گفته است)، { $sealing }

report-publisher-named = { $digits } (ناشری که با -P نام برده شد)
report-publisher-surroundings = { $digits } (ناشری که در متغیر PANNIER_PUBLISHER است، نه یک ناشر ثبت‌شده)
report-publisher-pinned = { $digits } (ثبت‌شده: { $name })
report-publisher-limited = { $digits } (ثبت‌شده برای مجموعه‌های دیگر: { $name })
report-publisher-unknown = { $digits } (اینجا ثبت نشده است و مورد اعتماد نیست)

report-extended = { $recovery ->
   *[other] بستهٔ { $id } با { $recovery } بلوک بازیابی همین انتشار است؛ هرچه با آن رسیده اینجا به حساب می‌آید
}
report-extends-this = { $recovery ->
   *[other] بستهٔ { $id } با { $recovery } بلوک بازیابی این بسته را گسترش می‌دهد، اما blocks.idx آن نیست؛ هر حامل دیگری از آن بسته این فایل را دارد
}

report-chunks = { $data } تکهٔ داده از { $all_data }، { $recovery } تکهٔ بازیابی از { $all_recovery }، روی هم { $size }
report-missing-more = { $names }، و { $more } مورد دیگر از این گونه (-v نام آن‌ها را می‌گوید)
report-partly = { $chunk }: { $good } بلوک از { $blocks } بلوک سالم است
report-needed = { $short ->
   *[other] { $short } بلوک دیگر
}: { $chunks ->
   *[other] هر { $chunks } تکه از { $lacking } تکه‌ای که اینجا کامل نیستند کافی است
}
report-from = { $files ->
   *[other] { $path }: { $files } فایل سالم
}
report-ignored = { $files ->
   *[other] { $files } فایل که جزو بسته نیست
}

container-kind = { $kind ->
    [zip] آرشیو zip
    [tar] آرشیو tar
    [gzip] آرشیو gzip
    [seven-zip] آرشیو 7-Zip
    [rar] آرشیو RAR
    [xz] آرشیو xz
    [bzip2] آرشیو bzip2
    [mail] ایمیل
    [base64] متن base64
    [image] تصویر کامل یک حافظهٔ جانبی (ایمیج)
   *[pieces] فایلی که یک برنامهٔ بازیابی ساخته است
}
container-left = { $why ->
    [kind] { $path } از این نوع است و درون آن دیده نشد: { $kind }
    [damaged] { $path } از این نوع است و آسیب دیده یا ناتمام است: { $kind }
    [locked] { $path } از این نوع است و با عبارت عبور قفل شده است: { $kind }
    [method] { $path } از این نوع است و فایل‌هایی دارد که به این شکل درجا خوانده نمی‌شوند: { $kind }
    [bounds] { $path } از این نوع است و بیش از آن دارد که یک جستجو می‌بیند: { $kind }
   *[no-room] { $path } از این نوع است و جایی برای باز کردن آن (unpack) نیست: { $kind }
}
container-left-and-next = { $left }؛ { $next }
container-read = { $files ->
   *[other] { $path }: { $files } فایل سالم، درجا خوانده شد
}
container-list-in = { $path }، درجا

report-bad-blocks = { $blocks ->
   *[other] { $path }: { $chunk }، { $bad } بلوک از { $blocks } بلوک آسیب دیده است، در بایت { $offsets }
}
report-bad-cut-short = { $path }: { $chunk }، ناتمام: { $bytes } بایت از { $all } بایت
report-bad-zeros-after = { $bytes ->
   *[other] { $path }: { $chunk }، سالم، اما { $bytes } بایت صفر پس از پایان آن هست
}
report-bad-bytes-after = { $bytes ->
   *[other] { $path }: { $chunk }، سالم، اما { $bytes } بایت اضافه پس از پایان آن هست
}
report-bad-empty = { $path }: به نظر می‌رسد { $chunk } باشد، اما خالی است
report-bad-nothing-good = { $path }: به نظر می‌رسد { $chunk } باشد، اما هیچ جای آن سالم نیست
report-bad-one-byte = { $path }: { $name }، یک بایت نادرست بود؛ امضا نشان می‌دهد کدام بایت
report-bad-carried = { $path }: { $name }، به حالت اول برگردانده شد: { $changes }؛ بایت‌های امضاشده سالم‌اند
report-carried = { $names } در { $path }: به حالت اول برگردانده شد: { $changes }؛ بایت‌های امضاشده سالم‌اند
report-bad-not-signed = { $path }: آن { $name } نیست که امضا شده بود
report-bad-false-page = { $path }: صفحه‌ای نیست که ناشر امضا کرده باشد؛ آن را باز نکنید

transport-mark = نشان ترتیب بایت (BOM)
transport-wide = UTF-16
transport-quoted = quoted-printable
transport-line-ends = پایان سطرها (CRLF)
transport-blanks = فاصله‌های خالی در پایان سطرها
transport-around = متن دیگری پیش یا پس از آن
transport-last-end = پایان سطر آخر که گم یا دوتا شده بود
transport-first-line = سطر اول آسیب‌دیده، که هیچ امضایی آن را نمی‌پوشاند
text-carried = { $path }: به حالت اول برگردانده شد: { $changes }

report-more-refused = و { $more } مورد دیگر که بسته نیستند: شاید کسی آن‌ها را ساخته تا بسته‌های اصیل را پنهان کند

report-missing-others = { $names }: ناشر آن را در فهرست آورده است؛ این نسخه از برنامه این نوع را نمی‌شناسد

opened-genuine = { $documents ->
    [one] { $title } از { $maker }: { $documents } سندی که در { $folder } است اصیل است
   *[other] { $title } از { $maker }: هر { $documents } سندی که در { $folder } است اصیل است
}
opened-in-part = { $genuine ->
   *[other] { $title } از { $maker }: { $genuine } سند از { $documents } سند در { $folder } است، و هر کدام اصیل است
}
opened-altered = { $altered ->
    [0] { $title } از { $maker } در { $folder }
   *[other] { $title } از { $maker } در { $folder }: { $altered } سند آن نیست که ناشر امضا کرده است
}{ $strange ->
    [0] {""}
   *[other] ؛ { $strange } فایل در فهرست ناشر نیست
}؛ { $genuine } سند از { $documents } سند اصیل است
opened-unsigned = فهرست { $folder } را هیچ ناشری امضا نکرده است که اینجا ثبت شده یا با -P نام برده شده باشد؛ هیچ سندی خوانده نشد
opened-after = گزینهٔ --after برای بسته‌هاست، و این‌ها سندهای بازشده‌اند: آن را ننویسید
opened-and-more = { $names } و { $more } مورد دیگر (-v آن‌ها را نشان می‌دهد)
others-carried = { $names }: ناشر آن را در فهرست آورده است؛ این نسخه از برنامه این نوع را نمی‌شناسد؛ همراه بسته می‌رود
others-left-publisher = { $names }: از نوعی که این نسخه از برنامه نمی‌شناسد؛ همراه برده نشد، چون ناشر اینجا ثبت نشده است
others-left-name = { $names }: از نوعی که این نسخه از برنامه نمی‌شناسد؛ همراه برده نشد، چون سیستمی ممکن است چنین نامی را برنامه بداند
others-left-count = { $names }: از نوعی که این نسخه از برنامه نمی‌شناسد؛ همراه برده نشد، چون تعداد این فایل‌ها بیش از 64 است
others-left-length = { $names }: از نوعی که این نسخه از برنامه نمی‌شناسد؛ همراه برده نشد، چون این فایل برای همراه بردن زیادی بزرگ است: بیش از 64 KiB
others-not-in-codes = { $names }: ناشر آن را در فهرست آورده است؛ این نسخه از برنامه این نوع را نمی‌شناسد؛ کدها آن را نمی‌برند
others-and-more = { $names } و { $more } مورد دیگر

page-carried = { $name }: صفحه‌ای که ناشر امضا کرده است؛ همراه بسته می‌رود
page-missing = { $name }: ناشر چنین صفحه‌ای را امضا کرده است و آن صفحه اینجا نیست؛ سندها به آن نیاز ندارند
page-left = { $name }: صفحه‌ای برای مرورگر؛ همراه برده نشد، چون ناشر اینجا ثبت نشده است
page-not-in-codes = { $name }: صفحه‌ای برای مرورگر؛ کدها آن را نمی‌برند
page-false = { $path } صفحه‌ای نیست که ناشر امضا کرده باشد
page-false-what = هر کس فلش را دستکاری کرده، شاید صفحه را هم دستکاری کرده باشد؛ آن را باز نکنید

report-opening = Pannier تازه‌تری لازم است: { $words }

report-share = { $title }: یک سهم؛ { $carriers ->
    [one] هیچ فایلی روی این حامل آسیب ندیده است
   *[other] هیچ فایلی روی این { $carriers } حامل آسیب ندیده است
}؛ { $percent } درصدِ آنچه لازم است اینجاست؛ { $more ->
   *[other] { $more } حامل دیگر مانند این
} کافی است
