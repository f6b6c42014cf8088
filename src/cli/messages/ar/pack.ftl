pack-read = { $documents ->
    [zero] { $documents } وثيقة
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $documents } وثائق
    [many] { $documents } وثيقة
   *[other] { $documents } وثيقة
}، { $size }{ $excluded ->
    [0] {""}
   *[other] ، والمستثنى { $excluded }
}{ $renamed ->
    [0] {""}
   *[other] ، وتغيّر اسم { $renamed } (ESCAPED-NAMES.txt)
}{ $apart ->
    [0] {""}
   *[other] ، وضُغط منفصلًا { $apart }
}
pack-looked = { $documents } من { $all ->
    [zero] { $all } وثيقة
    [one] وثيقة واحدة
    [two] وثيقتين
    [few] { $all } وثائق
    [many] { $all } وثيقة
   *[other] { $all } وثيقة
} بحثًا عن أماكن وأسماء{ $part ->
    [0] {""}
   *[other] ، منها { $part } لم تُقرأ إلى نهايتها
}؛ الوثيقة التي لا تحذير عنها قد تكشف أيضًا أماكن وأسماء
pack-builds-on = الإصدار { $release }: تغيّر { $changed }، وجديد { $added }، وأُزيل { $removed }؛ { $size } بينما الإصدار كله { $whole }
pack-since-difference = { $title } هي نفسها حزمة فرق: افتحها على الإصدار السابق، وحدّد المجلد الجديد مع --since
pack-whole-is-smaller = الإصدار كله لن يكون أكبر من هذا الفرق، ولا يحتاج إلى إصدار سابق: احزمه من دون --since
pack-compressed = إلى { $size }، المستوى { $level }
pack-compressed-share = إلى { $size } ({ $share } %)، المستوى { $level }
pack-sealed-recipients = { $recipients ->
    [zero] لـ { $recipients } مستلم
    [one] لمستلم واحد
    [two] لمستلمين اثنين
    [few] لـ { $recipients } مستلمين
    [many] لـ { $recipients } مستلمًا
   *[other] لـ { $recipients } مستلم
}
pack-recipient = { $digits }  { $name }
pack-recipient-stated = { $digits }  { $name }، كما يذكر الملف
pack-no-name = بلا اسم
pack-place-given = بعد -r
pack-place-line = السطر { $line } من { $path }
pack-more-recipients = { $more ->
    [zero] و{ $more } غيرهم (الخيار -v يعرضهم)
    [one] ومستلم آخر واحد (الخيار -v يعرضه)
    [two] ومستلمان آخران (الخيار -v يعرضهما)
    [few] و{ $more } غيرهم (الخيار -v يعرضهم)
    [many] و{ $more } غيرهم (الخيار -v يعرضهم)
   *[other] و{ $more } غيرهم (الخيار -v يعرضهم)
}
pack-since-same = بـ { $title }: لا جديد ولا أحد أُزيل
pack-since-gone = بـ { $title }: لا جديد، والذين أُزيلوا { $gone }
pack-since-new = بـ { $title }: الجدد { $new }، والذين أُزيلوا { $gone }؛ اسأل كل مستلم جديد عن أرقامه بالصوت قبل أن تسلّم هذا
pack-since-rekeyed = مفتاح { $name } غير مفتاحه في { $title }: اسأل { $name } بالصوت عن الأرقام: قد يكون المفتاح لشخص غريب
pack-since-no-note = لم يُقارن بـ { $title }: لا توجد ملاحظة خاصة (الخيار --remember-recipients يبدؤها)
pack-since-unknown = لم يُقارن بـ { $title }: الملاحظة الخاصة لا تعرف شيئًا عن تلك الحزمة
pack-since-unknown-what = لم يُقارن أحد بـ { $title }: اسأل الجميع عن أرقامهم بالصوت، أو حدّد الإصدار الذي حُزم آخر مرة
pack-since-other-sealing = لم يُقارن بـ { $title }: لم تكن مشفّرة لمستلمين
pack-sealed-passphrase = بعبارة مرور
pack-sealed-none = لا تشفير: يمكن لأي شخص قراءتها
pack-cut = { $data ->
    [zero] { $data } قطعة بيانات
    [one] قطعة بيانات واحدة
    [two] قطعتا بيانات
    [few] { $data } قطع بيانات
    [many] { $data } قطعة بيانات
   *[other] { $data } قطعة بيانات
} و{ $recovery ->
    [zero] { $recovery } قطعة استعادة
    [one] قطعة استعادة واحدة
    [two] قطعتا استعادة
    [few] { $recovery } قطع استعادة
    [many] { $recovery } قطعة استعادة
   *[other] { $recovery } قطعة استعادة
}، كل منها حتى { $size }؛ { $survives }
pack-plan = عدد الناقلين: { $couriers ->
    [zero] { $couriers }
    [one] واحد
    [two] اثنان
    [few] { $couriers }
    [many] { $couriers }
   *[other] { $couriers }
}، ويجوز ألا يصل منهم أي { $survive }: كتل استعادة { $share } %، والحصص متساوية الحجم
pack-page = { $name }، { $size }، أرقامها { $digits }
pack-content = { $digits } (الوثائق نفسها تعطي الأرقام نفسها)
pack-default-name = اسم هذا الإصدار { $title }. أعطِ الإصدار التالي --series أو --release مختلفًا: الإصداران اللذان لهما اسم واحد يتعارضان.
pack-dry-run = تشغيل تجريبي: لم يُكتب شيء.
pack-rehearsed = قُرئت كل كتلة وكل وثيقة من جديد: مطابقة؛ جُرّبت الاستعادة على 16 خليطًا عشوائيًا لكل كتلة
pack-rehearsed-whole = قُرئت كل كتلة وكل وثيقة من جديد: مطابقة
pack-not-rehearsed = لم تُراجَع
pack-done = { $series } { $release } في { $folder }، { $size }، الحزمة { $id }

pack-next-much = { $command }   ({ $much })
amounts-head = ما تحتاج إليه:
amounts-files = { $size } في { $chunks ->
    [zero] { $chunks } قطعة
    [one] قطعة واحدة
    [two] قطعتين
    [few] { $chunks } قطع
    [many] { $chunks } قطعة
   *[other] { $chunks } قطعة
} ومعها الملفات الصغيرة
amounts-mail = { $count ->
    [zero] { $count } رسالة بريد
    [one] رسالة بريد واحدة
    [two] رسالتا بريد
    [few] { $count } رسائل بريد
    [many] { $count } رسالة بريد
   *[other] { $count } رسالة بريد
}
amounts-floppy = { $count ->
    [zero] { $count } قرص مرن
    [one] قرص مرن واحد
    [two] قرصان مرنان
    [few] { $count } أقراص مرنة
    [many] { $count } قرصًا مرنًا
   *[other] { $count } قرص مرن
}
amounts-cd = { $count ->
    [zero] { $count } قرص CD
    [one] قرص CD واحد
    [two] قرصا CD
    [few] { $count } أقراص CD
    [many] { $count } قرص CD
   *[other] { $count } قرص CD
}
amounts-dvd = أو { $count ->
    [zero] { $count } قرص DVD
    [one] قرص DVD واحد
    [two] قرصا DVD
    [few] { $count } أقراص DVD
    [many] { $count } قرص DVD
   *[other] { $count } قرص DVD
}
amounts-paper = نحو { $photo } صفحة للهواتف (photo)، { $dense } كثيفة (dense)، { $flatbed } لماسحة مسطحة (flatbed)
amounts-screen = دورة مدتها نحو { $length }
pack-would-be = سيكون ذلك { $much }.
pack-much-paper = نحو { $pages ->
    [zero] { $pages } صفحة
    [one] صفحة واحدة
    [two] صفحتين
    [few] { $pages } صفحات
    [many] { $pages } صفحة
   *[other] { $pages } صفحة
} بقياس A4؛ يجوز أن يضيع نحو خُمس الرموز
pack-much-screen = حلقة مدتها نحو { $length }؛ يجوز أن يضيع نحو خُمس الرموز

pack-tells-position = { $documents ->
    [zero] { $documents } وثيقة تكشف مكانًا
    [one] وثيقة واحدة تكشف مكانًا
    [two] وثيقتان تكشفان مكانًا
    [few] { $documents } وثائق تكشف مكانًا
    [many] { $documents } وثيقة تكشف مكانًا
   *[other] { $documents } وثيقة تكشف مكانًا
}: الصورة أو الفيديو أو التسجيل أو المسار قد يكشف أين صُنع
pack-tells-camera = { $documents ->
    [zero] { $documents } وثيقة تكشف الرقم التسلسلي للكاميرا أو صاحبها
    [one] وثيقة واحدة تكشف الرقم التسلسلي للكاميرا أو صاحبها
    [two] وثيقتان تكشفان الرقم التسلسلي للكاميرا أو صاحبها
    [few] { $documents } وثائق تكشف الرقم التسلسلي للكاميرا أو صاحبها
    [many] { $documents } وثيقة تكشف الرقم التسلسلي للكاميرا أو صاحبها
   *[other] { $documents } وثيقة تكشف الرقم التسلسلي للكاميرا أو صاحبها
}
pack-tells-author = { $documents ->
    [zero] { $documents } وثيقة تذكر اسم الكاتب
    [one] وثيقة واحدة تذكر اسم الكاتب
    [two] وثيقتان تذكران اسم الكاتب
    [few] { $documents } وثائق تذكر اسم الكاتب
    [many] { $documents } وثيقة تذكر اسم الكاتب
   *[other] { $documents } وثيقة تذكر اسم الكاتب
}
pack-tells-preview = { $documents ->
    [zero] { $documents } صورة في داخل كل منها نسخة أصغر منها
    [one] صورة واحدة في داخلها نسخة أصغر منها
    [two] صورتان في داخل كل منهما نسخة أصغر منها
    [few] { $documents } صور في داخل كل منها نسخة أصغر منها
    [many] { $documents } صورة في داخل كل منها نسخة أصغر منها
   *[other] { $documents } صورة في داخل كل منها نسخة أصغر منها
}، وقد تُظهر ما قُصّ أو طُمس
pack-tells-unread = { $documents ->
    [zero] { $documents } وثيقة قد تكشف مكانًا أو شخصًا: لم يمكن قراءتها إلى نهايتها
    [one] وثيقة واحدة قد تكشف مكانًا أو شخصًا: لم يمكن قراءتها إلى نهايتها
    [two] وثيقتان قد تكشفان مكانًا أو شخصًا: لم يمكن قراءتهما إلى نهايتهما
    [few] { $documents } وثائق قد تكشف مكانًا أو شخصًا: لم يمكن قراءتها إلى نهايتها
    [many] { $documents } وثيقة قد تكشف مكانًا أو شخصًا: لم يمكن قراءتها إلى نهايتها
   *[other] { $documents } وثيقة قد تكشف مكانًا أو شخصًا: لم يمكن قراءتها إلى نهايتها
}
pack-step-strip = اصنع نسخة بلا هذه البيانات (exiftool -all= COPY، أو mat2 FILE)، أو استثنِ الوثيقة مع --exclude
pack-step-author = اترك الاسم إن أراد الكاتب ذلك؛ وإلا فاصنع نسخة بلا الاسم (mat2 FILE)، أو استثنِ الوثيقة مع --exclude
pack-step-preview = اصنع نسخة بلا الصورة الأصغر (exiftool -all= COPY، أو mat2 FILE)، أو استثنِ الصورة مع --exclude
pack-step-unread = انظر في الوثيقة مع exiftool -a -G1 FILE، أو استثنِ الوثيقة مع --exclude
pack-litter-open = { $entries ->
    [zero] { $entries } ملف من برامج مكتبية أو محررات نصوص تكشف من فتح وثيقة، أو فيها نسخة من النص
    [one] ملف واحد من برنامج مكتبي أو محرر نصوص يكشف من فتح وثيقة، أو فيه نسخة من النص
    [two] ملفان من برامج مكتبية أو محررات نصوص يكشفان من فتح وثيقة، أو فيهما نسخة من النص
    [few] { $entries } ملفات من برامج مكتبية أو محررات نصوص تكشف من فتح وثيقة، أو فيها نسخة من النص
    [many] { $entries } ملفًا من برامج مكتبية أو محررات نصوص تكشف من فتح وثيقة، أو فيها نسخة من النص
   *[other] { $entries } ملف من برامج مكتبية أو محررات نصوص تكشف من فتح وثيقة، أو فيها نسخة من النص
}
pack-litter-history = { $entries ->
    [zero] { $entries } ملف تكشف أوامر كُتبت أو أماكن زيرت
    [one] ملف واحد يكشف أوامر كُتبت أو أماكن زيرت
    [two] ملفان يكشفان أوامر كُتبت أو أماكن زيرت
    [few] { $entries } ملفات تكشف أوامر كُتبت أو أماكن زيرت
    [many] { $entries } ملفًا تكشف أوامر كُتبت أو أماكن زيرت
   *[other] { $entries } ملف تكشف أوامر كُتبت أو أماكن زيرت
}
pack-litter-system = { $entries ->
    [zero] 0 ملف أو مجلد من النظام قد يُظهر ملفات أخرى، حتى المحذوفة
    [one] ملف أو مجلد واحد من النظام قد يُظهر ملفات أخرى، حتى المحذوفة
    [two] ملفان أو مجلدان من النظام قد يُظهران ملفات أخرى، حتى المحذوفة
    [few] { $entries } ملفات أو مجلدات من النظام قد تُظهر ملفات أخرى، حتى المحذوفة
    [many] { $entries } ملفًا أو مجلدًا من النظام قد يُظهر ملفات أخرى، حتى المحذوفة
   *[other] { $entries } ملف أو مجلد من النظام قد يُظهر ملفات أخرى، حتى المحذوفة
}
pack-step-litter = استثنِ كل هذه الملفات والمجلدات مع --leave-out-litter
pack-unfit-file = { $documents ->
    [zero] { $documents } وثيقة أكبر من 4 GiB: ذاكرات USB وبطاقات الذاكرة بنظام FAT32 لا تتسع لها بعد فتح الحزمة
    [one] وثيقة واحدة أكبر من 4 GiB: ذاكرات USB وبطاقات الذاكرة بنظام FAT32 لا تتسع لها بعد فتح الحزمة
    [two] وثيقتان كل منهما أكبر من 4 GiB: ذاكرات USB وبطاقات الذاكرة بنظام FAT32 لا تتسع لهما بعد فتح الحزمة
    [few] { $documents } وثائق أكبر من 4 GiB: ذاكرات USB وبطاقات الذاكرة بنظام FAT32 لا تتسع لها بعد فتح الحزمة
    [many] { $documents } وثيقة أكبر من 4 GiB: ذاكرات USB وبطاقات الذاكرة بنظام FAT32 لا تتسع لها بعد فتح الحزمة
   *[other] { $documents } وثيقة أكبر من 4 GiB: ذاكرات USB وبطاقات الذاكرة بنظام FAT32 لا تتسع لها بعد فتح الحزمة
}
pack-unfit-name = { $documents ->
    [zero] { $documents } وثيقة لها اسم أطول من { $most } بايت
    [one] وثيقة واحدة لها اسم أطول من { $most } بايت
    [two] وثيقتان لهما اسم أطول من { $most } بايت
    [few] { $documents } وثائق لها اسم أطول من { $most } بايت
    [many] { $documents } وثيقة لها اسم أطول من { $most } بايت
   *[other] { $documents } وثيقة لها اسم أطول من { $most } بايت
}: المجلدات المشفّرة وبعض مخازن الشبكة لا تتسع لاسم كهذا
pack-tells = { $more ->
    [0] { $notice }: { $path }
   *[other] { $notice }: { $path } و{ $more } غيرها (الخيار -v يسردها)
}
pack-allowed-key = يبدو أن في { $path } { $what }؛ الوثيقة تُحزم، لأن --allow-key يسمّيها
pack-idle-pattern = الخيار --exclude { $pattern } لا يطابق شيئًا في مجلد الوثائق، فلم يستثنِ شيئًا
pack-no-documents = لا وثائق في مجلد الوثائق
pack-double = { $place }: المستلم نفسه كما في { $first }؛ حُسب مرة واحدة
pack-double-names = { $place }: لـ { $name } المفتاح نفسه الذي لـ { $other } ({ $first })؛ حُسب مرة واحدة، وأحد الاسمين خطأ
pack-recipients-others = آخرون على هذا الجهاز يستطيعون الكتابة في { $path }: قارن كل رقم في الأسفل بالصوت، وأغلق الملف أمام الآخرين مع: chmod go-w
pack-not-noted = الحزمة كاملة، لكن الملاحظة الخاصة { $path } لم تُكتب، فلن يُعرف شيء عن هذا الإصدار في المرة القادمة: { $why }
pack-another-key = الإصدار السابق وُقّع بمفتاح آخر: على المستلمين أن يقارنوا الأرقام من جديد

pack-other-series = الخيار --previous من السلسلة { $previous }، لا من { $series }
pack-older-release = الخيار --previous هو الإصدار { $previous }، وهذا سيكون { $release }
pack-clock = { $why }؛ اضبط الساعة، أو حدّد التاريخ: --created YYYY-MM-DD
pack-clock-reset = ساعة هذا الجهاز تقول { $clock }، فالساعة خطأ، والتاريخ سيُوقَّع إلى الأبد
pack-clock-earlier = ساعة هذا الجهاز تقول { $clock }، وهذا قبل الإصدار السابق لهذا الإصدار ({ $previous })
pack-clock-later = ساعة هذا الجهاز تقول { $clock }، وهذا بعد الإصدار السابق لهذا الإصدار بسنوات كثيرة ({ $previous })
pack-clock-question = تاريخ اليوم، بالشكل YYYY-MM-DD:
pack-bad-fit = القيمة --fit { $size } ليست حجمًا مثل 700MB أو 64MiB
pack-bad-frames = القيمة --frames { $size } ليست حجمًا من 1MiB على الأقل، مثل 8MiB
pack-bad-chunk-size = القيمة --chunk-size { $size } ليست حجمًا مثل 8MiB أو 700kB
pack-spare-below-one = القيمة --spare { $spare } أقل من 1 %: هل المقصود { $percent }%؟
pack-bad-spare = القيمة --spare { $spare } ليست نسبة مئوية من 0 إلى 200%، مثل 25%
pack-note-others = آخرون على هذا الجهاز يستطيعون الكتابة في { $path }، فقد تكون الملاحظة مزيّفة: انظر فيها، ثم أغلقها أمام الآخرين مع: chmod 600
pack-no-note = { $path } ليس ملاحظة خاصة بالمستلمين (السطر { $line }): انقله من هناك
pack-for-whom = حدّد من يجوز أن يفتحها: -r RECIPIENT، أو -R FILE، أو --passphrase، أو --public للجميع
pack-needs-passphrase = تلزم عبارة مرور: شغّل الأمر في طرفية، أو حدّد ملفًا مع --passphrase-file

pack-new-passphrase = عبارة مرور جديدة لهذه الحزمة (إن تُركت فارغة فستُصنع لك واحدة)
pack-made-passphrase = عبارة مرور هذه الحزمة، تُعرض مرة واحدة. قلها للمستلمين، ولا ترسلها أبدًا مع الحزمة:
pack-key-passphrase = عبارة مرور { $path }
pack-key-open-to-others = قد يستطيع آخرون على هذا الجهاز قراءة { $path }؛ أغلق الملف أمام الآخرين مع: chmod 600

keygen-done = ملفات جديدة عددها { $files } في { $folder }
keygen-publisher-key = { $guarded ->
    [yes] يوقّع؛ تحميه عبارة مرورك. لا تعطه لأحد أبدًا.
   *[no] يوقّع؛ لا شيء يحميه. لا تعطه لأحد أبدًا.
}
keygen-publisher-pub = أعطه للجميع، مع هذه الأرقام بالصوت أو على ورق:
keygen-own-pin = يثق بحزمك أنت على هذا الجهاز أيضًا
keygen-recipient-key = يفتح كل ما شُفّر لك. لا تعطه لأحد أبدًا.
keygen-recipient-pub = أعطه للناشرين، مع هذه الأرقام بالصوت أو على ورق:
keygen-gone = يُنهي publisher.key إلى الأبد. اطبعه، واحفظ الورقة في مكان آخر، واحذف الملف.
keygen-new-passphrase = عبارة مرور جديدة لـ publisher.key
keygen-needs-passphrase = الملف publisher.key يحتاج إلى عبارة مرور: شغّل الأمر في طرفية، أو حدّد ملفًا مع --key-passphrase-file، أو اترك المفتاح بلا حماية مع --no-passphrase
keygen-empty-passphrase = عبارة المرور الفارغة لا تحمي شيئًا؛ اكتب عبارة مرور، أو أعطِ --no-passphrase

pack-previous-difference = الخيار --previous يأخذ إصدارًا كاملًا، و{ $title } حزمة فرق: حدّد حزمة إصدار كامل، أو ابنِ على مجلد مفتوح مع --since
pack-series-of-difference = { $series } اسم حزمة فرق: أعطِ سلسلة الإصدارات
