report-ok = { $title }: أصلية وكاملة
report-openable = { $title }: أصلية؛ ليس كلها هنا، لكن كل ما يلزم موجود
report-damaged = { $title }: أصلية؛ يمكن إعادة بناء الأجزاء التالفة
report-incomplete = { $title }: { $shortage }
report-other-publisher = { $title }: موقَّعة من ناشر آخر غير الذي طلبته
report-not-pinned = { $title }: الناشر غير معتمد هنا؛ { $enough }
report-other-series = { $title }: { $name } غير معتمد لهذه السلسلة؛ { $enough }
report-conflict = { $title }: مفتاح واحد وقّع هذه الحزمة وحزمة أخرى تتعارض معها؛ { $enough }
report-enough = كل ما يلزم موجود هنا
report-short = يوجد هنا { $have } من الكتل اللازمة وعددها { $need } ({ $percent } %)، وينقص { $short }
report-no-table = الملف blocks.idx مفقود أو تالف، ومن دونه لا يمكن التمييز بين القطع؛ وهو موجود على أي وسيط آخر

report-bundle = { $id }، صُنعت في { $date } (التاريخ من الناشر)، { $sealing }

report-publisher-named = { $digits } (الناشر المحدّد مع -P)
report-publisher-surroundings = { $digits } (الناشر المذكور في المتغير PANNIER_PUBLISHER، وليس ناشرًا معتمدًا)
report-publisher-pinned = { $digits } (معتمد: { $name })
report-publisher-limited = { $digits } (معتمد لسلاسل أخرى فقط: { $name })
report-publisher-unknown = { $digits } (غير معتمد هنا)

report-extended = الحزمة { $id } وفيها { $recovery ->
    [zero] { $recovery } كتلة استعادة
    [one] كتلة استعادة واحدة
    [two] كتلتا استعادة
    [few] { $recovery } كتل استعادة
    [many] { $recovery } كتلة استعادة
   *[other] { $recovery } كتلة استعادة
} هي الإصدار نفسه؛ كل ما جاء معها يُحسب هنا
report-extends-this = الحزمة { $id } وفيها { $recovery ->
    [zero] { $recovery } كتلة استعادة
    [one] كتلة استعادة واحدة
    [two] كتلتا استعادة
    [few] { $recovery } كتل استعادة
    [many] { $recovery } كتلة استعادة
   *[other] { $recovery } كتلة استعادة
} توسّع هذه الحزمة، لكن ملفها blocks.idx مفقود؛ وهو موجود على أي وسيط آخر لها

report-chunks = البيانات { $data } من { $all_data }، الاستعادة { $recovery } من { $all_recovery }، الحجم كله { $size }
report-missing-more = { $names }، ومثلها { $more } أخرى (الخيار -v يعرضها)
report-partly = { $chunk }: الكتل السليمة { $good } من { $blocks }
report-needed = تنقص { $short ->
    [zero] { $short } كتلة
    [one] كتلة واحدة
    [two] كتلتان
    [few] { $short } كتل
    [many] { $short } كتلة
   *[other] { $short } كتلة
}: تكفي أي { $chunks ->
    [zero] { $chunks } قطعة
    [one] قطعة واحدة
    [two] قطعتين
    [few] { $chunks } قطع
    [many] { $chunks } قطعة
   *[other] { $chunks } قطعة
} من القطع غير الكاملة هنا وعددها { $lacking }
report-from = { $path }: { $files ->
    [zero] { $files } ملف سليم
    [one] ملف سليم واحد
    [two] ملفان سليمان
    [few] { $files } ملفات سليمة
    [many] { $files } ملفًا سليمًا
   *[other] { $files } ملف سليم
}
report-ignored = { $files ->
    [zero] { $files } ملف ليس جزءًا منها
    [one] ملف واحد ليس جزءًا منها
    [two] ملفان ليسا جزءًا منها
    [few] { $files } ملفات ليست جزءًا منها
    [many] { $files } ملفًا ليس جزءًا منها
   *[other] { $files } ملف ليس جزءًا منها
}

container-kind = { $kind ->
    [zip] أرشيف zip
    [tar] أرشيف tar
    [gzip] أرشيف gzip
    [seven-zip] أرشيف 7-Zip
    [rar] أرشيف RAR
    [xz] أرشيف xz
    [bzip2] أرشيف bzip2
    [mail] رسالة بريد
    [base64] نص بترميز base64
    [image] صورة قرص لوسيط
   *[pieces] ملف صنعه برنامج لاسترجاع البيانات
}
container-left = { $why ->
    [kind] { $path }: هذا { $kind }، ولم يُنظر داخله
    [damaged] { $path }: هذا { $kind }، وهو تالف أو مقطوع قبل نهايته
    [locked] { $path }: هذا { $kind }، وهو مقفل بعبارة مرور
    [method] { $path }: هذا { $kind }، وفيه ملفات بشكل لا يُقرأ في مكانه
    [bounds] { $path }: هذا { $kind }، وفيه أكثر مما ينظر فيه بحث واحد
   *[no-room] { $path }: هذا { $kind }، ولا يوجد مكان لفكّه
}
container-left-and-next = { $left }؛ { $next }
container-read = { $path }: { $files ->
    [zero] { $files } ملف سليم
    [one] ملف سليم واحد
    [two] ملفان سليمان
    [few] { $files } ملفات سليمة
    [many] { $files } ملفًا سليمًا
   *[other] { $files } ملف سليم
}، القراءة في المكان نفسه
container-list-in = { $path }، في مكانه

report-bad-blocks = { $path }: { $chunk }، { $blocks ->
    [zero] التالف { $bad } من { $blocks } كتلة
    [one] التالف { $bad } من كتلة واحدة
    [two] التالف { $bad } من كتلتين
    [few] التالف { $bad } من { $blocks } كتل
    [many] التالف { $bad } من { $blocks } كتلة
   *[other] التالف { $bad } من { $blocks } كتلة
} عند البايت { $offsets }
report-bad-cut-short = { $path }: { $chunk }، مقطوعة قبل نهايتها: { $bytes } من { $all } بايت
report-bad-zeros-after = { $path }: { $chunk }، كاملة، لكن بعد نهايتها أصفار زائدة: { $bytes ->
    [zero] { $bytes } بايت
    [one] بايت واحد
    [two] بايتان
    [few] { $bytes } بايتات
    [many] { $bytes } بايتًا
   *[other] { $bytes } بايت
}
report-bad-bytes-after = { $path }: { $chunk }، كاملة، لكن بعد نهايتها زيادة: { $bytes ->
    [zero] { $bytes } بايت
    [one] بايت واحد
    [two] بايتان
    [few] { $bytes } بايتات
    [many] { $bytes } بايتًا
   *[other] { $bytes } بايت
}
report-bad-empty = { $path }: يبدو أنه { $chunk }، لكنه فارغ
report-bad-nothing-good = { $path }: يبدو أنه { $chunk }، لكن لا شيء فيه سليم
report-bad-one-byte = { $path }: { $name }، كان فيه بايت واحد خطأ؛ التوقيع يبيّن أي بايت هو
report-bad-carried = { $path }: { $name }، صُحّح ما تغيّر في الطريق: { $changes }؛ البايتات الموقَّعة كاملة
report-carried = { $names } في { $path }: صُحّح ما تغيّر في الطريق: { $changes }؛ البايتات الموقَّعة كاملة
report-bad-not-signed = { $path }: ليس { $name } الذي وُقّع
report-bad-false-page = { $path }: ليست صفحة وقّعها الناشر؛ لا تفتحها

transport-mark = علامة ترتيب البايتات
transport-wide = ترميز UTF-16
transport-quoted = ترميز quoted-printable
transport-line-ends = نهايات الأسطر (CRLF)
transport-blanks = فراغات في نهايات الأسطر
transport-around = نص آخر قبله أو بعده
transport-last-end = نهاية السطر الأخير ضائعة أو مكررة
transport-first-line = سطر أول تالف لا يغطيه شيء
text-carried = { $path }: صُحّح ما تغيّر في الطريق: { $changes }

report-more-refused = وكذلك { $more } أخرى ليست حزمًا: ربما صنعها شخص ليخفي الحزم الأصلية

report-missing-others = { $names }: أدرجها الناشر، ونوعها لا تعرفه هذه النسخة من البرنامج

opened-genuine = { $documents ->
    [zero] { $title } من { $maker }: كل الوثائق في { $folder } أصلية، { $documents } وثيقة
    [one] { $title } من { $maker }: الوثيقة الواحدة في { $folder } أصلية
    [two] { $title } من { $maker }: الوثيقتان في { $folder } أصليتان
    [few] { $title } من { $maker }: كل الوثائق في { $folder } أصلية، { $documents } وثائق
    [many] { $title } من { $maker }: كل الوثائق في { $folder } أصلية، { $documents } وثيقة
   *[other] { $title } من { $maker }: كل الوثائق في { $folder } أصلية، { $documents } وثيقة
}
opened-in-part = { $genuine ->
    [zero] { $title } من { $maker }: من أصل { $documents } توجد { $genuine } وثيقة في { $folder }، وكل منها أصلية
    [one] { $title } من { $maker }: من أصل { $documents } توجد وثيقة واحدة في { $folder }، وهي أصلية
    [two] { $title } من { $maker }: من أصل { $documents } توجد وثيقتان في { $folder }، وكلتاهما أصلية
    [few] { $title } من { $maker }: من أصل { $documents } توجد { $genuine } وثائق في { $folder }، وكل منها أصلية
    [many] { $title } من { $maker }: من أصل { $documents } توجد { $genuine } وثيقة في { $folder }، وكل منها أصلية
   *[other] { $title } من { $maker }: من أصل { $documents } توجد { $genuine } وثيقة في { $folder }، وكل منها أصلية
}
opened-altered = { $altered ->
    [0] { $title } من { $maker } في { $folder }
    [one] { $title } من { $maker } في { $folder }: وثيقة واحدة ليست كما وقّعها الناشر
    [two] { $title } من { $maker } في { $folder }: وثيقتان ليستا كما وقّعهما الناشر
    [few] { $title } من { $maker } في { $folder }: { $altered } وثائق ليست كما وقّعها الناشر
    [many] { $title } من { $maker } في { $folder }: { $altered } وثيقة ليست كما وقّعها الناشر
   *[other] { $title } من { $maker } في { $folder }: { $altered } وثيقة ليست كما وقّعها الناشر
}{ $strange ->
    [0] {""}
    [one] ؛ ملف واحد ليس في قائمة الناشر
    [two] ؛ ملفان ليسا في قائمة الناشر
    [few] ؛ { $strange } ملفات ليست في قائمة الناشر
    [many] ؛ { $strange } ملفًا ليس في قائمة الناشر
   *[other] ؛ { $strange } ملف ليس في قائمة الناشر
}؛ الوثائق الأصلية { $genuine } من { $documents }
opened-unsigned = القائمة في { $folder } لم يوقّعها أي ناشر معتمد هنا أو محدّد مع -P؛ لم تُقرأ أي وثيقة
opened-after = الخيار --after للحزم، وهذه وثائق مفتوحة: احذف الخيار
opened-and-more = { $names } و{ $more } غيرها (الخيار -v يعرضها)
others-carried = { $names }: أدرجها الناشر، ونوعها لا تعرفه هذه النسخة من البرنامج؛ تنتقل مع الحزمة
others-left-publisher = { $names }: نوعها لا تعرفه هذه النسخة من البرنامج؛ لم تُؤخذ، لأن الناشر غير معتمد هنا
others-left-name = { $names }: نوعها لا تعرفه هذه النسخة من البرنامج؛ لم تُؤخذ، لأن نظامًا قد يعدّ هذا الاسم برنامجًا
others-left-count = { $names }: نوعها لا تعرفه هذه النسخة من البرنامج؛ لم تُؤخذ، لأن عددها أكثر من 64
others-left-length = { $names }: نوعها لا تعرفه هذه النسخة من البرنامج؛ لم تُؤخذ، لأن الملف هنا أطول من أن ينتقل: أكثر من 64 KiB
others-not-in-codes = { $names }: أدرجها الناشر، ونوعها لا تعرفه هذه النسخة من البرنامج؛ الرموز لا تحملها
others-and-more = { $names } و{ $more } غيرها

page-carried = { $name }: الصفحة التي وقّعها الناشر؛ تنتقل مع الحزمة
page-missing = { $name }: وقّع الناشر صفحة كهذه، وهي ليست هنا؛ الوثائق لا تحتاج إليها
page-left = { $name }: صفحة للمتصفح؛ لم تُؤخذ، لأن الناشر غير معتمد هنا
page-not-in-codes = { $name }: صفحة المتصفح؛ الرموز لا تحملها
page-false = { $path } ليست صفحة وقّعها الناشر
page-false-what = مَن غيّر ذاكرة USB ربما غيّر الصفحة؛ لا تفتحها

report-opening = تحتاج إلى نسخة أحدث من Pannier: { $words }

report-share = { $title }: { $carriers ->
    [zero] لا يوجد ملف تالف على { $carriers } وسيط
    [one] لا يوجد ملف تالف على هذا الوسيط
    [two] لا يوجد ملف تالف على هذين الوسيطين
    [few] لا يوجد ملف تالف على هذه الوسائط وعددها { $carriers }
    [many] لا يوجد ملف تالف على هذه الوسائط وعددها { $carriers }
   *[other] لا يوجد ملف تالف على هذه الوسائط وعددها { $carriers }
}؛ يوجد هنا { $percent } % مما يلزم؛ ويكفي معه { $more ->
    [zero] { $more } وسيط آخر من هذا النوع
    [one] وسيط آخر واحد من هذا النوع
    [two] وسيطان آخران من هذا النوع
    [few] { $more } وسائط أخرى من هذا النوع
    [many] { $more } وسيطًا آخر من هذا النوع
   *[other] { $more } وسيط آخر من هذا النوع
}
