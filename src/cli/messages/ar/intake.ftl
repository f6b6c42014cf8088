intake-done = { $added ->
    [zero] لم يُضَف طرد إلى
    [one] أُضيف طرد واحد إلى
    [two] أُضيف طردان إلى
    [few] أُضيفت { $added } طرود إلى
    [many] أُضيف { $added } طردًا إلى
   *[other] أُضيف { $added } طرد إلى
} { $archive }؛ { $here ->
    [0] ولم يكن شيء منها هناك من قبل
    [one] وكان طرد واحد هناك من قبل
    [two] وكان طردان هناك من قبل
    [few] وكانت { $here } طرود هناك من قبل
    [many] وكان { $here } طردًا هناك من قبل
   *[other] وكان { $here } طرد هناك من قبل
}
intake-new = { $title }، الحزمة { $id }: { $documents } { $documents ->
    [few] مستندات
    [many] مستندًا
   *[other] مستند
} ({ $size })، منها { $known } { $known ->
    [few] نسخ
   *[other] نسخة
} مما في الأرشيف؛ القيد { $entry }
intake-here = { $title }، الحزمة { $id }: هي في الأرشيف منذ القيد { $entry }؛ ولم يُضَف شيء
intake-completed = { $title }، الحزمة { $id }: عاد ما كان ناقصًا، ومعه { $new } { $new ->
    [few] مستندات
    [many] مستندًا
   *[other] مستند
}؛ القيد { $entry }
intake-rebuilt = كانت أجزاء من الطرد ناقصة أو تالفة على الحوامل؛ وكل مستند كما وُقّع
intake-commitment = جاء معه commitment: { $hash }؛ قارنه بالأرقام التي سمعتها: pannier commit --match "DIGITS" ARCHIVE
intake-not-taken = لم يؤخذ شيء من { $title }، الحزمة { $id }: { $why }
intake-note = دوّن أرقام رأس السلسلة في مكان آخر: الأرقام المدوّنة وحدها تُظهر لاحقًا هل قُطع آخر السلسلة. افحص الأرشيف: pannier check { $archive } --noted "DIGITS"
intake-index = يدل index.txt على الطرود التي فيها مستندات مشتركة، أي على المصادر التي أرسلت الشيء نفسه؛ احذفه لتنهي ذلك
intake-needs-both = يلزم أرشيف (--into) ومفتاحك (-k)
intake-bad-time = يحتاج --at إلى وقت بتوقيت UTC مثل 2026-11-30T21:40:05Z
intake-clock = ساعة هذا الجهاز تُظهر سنة قبل 2025 ولا يمكن أن تكون صحيحة: اضبط الساعة، أو اكتب الوقت مع --at
intake-bagged = { $bags } { $bags ->
    [few] حقائب BagIt
   *[other] حقيبة BagIt
} في { $folder }، مجلد لكل طرد
intake-bag = { $id }: { $documents } { $documents ->
    [few] مستندات
    [many] مستندًا
   *[other] مستند
} ({ $size })
intake-bag-one = يحتاج --bag إلى أرشيف واحد
intake-bag-release = تُختار طرود الأرشيف بمعرّف الحزمة: --bundle

custody-ok = { $archive }: { $documents } { $documents ->
    [few] مستندات
    [many] مستندًا
   *[other] مستند
} ({ $size }) من { $parcels } { $parcels ->
    [few] طرود
    [many] طردًا
   *[other] طرد
} كما استُلمت، والسلسلة كاملة حتى رأسها
custody-incomplete = { $archive }: السلسلة صحيحة، لكن الأرشيف والسلسلة لا يتوافقان؛ { $documents } { $documents ->
    [few] مستندات
    [many] مستندًا
   *[other] مستند
} ({ $size }) من { $parcels } { $parcels ->
    [few] طرود
    [many] طردًا
   *[other] طرد
} كما استُلمت
custody-untrusted = { $archive }: السلسلة صحيحة، لكن وقّعها شخص لم تثبّته
custody-altered = { $archive } ليس كما استُلم: لا تعتمد عليه قبل أن تعرف السبب
custody-hand = { $hand }؛ { $entries } { $entries ->
    [few] قيود
    [many] قيدًا
   *[other] قيد
}
custody-head = { $digits } (القيد { $entry })
custody-unnamed = لا يذكرها أي قيد: إما أن تشغيلًا انقطع، أو أن آخر custody.txt قُطع. قارن الأرقام المدوّنة مع --noted؛ فإن وافقت فاستلم الطرود من جديد
custody-noted = الأرقام المدوّنة هي أرقام القيد { $entry }؛ { $later ->
    [0] ولم يأتِ بعده قيد
    [one] وجاء بعده قيد واحد
    [two] وجاء بعده قيدان
    [few] وجاءت بعده { $later } قيود
    [many] وجاء بعده { $later } قيدًا
   *[other] وجاء بعده { $later } قيد
}
custody-noted-none = ليس لأي قيد الأرقام المدوّنة: قُطعت قيود أو كُتبت من جديد منذ التدوين، أو دُوّنت الأرقام خطأ
custody-means = لا تُظهر السلسلة هل قُطعت قيودها الأخيرة: قارن الأرقام المدوّنة مع --noted
custody-no-archive = يحتاج --noted إلى أرشيف من pannier intake
custody-one-archive = افحص أرشيفًا واحدًا في كل مرة، ولا شيء معه

label-parcel = طرد
label-hand = يد
label-head = رأس
label-chain = سلسلة
label-unnamed = بلا قيد
label-noted = مدوَّن

error-archive-other = { $folder } ليس أرشيفًا وليس فارغًا
error-archive-no-chain = { $path } غير موجود: وبدونه لا سلسلة للأرشيف
error-archive-chain-text = { $path } ليس سلسلة: هو أطول مما يجوز، أو ليس نصًا من أسطر كاملة
error-archive-chain-entry = { $path }: القيد { $entry } ليس كما يكون في سلسلة: لقد غُيّر، أو ينقصه جزء
error-archive-chain-order = { $path }: القيد { $entry } لا يتبع القيد الذي قبله: حُذف قيد أو غُيّر أو نُقل
error-archive-unsigned = { $path }: توقيع القيد { $entry } لا يوافقه: لقد غُيّر القيد
error-archive-altered = { $path } ليس كما استُلم
error-archive-missing = { $path } غير موجود مع أن السلسلة تذكره
error-archive-no-parcel = ليس في { $folder } طرد كهذا
error-archive-full = بلغ { $path } أقصى طول لسلسلة
hint-archive-other = اذكر مجلدًا فارغًا أو جديدًا مع --into
hint-archive-chain = أعد custody.txt من نسخة للأرشيف وقارن الأرقام المدوّنة؛ ولا تستلم شيئًا قبل ذلك
hint-archive-altered = احفظ الملف المغيَّر في مكان آخر، واعرف من غيّره، ثم استلم الطرد من جديد
hint-archive-missing = استلم الطرد من جديد: يعود عندئذ ما نقص
hint-archive-no-parcel = افحص الأرشيف: في custody.txt معرّفات الطرود
hint-archive-full = ابدأ أرشيفًا جديدًا، ودوّن رأس القديم
intake-sidecars = { $files ->
    [one] مستند واحد يشهد لغيره
    [two] مستندان يشهدان لغيرهما
    [few] { $files } مستندات تشهد لغيرها
    [many] { $files } مستندًا تشهد لغيرها
   *[other] { $files } مستند تشهد لغيرها
}: { $names }؛ تفحصها برامج أخرى
intake-rest = سبق هذا الطرد الحزمة { $id }، وهي { $here ->
    [yes] في الأرشيف أيضًا
   *[no] لم تصل إلى هنا بعد
}
