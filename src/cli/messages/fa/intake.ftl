intake-done = { $added ->
   *[other] { $added } محموله
} به { $archive } افزوده شد؛ { $here ->
    [0] هیچ‌کدام از پیش آنجا نبود
   *[other] { $here } از پیش آنجا بود
}
intake-new = { $title }، بستهٔ { $id }: { $documents } { $documents ->
   *[other] سند
} ({ $size })، { $known } تای آن‌ها { $known ->
   *[other] کپی
} چیزی است که در بایگانی هست؛ مدخل { $entry }
intake-here = { $title }، بستهٔ { $id }: از مدخل { $entry } در بایگانی است؛ چیزی افزوده نشد
intake-completed = { $title }، بستهٔ { $id }: آنچه نبود دوباره آنجاست، با { $new } { $new ->
   *[other] سند
}؛ مدخل { $entry }
intake-rebuilt = بخش‌هایی از محموله روی حامل‌ها نبود یا آسیب دیده بود؛ هر سند همان است که امضا شده است
intake-commitment = یک commitment همراه آمد: { $hash }؛ آن را با رقم‌هایی که شنیدید مقایسه کنید: pannier commit --match "DIGITS" ARCHIVE
intake-not-taken = از { $title }، بستهٔ { $id }، چیزی برداشته نشد: { $why }
intake-note = رقم‌های سرِ زنجیره را جای دیگری یادداشت کنید: فقط رقم‌های یادداشت‌شده بعداً نشان می‌دهد که پایان زنجیره بریده شده است یا نه. بایگانی را بررسی کنید: pannier check { $archive } --noted "DIGITS"
intake-index = فایل index.txt می‌گوید کدام محموله‌ها سند مشترک دارند، و در نتیجه کدام منبع‌ها یک چیز فرستاده‌اند؛ برای پایان دادن به آن پاکش کنید
intake-needs-both = یک بایگانی (--into) و کلید شما (-k) لازم است
intake-bad-time = گزینهٔ --at زمانی به UTC می‌خواهد، مانند 2026-11-30T21:40:05Z
intake-clock = ساعت این دستگاه سالی پیش از 2025 را نشان می‌دهد و نمی‌تواند درست باشد: ساعت را تنظیم کنید، یا زمان را با --at بنویسید
intake-bagged = { $bags } { $bags ->
   *[other] بسته به شکل BagIt
} در { $folder }، برای هر محموله یک پوشه
intake-bag = { $id }: { $documents } { $documents ->
   *[other] سند
} ({ $size })
intake-bag-one = گزینهٔ --bag یک بایگانی می‌خواهد
intake-bag-release = محموله‌های بایگانی با شناسهٔ بسته انتخاب می‌شوند: --bundle

custody-ok = { $archive }: { $documents } { $documents ->
   *[other] سند
} ({ $size }) از { $parcels } { $parcels ->
   *[other] محموله
} همان است که دریافت شد، و زنجیره تا سرِ آن کامل است
custody-incomplete = { $archive }: زنجیره درست است، اما بایگانی و زنجیره با هم نمی‌خوانند؛ { $documents } { $documents ->
   *[other] سند
} ({ $size }) از { $parcels } { $parcels ->
   *[other] محموله
} همان است که دریافت شد
custody-untrusted = { $archive }: زنجیره درست است، اما کسی آن را امضا کرده است که شما ثبتش نکرده‌اید
custody-altered = { $archive } آن نیست که دریافت شد: تا ندانید چرا، به آن تکیه نکنید
custody-hand = { $hand }؛ { $entries } { $entries ->
   *[other] مدخل
}
custody-head = { $digits } (مدخل { $entry })
custody-unnamed = هیچ مدخلی این‌ها را نام نمی‌برد: یک اجرا نیمه‌کاره ماند، یا پایان custody.txt بریده شد. رقم‌های یادداشت‌شده را با --noted مقایسه کنید؛ اگر خواندند، محموله‌ها را دوباره دریافت کنید
custody-noted = رقم‌های یادداشت‌شده از مدخل { $entry } است؛ { $later ->
    [0] پس از آن مدخلی نیامد
   *[other] پس از آن { $later } مدخل آمد
}
custody-noted-none = هیچ مدخلی این رقم‌ها را ندارد: پس از یادداشت، مدخل‌هایی بریده یا از نو نوشته شده است، یا رقم‌ها اشتباه یادداشت شده است
custody-means = زنجیره نشان نمی‌دهد که آخرین مدخل‌هایش بریده شده است یا نه: رقم‌های یادداشت‌شده را با --noted مقایسه کنید
custody-no-archive = گزینهٔ --noted یک بایگانی pannier intake می‌خواهد
custody-one-archive = هر بار یک بایگانی را بررسی کنید، و چیز دیگری همراهش نباشد

label-parcel = محموله
label-hand = دست
label-head = سر
label-chain = زنجیره
label-unnamed = بی‌مدخل
label-noted = یادداشت

error-archive-other = { $folder } بایگانی نیست، و خالی هم نیست
error-archive-no-chain = { $path } آنجا نیست: بدون آن بایگانی زنجیره ندارد
error-archive-chain-text = { $path } زنجیره نیست: بیش از اندازه بلند است، یا متنی با سطرهای کامل نیست
error-archive-chain-entry = { $path }: مدخل { $entry } آن‌گونه نیست که در زنجیره باید باشد: تغییر کرده است، یا بخشی از آن نیست
error-archive-chain-order = { $path }: مدخل { $entry } دنبالهٔ مدخل پیش از خود نیست: مدخلی برداشته، عوض یا جابه‌جا شده است
error-archive-unsigned = { $path }: امضای مدخل { $entry } نمی‌خواند: مدخل تغییر کرده است
error-archive-altered = { $path } آن نیست که دریافت شد
error-archive-missing = { $path } آنجا نیست، هرچند زنجیره آن را نام می‌برد
error-archive-no-parcel = در { $folder } چنین محموله‌ای نیست
error-archive-full = { $path } بلندتر از این نمی‌تواند بشود
hint-archive-other = با --into یک پوشهٔ خالی یا تازه نام ببرید
hint-archive-chain = فایل custody.txt را از یک کپی بایگانی برگردانید و رقم‌های یادداشت‌شده را مقایسه کنید؛ پیش از آن چیزی دریافت نکنید
hint-archive-altered = فایل تغییرکرده را جای دیگری نگه دارید، پیدا کنید چه کسی آن را عوض کرده است، و محموله را دوباره دریافت کنید
hint-archive-missing = محموله را دوباره دریافت کنید: آنچه نیست دوباره سر جایش می‌آید
hint-archive-no-parcel = بایگانی را بررسی کنید: شناسهٔ محموله‌ها در custody.txt است
hint-archive-full = بایگانی تازه‌ای آغاز کنید، و سرِ زنجیرهٔ قبلی را یادداشت کنید
intake-sidecars = { $files ->
   *[other] { $files } سند گواه سندهای دیگر است
}: { $names }؛ برنامه‌های دیگر آن‌ها را بررسی می‌کنند
intake-rest = این پیش‌تر از بستهٔ { $id } آمد، که { $here ->
    [yes] آن هم در بایگانی است
   *[no] هنوز به اینجا نرسیده است
}
