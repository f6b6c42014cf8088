torrent-made = { $title }: { $files ->
   *[other] { $files } فایل تورنت
} در { $folder }
torrent-file = { $path }، { $size }؛ { $pieces ->
   *[other] { $pieces } قطعه
}، هر کدام { $piece }
torrent-for-v2 = برای qBittorrent نسخهٔ 4.4 یا جدیدتر، و برنامه‌های دیگری که libtorrent 2 دارند
torrent-for-v1 = برای Transmission و aria2 و برنامه‌های قدیمی‌تر
torrent-folder = برنامه‌ها فایل‌ها را در پوشه‌ای به نام { $name } می‌جویند
torrent-peers-none = بدون tracker: برنامه‌ها یکدیگر را در جدول پراکنده (DHT) پیدا می‌کنند، یا با نشانی‌ای که کسی تایپ می‌کند
torrent-peers-open = { $trackers ->
   *[other] { $trackers } عدد tracker
}، و جدول پراکنده (DHT)
torrent-peers-private = { $trackers ->
    [0] خصوصی، و بدون tracker
   *[other] خصوصی: { $trackers } عدد tracker، بدون جدول پراکنده (DHT)
}
torrent-cosignatures = { $names }: نامه‌های کلید این امضاها را می‌خواهند؛ هر کس امضاهای دیگری دارد، تورنت دیگری می‌سازد
torrent-left-letters = { $names }: فهرست این نامه‌های کلید را نام نمی‌برد؛ آن‌ها را از راه دیگری بدهید
torrent-reveals = به trackerها، DHT، همتایان و هر کسی که شبکه را زیر نظر دارد: نشانی شما، اینکه کدام بسته را دارید یا می‌خواهید، و چه وقت؛ همین که برنامه‌ای این فایل‌ها را بار کند. خود Pannier به هیچ جا وصل نمی‌شود
torrent-next = بسته را در پوشه‌ای به نام { $name } کپی کنید، و فایل تورنت را در برنامه‌ای که به آن اعتماد دارید بار کنید
torrent-not-pinned = ناشر { $digits } اینجا ثبت نشده است: بسته کامل است، اما هر کسی می‌تواند آن را ساخته باشد
torrent-private-alone = تورنت خصوصی بدون tracker، همتایان را فقط با نشانی‌ای که کسی تایپ می‌کند یا از یک وب‌سید پیدا می‌کند
torrent-not-aligned = بعضی از قطعه‌های تورنت v1 انتهای دو تکه را در خود دارند: کسانی که تکه‌های متفاوت دارند، شاید نتوانند با آن یکدیگر را کامل کنند؛ تورنت v2، یک وب‌سید، یا ساختن بسته با --for torrent کمک می‌کند
torrent-no-v1 = تورنت v1 ساخته نشد، چون همهٔ تکه‌ها را لازم دارد؛ { $files ->
   *[other] { $files } تکه اینجا کامل نیست: { $chunks }
}

torrent-many-addresses = { $option } بیش از حد داده شد: یک تورنت حداکثر { $most } عدد دارد
torrent-address-twice = { $option } نشانی { $address } را دو بار نام می‌برد
torrent-scheme-tracker = { $option } { $address }: نشانی tracker با http:// یا https:// یا udp:// آغاز می‌شود
torrent-scheme-web-seed = { $option } { $address }: نشانی وب‌سید با http:// یا https:// آغاز می‌شود
torrent-user = یک نشانی پس از { $option } نام کاربر یا گذرواژه دارد، و تورنت آن را به همه می‌گوید
torrent-host = { $option } { $address }: نام دستگاه نشانه‌هایی جز حروف، رقم، نقطه و خط تیره دارد
torrent-port = { $option } { $address }: درگاه عددی از 1 تا 65535 است، و udp:// به آن نیاز دارد
torrent-sign = { $option } { $address }: نشانهٔ «{ $sign }» آنجا مجاز نیست؛ آن را به صورت % و دو رقم شانزده‌تایی بنویسید
torrent-query = { $option } { $address }: نشانی وب‌سید علامت سؤال ندارد، چون نام فایل‌ها به انتهای آن افزوده می‌شود
torrent-long = یک نشانی پس از { $option } بیش از { $most } بایت دارد

error-torrent-chunks = تورنت به { $files ->
   *[other] { $files } تکه نیاز دارد که اینجا کامل نیست: { $chunks }
}
error-torrent-small = تورنت به فایل‌های کوچکی نیاز دارد که اینجا از دست رفته‌اند: { $names }
hint-torrent-repair = اول بسته را کامل کنید: pannier repair BUNDLE -o WHOLE، سپس: pannier torrent WHOLE -o DIR
hint-torrent-gather = حامل‌های دیگری از همین بسته بیاورید و پوشه‌های آن‌ها را هم نام ببرید؛ pannier want BUNDLE آنچه را کم است درخواست می‌کند
hint-torrent-small = این فایل‌ها را از هر حامل دیگری از همین بسته بگیرید، و پوشهٔ آن را هم نام ببرید

label-infohash = infohash
label-link = پیوند
label-folder = پوشه
label-peers = همتایان
label-web-seed = وب‌سید

pack-no-leaves = بلوک‌ها نتوانستند 16,384 بایت داشته باشند، چون محتوا بیش از حد بلند است، یا پیک‌های زیادی ممکن است از دست بروند؛ تورنت‌های این بسته به همهٔ تکه‌ها نیاز دارند
