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
