parcel-stripped = { $files ->
   *[other] { $files } عکس و فیلم بدون فراداده کپی شد
} و دوباره بررسی شد: آنچه خود تصویر نشان می‌دهد یا نامش می‌گوید می‌ماند
parcel-key-gone = کلیدی که این محموله را امضا کرد دیگر وجود ندارد: هیچ‌کس نمی‌تواند با آن چیز دیگری امضا کند
parcel-next = همین حالا کد را تلفنی یا با پیام بگویید؛ تحریریه پس از باز کردن آن را مقایسه می‌کند: pannier open PARCEL -i NEWSROOM.key --untrusted-publisher -o OUT و سپس pannier commit --match "DIGITS" OUT

error-parcel-no-program = { $file } فراداده‌ای دارد که فقط exiftool آن را برمی‌دارد، و exiftool نصب نیست
error-parcel-not-stripped = برنامهٔ exiftool نمی‌تواند از { $file } کپی بدون فراداده بسازد
error-parcel-still-tells = کپی { $file } هنوز هم مکان، صاحب یا دوربین را نشان می‌دهد
error-parcel-no-file = { $file } نه فایل است و نه پوشه
hint-parcel-no-program = برنامهٔ exiftool را نصب کنید (در Debian: libimage-exiftool-perl)، یا فایل‌ها را همان‌طور که هستند ببندید: --metadata keep
hint-parcel-still-tells = این فایل را کنار بگذارید، یا تصمیم بگیرید همهٔ فایل‌ها همان‌طور که هستند بسته شوند: --metadata keep
hint-parcel-no-file = خود فایل را نام ببرید

parcel-stripped-match = اصل‌ها نزد شما می‌ماند، پس commit --match در تحریریه می‌گوید NOT ALL HERE: کپی‌ها در commitment در پوشهٔ as-sent است، و اصل‌ها کنار آن
parcel-sidecars = { $files ->
   *[other] { $files } فایل گواه فایل‌های دیگر است و همان‌طور که هست می‌رود
}: { $names }؛ برنامهٔ Pannier هیچ‌کدام را نمی‌خواند

ahead-packed = یک محمولهٔ کوچک می‌تواند پیش‌تر برود: { $folder }، { $documents ->
   *[other] { $documents } سند
} ({ $amounts })، بستهٔ { $id }. به‌تنهایی باز می‌شود، همان commitment را دارد، و محمولهٔ کامل را در درون خود نام می‌برد
ahead-bad-fits = گزینهٔ --first-fits تعداد صفحه (2pages)، ثانیه روی نمایشگر (30s) یا بایت (100kB) می‌خواهد
ahead-too-much = محمولهٔ کوچک این اندازه می‌شود: { $amounts }: با --first کمتر نام ببرید، یا با --first-fits بیشتر اجازه دهید؛ چیزی بسته نشد
ahead-failed = محمولهٔ کامل بسته شد، و محمولهٔ کوچک نه: { $why }
amounts-short = { $size }، { $pages ->
   *[other] { $pages } صفحه
} کاغذ، یا { $length } روی نمایشگر
