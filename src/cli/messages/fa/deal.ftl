deal-dealt = { $carriers ->
   *[other] { $title }: میان { $carriers } حامل تقسیم شد؛ { $promise }
}
deal-planned = { $carriers ->
   *[other] { $title }: برای { $carriers } حامل؛ { $promise }
}
deal-all-needed = همهٔ آن‌ها لازم‌اند
deal-any = { $left ->
    [1] هر یک از آن‌ها به‌تنهایی بسته را بازسازی می‌کند
   *[other] هر { $left } حامل از آن‌ها بسته را بازسازی می‌کند
}

deal-carries = { $path }: { $data ->
   *[other] { $data } تکهٔ داده
}، { $recovery ->
   *[other] { $recovery } تکهٔ بازیابی
}، { $small ->
   *[other] { $small } فایل کوچک
}، { $size }؛ { $blocks } بلوک از { $need } بلوک لازم ({ $percent } درصد)
deal-left-out = { $chunks }: هیچ حاملی این‌ها را نمی‌برد، و طرح بدون آن‌ها درست است
deal-lost = { $name } در فهرست هست و پیدا نشد؛ هیچ حاملی آن را ندارد

deal-survives-none = هیچ گم شدنی را تاب نمی‌آورد: همهٔ حامل‌ها با هم { $left } بلوک دارند، و { $need } بلوک لازم است
deal-survives-worst = { $carriers ->
   *[other] گم شدن هر { $carriers } حامل؛ پس از بدترین حالت ({ $worst }) { $left } بلوک می‌ماند، و { $need } بلوک لازم است
}
deal-survives = { $carriers ->
   *[other] گم شدن هر { $carriers } حامل؛ پس از بدترین حالت { $left } بلوک می‌ماند، و { $need } بلوک لازم است
}

deal-proof-together = همهٔ حامل‌ها با هم شمرده شدند، و بلوک کافی دارند
deal-proof-every = { $sets ->
   *[other] همهٔ { $sets } ترکیب از { $left } حامل باقی‌مانده شمرده شد، و هر کدام بلوک کافی دارد
}
deal-proof-arithmetic = { $sets ->
   *[other] بدترین حالت محاسبه شد؛ { $sets } ترکیب از { $left } حامل هم شمرده شد
}

deal-reveals = از یک حامل ضبط‌شده: مجموعه، انتشار، تاریخ، ناشر و اندازه‌ها؛ حداکثر { $most } بلوک از { $need } بلوک لازم ({ $percent } درصد)، { $enough ->
    [yes] برای بازسازی محموله کافی است
   *[no] برای بازسازی هر چیزی کم است
}{ $sealed ->
    [no] ؛ توجه: بسته رمز نشده است، و بخش‌هایی از سندها را از یک تکهٔ داده می‌توان خواند
   *[yes] ؛ بدون کلید، هیچ سندی
}

deal-to-write = { $size }؛ هیچ چیز نوشته نشد
deal-written = { $files ->
   *[other] { $size } در { $files } فایل
}{ $proven ->
    [yes] ، همگام شد و از حافظهٔ جانبی دوباره خوانده شد
   *[no] ، پس از نوشتن مقایسه شد
}{ $kept ->
    [0] {""}
   *[other] ، { $kept } فایل از قبل آنجا بود و درست است
}
deal-unplug = اکنون می‌توانید آن‌ها را جدا کنید
deal-unplug-others = فقط این‌ها: { $paths }
deal-unplug-check = هنوز نه: شاید درایور یا سیستم از حافظهٔ خودش جواب داده است. هر حامل را بیرون بیاورید (eject)، دوباره وصل کنید، سپس: pannier check CARRIER
deal-in-part = { $title }: تقسیم شد، اما نه به همهٔ حامل‌ها؛ وعدهٔ طرح فقط وقتی درست است که حامل‌های دیگر هم سهم خود را داشته باشند
deal-carrier-failed = { $path } سهم خود را نگرفت: { $why }

deal-next-dry-run = همان دستور بدون --dry-run
deal-next-drill = بیازمایید که حامل‌ها چه چیزی را تاب می‌آورند: { $command }
deal-not-pinned = ناشر { $digits } اینجا ثبت نشده است: بسته کامل است، اما هر کسی می‌تواند آن را ساخته باشد
deal-same-medium = { $one } و { $other } روی یک حافظهٔ جانبی هستند: هر دو با هم گم می‌شوند
deal-bad-size = گزینهٔ --size { $size } اندازه‌ای مانند 8GB یا 700MB نیست
