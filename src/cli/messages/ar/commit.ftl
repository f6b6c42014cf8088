head-as-committed = AS COMMITTED
head-not-all-here = NOT ALL HERE: { $have } of { $all }
head-other-bytes = OTHER BYTES
head-committed = تم التعهد

label-code = الرمز
label-keep = احتفظ بـ

commit-made = { $files ->
    [zero] { $files } ملف
    [one] ملف واحد
    [two] ملفان
    [few] { $files } ملفات
    [many] { $files } ملفًا
   *[other] { $files } ملف
}، { $size }؛ كُتب { $folder }. الرمز:
commit-length = { $groups ->
    [zero] { $groups } مجموعة
    [one] مجموعة واحدة
    [two] مجموعتان
    [few] { $groups } مجموعات
    [many] { $groups } مجموعة
   *[other] { $groups } مجموعة
}، رسالة نصية واحدة؛ اقرأها بصوت مسموع مجموعة بعد مجموعة
commit-length-spoken = { $groups ->
    [zero] { $groups } مجموعة
    [one] مجموعة واحدة
    [two] مجموعتان
    [few] { $groups } مجموعات
    [many] { $groups } مجموعة
   *[other] { $groups } مجموعة
}، 160 بتًا، لمن ليس عنده إلا الصوت؛ وحيث تصل رسالة نصية أرسل مجموعات الرمز الأطول كلها
commit-keep = { $files }، وملفاتك دون تغيير: فبايت واحد مختلف يجعله ملفًا آخر
commit-left-out = { $files ->
    [zero] { $files } ملف
    [one] ملف واحد
    [two] ملفان
    [few] { $files } ملفات
    [many] { $files } ملفًا
   *[other] { $files } ملف
} مما يحفظه النظام في المجلدات
commit-proves = من يسمع الرمز الآن يستطيع أن يقول لاحقًا إن هذه البايتات كانت موجودة حين سمعه. لا أنها صادقة، ولا من صنعها وأين ومتى، ولا أن أحدًا لم يحررها من قبل
commit-reveals = الرمز لا يقول شيئًا عن الملفات؛ أما { $name } فيقول أسماءها وبصماتها
commit-reveals-no-names = الرمز لا يقول شيئًا عن الملفات؛ أما { $name } فيقول عددها وبصماتها

commit-all-here = الملفات كلها هنا، بأي أسماء كانت، وعددها { $files ->
   *[other] { $files }
}
commit-not-all-here = { $files ->
    [0] لا ملف هنا كاملًا
    [zero] { $files } ملف كما في التعهد، والباقي ليس هنا
    [one] ملف واحد كما في التعهد، والباقي ليس هنا
    [two] ملفان كما في التعهد، والباقي ليس هنا
    [few] { $files } ملفات كما في التعهد، والباقي ليس هنا
    [many] { $files } ملفًا كما في التعهد، والباقي ليس هنا
   *[other] { $files } ملف كما في التعهد، والباقي ليس هنا
}
commit-other-bytes = أسماء من التعهد لملفات ببايتات غير بايتات التعهد: { $files ->
    [zero] { $files } ملف
    [one] ملف واحد
    [two] ملفان
    [few] { $files } ملفات
    [many] { $files } ملفًا
   *[other] { $files } ملف
}
commit-spoken = سُمع 160 بتًا فقط؛ اطلب المجموعات كلها إن استطعت
commit-other = { $paths }: بايتات غير بايتات { $name } في التعهد
commit-other-but-here = { $paths }: بايتات غير بايتات { $name } في التعهد؛ وبايتات التعهد في { $path }
commit-here = { $name } في { $path }
commit-excerpt = البايتات { $first } إلى { $last } من { $name } كما في التعهد: { $path }، من البايت { $at }
commit-more-excerpts = ومقتطفات أخرى، عددها { $more ->
   *[other] { $more }
}
commit-no-pieces = لم يُبحث عن مقتطفات { $files ->
    [zero] { $files } ملف
    [one] ملف واحد
    [two] ملفين
    [few] { $files } ملفات
    [many] { $files } ملفًا
   *[other] { $files } ملف
}: قطعها في { $name }، وليس هنا
commit-bad-pieces = قطع { $files ->
    [zero] { $files } ملف
    [one] ملف واحد
    [two] ملفين
    [few] { $files } ملفات
    [many] { $files } ملفًا
   *[other] { $files } ملف
} في { $name } لا تطابق، ولم تُستعمل
commit-bundle = { $folders }: حزمة لم تُفتح؛ افتحها وقارن وثائقها أيضًا
commit-matched-proves = من سمع الرمز يعرف أن هذه البايتات كانت موجودة حين سمعه. لا أنها صادقة، ولا من صنعها وأين ومتى، ولا أن أحدًا لم يحررها من قبل
commit-unreadable = تعذرت قراءة { $path }: { $why }

error-commit-paths = { $count ->
    [zero] { $count } مسار
    [one] مسار واحد
    [two] مساران
    [few] { $count } مسارات
    [many] { $count } مسارًا
   *[other] { $count } مسار
} لا يمكن التعهد به:{ $list }
error-commit-name = اسمه طويل جدًا، أو فيه محرف يأمر الطرفية أو يقلب اتجاه النص
error-commit-name-secret = في اسمه { $what }
error-commit-twice = { $path }: سيكون لملف آخر الاسم نفسه في التعهد
error-commit-nothing = لا ملف للتعهد به
error-commit-changed = تغيّر { $path } في أثناء قراءته
error-commit-too-much = لا يتسع تعهد واحد لهذا العدد من الملفات أو البايتات
error-commitment-missing = لا تعهد هنا
error-commitment-others = لا تعهد هنا بهذا الرمز؛ وبرموز أخرى: { $others }
error-commitment-two = { $one } و{ $other } تعهدان يطابق كل منهما هذا الرمز
error-commitment-malformed = بصمة { $path } هي هذا الرمز، لكنه غير مكتوب كما يُكتب تعهد
error-slip-of-commitment = هذه الأرقام رمز تعهد، ولا تطلب شيئًا من حزمة
error-slip-of-bundle = هذه الأرقام قصاصة عن حزمة، وليست رمز تعهد

hint-commit-links = حدّد الملفات نفسها، أو ضع نسخًا مكان الروابط
hint-commit-names = غيّر أسماء الملفات، أو اترك الأسماء كلها مع --no-names
hint-commit-twice = حدّد المجلد الذي فوقهما، أو اترك الأسماء كلها مع --no-names
hint-commit-nothing = حدّد ملفات، أو مجلدًا فيه ملفات
hint-commit-changed = أغلق البرنامج الذي يكتب هناك، ثم شغّل الأمر من جديد
hint-commit-too-much = اصنع تعهدًا لكل مجلد
hint-commitment-missing = أحضر الملف commitment.txt بأي اسم كان، وحدّد مجلده أيضًا؛ وقارن الأرقام مجموعة بعد مجموعة
hint-commitment-two = اطلب المجموعات التسع عشرة (19) كلها، ولا تثق بأي منهما قبل ذلك
hint-commitment-malformed = اطلب ممن صنع التعهد أن يصنع تعهدًا آخر باستخدام Pannier
hint-slip-of-commitment = شغّل: pannier commit --match "DIGITS" FOLDER
hint-slip-of-bundle = شغّل: pannier want --read "DIGITS"
commit-searched-in-part = لم يُبحث عن مقاطع إلا في أول { $bytes } من { $path }
