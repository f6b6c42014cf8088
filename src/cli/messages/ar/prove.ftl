prove-two = اذكر أولًا مجلد حزمة أو مجلد وثائق مفتوحة، ثم مسارات الوثائق

prove-made = { $documents ->
    [zero] { $documents } وثيقة
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $documents } وثائق
    [many] { $documents } وثيقة
   *[other] { $documents } وثيقة
} من { $title } يمكن عرضها وحدها: في { $folder } إثبات حجمه { $size }، و{ $shared } يحتاج إليها كل إثبات
prove-tells-nothing = لا يكشف الإثبات شيئًا عن الوثائق الأخرى: لا أسماءها ولا قيم SHA-256 ولا عددها
prove-tells-all = يكشف هذا الإثبات أسماء كل وثائق الإصدار وقيم SHA-256 لها، وعددها { $documents }: ومَن يحصل عليه يستطيع قراءتها
prove-no-tree = لا توجد في الحزمة شجرة وثائق، لأن إصدارًا أقدم من Pannier صنعها
prove-name-carrier = كي لا يُكشف شيء عن الوثائق الأخرى، اذكر أيضًا حاملًا للحزمة: --carrier DIR
prove-check = مَن يستلم هذا المجلد يحتاج إلى أرقام الناشر الثلاثين من طريق آخر، ويكتب: pannier check { $folder }

proven-all = { $documents ->
    [zero] { $documents } وثيقة
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $documents } وثائق
    [many] { $documents } وثيقة
   *[other] { $documents } وثيقة
} ثبت أنها من { $title } ومن { $maker }، وملفها موجود هنا
proven-absent = { $documents ->
    [zero] { $documents } وثيقة
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $documents } وثائق
    [many] { $documents } وثيقة
   *[other] { $documents } وثيقة
} ثبت أنها من { $title } ومن { $maker }، لكن { $absent ->
    [zero] { $absent } ملف ليس هنا
    [one] ملفًا واحدًا ليس هنا
    [two] ملفين ليسا هنا
    [few] { $absent } ملفات ليست هنا
    [many] { $absent } ملفًا ليس هنا
   *[other] { $absent } ملف ليس هنا
}: قارن قيمة SHA-256 بقيمة الملف
proven-altered = من { $proofs ->
    [zero] { $proofs } إثبات
    [one] إثبات واحد
    [two] إثباتين
    [few] { $proofs } إثباتات
    [many] { $proofs } إثباتًا
   *[other] { $proofs } إثبات
}: { $bad } { $bad ->
    [zero] غير صحيح
    [one] غير صحيح أو ملفه محرَّف: لا تصدّقه
    [two] غير صحيحين أو ملفاهما محرَّفان: لا تصدّقهما
    [few] غير صحيحة أو ملفاتها محرَّفة: لا تصدّقها
    [many] غير صحيحة أو ملفاتها محرَّفة: لا تصدّقها
   *[other] غير صحيحة أو ملفاتها محرَّفة: لا تصدّقها
}
proven-untrusted = { $documents ->
    [zero] { $documents } إثبات
    [one] إثبات واحد
    [two] إثباتان
    [few] { $documents } إثباتات
    [many] { $documents } إثباتًا
   *[other] { $documents } إثبات
} تؤدي إلى { $title }، ولم تعتمد ناشرها: لم يثبت شيء بعد
proven-nameless = وثيقة { $proof }، ولم يُذكر اسمها
proven-means = يقول الإثبات لمَن هذه الوثيقة؛ ولا يقول إن ما فيها صحيح، ولا متى كُتبت

label-proven = ثبت
label-unproven = لم يثبت
label-file-absent = بلا ملف

error-prove-no-document = لا توجد في الإصدار وثيقة بالمسار { $documents }
error-prove-missing = { $document } ليست في مجلد الوثائق المفتوحة
error-prove-altered = { $document } ليست ما وقّعه الناشر
error-prove-other-bundle = { $title } لا تؤدي إلى هذه الوثائق: إما أنها حزمة أخرى، أو صُنعت خطأً
error-prove-names-told = من دون شجرة وثائق لا يمكن إثبات وثيقة من دون اسمها
hint-prove-no-document = ابحث عن المسار: الأمر pannier list يعرضه، وهو في CONTENTS.sha256
hint-prove-missing = افتح الحزمة من جديد، أو اذكر مجلد الحزمة
hint-prove-altered = افتح الحزمة من جديد، وأثبت الوثيقة التي تخرج منها
hint-prove-other-bundle = اذكر حاملًا للحزمة التي فُتحت منها هذه الوثائق
hint-prove-names-told = اذكر حاملًا للحزمة مع --carrier، أو احذف --without-name
