error-io = تعذّر { $doing ->
    [read] قراءة
    [write] كتابة
    [create] إنشاء
    [list] سرد
    [rename] إعادة تسمية
    [sync] مزامنة
    [remove] حذف
   *[run] تشغيل
 } { $path }: { $why }
error-refused = تعذّر وضع { $path }: { $why }
error-not-kept = { $place } لا يحفظ ما كُتب عليه: من الملفات التي أُعيدت قراءتها وعددها { $files } يوجد خطأ في { $lost }، وأولها { $path }: { $how }
error-unsteady = أعطى { $path } بايتات مختلفة عند قراءته مرة أخرى
error-interrupted = قُطع العمل؛ لم يُترك شيء ناقص تحت اسم نهائي
error-bug = خطأ في برنامج Pannier: { $what }
error-no-space = لا مكان في { $path }: يلزم { $needed } بايت
error-no-space-free = لا مكان في { $path }: يلزم { $needed } بايت، والمتاح { $free }
error-no-space-files = لا مكان في { $path } لملفات أخرى: يلزم { $needed } بايت، والمتاح { $free }، لكن المكان لا يقبل ملفات أخرى
error-unfit = { $count ->
    [zero] المكان لا يتسع لوثائق عددها { $count }، ولم يُكتب شيء:{ $list }
    [one] المكان لا يتسع لوثيقة واحدة، ولم يُكتب شيء:{ $list }
    [two] المكان لا يتسع لوثيقتين، ولم يُكتب شيء:{ $list }
    [few] المكان لا يتسع لوثائق عددها { $count }، ولم يُكتب شيء:{ $list }
    [many] المكان لا يتسع لوثائق عددها { $count }، ولم يُكتب شيء:{ $list }
   *[other] المكان لا يتسع لوثائق عددها { $count }، ولم يُكتب شيء:{ $list }
}
error-part-other = في { $folder } وثائق من إصدار آخر غير { $title }
error-part-altered = { $documents ->
    [zero] { $documents } وثيقة في { $folder } ليست كما وقّعها الناشر: { $names }
    [one] وثيقة واحدة في { $folder } ليست كما وقّعها الناشر: { $names }
    [two] وثيقتان في { $folder } ليستا كما وقّعهما الناشر: { $names }
    [few] { $documents } وثائق في { $folder } ليست كما وقّعها الناشر: { $names }
    [many] { $documents } وثيقة في { $folder } ليست كما وقّعها الناشر: { $names }
   *[other] { $documents } وثيقة في { $folder } ليست كما وقّعها الناشر: { $names }
}
error-exists = { $path } موجود من قبل، ولا يُكتب فوق أي شيء
error-busy = تشغيل آخر يكتب { $path } الآن
error-in-the-way = { $path } في الطريق، وليس من بقايا Pannier
error-no-name = { $path } لا يصلح اسمًا لمجلد جديد
error-other-file = { $path } موجود هناك من قبل وهو ملف آخر؛ لا يُكتب فوق أي شيء

error-not-a-key = { $path } ليس { $wanted ->
    [publisher] مفتاحًا عامًا لبرنامج minisign
    [publisher-secret] مفتاحًا سريًا لبرنامج minisign
    [recipient] ملفًا نصيًا فيه مستلمون
   *[recipient-secret] ملف هوية age
 }
error-other-half-secret = { $given } مفتاح سري، والمطلوب هنا مفتاح عام
error-other-half-public = { $given } مفتاح عام، والمطلوب هنا مفتاح سري
error-not-a-recipient = { $text } ليس مستلم age
error-no-recipient = لا مستلم في { $path }
error-recipient-digits = السطر { $line } من { $path } يذكر أرقامًا غير أرقام المستلم في السطر { $recipient } ({ $name }): { $count ->
    [zero] لم تُحدَّد المجموعة المختلفة: { $groups }
    [one] من المجموعات الست تختلف المجموعة { $groups }
    [two] من المجموعات الست تختلف المجموعتان { $groups }
    [6] كل المجموعات تختلف
    [few] من المجموعات الست تختلف المجموعات { $groups }
    [many] من المجموعات الست تختلف المجموعات { $groups }
   *[other] من المجموعات الست تختلف المجموعات { $groups }
}
error-recipient-trailing = في السطر { $line } من { $path } مستلم وكلمات أخرى، ويجب أن يكون المستلم وحده في سطره
error-recipient-not-digits = السطر { $line } من { $path } يذكر أرقامًا، وعددها ليس ثلاثين
error-recipient-for-nobody = السطر { $line } من { $path } يذكر أرقامًا، ولا مستلم في السطر الذي تحته مباشرة
error-key-passphrase-needed = { $path } يحتاج إلى عبارة مروره
error-key-passphrase-wrong = عبارة المرور هذه لا تفتح { $path }
error-seal = تعذّر التشفير: { $why }

error-not-unpacked = لم توجد حزمة؛ { $left }
error-no-bundle = لم توجد حزمة: لا يوجد SHA256SUMS مع توقيع فيما أُعطي
error-list-damaged = لم توجد حزمة: { $path } تالف
error-list-missing = لم توجد حزمة: { $path } هنا، لكن SHA256SUMS الذي يوقّعه مفقود أو تالف
error-crowded = يوجد هنا أكثر مما ينظر فيه تشغيل واحد: عدد كبير جدًا من القوائم أو التوقيعات أو الحزم، ربما صُنعت لإخفاء الحزم الأصلية
error-many-bundles = وُجدت عدة حزم:{ $list }
error-candidate-limited = { $id }  { $title }، من { $name }، وهو غير معتمد لهذه السلسلة
error-candidate-named = { $id }  { $title }، من الناشر المعطى مع { $by }
error-candidate-pinned = { $id }  { $title }، من { $name }
error-candidate-unknown = { $id }  { $title }، من ناشر غير معتمد
error-conflict = مفتاح واحد وقّع حزمًا متعارضة لا تصحّ معًا:{ $list }
error-no-such-release = لا توجد هنا من ناشر موثوق حزمة رقم إصدارها { $release }
error-no-such-bundle = لم توجد حزمة يبدأ معرّفها بـ { $id }

error-list-unsigned = { $path } لا يغطيه أي توقيع وُجد معه: القائمة أو توقيعها تغيّر، أو أحدهما مفقود
error-other-series = الناشر { $digits } معتمد باسم { $name } للسلسلة { $pinned } فقط، لا للسلسلة { $series }
error-unknown-publisher = الحزمة تقول إنها من الناشر { $digits }، وهو غير معتمد هنا
error-wrong-publisher = موقَّعة من الناشر { $found }، لا من الناشر { $asked }
error-wrong-publisher-nameless = موقَّعة بمفتاح لا تسمّيه الحزمة، لا من الناشر { $asked }
error-wrong-comment = التوقيع أصلي لكنه صُنع لشيء آخر: { $comment }
error-other-digits = هذه ليست أرقام هذا الناشر: { $count ->
    [zero] لم تُحدَّد المجموعة المختلفة: { $groups }
    [one] من المجموعات الست تختلف المجموعة { $groups }
    [two] من المجموعات الست تختلف المجموعتان { $groups }
    [6] كل المجموعات تختلف
    [few] من المجموعات الست تختلف المجموعات { $groups }
    [many] من المجموعات الست تختلف المجموعات { $groups }
   *[other] من المجموعات الست تختلف المجموعات { $groups }
}

error-pins-within = سجلات الاعتماد في { $pins } تقع داخل { $given } الذي أُعطي: يجب ألا تأتي سجلات الاعتماد من وسيط
error-pins-medium = سجلات الاعتماد في { $pins } تقع على الوسيط القابل للنزع نفسه الذي عليه { $given } الذي أُعطي: يجب ألا تأتي سجلات الاعتماد من وسيط
error-pins-mode = آخرون على هذا الجهاز يستطيعون الكتابة في { $path }، فقد تكون سجلات الاعتماد منهم
error-pins-owner = { $path } يخص مستخدمًا آخر لهذا الجهاز، فقد تكون سجلات الاعتماد منه
error-variable-within = ملف المفتاح { $pins } المذكور في { $by } يقع داخل { $given } الذي أُعطي: يجب ألا يأتي الناشر من وسيط
error-variable-medium = ملف المفتاح { $pins } المذكور في { $by } يقع على الوسيط القابل للنزع نفسه الذي عليه { $given } الذي أُعطي: يجب ألا يأتي الناشر من وسيط
error-variable-mode = آخرون على هذا الجهاز يستطيعون الكتابة في { $path }، فقد يكون الناشر المذكور في { $by } منهم
error-variable-owner = { $path } يخص مستخدمًا آخر لهذا الجهاز، فقد يكون الناشر المذكور في { $by } منه

error-sums = القائمة الموقَّعة مخالفة للصيغة: { $fault }
error-sums-long = طولها { $bytes } بايت، والحد الأقصى المسموح { $most }
error-sums-text = ليست نصًا من أسطر كاملة
error-sums-line = السطر { $line } ليس بصمة ثم فراغين ثم اسمًا
error-sums-name = في السطر { $line } اسم غير مسموح
error-sums-twice = السطر { $line } يكرر اسمًا
error-sums-absent = { $name } غير مدرج
error-facts-format = صيغة الحزمة { $format }، وهذا البرنامج يقرأ حتى الصيغة { $most }
error-facts-requires = قراءة الحزمة تتطلب { $what }
error-facts-opening-requires = فتح الحزمة يتطلب { $what }؛ يمكن فحص الحزمة ونقلها بهذه النسخة من البرنامج
error-facts-json = bundle.json: { $why }
error-facts-field = bundle.json: الحقل { $field } خارج الحدود
error-contradiction-publisher = الحزمة موقَّعة لكنها تناقض نفسها: bundle.json يسمّي ناشرًا لم يوقّعها
error-contradiction-long-facts = الحزمة موقَّعة، لكن ملفها bundle.json أطول مما تسمح به الصيغة
error-contradiction-chunks = الحزمة موقَّعة لكنها تناقض نفسها: القطع المدرجة ليست القطع التي يعدّها bundle.json
error-contradiction-table = الحزمة موقَّعة لكنها تناقض نفسها: ليس للملف blocks.idx الطول الذي يطلبه bundle.json
error-contradiction-sealing = الحزمة موقَّعة لكنها تناقض نفسها: bundle.json والحمولة يختلفان في طريقة تشفيرها
error-other-code = وقّع الناشر جدول كتل ليس من شيفرة الاستعادة: لا يمكن إعادة بناء الكتل الضائعة من هذه الحزمة
error-contents-no-signature = الوثائق لا تطابق ما وقّعه الناشر: الملف CONTENTS.sha256.minisig ليس هناك
error-contents-other-list = الوثائق لا تطابق ما وقّعه الناشر: القائمة المصنوعة منها ليست القائمة الموقَّعة؛ لا شيء هنا يبيّن أي الوثائق تختلف
error-contents-list-unsigned = الوثائق لا تطابق ما وقّعه الناشر: الملف CONTENTS.sha256 غير موقَّع من الناشر
error-contents-list-malformed = الوثائق لا تطابق ما وقّعه الناشر: الملف CONTENTS.sha256 مخالف للصيغة
error-contents-document = الوثائق لا تطابق ما وقّعه الناشر: { $path }
error-delta-whole = هذه الحزمة ليست حزمة فرق: لا تُبنى على إصدار آخر، فلا فائدة من --onto
error-delta-not-opened = { $path } ليس إصدارًا مفتوحًا: الملف CONTENTS.sha256 أو توقيعه ليس فيه
error-delta-inside = { $path } داخل مجلد الإصدار السابق، ويجب أن يبقى ذلك المجلد كما هو
error-delta-already = المجلد المعطى مع --onto هو { $title } من قبل، ولا يوجد هنا فرق يصنع إصدارًا أحدث
error-delta-base-untrusted = قائمة الوثائق في المجلد المعطى مع --onto غير موقَّعة من هذا الناشر
error-delta-base-list = قائمة الوثائق في المجلد المعطى مع --onto موقَّعة لكنها مخالفة للصيغة
error-delta-other-content = المجلد المعطى مع --onto نسخة مختلفة من { $title }: أرقام وثائقه { $found }، والفرق يُبنى على { $wanted }
error-delta-other-base = الفرق يُبنى على { $wanted }، والمجلد المعطى مع --onto هو { $found }
error-delta-gap = الفروق الموجودة هنا توصل إلى { $found }، والفرق التالي يُبنى على { $wanted }: ينقص الفرق من { $from } إلى { $to }
error-delta-missing = وثيقة من الإصدار السابق مفقودة: { $path }
error-delta-altered = وثيقة من الإصدار السابق ليست كما وقّعها الناشر: { $path }
error-delta-malformed = الفرق موقَّع، لكن { $name } فيه مفقود أو مخالف للصيغة

error-contents-count = الوثائق لا تطابق ما وقّعه الناشر: الموجود { $documents ->
    [zero] { $documents } وثيقة
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $documents } وثائق
    [many] { $documents } وثيقة
   *[other] { $documents } وثيقة
}، والمدرج في القائمة { $listed }

error-small-missing = الملف { $name } مفقود أو تالف في كل ما أُعطي
error-not-enough = يوجد هنا { $have } من الكتل اللازمة وعددها { $need } ({ $percent } %)، وينقص { $short }
error-commands-terminal = { $path } لا يُعرض على طرفية: ليس نصًا، أو هو طويل، أو فيه حروف تطيعها الطرفية
dash-refused = { $argument } اسم مجلد أو ملف، والشرطة وحدها هي المدخل أو المخرج القياسي: لملف له هذا الاسم اكتب ./-
dash-twice = الشرطة تعني المدخل القياسي مرتين، وهو يُقرأ مرة واحدة: حدّد ملفًا لإحداهما
error-pattern = { $pattern } ليس نمطًا: { $why }
error-nothing-fits = لا توجد في الحزمة وثيقة تطابق { $patterns }
error-not-whole = يوجد هنا { $have } من الكتل وعددها { $all }، والتوزيع يحتاج إليها كلها

error-sealed-passphrase = الحزمة مشفّرة بعبارة مرور، ولم يُعطَ شيء يمكن أن يفتحها
error-sealed-recipients = الحزمة مشفّرة لمفاتيح مستلمين، ولم يُعطَ شيء يمكن أن يفتحها
error-wrong-key = لا مفتاح من المفاتيح المعطاة يفتح هذه الحزمة
error-wrong-passphrase = عبارة المرور هذه لا تفتح هذه الحزمة
error-scrypt = التشفير بعبارة المرور يطلب عامل عمل { $asked }، والحد الأقصى المقبول { $accepted }
error-no-memory = عبارة المرور تحتاج إلى { $needed } من الذاكرة دفعة واحدة، والنظام لا يعطي كل هذا
error-payload-seal = رُفضت مع أنها موقَّعة: الجزء المشفّر معطوب: { $why }
error-payload-compression = رُفضت مع أنها موقَّعة: الجزء المضغوط معطوب: { $why }
error-payload-archive = رُفضت مع أنها موقَّعة: الأرشيف معطوب عند البايت { $at }: { $what }
error-payload-name = رُفضت مع أنها موقَّعة: في الأرشيف اسم غير مسموح، { $path }: { $fault }
error-payload-collision = رُفضت مع أنها موقَّعة: في الأرشيف { $path } بجانب اسم تعدّه بعض الأنظمة الاسم نفسه
error-payload-limit = رُفضت مع أنها موقَّعة: الأرشيف يتجاوز حدًا: { $what }

error-name-empty = الاسم فارغ
error-name-absolute = المسار مطلق
error-name-long = أطول من 1,024 بايت
error-name-deep = فيه أكثر من 64 مستوى
error-name-empty-part = فيه جزء فارغ
error-name-dots = فيه جزء . أو ..
error-name-long-part = فيه جزء أطول من 255 بايت أو وحدة
error-name-reserved = فيه واحد من \ : * ? < > | "
error-name-control = فيه حرف تحكم
error-name-direction = فيه حرف يغيّر اتجاه النص
error-name-ending = فيه جزء ينتهي بنقطة أو فراغ
error-name-device = فيه جزء هو اسم جهاز في Windows
error-name-form = ليس في شكل Unicode NFC
error-name-dash = هو شرطة وحدها، وبرامج أخرى تفهم الشرطة على أنها شيء آخر
error-name-compressed = فيه جزء يبدأ كما تبدأ البيانات المضغوطة
error-name-own = البرنامج Pannier نفسه يضيف ملفًا بهذا الاسم

error-corpus-names = لا يمكن حزم { $count ->
    [zero] { $count } اسم
    [one] اسم واحد
    [two] اسمين
    [few] { $count } أسماء
    [many] { $count } اسمًا
   *[other] { $count } اسم
} في مجلد الوثائق:{ $list }
error-corpus-not-unicode = ليس Unicode
error-corpus-old-name = ليس Unicode؛ على الأرجح { $encoding }: { $name }
error-corpus-name-secret = في اسمه { $what }، وسيصل الاسم إلى كل مستلم
error-corpus-twin = بعض الأنظمة تعدّه { $other } نفسه
error-corpus-link = هو رابط رمزي، والروابط لا تُتبع
error-corpus-special = ليس ملفًا ولا مجلدًا
error-corpus-changed = تغيّر { $path } في أثناء حزمه
error-corpus-secret = { $path } في مجلد الوثائق فيه { $what }، وكان سيصل إلى كل مستلم
error-corpus-bundle = { $path } في مجلد الوثائق هو نفسه حزمة
error-corpus-not-folder = { $path } ليس مجلدًا
error-output-in-corpus = { $path } داخل مجلد الوثائق
error-too-large = سيكون حجم الحمولة { $bytes } بايت، والصيغة تتسع لـ { $most }
error-pack-series = في اسم السلسلة حروف a-z وأرقام 0-9 وشرطات فقط، وعددها 64 على الأكثر
error-pack-release = الإصدارات تُعدّ ابتداءً من 1
error-pack-date = يُكتب التاريخ هكذا: YYYY-MM-DD
error-pack-level = المستويات من 1 إلى { $most }
error-pack-long-chunks = القطع تبقى أصغر من 4 GiB، من أجل FAT32
error-pack-short-chunks = قطع من { $bytes } بايت أصغر مما يلزم لمجلد الوثائق هذا: يلزم { $least } على الأقل
error-pack-pattern = { $option } { $pattern }: { $why }
error-pack-idle-name = الخيار --exclude { $name }: لا يوجد ملف أو مجلد كهذا في مجلد الوثائق، فلن يستثني شيئًا
error-pack-idle-key = الخيار --allow-key { $name }: لا توجد وثيقة كهذه في مجلد الوثائق
error-pack-idle-first = الخيار --first { $name } لا يطابق شيئًا في مجلد الوثائق، فلن يأتي شيء أولًا
error-pack-idle-apart = الخيار --apart { $name } لا يطابق شيئًا في مجلد الوثائق، فلن يُضغط شيء منفصلًا
error-pack-many-recipients = عدد المستلمين كبير جدًا: التشفير لهم يأخذ { $bytes } بايت، والحد الأقصى المسموح { $most }
error-rehearsal = المراجعة لم تُعد ما قُرئ: { $why }
error-workshop-signal = عملية فك الترميز أُنهيت بالإشارة { $signal } قبل أن تكتمل
error-workshop-ended = عملية فك الترميز انتهت قبل أن تكتمل
error-workshop-nonsense = عملية فك الترميز أعطت جوابًا لا معنى له
error-misread-documents = وثائق مختلفة
error-misread-blocks = كتل مختلفة

error-more-other-key = لا يستطيع توسيع الحزمة إلا ناشرها: الناشر هو { $publisher }، والمفتاح المعطى هو { $key }
error-more-not-more = في الحزمة { $have ->
    [zero] { $have } كتلة استعادة
    [one] كتلة استعادة واحدة
    [two] كتلتا استعادة
    [few] { $have } كتل استعادة
    [many] { $have } كتلة استعادة
   *[other] { $have } كتلة استعادة
}، وهذا الأمر يطلب { $asked }
error-more-other-names = قطع بهذا العدد تغيّر أسماء القطع التي سُلّمت من قبل

error-plan-carriers = عدد الوسائط المطلوب: { $carriers ->
    [zero] { $carriers } وسيط
    [one] وسيط واحد
    [two] وسيطان
    [few] { $carriers } وسائط
    [many] { $carriers } وسيطًا
   *[other] { $carriers } وسيط
}؛ تُوزَّع الحزمة على 1 على الأقل وعلى { $most } على الأكثر
error-plan-sizes = أُعطيت أحجام عددها { $sizes } لوسائط عددها { $carriers }: أعطِ حجمًا واحدًا للكل، أو حجمًا لكل وسيط
error-plan-counts = عدد الوسائط { $carriers }، ويجوز أن يضيع منها { $survive }، وعدد نسخ كل قطعة { $copies }: لا خطة تناسب هذه الأعداد
error-plan-short = بعد أسوأ ضياع، { $survive } من الوسائط وعددها { $carriers }، يبقى من الكتل { $left } فقط، واللازم { $need }
error-plan-too-small = الحزمة تأخذ { $needed } من دون أي كتل استعادة، وهذا أكثر من { $size } في --fit
error-plan-no-room = قطع البيانات تحتاج إلى { $needed } بايت، وفي الوسائط مكان لـ { $room } بجانب الملفات الصغيرة
error-plan-whole = مع { $carriers } من الوسائط، يجوز أن يضيع منها { $survive }، يكون على وسيط واحد ما يكفي لإعادة بناء كل شيء
error-plan-greedy = لكي يجوز ألا يصل { $survive } من الناقلين وعددهم { $carriers } تلزم كتل استعادة أكثر من ضعف كتل البيانات
error-plan-same = { $one } و{ $other } هما المجلد نفسه، أو أحدهما داخل الآخر
error-plan-stray = { $path } موجود هناك من قبل، وهذه الخطة تعطي تلك القطعة لوسيط آخر
error-medium-is-folder = { $path } مجلد: الأمر salvage يقرأ صورة قرص أو جهازًا، والأمر gather يقرأ المجلدات
error-not-a-medium = { $path } ليس ملفًا ولا جهاز كتل: الأمر salvage يقرأ صورة قرص أو جهازًا

error-trial-left = بقي { $left } من الكتل اللازمة وعددها { $need }
error-trial-found = الكتل السليمة التي وُجدت: { $found ->
    [zero] { $found } كتلة
    [one] كتلة واحدة
    [two] كتلتان
    [few] { $found } كتل
    [many] { $found } كتلة
   *[other] { $found } كتلة
}، والمتوقع { $left }
error-trial-no-table = لم يوجد جدول الكتل

error-codes-too-much = هذا { $bytes } بايت، والرموز تحمل { $most } على الأكثر
error-codes-chunk = طول { $name } هو { $bytes } بايت، والرموز بهذا الحجم تحمل { $most } على الأكثر من قطعة واحدة
error-codes-nothing = لا توجد هنا كاملة أي قطعة من القطع المطلوبة، ولا يمكن إعادة بنائها
error-codes-loop = في الحلقة رموز عددها { $frames }، والصورة المتحركة تتسع هنا لـ { $most } على الأكثر
error-codes-no-terminal = الرموز تُعرض على طرفية، وهذا المخرج لا يذهب إلى طرفية
error-codes-small-window = في النافذة { $columns } x { $rows } حرفًا، وأصغر رمز يحتاج إلى { $width } x { $height }: كبّر النافذة، أو استعمل حروفًا أصغر
error-codes-secret = هذا { $what }، والأسرار لا تُطبع أبدًا على بطاقات
error-codes-no-card = هذا ليس مفتاحًا عامًا ولا مستلمًا ولا قصاصة

error-slip-digits = في القصاصة أرقام فقط، في مجموعات من خمسة
error-slip-uneven = المجموعة { $group } ليست خمسة أرقام
error-slip-length = القصاصة تقول إن عدد مجموعاتها { $told }، لكن المعطى { $given }
error-slip-misheard = المجموعة { $group } لا يمكن أن تكون { $given }
error-slip-misheard-maybe = المجموعة { $group } لا يمكن أن تكون { $given }؛ مع { $maybe } تتطابق كل المجموعات
error-slip-check = مجموعات التحقق في النهاية لا تتطابق: أكثر من رقم واحد خطأ
error-slip-version = نسخة القصاصة { $version }، وهذا البرنامج يقرأ النسخة { $known }
error-slip-nonsense = القصاصة تقول شيئًا مستحيلًا
error-no-release = القصاصة تطلب { $title }، ولا توجد هنا حزمة كاملة من ذلك الإصدار، بل فقط { $here }
error-slip-other-bundle = القصاصة لحزمة يبدأ معرّفها بـ { $id }

error-skip-form = ليس ملفًا يمكن أن يحمل رموزًا، مثل صورة أو PDF أو فيديو أو رموز في نص
error-skip-long-file = أكبر من { $most } MiB
error-skip-work = لم يُنظر فيه: يحتاج إلى عمل أكثر من أي صفحة رموز
error-skip-forbidden = يحتاج إلى { $program }، وتشغيل البرامج غير مسموح
error-skip-missing = { $program ->
    [pdftoppm] هو PDF، ويحتاج إلى pdftoppm غير الموجود هنا: ثبّت poppler-utils، أو أعطِ صورًا لصفحاته
    [ffmpeg] هو فيديو، ويحتاج إلى ffmpeg غير الموجود هنا: ثبّت ffmpeg، أو أعطِ صورًا للشاشة
    [heif-convert] هو صورة HEIC أو AVIF، ويحتاج إلى heif-convert غير الموجود هنا: ثبّت libheif-examples، أو حوّل الصورة إلى JPEG
   *[other] يحتاج إلى { $program } غير الموجود هنا
}
error-skip-unread = هو { $kind }، وهذا النوع لا يُقرأ: حوّله إلى PNG أو JPEG
error-skip-archive = هو أرشيف: فكّه، وأعطِ المجلد
error-skip-inside = { $program ->
    [pdftoppm] هو PDF داخل أرشيف: فك الأرشيف، وأعطِ المجلد
    [ffmpeg] هو فيديو داخل أرشيف: فك الأرشيف، وأعطِ المجلد
   *[other] هو صورة HEIC أو AVIF داخل أرشيف: فك الأرشيف، وأعطِ المجلد
}
error-skip-left = { $why ->
    [damaged] الأرشيف تالف أو مقطوع قبل نهايته، وقُرئ ما أمكن: انسخه من جديد، أو فكّه وأعطِ المجلد
    [locked] عبارة مرور تقفل ملفات في الأرشيف: فكّه، وأعطِ المجلد
    [method] في الأرشيف ملفات مخزّنة بشكل لا يُقرأ: فكّه، وأعطِ المجلد
    [no-room] لا يوجد مكان لما في الأرشيف: فكّه حيث يوجد مكان، وأعطِ المجلد
   *[bounds] في الأرشيف ملفات أو بايتات أكثر مما يُنظر فيه: فكّه، وأعطِ المجلد
}
error-skip-none-inside = لا يوجد داخله ملف يمكن أن يحمل رموزًا، مثل صورة أو PDF أو فيديو أو رموز في نص
error-skip-rest = الصور التي بعدها لم يُنظر فيها، لأن في الأرشيف بكسلات أكثر مما يُنظر فيه: فكّه، وأعطِ المجلد
error-skip-locked = هو PDF بكلمة مرور: افتحه في برنامج، واطبعه إلى PDF جديد، وأعطِ ذلك الملف
error-skip-stalled = لم يعطِ { $program } شيئًا مدة دقيقة فأُنهي
error-skip-failed = { $program ->
    [heif-convert] لم يستطع heif-convert قراءة صورة HEIC أو AVIF هذه كلها: حوّلها إلى JPEG
    [heif-dec] لم يستطع heif-dec قراءة صورة HEIC أو AVIF هذه كلها: حوّلها إلى JPEG
   *[other] لم يستطع { $program } قراءته كله
}
error-skip-stream = يُقرأ PDF أو الفيديو من ملف، لا من تدفق
error-picture-large = أبعاده { $width } x { $height } بكسل، ويُنظر في { $most } مليون على الأكثر
error-picture-long = أطول من أي صورة متحركة يُنظر فيها
error-picture-broken = تالف: { $why }
error-picture-gave-up = تالف: توقف برنامج فك ترميزه
error-film-form = ليس { $form }
error-film-pixels = بكسلاته من نوع لا يُقرأ: حوّله إلى 8 بت، 4:2:0 أو رمادي
error-film-large = أبعاد صوره { $width } x { $height } بكسل، ويُنظر في { $most } مليون على الأكثر
error-film-cut-short = ينتهي في وسط صورة
error-film-long = نُظر في أول { $count } من صوره أو صفحاته ولم يُنظر في الباقي: أعطه في أجزاء أقصر

error-foreign-key-post-quantum = في { $path } مفتاح مقاوم للحواسيب الكمية (AGE-SECRET-KEY-PQ-1…)، وهذه النسخة لا تفتح إلا بمفاتيح age العادية
error-foreign-key-ssh = { $path } مفتاح ssh، والحزم تُفتح بمفاتيح age
error-foreign-key-pgp = { $path } مفتاح PGP، والحزم تُفتح بمفاتيح age
error-recipient-file = { $text } ملف: أعطه مع -R الذي يأخذ ملفات المستلمين
error-recipient-ssh = هذا مفتاح ssh، وPannier لا يقبله: اطلب من المستلم مفتاحًا يبدأ بـ age1 (يصنعه الأمر pannier keygen أو age-keygen)
error-recipient-post-quantum = هذا مفتاح مقاوم للحواسيب الكمية (age1pq…)، ولا تستطيع هذه النسخة التشفير له: اطلب من المستلم مفتاحًا عاديًا يبدأ بـ age1
error-kit-none = ليس في { $folder } قائمة طقم برامج: ملف SHA256SUMS فيه أسماء البرامج
error-kit-untrusted = لم يوقّع طقم البرامج في { $folder } أحد اعتمدته
error-kit-altered = في طقم البرامج في { $folder } ملفات لا تطابق قائمته: { $names }
error-part-list = قائمة الوثائق في { $folder }، وهي الملف CONTENTS.sha256، ليست ما وقّعه الناشر
