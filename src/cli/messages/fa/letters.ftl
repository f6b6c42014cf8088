letters-gone-by-itself = هیچ کلیدی اعتبار ندارد: کلید ثبت‌شده خودش می‌گوید که دیگر اعتبار ندارد
letters-signatures = { $have } کلید از { $of } کلید امضا کرده است، { $need ->
   *[other] { $need } امضا لازم است
} (نامهٔ کلید { $letter })
letters-one = نامهٔ { $number } ({ $hash })

letters-conflict = نامه‌های کلید { $name } با هم ناسازگارند (CONFLICT): { $letters }؛ اینجا فقط چیزی معتبر است که همهٔ آن‌ها اجازه می‌دهند. شفاهی بپرسید کدام نامه درست است
letters-lacking = میان نامه‌های کلیدی که اینجاست، این نامه‌ها کم است: { $numbers }
letters-not-here = این بسته نامهٔ کلید { $number } را نام می‌برد که اینجا نیست: بدون این نامه هیچ‌کس نمی‌تواند بگوید کدام کلیدهای ناشر معتبرند. از پیک‌های دیگر keys-*.txt را بخواهید
letters-older = { $title } قدیمی‌تر از انتشار { $remembered } است که قبلاً باز شده است

letters-head = نامهٔ { $number } ({ $hash }): { $need } کلید از { $of } کلید باید امضا کند
letters-key = { $digits }
letters-key-signed = { $digits } (این را امضا کرده است)
letters-key-gone = { $digits } (دیگر اعتبار ندارد: امضایش به حساب نمی‌آید)
letters-next = { $count ->
   *[other] { $count } کلید دیگر وعده داده شده که هنوز کسی ندیده است
}

error-too-few-signatures = فقط { $have } امضا از { $need } امضای لازم { $have ->
   *[other] اینجاست
}؛ این کلیدها امضا نکرده‌اند: { $lacking }
error-key-gone = با کلیدی امضا شده که دیگر اعتبار ندارد: { $digits }
error-letters-conflict = نامه‌های کلید ناشر با هم ناسازگارند: { $letters }
hint-too-few-signatures = از پیک‌های دیگر نسخه‌ای با امضاهای بیشتر بخواهید، یا از ناشر بپرسید؛ کاری انجام نشد
hint-key-gone = از ناشر حضوری انتشاری با کلیدهای دیگرش، یا رقم‌های تازه را بخواهید؛ این بسته را باز نکنید
hint-letters-conflict = از ناشر شفاهی بپرسید کدام نامهٔ کلید درست است؛ تا آن وقت فقط چیزی را باز کنید که از قبل داشتید

label-signatures = امضاها
label-keys = کلیدها
label-not-signed = امضا نکرده
report-too-few = { $title }: مورد اعتماد نیست: تعداد کلیدهای ناشر که امضا کرده‌اند کافی نیست؛ { $enough }
report-key-gone = { $title }: مورد اعتماد نیست: با کلیدی امضا شده که دیگر اعتبار ندارد؛ { $enough }
report-letters-conflict = { $title }: مورد اعتماد نیست: نامه‌های کلید ناشر با هم ناسازگارند؛ { $enough }
report-publisher-short = { $digits } (ثبت‌شده: { $name }؛ تعداد امضاها کافی نیست)
error-candidate-short = { $id }  { $title }، از { $name }، و تعداد امضاها کافی نیست
by-short = { $name } (تعداد امضاها کافی نیست)
compared-remembered = { $title }: قبلاً بستهٔ دیگری با همین شماره باز شده است
compared-line-remembered = بستهٔ { $id } قبلاً به عنوان { $title } باز شده است
compared-pair-remembered = { $two } همان { $title } است، و { $one } قبلاً با همین شماره باز شده است، از { $maker }

error-letter-none = این نامهٔ کلید نیست: نامهٔ کلید با "pannier keys" و شماره‌اش شروع می‌شود
error-letter-too-few-keys = نمی‌توان { $need } امضا خواست: این نامه { $keys ->
   *[other] { $keys } کلید را نام می‌برد
}
error-letter-too-many-keys = یک نامه حداکثر 8 کلید را نام می‌برد، حداکثر 8 کلید را وعده می‌دهد، و حداکثر 64 کلید دارد که دیگر اعتبار ندارند
error-letter-twice = یک کلید دو بار نام برده شده است، یا هم میان کلیدهایی است که دیگر اعتبار ندارند و هم میان کلیدهایی که امضا می‌کنند
error-letter-need = نمی‌توان { $need } امضا خواست: یک نامه از 1 تا 5 امضا می‌خواهد
error-letter-too-few-promised = { $promised ->
   *[other] { $promised } کلید وعده داده شده است
}، و { $need } کلید باید امضا کند: هیچ نامه‌ای هرگز نمی‌توانست پس از این بیاید. به همان تعداد که باید امضا کند کلید وعده دهید
error-letter-promised-shown = یک کلید وعده‌داده‌شده در خود نامه نام برده شده است: فقط کلیدهایی را وعده دهید که کسی ندیده است
error-letter-not-before = نامهٔ { $before } آن نیست که نامهٔ { $number } بر پایهٔ آن است
error-letter-revived = کلید { $digits } دیگر اعتبار ندارد، و چنین کلیدی دیگر هرگز امضا نمی‌کند: با keygen کلید تازه‌ای بسازید
error-letter-not-promised = کلید { $digits } وعده داده نشده بود: نامهٔ قبلی هش تنها کلیدهای تازه‌ای را نام می‌برد که می‌توانند بیایند
error-letter-last = یک زنجیره حداکثر 64 نامه دارد؛ زنجیرهٔ تازه‌ای را شروع کنید، و از مردم بخواهید رقم‌های کلید آن را شفاهی مقایسه کنند و آن کلید را ثبت کنند
error-letter-other-key = نه این نامه و نه نامهٔ قبلی کلید { $digits } را نام نمی‌برد، پس امضایش به حساب نمی‌آید
error-letter-many-signatures = یک فایل نامه حداکثر 16 امضا را نگه می‌دارد
error-letter-says = یک معرفی‌نامه از 1 تا 200 نویسه در یک سطر می‌گوید
error-letter-address = نامهٔ آینه‌ها نمی‌تواند { $url } را نام ببرد: فقط نشانی‌هایی تا 200 نویسه را نام می‌برد که با http:// یا https:// آغاز می‌شوند و نام کاربری، گذرواژه یا علامت پرسش ندارند

keys-letter = نامهٔ کلید { $number } در { $path } است
keys-read-first = شما نامهٔ کلید { $number } را امضا می‌کنید: { $need } کلید از { $of ->
   *[other] { $of } کلید باید امضا کند
}. این رقم‌ها را با آنچه توافق کرده‌اید مقایسه کنید.
keys-signed = { $have }؛ { $need ->
   *[other] { $need } کلید از کلیدهای خودش باید امضا کند
}
keys-signed-before = { $have } { $promised ->
    [yes] از کلیدهای وعده‌داده‌شده؛ از آن‌ها { $need } لازم است
   *[no] از کلیدهای نامهٔ قبلی؛ از آن‌ها { $need } لازم است
}
keys-next-sign = بدهید دیگران آن را امضا کنند: pannier keys sign LETTER -k THEIR.key
keys-next-pack = آن را همراه هر بسته بدهید: pannier pack --letter FILE، یک بار برای هر نامهٔ زنجیره
keys-gone = متنی که به کلید { $digits } پایان می‌دهد در { $path } است
keys-gone-what = هر کس این متن را پخش کند، کلید را برای همیشه بی‌اعتبار می‌کند: آن را چاپ کنید، کاغذ را دور از کلید نگه دارید، و { $path } را پاک کنید
keys-introduced = معرفی‌نامهٔ کلید { $digits } در { $path } است
keys-mirrors = نامهٔ آینه‌های { $number } در { $path } است
keys-mirrors-next = آن را جدا یا همراه هر بسته بدهید: pannier pack --letter FILE. اگر چند کلید باید امضا کنند، دیگران اجرا می‌کنند: pannier keys sign FILE -k THEIR.key
keys-mirrors-read-first = شما نامهٔ آینه‌های { $number } را امضا می‌کنید که جای همهٔ شماره‌های کوچک‌تر را می‌گیرد:
letters-mirror = { $url } (نامهٔ آینه‌های { $number })
letters-mirrors = { $title }: ناشر { $count ->
   *[other] { $count } آینه
} را نام می‌برد که «pannier show» فهرستشان می‌کند. هیچ چیز خودبه‌خود به آینه‌ای وصل نمی‌شود. هر کس آینه‌ای را اداره کند می‌بیند چه کسی، چه چیزی را و چه زمانی می‌خواهد
letters-mirrors-differ = نامهٔ آینه‌های { $number } از { $name } اینجا به چند شکل با نشانی‌های متفاوت است: پیش از استفاده بپرسید کدام درست است
keys-none-stands = هیچ نامهٔ کلیدی در اینجا برای ناشری که به او اعتماد دارید معتبر نیست
keys-stand = نامه‌های کلید { $name }، { $digits }
keys-two-letters = دو نامهٔ متفاوت به عنوان { $name } داده شد: یک زنجیره یکی دارد
keys-not-a-key = نامهٔ کلید { $number } کلید { $digits } را که این بسته را امضا می‌کند نام نمی‌برد: کسانی که این نامه را دارند به بسته اعتماد نخواهند کرد
keys-sign-next = { $need } کلید باید این بسته را امضا کند؛ از دیگران بخواهید این را اجرا کنند: pannier sign BUNDLE -k THEIR.key

sign-done = { $title } در { $path } امضا شد
sign-unseen = شما فهرستی را امضا کردید بی‌آنکه سندها را دیده باشید
sign-not-opened = هیچ چیز امضا نشد، چون سندها دیده نشدند؛ با --unseen فقط فهرست را امضا می‌کنید
sign-signed-already = کلید { $digits } این بسته را از قبل امضا کرده است
sign-needs-output = فهرست در پوشه‌ای نیست که بتوان فایلی به آن اضافه کرد: فایل امضای تازه را با -o نام ببرید
error-other-documents = بسته سندهای { $path } را ندارد: هیچ چیز امضا نشد
hint-other-documents = رقم‌های محتوا را با دیگرانی که امضا می‌کنند مقایسه کنید؛ دستور "pannier list" نشان می‌دهد در بسته چیست

letters-age = { $days ->
   *[other] { $days } روز
} به ساعت این رایانه
letters-age-none = کمتر از یک روز به ساعت این رایانه
letters-age-later = نامعلوم: ساعت این رایانه عقب‌تر از تاریخی است که ناشر گفته است
letters-age-of = { $title }: عمر انتشار: { $age }
label-age = عمر
after-not-opened = گزینهٔ --after پوشه‌ای را می‌گیرد که "pannier open" ساخته است: در { $path } فایل CONTENTS.sha256 همراه با امضا نیست
after-not-signed = سندهای { $path } را ناشری که اینجا به او اعتماد دارید امضا نکرده است، پس دربارهٔ اینکه چه چیزی تازه‌تر است چیزی نمی‌گویند

letters-pin-gone = کلید ثبت‌شدهٔ { $name } خودش می‌گوید که دیگر اعتبار ندارد: { $path }
letters-left-out = { $count ->
   *[other] { $count } فایل که مانند نامهٔ کلید است خوانده نشد: تعدادشان زیاد است
}
report-publisher-of-letters = { $digits } (یکی از کلیدهای { $name } بر پایهٔ نامهٔ کلید { $letter })
keys-next-check = نامهٔ قبلی را با --before بدهید تا معلوم شود آیا به اندازهٔ کافی از کلیدهایش امضا کرده‌اند
keys-one-is-enough = امضای هر یک از این کلیدها به‌تنهایی کافی است: گزینهٔ --need 2 دو امضا می‌خواهد
keys-sign-question = این نامه را امضا می‌کنید؟ بنویسید yes:
keys-not-signed = هیچ چیز امضا نشد
sign-counts-for-nothing = هیچ نامهٔ کلیدی در اینجا کلید { $digits } را نام نمی‌برد، پس این امضا با این نامه‌ها به حساب نمی‌آید
trust-key-gone = این کلید خودش می‌گوید که دیگر اعتبار ندارد ({ $path }): هیچ ناشری ثبت نشد
pack-key-gone = { $path } می‌گوید کلیدی که این بسته را امضا می‌کند دیگر اعتبار ندارد: هیچ‌کس به آن اعتماد نمی‌کند
letters-run = { $from } تا { $to }
