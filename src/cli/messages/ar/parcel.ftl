parcel-stripped = { $files ->
    [zero] { $files } صورة أو فيلم
    [one] صورة أو فيلم واحد
    [two] صورتان أو فيلمان
    [few] { $files } صور وأفلام
    [many] { $files } صورة وفيلمًا
   *[other] { $files } صورة وفيلم
}: نُسخت بلا بيانات وصفية وفُحصت من جديد؛ ويبقى ما تُظهره الصورة نفسها أو ما يقوله اسمها
parcel-key-gone = المفتاح الذي وقّع الطرد لم يعد موجودًا: لا يستطيع أحد أن يوقّع به شيئًا آخر
parcel-next = أخبر بالرمز الآن صوتًا أو برسالة؛ وتقارنه غرفة الأخبار بعد الفتح: pannier open PARCEL -i NEWSROOM.key --untrusted-publisher -o OUT ثم pannier commit --match "DIGITS" OUT

error-parcel-no-program = في { $file } بيانات وصفية لا يزيلها إلا exiftool، وهو غير مثبّت
error-parcel-not-stripped = لا يستطيع exiftool أن ينسخ { $file } بلا بياناته الوصفية
error-parcel-still-tells = نسخة { $file } ما زالت تدل على مكان أو مالك أو آلة تصوير
error-parcel-no-file = { $file } ليس ملفًا ولا مجلدًا
hint-parcel-no-program = ثبّت exiftool (في Debian: libimage-exiftool-perl)، أو احزم الملفات كما هي: --metadata keep
hint-parcel-still-tells = اترك هذا الملف، أو قرّر أن تحزم كل الملفات كما هي: --metadata keep
hint-parcel-no-file = اذكر الملف نفسه

parcel-stripped-match = تبقى الأصول عندك، فيقول commit --match في غرفة الأخبار NOT ALL HERE: النسخ في commitment تحت المجلد as-sent، والأصول إلى جانبها
parcel-sidecars = { $files ->
    [one] ملف واحد يشهد لملفات أخرى ويسافر كما هو
    [two] ملفان يشهدان لملفات أخرى ويسافران كما هما
    [few] { $files } ملفات تشهد لملفات أخرى وتسافر كما هي
    [many] { $files } ملفًا تشهد لملفات أخرى وتسافر كما هي
   *[other] { $files } ملف تشهد لملفات أخرى وتسافر كما هي
}: { $names }؛ ولا يقرأ Pannier شيئًا منها

ahead-packed = يمكن لطرد صغير أن يسبق: { $folder }، { $documents ->
    [few] { $documents } مستندات
    [many] { $documents } مستندًا
   *[other] { $documents } مستند
} ({ $amounts })، الحزمة { $id }. يُفتح وحده، وفيه commitment نفسه، ويسمّي الطرد الكامل في داخله
ahead-bad-fits = يحتاج --first-fits إلى عدد صفحات (2pages) أو ثوانٍ على شاشة (30s) أو بايتات (100kB)
ahead-too-much = سيأخذ الطرد الصغير { $amounts }: سمِّ أقل مع --first، أو اسمح بأكثر مع --first-fits؛ لم يُحزم شيء
ahead-failed = حُزم الطرد الكامل ولم يُحزم الصغير: { $why }
amounts-short = { $size }، { $pages ->
    [few] { $pages } صفحات
   *[other] { $pages } صفحة
} من الورق، أو { $length } على شاشة
