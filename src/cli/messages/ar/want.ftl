want-title = { $title }: { $says }
want-nothing-missing = { $title }: لا شيء مفقود
want-read = { $title }، الحزمة { $id }: { $says }
want-read-unknown = حزمة يبدأ معرّفها بـ { $digits }: { $says }

want-says-open = الموجود هنا يكفي لفتحها؛ والمطلوب: { $asked }
want-says-more = تكفي { $blocks ->
    [zero] { $blocks } كتلة إضافية
    [one] كتلة إضافية واحدة
    [two] كتلتان إضافيتان
    [few] { $blocks } كتل إضافية
    [many] { $blocks } كتلة إضافية
   *[other] { $blocks } كتلة إضافية
}، أيًا كانت من هذه: { $asked }
want-says-release = المطلوب { $title }، وعليه تُبنى حزمة فرق
want-says-complete = أصلية وكاملة، وكتلها كلها { $blocks }
want-says-enough = أصلية وتكفي للفتح، والكتل { $have } من { $blocks }

want-asked-chunks = { $names } ({ $chunks ->
    [zero] { $chunks } قطعة
    [one] قطعة واحدة
    [two] قطعتان
    [few] { $chunks } قطع
    [many] { $chunks } قطعة
   *[other] { $chunks } قطعة
})
want-asked-blocks = { $names } ({ $blocks ->
    [zero] { $blocks } كتلة
    [one] كتلة واحدة
    [two] كتلتان
    [few] { $blocks } كتل
    [many] { $blocks } كتلة
   *[other] { $blocks } كتلة
})
want-asked-chunk-numbers = { $chunks ->
    [zero] القطع { $numbers }
    [one] القطعة { $numbers }
    [two] القطعتان { $numbers }
    [few] القطع { $numbers }
    [many] القطع { $numbers }
   *[other] القطع { $numbers }
}
want-asked-block-numbers = { $blocks ->
    [zero] الكتل { $numbers }
    [one] الكتلة { $numbers }
    [two] الكتلتان { $numbers }
    [few] الكتل { $numbers }
    [many] الكتل { $numbers }
   *[other] الكتل { $numbers }
}

want-base-whole = { $title }: ليست حزمة فرق، ولا تُبنى على إصدار آخر
want-base-here = { $title }: الإصدار { $base } الذي تُبنى عليه موجود هنا، أو يخرج من فرق موجود هنا

want-left-out = كتل مفقودة لم تُطلب: { $blocks ->
    [zero] { $blocks } كتلة
    [one] كتلة واحدة
    [two] كتلتان
    [few] { $blocks } كتل
    [many] { $blocks } كتلة
   *[other] { $blocks } كتلة
}؛ الخيار --all يطلبها أيضًا
want-not-brought = باقي المطلوب؛ الخيار --all يحضره أيضًا
want-answer = بالأمر: pannier deal BUNDLE --want "THESE DIGITS" --to DIR
want-reveals = أول معرّف الحزمة، وأعداد الكتل؛ لا أسماء ولا مفاتيح ولا أشخاص
want-reveals-base = أول معرّف الحزمة، وسلسلة ورقم؛ لا مفاتيح ولا أشخاص
want-proves = لا شيء وحدها: يستطيع كل من يعرف معرّف الحزمة أن يكتب هذه القصاصة. لا تثق بها إلا إذا كنت تعرف الصوت الذي يقرؤها
want-length = { $groups ->
    [zero] { $groups } مجموعة
    [one] مجموعة واحدة
    [two] مجموعتان
    [few] { $groups } مجموعات
    [many] { $groups } مجموعة
   *[other] { $groups } مجموعة
}، رسالة نصية واحدة؛ اقرأها بصوت مسموع مجموعة بعد مجموعة
want-length-long = { $groups ->
    [zero] { $groups } مجموعة
    [one] مجموعة واحدة
    [two] مجموعتان
    [few] { $groups } مجموعات
    [many] { $groups } مجموعة
   *[other] { $groups } مجموعة
}، أطول من رسالة نصية واحدة؛ اقرأها بصوت مسموع مجموعة بعد مجموعة

want-answered = { $title }: كل المطلوب، { $blocks ->
    [zero] { $blocks } كتلة
    [one] كتلة واحدة
    [two] كتلتان
    [few] { $blocks } كتل
    [many] { $blocks } كتلة
   *[other] { $blocks } كتلة
}، والملفات الصغيرة
want-answered-enough = { $title }: { $brought } من الكتل المطلوبة وعددها { $blocks }، ويكفي منها { $enough }، والملفات الصغيرة
want-answered-part = { $title }: { $brought } من الكتل المطلوبة وعددها { $blocks }، والملفات الصغيرة

want-not-pinned = الناشر { $digits } غير معتمد هنا: أي شخص قد يكون صنع الحزمة
want-one-carrier = يُجاب عن القصاصة على وسيط واحد: حدّد مجلدًا واحدًا مع --to
want-asks-nothing = هذه القصاصة لا تطلب شيئًا: هي إيصال
