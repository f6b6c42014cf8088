drill-rebuilt = { $title }: أُعيد بناؤها في { $survived } من { $trials ->
    [zero] { $trials } تجربة
    [one] تجربة واحدة
    [two] تجربتين
    [few] { $trials } تجارب
    [many] { $trials } تجربة
   *[other] { $trials } تجربة
}
drill-promise = يجوز أن يضيع أي { $survive } من { $carriers ->
    [zero] { $carriers } وسيط
    [one] وسيط واحد
    [two] وسيطين
    [few] { $carriers } وسائط
    [many] { $carriers } وسيطًا
   *[other] { $carriers } وسيط
}: { $holds ->
    [yes] الوعد صحيح
   *[no] انتبه: الوعد غير صحيح
}؛ في أسوأ الأحوال تبقى كتل عددها { $left }، واللازم { $need }

drill-loss = ضياع
drill-loss-what = تضيع بعض الوسائط، ولا شيء غير ذلك
drill-rot = بتات
drill-rot-what = وتكون بعض البتات خطأ على الوسائط الأخرى
drill-torn = مقطوع
drill-torn-what = وتنتهي بعض النسخ قبل أوانها
drill-zeros = أصفار
drill-zeros-what = وتكون بعض النسخ أصفارًا ابتداءً من مكان ما
drill-renamed = بلا أسماء
drill-renamed-what = وتضيع كل الأسماء، وكل الملفات في مجلد واحد
drill-small = صغيرة
drill-small-what = ويكون كل ملف صغير أصفارًا على كل الوسائط إلا واحدًا
drill-all = الكل
drill-all-what = كل هذا معًا
drill-row = { $survived } من { $trials }

drill-failed = التجربة { $number }: { $why }
drill-written-out = كُتبت كل تجربة على القرص مع تلفها، ثم وُجدت وفُحصت وأُعيد بناؤها كما تصل الوسائط
drill-laid-over = أُتلفت كتل في الذاكرة، وحُسبت بصمات الكتل التالفة من جديد؛ وكُتبت الملفات الصغيرة على القرص ووُجدت؛ وأُعيد البناء في { $rebuilt ->
    [zero] { $rebuilt } تجربة
    [one] تجربة واحدة
    [two] تجربتين
    [few] { $rebuilt } تجارب
    [many] { $rebuilt } تجربة
   *[other] { $rebuilt } تجربة
}
drill-beyond = مع ضياع { $carriers ->
    [zero] { $carriers } وسيط
    [one] وسيط واحد
    [two] وسيطين
    [few] { $carriers } وسائط
    [many] { $carriers } وسيطًا
   *[other] { $carriers } وسيط
}، كانت الكتل ستكفي أيضًا في { $beyond } من التجارب وعددها { $trials }
drill-seed = { $seed }؛ البذرة نفسها تعطي التجارب نفسها

drill-arrived = بعد وصول { $carriers ->
    [zero] { $carriers } وسيط
    [one] وسيط واحد
    [two] وسيطين
    [few] { $carriers } وسائط
    [many] { $carriers } وسيطًا
   *[other] { $carriers } وسيط
} يمكن فتح { $mean } من الوثائق وعددها { $all } (من { $least } إلى { $most })
drill-plot-nothing = الخيار --plot ليس عنده ما يرسمه: وثائق هذه الحزمة لا تُفتح كل واحدة وحدها، أو لم يُعطَ مفتاح (-i KEY)
