prove-two = اول پوشهٔ یک بسته یا پوشهٔ اسناد بازشده را نام ببرید، و بعد مسیر سندها را

prove-made = { $documents ->
   *[other] { $documents } سند
} از { $title } را می‌توان به‌تنهایی نشان داد: در { $folder } گواهی به اندازهٔ { $size } هست، و { $shared } که هر گواهی به آن نیاز دارد
prove-tells-nothing = این گواهی دربارهٔ سندهای دیگر چیزی نمی‌گوید: نه نام، نه SHA-256، و نه شمارشان را
prove-tells-all = این گواهی نام و SHA-256 همهٔ { $documents } سند این انتشار را نشان می‌دهد: هر کس آن را بگیرد می‌تواند آن‌ها را بخواند
prove-no-tree = این بسته درخت سندها ندارد، چون Pannier قدیمی‌تری آن را ساخته است
prove-name-carrier = برای آنکه دربارهٔ سندهای دیگر چیزی گفته نشود، حاملی از بسته را هم نام ببرید: --carrier DIR
prove-check = هر کس این پوشه را می‌گیرد باید سی رقم ناشر را از راه دیگری داشته باشد، و بنویسد: pannier check { $folder }

proven-all = ثابت شد که { $documents ->
   *[other] { $documents } سند
} از { $title } و از { $maker } است، و فایلشان اینجاست
proven-absent = ثابت شد که { $documents ->
   *[other] { $documents } سند
} از { $title } و از { $maker } است، ولی { $absent ->
   *[other] { $absent } فایل اینجا نیست
}: SHA-256 فایل را با این مقایسه کنید
proven-altered = از { $proofs ->
   *[other] { $proofs } گواهی
}، { $bad } { $bad ->
   *[other] گواهی درست نیست، یا فایلش دستکاری شده است: آن را باور نکنید
}
proven-untrusted = { $documents ->
   *[other] { $documents } گواهی
} به { $title } می‌رسد، که ناشرش را ثبت نکرده‌اید: هنوز چیزی ثابت نشده است
proven-nameless = سند { $proof }، که نامش گفته نشده است
proven-means = گواهی می‌گوید این سند از چه کسی است؛ نمی‌گوید آنچه در آن نوشته شده راست است، یا کی نوشته شده است

label-proven = ثابت‌شده
label-unproven = ثابت‌نشده
label-file-absent = بی‌فایل

error-prove-no-document = در این انتشار سندی با مسیر { $documents } نیست
error-prove-missing = { $document } در پوشهٔ اسناد بازشده نیست
error-prove-altered = { $document } آن نیست که ناشر امضا کرده است
error-prove-other-bundle = { $title } به این سندها نمی‌رسد: یا بستهٔ دیگری است، یا درست ساخته نشده است
error-prove-names-told = بدون درخت سندها، هیچ سندی را نمی‌توان بدون نامش ثابت کرد
hint-prove-no-document = مسیر را پیدا کنید: pannier list آن را نشان می‌دهد، و در CONTENTS.sha256 هم هست
hint-prove-missing = بسته را دوباره باز کنید، یا پوشهٔ بسته را نام ببرید
hint-prove-altered = بسته را دوباره باز کنید، و سندی را که بیرون می‌آید ثابت کنید
hint-prove-other-bundle = حاملی از همان بسته‌ای را نام ببرید که این سندها از آن باز شده‌اند
hint-prove-names-told = با --carrier حاملی از بسته را نام ببرید، یا --without-name را بردارید
