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
