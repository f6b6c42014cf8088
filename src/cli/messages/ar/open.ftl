open-done = { $title } من { $maker } ({ $date }): { $documents ->
    [zero] { $documents } وثيقة
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $documents } وثائق
    [many] { $documents } وثيقة
   *[other] { $documents } وثيقة
} ({ $size }) في { $folder }
open-done-some = { $title } من { $maker } ({ $date }): الوثائق { $documents } من { $all } ({ $size }) في { $folder }
open-partial = { $title } من { $maker } ({ $date }): الوثائق { $documents } من { $all } ({ $size }){ $texts ->
    [all] ، ومنها كل النصوص،
    [some] ، ومنها { $texts_here } من النصوص وعددها { $texts_all }،
   *[none] {""}
} في { $folder }
open-partial-new = { $new ->
    [0] لا وثيقة جديدة
    [one] الجديد: وثيقة واحدة
    [two] الجديد: وثيقتان
    [few] الجديد: { $new } وثائق
    [many] الجديد: { $new } وثيقة
   *[other] الجديد: { $new } وثيقة
}؛ كل وثيقة في المجلد هي كما وقّعها { $pinned ->
    [yes] الناشر
   *[no] هذا الناشر المجهول
}
open-partial-strange = { $files ->
    [zero] { $files } ملف في { $folder } ليس من هذه الحزمة: { $names }
    [one] ملف واحد في { $folder } ليس من هذه الحزمة: { $names }
    [two] ملفان في { $folder } ليسا من هذه الحزمة: { $names }
    [few] { $files } ملفات في { $folder } ليست من هذه الحزمة: { $names }
    [many] { $files } ملفًا في { $folder } ليس من هذه الحزمة: { $names }
   *[other] { $files } ملف في { $folder } ليس من هذه الحزمة: { $names }
}
check-partial = يمكن الآن فتح { $documents } من الوثائق وعددها { $all }: pannier open --partial
open-only-idle = الخيار --only { $pattern } لا يطابق أي وثيقة
open-signed = { $rebuilt ->
    [0] لم يكن شيء مفقودًا
    [one] أُعيد بناء كتلة ضائعة واحدة
    [two] أُعيد بناء كتلتين ضائعتين
    [few] أُعيد بناء { $rebuilt } كتل ضائعة
    [many] أُعيد بناء { $rebuilt } كتلة ضائعة
   *[other] أُعيد بناء { $rebuilt } كتلة ضائعة
}؛ كل وثيقة هي كما وقّعها { $pinned ->
    [yes] الناشر
   *[no] هذا الناشر المجهول
}
open-difference = هذه أجزاء حزمة فرق، وليست الوثائق: افتحها من جديد مع --onto ومجلد { $series } { $release }
open-steps = عدد الفروق { $count }، واحدًا بعد الآخر: { $steps }
open-step-failed = الفرق الذي فشل هو { $title }، الحزمة { $id }
open-lies-open = الوثائق الآن مفتوحة على الوسيط، بجانب الحزمة المشفّرة، ويمكن لأي شخص قراءتها: انقل { $path } من هناك قبل أن يُنقل الوسيط
open-what-is-here = لم يُفتح شيء ولم يُكتب شيء
open-not-pinned = الناشر { $digits } غير معتمد هنا. الوثائق كما وقّعها هذا الناشر، لكن أي شخص قد يكون هذا الناشر.
open-compare-digits = قارن الأرقام قبل أن تصدّق ما تقوله الوثائق.
open-passphrase = عبارة مرور { $title }
open-left-out = { $count ->
    [zero] المكان لا يتسع لوثائق عددها { $count }؛ تُركت خارجًا، والوثائق الأخرى ثبت أنها أصلية:{ $list }
    [one] المكان لا يتسع لوثيقة واحدة؛ تُركت خارجًا، والوثائق الأخرى ثبت أنها أصلية:{ $list }
    [two] المكان لا يتسع لوثيقتين؛ تُركتا خارجًا، والوثائق الأخرى ثبت أنها أصلية:{ $list }
    [few] المكان لا يتسع لوثائق عددها { $count }؛ تُركت خارجًا، والوثائق الأخرى ثبت أنها أصلية:{ $list }
    [many] المكان لا يتسع لوثائق عددها { $count }؛ تُركت خارجًا، والوثائق الأخرى ثبت أنها أصلية:{ $list }
   *[other] المكان لا يتسع لوثائق عددها { $count }؛ تُركت خارجًا، والوثائق الأخرى ثبت أنها أصلية:{ $list }
}
open-done-stream = { $title } من { $maker } ({ $date }): الوثائق { $documents } من { $all } ({ $size }) إلى المخرج القياسي
open-stream-json = الخيار -o - يكتب الوثائق في المخرج القياسي، ولا مكان فيه لـ --json: احذف أحدهما
open-stream-onto = الخيار -o - لا يجتمع مع --onto: حدّد مجلدًا جديدًا
open-stream-terminal = الخيار -o - يكتب تدفقًا لا يصلح للشاشة: pannier open BUNDLE -o - | tar x
cat-json = الوثيقة تذهب إلى المخرج القياسي، ولا مكان فيه لـ --json
cat-two = الأمر "cat" يأخذ المجلدات التي فيها الحزمة، ثم في الآخر مسار وثيقة واحدة: pannier cat BUNDLE PATH
cat-none = لا توجد في الحزمة وثيقة { $path }: الأمر "pannier list" يعرض المسارات
cat-folder = { $path } مجلد: حدّد وثيقة واحدة، أو اكتب: pannier open BUNDLE --only { $path } -o OUT
open-listed-some = { $title } من { $maker } ({ $date }): الوثائق { $documents } من { $all }، { $size }
open-sizes-unread = الخيار "--sizes" يعرض أحجامها
open-listed = { $title } من { $maker } ({ $date }): { $documents ->
    [zero] { $documents } وثيقة
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $documents } وثائق
    [many] { $documents } وثيقة
   *[other] { $documents } وثيقة
}، { $size }

open-sandbox = العزل: { $apart ->
    [yes] فُكّ الترميز في عملية منفصلة
   *[no] فُكّ الترميز في خيوط من هذه العملية
}؛ { $files ->
    [full] الملفات والشبكة كانت مغلقة، إلا الوسائط والمجلد الجديد
    [part] الملفات والشبكة كانت مغلقة جزئيًا فقط، لأن نواة هذا النظام قديمة
   *[none] الملفات والشبكة كانت مفتوحة، لأن هذا النظام ليس فيه Landlock أو لأن برنامج مفتاحك كان يجب أن يعمل
}؛ { $calls ->
    [yes] لم يكن ممكنًا تشغيل أي برنامج ولا فتح أي اتصال
   *[no] نداءات النظام لم تكن محدودة
}

repair-whole = { $title }: حزمة كاملة من جديد، بتًا ببت، في { $folder }
repair-chunks = { $title }: كل القطع من جديد، بتًا ببت، في { $folder }
repair-rebuilt = { $data ->
    [zero] { $data } كتلة بيانات
    [one] كتلة بيانات واحدة
    [two] كتلتا بيانات
    [few] { $data } كتل بيانات
    [many] { $data } كتلة بيانات
   *[other] { $data } كتلة بيانات
}؛ وحُسبت من جديد { $recovery ->
    [zero] { $recovery } كتلة استعادة
    [one] كتلة استعادة واحدة
    [two] كتلتا استعادة
    [few] { $recovery } كتل استعادة
    [many] { $recovery } كتلة استعادة
   *[other] { $recovery } كتلة استعادة
}
repair-first-line = السطر الأول من ملف التوقيع، الذي لا يغطيه أي توقيع، كانت فيه كلمات أخرى: السطر يسمّي الآن الناشر
repair-lost = الملف { $name } ضائع في كل مكان، فالحزمة الجديدة من دونه

more-done = { $title }: أُضيفت { $added ->
    [zero] { $added } كتلة استعادة
    [one] كتلة استعادة واحدة
    [two] كتلتا استعادة
    [few] { $added } كتل استعادة
    [many] { $added } كتلة استعادة
   *[other] { $added } كتلة استعادة
}، ومجموعها { $recovery }، في { $folder }
more-written = { $whole ->
    [yes] الحزمة كلها، { $size }
   *[no] الملفات الصغيرة وما هو جديد، { $size }
}
more-list = الحزمة { $id }؛ الملفات التي سُلّمت من قبل تنتمي إليها أيضًا وتبقى صالحة
more-checked = قُرئت كل كتلة من جديد: مطابقة؛ جُرّبت الاستعادة على 16 خليطًا عشوائيًا لكل كتلة، من الكتل الجديدة وحدها
more-next = سلّم الملفات الجديدة، أو وزّع القديمة والجديدة معًا: { $command }

bare-bundle = توجد في هذا المجلد حزمة. تقول إنها { $titles }؛ لم يثبت شيء بعد. ما يمكنك فعله:
bare-nothing-proven = توجد في هذا المجلد قائمة حزمة، ولا شيء هنا يثبتها. ما يمكنك فعله:
bare-documents = توجد في هذا المجلد وثائق فُتحت. ما يمكنك فعله:
bare-check = pannier check .                             يبيّن هل هي أصلية وكافية
bare-trust = pannier trust .                             اعتماد الناشر، بعد مقارنة ثلاثين رقمًا
bare-open = pannier open . -i recipient.key -o OUT      فتحها في المجلد الجديد OUT
bare-help = pannier --help                              كل الأوامر
more-first = { $names }: ما يلزم أولًا لفتح جزء
open-partial-may = قد تُفتح بعض الوثائق الآن: اكتب الأمر نفسه مع --partial
open-partial-one-piece = بحسب البيانات، حزمها الناشر كاملةً بلا أقسام: لا تُفتح أي وثيقة قبل أن تصل كتل كافية
open-partial-no-list = قائمة الوثائق ليست هنا بعد: وهي في القطع الأولى والأخيرة
open-partial-none-whole = لا توجد وثيقة كاملة بعد
