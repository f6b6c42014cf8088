drill-rebuilt = { $trials ->
   *[other] { $title }: در { $survived } آزمایش از { $trials } آزمایش بازسازی شد
}
drill-promise = { $carriers ->
   *[other] هر { $survive } حامل از { $carriers } حامل می‌تواند گم شود
}: { $holds ->
    [yes] برقرار است
   *[no] برقرار نیست!
}؛ در بدترین حالت { $left } بلوک می‌ماند، و { $need } بلوک لازم است

drill-loss = گم شدن
drill-loss-what = بعضی از حامل‌ها گم شده‌اند، و نه چیز دیگری
drill-rot = بیت‌ها
drill-rot-what = و بعضی از بیت‌های بقیه نادرست‌اند
drill-torn = ناتمام
drill-torn-what = و بعضی از کپی‌ها زود تمام می‌شوند
drill-zeros = صفرها
drill-zeros-what = و بعضی از کپی‌ها از یک جا به بعد صفرند
drill-renamed = نام دیگر
drill-renamed-what = و همهٔ نام‌ها گم شده‌اند، همهٔ فایل‌ها در یک پوشه
drill-small = کوچک‌ها
drill-small-what = و هر فایل کوچک روی همهٔ حامل‌ها جز یکی صفر است
drill-all = همه
drill-all-what = همهٔ این‌ها با هم
drill-row = { $survived } از { $trials }

drill-failed = آزمایش { $number }: { $why }
drill-written-out = هر آزمایش با آسیب‌هایش نوشته شد، و سپس مانند حامل‌هایی که می‌رسند پیدا، بررسی و بازسازی شد
drill-laid-over = { $rebuilt ->
   *[other] بلوک‌ها در حافظهٔ رم آسیب داده شدند، و هش بلوک‌های آسیب‌دیده دوباره محاسبه شد؛ فایل‌های کوچک نوشته و پیدا شدند؛ { $rebuilt } آزمایش بازسازی شد
}
drill-beyond = { $carriers ->
   *[other] با گم شدن { $carriers } حامل، در { $beyond } آزمایش از { $trials } آزمایش هنوز بلوک کافی می‌ماند
}
drill-seed = { $seed }؛ همین عدد همین آزمایش‌ها را می‌دهد

drill-arrived = { $carriers ->
   *[other] پس از { $carriers } حامل، { $mean } سند از { $all } سند باز می‌شد ({ $least } تا { $most })
}
drill-plot-nothing = گزینهٔ --plot چیزی برای رسم ندارد: سندهای این بسته جدا از هم باز نمی‌شوند، یا کلیدی داده نشد (-i KEY)
