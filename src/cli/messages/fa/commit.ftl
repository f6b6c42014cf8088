head-as-committed = AS COMMITTED
head-not-all-here = NOT ALL HERE: { $have } of { $all }
head-other-bytes = OTHER BYTES
head-committed = متعهد شد

label-code = کد
label-keep = نگه دارید

commit-made = { $files ->
   *[other] { $files } فایل
}، { $size }؛ { $folder } نوشته شد. کد:
commit-length = { $groups ->
   *[other] { $groups } گروه، یک پیامک؛ آن را بلند و گروه به گروه بخوانید
}
commit-length-spoken = { $groups ->
   *[other] { $groups } گروه
}، 160 بیت، برای کسانی که فقط صدا دارند؛ هر جا پیامک می‌رسد، همهٔ گروه‌های کد بلندتر را بفرستید
commit-keep = { $files }، و فایل‌های خودتان بی‌تغییر: اگر یک بایت دیگر شود، فایل دیگری است
commit-left-out = { $files ->
   *[other] { $files } فایلی که سیستم در پوشه‌ها نگه می‌دارد
}
commit-proves = هر کس اکنون کد را بشنود، بعداً می‌تواند بگوید که این بایت‌ها هنگام شنیدن وجود داشتند. نه اینکه راست می‌گویند، چه کسی، کجا یا کی آن‌ها را ساخته، یا پیش از آن کسی آن‌ها را ویرایش نکرده است
commit-reveals = کد دربارهٔ فایل‌ها چیزی نمی‌گوید؛ { $name } نام‌ها و هش‌های آن‌ها را می‌گوید
commit-reveals-no-names = کد دربارهٔ فایل‌ها چیزی نمی‌گوید؛ { $name } تعداد و هش‌های آن‌ها را می‌گوید

commit-all-here = { $files ->
   *[other] همهٔ { $files } فایل اینجاست
}، با هر نامی
commit-not-all-here = { $files ->
    [0] هیچ فایلی کامل اینجا نیست
   *[other] { $files } فایل همان است که تعهد شده بود، و بقیه اینجا نیستند
}
commit-other-bytes = { $files ->
   *[other] { $files } فایل نام تعهدشده دارد، اما بایت‌های دیگری غیر از فایل تعهدشده
}
commit-spoken = فقط 160 بیت شنیده شد؛ اگر می‌توانید همهٔ گروه‌ها را بخواهید
commit-other = { $paths }: بایت‌های دیگری غیر از { $name } تعهدشده
commit-other-but-here = { $paths }: بایت‌های دیگری غیر از { $name } تعهدشده؛ بایت‌های تعهدشده در { $path } است
commit-here = { $name } در { $path }
commit-excerpt = بایت‌های { $first } تا { $last } از { $name } همان است که تعهد شده بود: { $path }، از بایت { $at }
commit-more-excerpts = { $more ->
   *[other] و { $more } بخش دیگر
}
commit-no-pieces = { $files ->
   *[other] بخش‌های { $files } فایل جستجو نشد: قطعه‌های آن در { $name } است، که اینجا نیست
}
commit-bad-pieces = { $files ->
   *[other] قطعه‌های { $files } فایل در { $name } جور درنمی‌آید، و به کار نرفت
}
commit-bundle = { $folders }: یک بسته، که باز نشد؛ آن را باز کنید، و سندهایش را هم مقایسه کنید
commit-matched-proves = هر کس کد را شنیده می‌داند که این بایت‌ها هنگام شنیدن وجود داشتند. نه اینکه راست می‌گویند، چه کسی، کجا یا کی آن‌ها را ساخته، یا پیش از آن کسی آن‌ها را ویرایش نکرده است
commit-unreadable = { $path } خوانده نمی‌شود: { $why }

error-commit-paths = { $count ->
   *[other] برای { $count } مسیر نمی‌توان تعهد ساخت
}:{ $list }
error-commit-name = نامش بیش از حد بلند است، یا نویسه‌ای دارد که به پایانه فرمان می‌دهد یا جهت متن را برمی‌گرداند
error-commit-name-secret = نامش { $what } دارد
error-commit-twice = { $path }: فایل دیگری در تعهد همین نام را می‌گرفت
error-commit-nothing = هیچ فایلی برای تعهد نیست
error-commit-changed = { $path } هنگام خواندن تغییر کرد
error-commit-too-much = این‌همه فایل یا بایت در یک تعهد جا نمی‌شود
error-commitment-missing = هیچ تعهدی اینجا نیست
error-commitment-others = تعهدی با این کد اینجا نیست؛ با کدهای دیگر: { $others }
error-commitment-two = { $one } و { $other } دو تعهدند که هر دو با این کد جورند
error-commitment-malformed = هش { $path } همین کد است، اما مانند یک تعهد نوشته نشده است
error-slip-of-commitment = این رقم‌ها کد یک تعهد است، و چیزی از یک بسته نمی‌خواهد
error-slip-of-bundle = این رقم‌ها برگه‌ای دربارهٔ یک بسته است، و کد تعهد نیست

hint-commit-links = خود فایل‌ها را نام ببرید، یا به جای پیوندها رونوشت بگذارید
hint-commit-names = نام فایل‌ها را عوض کنید، یا با --no-names همهٔ نام‌ها را کنار بگذارید
hint-commit-twice = پوشهٔ بالای هر دو را نام ببرید، یا با --no-names همهٔ نام‌ها را کنار بگذارید
hint-commit-nothing = فایل‌ها، یا پوشه‌ای با فایل، را نام ببرید
hint-commit-changed = برنامه‌ای را که آنجا می‌نویسد ببندید، سپس دوباره اجرا کنید
hint-commit-too-much = برای هر پوشه یک تعهد بسازید
hint-commitment-missing = فایل commitment.txt را با هر نامی بیاورید و پوشه‌اش را هم نام ببرید؛ رقم‌ها را گروه به گروه مقایسه کنید
hint-commitment-two = همهٔ 19 گروه را بخواهید، و پیش از آن به هیچ‌کدام اعتماد نکنید
hint-commitment-malformed = از کسی که تعهد را ساخته بخواهید تعهد دیگری با Pannier بسازد
hint-slip-of-commitment = اجرا کنید: pannier commit --match "DIGITS" FOLDER
hint-slip-of-bundle = اجرا کنید: pannier want --read "DIGITS"
commit-searched-in-part = برای پاره‌ها فقط { $bytes } نخست { $path } جست‌وجو شد
