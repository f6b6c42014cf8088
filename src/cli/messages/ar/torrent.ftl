torrent-made = { $title }: { $files ->
    [zero] { $files } ملف تورنت
    [one] ملف تورنت واحد
    [two] ملفا تورنت
    [few] { $files } ملفات تورنت
    [many] { $files } ملف تورنت
   *[other] { $files } ملف تورنت
} في { $folder }
torrent-file = { $path }، { $size }؛ { $pieces ->
    [zero] { $pieces } جزء
    [one] جزء واحد
    [two] جزءان
    [few] { $pieces } أجزاء
    [many] { $pieces } جزءًا
   *[other] { $pieces } جزء
} من { $piece }
torrent-for-v2 = لبرنامج qBittorrent 4.4 أو أحدث، ولبرامج أخرى فيها libtorrent 2
torrent-for-v1 = لبرنامجي Transmission وaria2 وللبرامج الأقدم
torrent-folder = تبحث البرامج عن الملفات في مجلد اسمه { $name }
torrent-peers-none = بلا tracker: تجد البرامج بعضها بعضًا في الجدول الموزّع (DHT)، أو بعنوان يكتبه أحد
torrent-peers-open = { $trackers ->
    [zero] { $trackers } tracker
    [one] tracker واحد
    [two] اثنان من tracker
    [few] { $trackers } من tracker
    [many] { $trackers } من tracker
   *[other] { $trackers } من tracker
}، والجدول الموزّع (DHT)
torrent-peers-private = { $trackers ->
    [0] خاص، وبلا tracker
    [one] خاص: tracker واحد، بلا الجدول الموزّع (DHT)
   *[other] خاص: { $trackers } من tracker، بلا الجدول الموزّع (DHT)
}
torrent-cosignatures = { $names }: خطابات المفاتيح تطلبها؛ ومن عنده توقيعات أخرى يصنع تورنت آخر
torrent-left-letters = { $names }: القائمة لا تسمّي خطابات المفاتيح هذه؛ سلّمها بطريق آخر
torrent-reveals = لأجهزة tracker والجدول الموزّع (DHT) والنظراء وكل من يراقب الشبكة: عنوانك، والحزمة التي عندك أو التي تريدها، والوقت، ما إن يحمّل برنامج هذه الملفات. أما Pannier نفسه فلا يتصل بأي شيء
torrent-next = انسخ الحزمة إلى مجلد اسمه { $name }، وحمّل ملف التورنت في برنامج تثق به
torrent-not-pinned = الناشر { $digits } غير معتمد هنا: الحزمة كاملة، لكن أي شخص قد يكون صنعها
torrent-private-alone = التورنت الخاص بلا tracker لا يجد نظراء إلا بعنوان يكتبه أحد، أو من بذرة على الويب
torrent-not-aligned = بعض أجزاء تورنت v1 فيها طرفا قطعتين: من عندهم قطع مختلفة قد لا يكمّل بعضهم بعضًا به؛ يفيد تورنت v2، أو بذرة على الويب، أو إنشاء الحزمة مع --for torrent
torrent-no-v1 = لم يُصنع تورنت v1، لأنه يحتاج إلى كل القطع؛ { $files ->
    [one] قطعة واحدة ليست كاملة هنا: { $chunks }
    [two] قطعتان ليستا كاملتين هنا: { $chunks }
   *[other] القطع غير الكاملة هنا عددها { $files }: { $chunks }
}

torrent-many-addresses = أُعطي { $option } مرات كثيرة: للتورنت { $most } على الأكثر
torrent-address-twice = يسمّي { $option } العنوان { $address } مرتين
torrent-scheme-tracker = { $option } { $address }: يبدأ عنوان tracker بـ http:// أو https:// أو udp://
torrent-scheme-web-seed = { $option } { $address }: يبدأ عنوان بذرة الويب بـ http:// أو https://
torrent-user = في عنوان بعد { $option } مستخدم أو كلمة سر، والتورنت يخبر بها الجميع
torrent-host = { $option } { $address }: في اسم الجهاز علامات غير الحروف والأرقام والنقط والشرطات
torrent-port = { $option } { $address }: المنفذ عدد من 1 إلى 65535، وudp:// يحتاج إليه
torrent-sign = { $option } { $address }: لا يجوز أن تقف العلامة «{ $sign }» هناك؛ اكتبها % ثم رقمين ست عشريين
torrent-query = { $option } { $address }: ليس في عنوان بذرة الويب علامة استفهام، لأن أسماء الملفات تضاف إلى آخره
torrent-long = في عنوان بعد { $option } أكثر من { $most } بايت

error-torrent-chunks = يحتاج التورنت إلى { $files ->
    [one] قطعة ليست كاملة هنا: { $chunks }
    [two] قطعتين ليستا كاملتين هنا: { $chunks }
   *[other] قطع عددها { $files } ليست كاملة هنا: { $chunks }
}
error-torrent-small = يحتاج التورنت إلى ملفات صغيرة ضائعة هنا: { $names }
hint-torrent-repair = اجعل الحزمة كاملة أولًا: pannier repair BUNDLE -o WHOLE، ثم: pannier torrent WHOLE -o DIR
hint-torrent-gather = أحضر وسائط أخرى من هذه الحزمة، وسمّ مجلداتها أيضًا؛ والأمر pannier want BUNDLE يطلب الناقص
hint-torrent-small = خذ هذه الملفات من أي وسيط آخر لهذه الحزمة، وسمّ مجلده أيضًا

label-infohash = infohash
label-link = الرابط
label-folder = المجلد
label-peers = النظراء
label-web-seed = بذرة ويب

pack-no-leaves = تعذّر أن تكون الكتلة 16,384 بايت، لأن المحتوى طويل جدًا، أو قد يضيع ناقلون كثيرون؛ يحتاج تورنت هذه الحزمة إلى كل القطع
