paper-title = PANNIER  { $title }  بستهٔ { $id }
paper-page = صفحهٔ { $number } از { $pages }

paper-label = { $number } از { $codes }
paper-small-files = فایل‌های کوچک
paper-whole-bundle = همهٔ بسته
paper-chunks = تکه‌های خواسته‌شده

paper-digits = ناشر { $digits }: این رقم‌ها را شفاهی مقایسه کنید. یک صفحه به‌خودی‌خود چیزی را ثابت نمی‌کند.
paper-digits-short = { $enough } ناشر { $digits }
paper-enough = هر { $need } کد از این { $codes } کد کافی است.
paper-enough-each = { $codes } کد، از { $some }.
paper-enough-each-more = { $codes } کد، از { $some }، ....
paper-some = { $name } هر { $need } از { $codes }
paper-photograph = از هر صفحه عکس بگیرید یا آن را اسکن کنید، واضح و صاف. سپس: { $command }
paper-by-hand = دستی، از تصویرهای واضح همهٔ کدهای 1 تا { $last }، این سطر این را می‌دهد: { $object ->
    [files] فایل‌ها
   *[chunk] یک تکه
}
paper-by-hand-others = دستی، از تصویرهای واضح همهٔ کدهای 1 تا { $last }، این سطر این را می‌دهد: { $object ->
    [files] فایل‌ها
   *[chunk] یک تکه
} (بقیه: با sid و طول خودشان، > NAME.bin)
paper-then = سپس، برای دیدن اینکه چه کسی امضا کرده است: { $command }  روی جلد نوشته شده که چگونه ادامه دهید، و روی کارت ناشر هم.

paper-cells = یک آزمایش، QR نیست: صاف، خاکستری، 300 نقطه در اینچ یا بیشتر اسکن کنید. سپس: { $command }

cover-title = { $pages ->
   *[other] این جلد است؛ { $pages } صفحه پس از آن می‌آید.
}
cover-what = این چیست
cover-documents = اسناد، به شکل کدهایی که دوربین می‌تواند بخواند: { $title }، { $made }. { $locked }
cover-made = ساخته‌شده در { $date }، { $bytes } بایت
cover-locked-recipients = فقط کسانی می‌توانند آن را باز کنند که کلید خصوصی‌ای دارند که برای آن رمز شده است.
cover-locked-passphrase = فقط کسانی می‌توانند آن را باز کنند که عبارت عبور را می‌دانند.
cover-locked-none = رمز نشده است: هر کس این صفحه‌ها را داشته باشد می‌تواند همه چیز را بخواند.
cover-getting = بیرون آوردن اسناد
cover-step-1 = 1. از همهٔ صفحه‌ها، این صفحه هم، عکس بگیرید یا اسکن کنید: صاف، واضح، با نور یکنواخت. گوشه‌های پاره و لکه‌ها مشکلی نیست.
cover-step-1-only = 1. از این صفحه عکس بگیرید یا اسکن کنید: صاف، واضح، با نور یکنواخت. گوشه‌های پاره و لکه‌ها مشکلی نیست.
cover-step-2 = 2. { $command }     می‌گوید چه چیزی هست، و اگر کافی نیست، کدام صفحه‌ها را بیاورید.
cover-step-3 = 3. { $command }
cover-step-3-trust = اگر هنوز ناشری را نشناسد، می‌ایستد: رقم‌های زیر را مقایسه کنید، سپس: { $command }
cover-may-miss-told = هر صفحه می‌گوید چند کد لازم است.
cover-may-miss-codes = حدود یک‌پنجم کدها می‌تواند نباشد، هر کدام که باشد.
cover-may-miss-page = از هر پنج صفحه یکی می‌تواند نباشد، هر کدام که باشد.
cover-whose = این از کیست
cover-digits = رقم‌های ناشر: { $digits }
cover-compare = آن‌ها را با کسی که ناشر را می‌شناسد مقایسه کنید، شفاهی یا از روی کاغذی دیگر. هر کسی می‌تواند صفحه‌ای چاپ کند.
cover-programs = برنامه‌هایی که ناشر می‌شناسد
cover-kit = فهرست جعبه‌ابزاری که شاید کنار بسته باشد. رقم‌های آن { $digits } است. هش آن:
cover-kit-compare = هیچ برنامه‌ای را از روی فلش اجرا نکنید، مگر این‌که فهرست را با این کاغذ مقایسه کرده باشید. بدون Pannier: { $command }
cover-who-sees = هر کس صفحه‌ای را ببیند
cover-sees-none = هر کس صفحه‌ها را ببیند می‌تواند همه یا بعضی از اسناد را بخواند، و مجموعه، انتشار، تاریخ و کلید ناشر را هم.
cover-sees-sealed = هر کس صفحه‌ای را ببیند مجموعه، انتشار، تاریخ، کلید ناشر و اندازه‌ها را می‌خواند. اسناد رمز شده‌اند.
cover-by-hand = دستی، بدون Pannier
cover-small-files = تصویرهای واضح کدهای 1 تا { $last } در زیر، فهرست فایل‌ها، امضای آن، مشخصات و جدول بلوک‌ها را می‌دهند:
cover-line-elsewhere = سطری که کدها را می‌خواند روی صفحه‌های دیگر است.
cover-chunks = همهٔ صفحه‌ها به همین روش تکه‌ها را می‌دهند. سپس این سطرها را بنویسید. اگر سطری خطا داد، بایستید:
cover-then = سپس این سطرها را بنویسید. اگر سطری خطا داد، بایستید:
cover-commands-count = یک دستور فقط وقتی معتبر است که روی صفحه‌ای هم باشد که از راه دیگری رسیده است: کارت ناشر، یا "{ $command }".

card-title = PANNIER: { $what }
card-digits = رقم‌ها: { $digits }
card-publisher = پیش از آنکه به این کلید اعتماد کنید، رقم‌ها را شفاهی مقایسه کنید. این کلید بسته‌ها را بررسی می‌کند؛ هیچ‌کس نمی‌تواند با آن بسته بسازد.
card-recipient = برای ناشران: pannier pack -r KEY برای آن رمز می‌کند. این کلید چیزی را باز نمی‌کند؛ نیمهٔ خصوصی آن باز می‌کند.
card-slip = می‌گوید از یک بسته چه کم است، یا اینکه چیزی کم نیست: pannier want --read DIGITS
card-by-hand = چگونه بسته‌های این ناشر را بدون Pannier باز کنید
card-to-type = برای نوشتن جایی که نمی‌توان اسکن کرد: base32، هر سطر با چهار رقم کنترل در پایان آن.

page-language = fa
page-pause = مکث
page-play = پخش
page-back = قبلی
page-next = بعدی
page-speed = سرعت
page-full = تمام‌صفحه
page-place = { $number } از { $pictures } - { $speed } در ثانیه
page-no-script = این صفحه به JavaScript روشن نیاز دارد. از شبکه استفاده نمی‌کند.

play-film-title = PANNIER: { $title }
play-film-digits = { $digits }
play-film-line = فیلم این صفحه یک رد است. پس از scan پاکش کنید.
paper-first-blocks = بلوک‌های نخست
