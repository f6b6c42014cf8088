scan-pictures = { $codes ->
   *[other] { $codes } کد متفاوت
} در { $pictures ->
   *[other] { $pictures } تصویر
}{ $damaged ->
    [0] {""}
   *[other] ، { $damaged } کد آسیب‌دیده
}{ $foreign ->
    [0] {""}
   *[other] ، { $foreign } کد از چیزی دیگر
}
scan-texts = { $codes ->
   *[other] { $codes } کد متفاوت به شکل متن
}{ $damaged ->
    [0] {""}
   *[other] ، { $damaged } کد آسیب‌دیده
}{ $foreign ->
    [0] {""}
   *[other] ، { $foreign } کد از چیزی دیگر
}
scan-nothing = هیچ فایلی که بتواند کد داشته باشد نیست{ $damaged ->
    [0] {""}
   *[other] ، { $damaged } آسیب‌دیده
}{ $foreign ->
    [0] {""}
   *[other] ، { $foreign } از چیزی دیگر
}

scan-standard-input = ورودی استاندارد
scan-line = { $path } سطر { $number }
scan-picture = { $path } تصویر { $number }

scan-a-chunk = یک تکه
scan-small-files = فایل‌های کوچک
scan-whole-bundle = همهٔ بسته
scan-files-together = فایل‌ها با هم
scan-chunk-of = { $name } از { $id }

scan-label = { $number } از { $of }
scan-label-page = { $number } از { $of } (صفحهٔ { $page })

scan-false = کد { $label } در { $place } نادرست است: آسیب دیده یا کار گذاشته شده؛ این کد کنار گذاشته شد
scan-differs = کد { $label } فرق دارد: { $places }

scan-missing = { $have } کد از { $need } کد لازم اینجاست؛ هر { $short } کد دیگر از این‌ها کافی است: { $codes }
scan-missing-of = { $name }: { $have } کد از { $need } کد لازم اینجاست؛ هر { $short } کد دیگر از این‌ها کافی است: { $codes }
scan-disputed = به اندازهٔ کافی کد اینجاست، اما بعضی از آن‌ها نادرست است؛ تصویرهای دیگری اضافه کنید
scan-disputed-of = { $name }: به اندازهٔ کافی کد اینجاست، اما بعضی از آن‌ها نادرست است؛ تصویرهای دیگری اضافه کنید
scan-codes = { $numbers } از { $of }
scan-codes-pages = { $count ->
    [one] { $numbers } از { $of } (صفحهٔ { $pages })
   *[other] { $numbers } از { $of } (صفحه‌های { $pages })
}
scan-more-codes = { $numbers } از { $of }، …
scan-more-codes-pages = { $count ->
    [one] { $numbers } از { $of }، … (صفحهٔ { $pages })
   *[other] { $numbers } از { $of }، … (صفحه‌های { $pages })
}
scan-run = { $first } تا { $last }

scan-no-code = هیچ کدی از Pannier خوانده نشد
scan-no-code-next = دوباره عکس بگیرید: واضح، با نور یکنواخت، یک صفحهٔ کامل یا کمتر در هر عکس، و دور هر کد سفید
scan-unread-next = کاری را که هشدارها می‌گویند انجام دهید، یک هشدار برای هر فایل
scan-nothing-next = تصویر، PDF یا فیلم کدها را بدهید
scan-others = { $count ->
   *[other] { $count } فایل که تصویر نیست: { $kinds }
}
scan-other = { $count } { $ending }
scan-other-bare = { $count } بدون پسوند
scan-not-yet = هنوز کد کافی نیست تا معلوم شود این چیست
scan-kept = { $path }: کدهای دیگر را هم در همین پوشه بخوانید
scan-crowded = { $place } چند کلید را نشان می‌دهد، و هیچ‌کدام گرفته نشد: فقط از یک کارت عکس بگیرید
scan-one-input = ورودی استاندارد یک بار خوانده می‌شود، و --raw دربارهٔ آن است: "-" را یک بار نام ببرید
scan-first-blocks = بلوک‌های نخست

card-read = { $path } کلید عمومی یک { $kind ->
    [publisher] ناشر
   *[recipient] گیرنده
} را نشان می‌دهد، رقم‌ها { $digits }؛ هیچ کارتی ثابت نمی‌کند کلید از کیست: رقم‌ها را شفاهی با صاحب کلید مقایسه کنید
card-read-alone = { $path } کلید عمومی یک { $kind ->
    [publisher] ناشر
   *[recipient] گیرنده
} را نشان می‌دهد؛ هیچ کارتی ثابت نمی‌کند کلید از کیست
card-written = کلید عمومی یک { $kind ->
    [publisher] ناشر
   *[recipient] گیرنده
}، در { $path }
card-proves = هیچ چیز را ثابت نمی‌کند: هر کسی می‌تواند چنین کارتی چاپ کند؛ رقم‌ها را شفاهی با این شخص مقایسه کنید: { $kind ->
    [publisher] ناشر
   *[recipient] گیرنده
}
card-next = { $kind ->
    [publisher] بنویسید: pannier trust { $path }
   *[recipient] بنویسید: pannier pack … -R { $path }
}
error-card-nothing = در { $path } هیچ کارت کلیدی خوانده نشد
error-card-several = { $path } چند کلید متفاوت ({ $count }) را نشان می‌دهد، و یک کارت یک کلید دارد
error-card-secret = { $path } این را نشان می‌دهد: { $what }؛ چیز محرمانه هرگز روی کارت نیست
error-card-line = سطر { $line } کارت در { $path } اشتباه نوشته شده است
error-card-other = { $path } این کارت است: { $wanted ->
    [publisher] کارت گیرنده، و اینجا باید کارت ناشر باشد
   *[recipient] کارت ناشر، و اینجا باید کارت گیرنده باشد
}
hint-card-nothing = دوباره عکس بگیرید: واضح، با نور یکنواخت، دور همهٔ کد سفید؛ یا سطرهای کارت را در یک فایل بنویسید
hint-card-several = فقط از یک کارت عکس بگیرید
hint-card-line = آن سطر را دوباره بنویسید، با شماره و چهار رقم کنترل آن
hint-card-other = کارت دیگر را بخواهید: دستور sheet --card FILE آن را چاپ می‌کند
