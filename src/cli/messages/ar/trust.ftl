trust-forgot = أُلغي اعتماد { $name }
trust-already = معتمد من قبل باسم { $name }: { $digits }؛ لم يتغير شيء
trust-changed = تغيّر الاعتماد: الآن { $name }، وقبل ذلك { $before }: { $digits }
trust-every-series = لكل سلسلة
trust-these-series = للسلسلة { $series } فقط
trust-name-stays = يبقى الاسم { $name }، لا { $wanted }؛ لتغييره اكتب أولًا: pannier trust --forget { $name }
trust-pinned = اعتُمد باسم { $name }: { $digits }
trust-name-for-series = { $name }، للسلسلة { $series } فقط
trust-bad-series = في السلسلة حروف لاتينية صغيرة وأرقام وشرطات فقط، ولا تبدأ بشرطة
trust-type-digits = اكتب الأرقام الثلاثين التي أعطاك إياها الناشر بالصوت أو على ورق، لا الأرقام الموجودة على هذا الوسيط.
trust-digits-question = الأرقام التي أُعطيت لك:
trust-no-digits = لم تُكتب أي أرقام؛ لم يُعتمد أحد
trust-nobody-here = لا أحد يستطيع الإجابة هنا: اكتب بعد --digits الأرقام الثلاثين التي أعطاك إياها الناشر
trust-digits-nothing = لم تُعطَ أي أرقام؛ المطلوب ثلاثون رقمًا في ست مجموعات من خمسة أرقام
trust-digits-letter = بين الأرقام حروف؛ المطلوب ثلاثون رقمًا في ست مجموعات من خمسة أرقام
trust-digits-several = أُعطيت أرقام أكثر من ثلاثين؛ أعطِ أرقام ناشر واحد
trust-digits-count = هذه ليست ثلاثين رقمًا: عدد الأرقام { $digits } في { $groups ->
    [zero] { $groups } مجموعة
    [one] مجموعة واحدة
    [two] مجموعتين
    [few] { $groups } مجموعات
    [many] { $groups } مجموعة
   *[other] { $groups } مجموعة
}؛ المطلوب ست مجموعات من خمسة أرقام
typed-reversed = كُتبت المجموعات بترتيب معكوس، كما يظهرها نص من اليمين إلى اليسار؛ وهي مطابقة في الترتيب الصحيح
trust-several = هذه الحزم من عدة ناشرين؛ حدّد مجلدًا واحدًا، أو اكتب بعد --digits الأرقام التي أعطاك إياها الناشر:
trust-none-of-several = هذه الحزم من عدة ناشرين، ولا أحد منهم له هذه الأرقام

trust-pins-nobody = { $error }، فهو لا يعتمد أحدًا؛ احذفه
trust-pins-nobody-forget = { $error }، فهو لا يعتمد أحدًا؛ احذفه، أو اكتب: pannier trust --forget { $name }
trust-bad-name = في الاسم حروف لاتينية وأرقام وشرطات وشرطات سفلية فقط، ولا يبدأ بشرطة
trust-no-place = لا مكان لسجلات اعتماد الناشرين: اجعل HOME مسارًا مطلقًا
trust-place-unset = المتغير { $variable } غير معيّن، فلا يوجد ناشر معتمد هنا؛ عيّنه، أو حدّد الناشر مع -P
trust-place-relative = المتغير { $variable } ليس مسارًا مطلقًا، فلا يوجد ناشر معتمد هنا: قد تأتي سجلات الاعتماد من وسيط؛ أعطه مسارًا مطلقًا، أو حدّد الناشر مع -P
trust-name-taken = ناشر آخر معتمد باسم { $name }: أعطِ --name آخر، أو اكتب أولًا: pannier trust --forget { $name }
trust-nobody-named = لا يوجد ناشر معتمد باسم { $name }

trust-from-surroundings = المتغير { $variable } يسمّي الناشر، فسجلات الاعتماد لا تُحسب
trust-variable-relative = المتغير { $variable } يأخذ مفتاح ناشر، أو مسارًا مطلقًا لملف مفتاح: المسار النسبي قد يؤدي إلى وسيط
trust-digits-for-key = { $by } يأخذ مفتاح ناشر أو ملفه؛ أما الأرقام فتُقارن بالأمر: pannier trust FOLDER
trust-key-mistyped = هذا ليس مفتاح ناشر، مع أن عدد حروفه { $needed }: بعضها خطأ
trust-key-cut = هذا ليس مفتاحًا كاملًا: المطلوب { $needed } حرفًا، والمعطى { $given }

trust-remember-on = سجل اعتماد { $name } يتذكر من الآن: أحدث خطاب مفاتيح، وأحدث إصدار فُتح من كل سلسلة
trust-remember-off = سجل اعتماد { $name } لم يعد يتذكر شيئًا
trust-remembers = كل من يفتش هذا الجهاز يستطيع أن يقرأ في سجل الاعتماد ما فُتح؛ الأمر pannier trust PUBLISHER --forget-memory يحذف ذلك
trust-remembered = سُجّل في اعتماد { $name }: { $title }
trust-not-remembered = الوثائق فُتحت، لكن لم يمكن تسجيل ذلك في سجل الاعتماد: { $why }
trust-one-introduction = أعطِ تعريفًا، وبعده المجلدات التي فيها خطابات مفاتيح المعرِّف
trust-no-introduction = هذا ليس تعريفًا: التعريف يبدأ بـ "pannier introduction 1"
trust-introducer-unknown = لم يوقّع هذا التعريف أحد اعتمدته، أو وقّعه عدد غير كافٍ من مفاتيحه
trust-introducer-introduced = { $name } الذي وقّع هذا التعريف جاءك هو أيضًا بتعريف: قارن الأرقام الثلاثين بنفسك
trust-introduced-says = { $name } يقول عن هذا المفتاح: { $says }. لا شيء آخر يثبت لمن هذا المفتاح
trust-name-introduced = { $name } (عرّف به { $by })
