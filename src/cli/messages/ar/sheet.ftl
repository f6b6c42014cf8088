sheet-plan = { $pages ->
    [zero] { $pages } صفحة
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $pages } صفحات
    [many] { $pages } صفحة
   *[other] { $pages } صفحة
}: { $codes ->
    [zero] { $codes } رمز
    [one] رمز واحد
    [two] رمزان
    [few] { $codes } رموز
    [many] { $codes } رمزًا
   *[other] { $codes } رمز
}، يكفي أي { $enough } منها
sheet-plan-cover = غلاف و{ $pages ->
    [zero] { $pages } صفحة
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $pages } صفحات
    [many] { $pages } صفحة
   *[other] { $pages } صفحة
}: { $codes ->
    [zero] { $codes } رمز
    [one] رمز واحد
    [two] رمزان
    [few] { $codes } رموز
    [many] { $codes } رمزًا
   *[other] { $codes } رمز
}، يكفي أي { $enough } منها
sheet-plan-objects = { $pages ->
    [zero] { $pages } صفحة
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $pages } صفحات
    [many] { $pages } صفحة
   *[other] { $pages } صفحة
}: { $codes ->
    [zero] { $codes } رمز
    [one] رمز واحد
    [two] رمزان
    [few] { $codes } رموز
    [many] { $codes } رمزًا
   *[other] { $codes } رمز
} لأشياء عددها { $objects }
sheet-plan-objects-cover = غلاف و{ $pages ->
    [zero] { $pages } صفحة
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $pages } صفحات
    [many] { $pages } صفحة
   *[other] { $pages } صفحة
}: { $codes ->
    [zero] { $codes } رمز
    [one] رمز واحد
    [two] رمزان
    [few] { $codes } رموز
    [many] { $codes } رمزًا
   *[other] { $codes } رمز
} لأشياء عددها { $objects }

sheet-profile-fits = النمط { $profile }: أسهل نمط قراءةً يتسع في { $pages ->
    [zero] { $pages } صفحة
    [one] صفحة واحدة
    [two] صفحتين
    [few] { $pages } صفحات
    [many] { $pages } صفحة
   *[other] { $pages } صفحة
}
sheet-profile = { $profile }، وعلى الصفحة الكاملة { $codes ->
    [zero] { $codes } رمز
    [one] رمز واحد
    [two] رمزان
    [few] { $codes } رموز
    [many] { $codes } رمزًا
   *[other] { $codes } رمز
} و{ $size }
sheet-left-table = الملف blocks.idx ({ $size }) ليس بين الرموز: قطع البيانات التي تصل كاملة تصنعه من جديد؛ والخيار --table يطبعه أيضًا
sheet-done = { $title }: { $pages ->
    [zero] { $pages } صفحة
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $pages } صفحات
    [many] { $pages } صفحة
   *[other] { $pages } صفحة
} فيها { $codes ->
    [zero] { $codes } رمز
    [one] رمز واحد
    [two] رمزان
    [few] { $codes } رموز
    [many] { $codes } رمزًا
   *[other] { $codes } رمز
} في { $place }
sheet-done-cover = { $title }: غلاف و{ $pages ->
    [zero] { $pages } صفحة
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $pages } صفحات
    [many] { $pages } صفحة
   *[other] { $pages } صفحة
} فيها { $codes ->
    [zero] { $codes } رمز
    [one] رمز واحد
    [two] رمزان
    [few] { $codes } رموز
    [many] { $codes } رمزًا
   *[other] { $codes } رمز
} في { $place }
sheet-files = من { $first } إلى { $last }

sheet-carries = { $name }، { $size }: أي { $need } من رموزه وعددها { $codes }
sheet-and-more = و{ $more } غيرها
sheet-visible = { $sealed ->
    [no] كل من يرى صفحة يقرأ السلسلة والإصدار والتاريخ ومفتاح الناشر والأحجام، ويستطيع قراءة وثائق: الحزمة غير مشفّرة
   *[yes] كل من يرى صفحة يقرأ السلسلة والإصدار والتاريخ ومفتاح الناشر والأحجام
}
sheet-card = بطاقة عليها { $what } في { $path }
sheet-card-publisher = مفتاح عام لناشر
sheet-card-recipient = مفتاح عام لمستلم
sheet-card-slip = قصاصة

sheet-cells-plan = { $pages ->
    [zero] { $pages } صفحة
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $pages } صفحات
    [many] { $pages } صفحة
   *[other] { $pages } صفحة
} من الخلايا، وهذه تجربة لم يطبعها أحد بعد: تقرؤها الماسحات المسطحة بدقة 300 نقطة في البوصة أو أكثر، ولا يقرؤها أي هاتف

sheet-no-folder = حدّد المجلد الذي فيه الحزمة
sheet-bad-spare = القيمة --spare { $spare } ليست نسبة مئوية صحيحة من 0 إلى 200%، مثل 25%
sheet-too-few-pages = لا تكفي { $most ->
    [zero] { $most } صفحة
    [one] صفحة واحدة
    [two] صفحتان
    [few] { $most } صفحات
    [many] { $most } صفحة
   *[other] { $most } صفحة
}: أكثف نمط، { $profile }، يأخذ { $pages ->
    [zero] { $pages } صفحة
    [one] صفحة واحدة
    [two] صفحتين
    [few] { $pages } صفحات
    [many] { $pages } صفحة
   *[other] { $pages } صفحة
}
sheet-many-question = هل تُطبع { $pages } صفحة؟
sheet-many = عدد الصفحات { $pages } أكثر من { $most }؛ لم يُطبع شيء: الخيار --yes يطبعها، والخيار --pages N يبحث عن طريقة بصفحات أقل
sheet-card-is-one-page = البطاقة صفحة واحدة: حدّد ملفها مع -o، من دون --dry-run
sheet-card-is-picture = البطاقة صورة: حدّد ملفًا من نوع PDF أو SVG أو PNG
sheet-bad-name = يجب أن يكون امتداد { $path } pdf أو svg أو png أو txt

play-seconds = { $seconds } ثانية
play-minutes = { $minutes } دقيقة
play-plan = حلقة من { $codes ->
    [zero] { $codes } رمز
    [one] رمز واحد
    [two] رمزين
    [few] { $codes } رموز
    [many] { $codes } رمزًا
   *[other] { $codes } رمز
}{ $grid }، مدتها { $length } بسرعة { $speed } في الثانية؛ يكفي أي { $enough } منها
play-plan-objects = حلقة من { $codes ->
    [zero] { $codes } رمز
    [one] رمز واحد
    [two] رمزين
    [few] { $codes } رموز
    [many] { $codes } رمزًا
   *[other] { $codes } رمز
} لأشياء عددها { $objects }{ $grid }، مدتها { $length } بسرعة { $speed } في الثانية
play-at-once = ، { $grid } معًا
play-bad-grid = تُكتب الشبكة مثل 3x2: من 1 إلى 8 رموز بعضها بجانب بعض وبعضها فوق بعض
play-too-slow = لا شبكة تعرض الحلقة في { $seconds } ثانية؛ هذه هي الأسرع
play-done = { $title }: { $plan }
play-title = { $title }  الحزمة { $id }

play-line = { $title }  { $number } من { $pictures }  { $speed }/s  المفاتيح: + - space . q
play-line-held = { $title }  { $number } من { $pictures }  متوقف، 0/s  المفاتيح: + - space . q
play-enlarge = كبّر النافذة إلى { $columns } x { $rows }

play-film = ارفع سطوع هذه الشاشة، وصوّرها فيديو بأي كاميرا. { $objects ->
    [1] يكفي أي { $enough } من رموزها.
   *[other] صوّر دورة كاملة واحدة على الأقل.
} ثم اكتب: pannier scan VIDEO -o FOLDER. أرقام الناشر، لمقارنتها بالصوت: { $digits }. مفاتيح اللوحة: المسافة، + و-، الأسهم، f.

play-film-size = { $width }x{ $height }
play-film-made = { $size }، { $rate } صورة في الثانية، { $length }، { $bytes }؛ في pannier help paper وصفة لـ ffmpeg
play-film-trace = كل من يرى الفيديو يقرأ السلسلة والإصدار والأرقام؛ وتسجيله على هاتف أثر يبقى
play-short-film = القيمة --seconds { $seconds } أقصر من أن تعرض كل رمز مرة واحدة: يلزم { $needed } ثانية على الأقل

sheet-leaf = { $pages ->
    [zero] قبلها { $pages } صفحة بلغات أخرى
    [one] قبلها صفحة واحدة بلغات أخرى
    [two] قبلها صفحتان بلغات أخرى
    [few] قبلها { $pages } صفحات بلغات أخرى
    [many] قبلها { $pages } صفحة بلغات أخرى
   *[other] قبلها { $pages } صفحة بلغات أخرى
}
sheet-languages-most = للورق { $most } لغات على الأكثر، غير الإنجليزية
sheet-languages-grid = صفحات --profile grid فيها كلام إنجليزي فقط: احذف --paper-lang، أو خذ نمطًا آخر
sheet-languages-pdf = اللغات الأخرى في ملف PDF فقط: سمِّ ملفًا ينتهي بـ .pdf مع -o، أو احذف --paper-lang
