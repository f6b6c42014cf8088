gather-set = في { $folder }: { $files ->
    [0] لا شيء جديد
    [one] ملف جديد واحد، { $size }
    [two] ملفان جديدان، { $size }
    [few] { $files } ملفات جديدة، { $size }
    [many] { $files } ملفًا جديدًا، { $size }
   *[other] { $files } ملف جديد، { $size }
}{ $kept ->
    [0] {""}
    [one] ؛ وملف واحد كان هناك من قبل
    [two] ؛ وملفان كانا هناك من قبل
    [few] ؛ و{ $kept } ملفات كانت هناك من قبل
    [many] ؛ و{ $kept } ملفًا كان هناك من قبل
   *[other] ؛ و{ $kept } ملف كان هناك من قبل
}
gather-in-the-way = { $path }: هذا ليس الملف الذي يقوله اسمه. يبقى هذا الملف كما هو؛ والملف السليم بجانبه باسم آخر
gather-nothing-written = لم يكن هناك ما يُكتب؛ يمكن نزع { $path } الآن
gather-read-back = كل ما كُتب قُرئ من جديد وقورن؛ يمكن نزع { $path } الآن
gather-pull-and-check = { $why }، فلا قراءة تثبت أن الملفات على الوسيط. أخرج { $path } وصِله من جديد، ثم اكتب: pannier check { $path }
gather-unproven-driver = برنامج تشغيل هذا الوسيط قد يجيب من ذاكرته
gather-unproven-network = الخادم قد يجيب من ذاكرته
gather-unproven-system = هذا النظام قد يجيب من ذاكرته
gather-unsynced = هذا المكان لا يستطيع أن يدفع الملفات إلى الوسيط
gather-ignored = تُركت مكانها، NOT TRUSTED (غير موثوقة): { $title }، الحزمة { $id }، في { $path }. هي من الناشر { $digits }، وأنت لا تثق به
gather-ignored-limited = تُركت مكانها، NOT TRUSTED (غير موثوقة): { $title }، الحزمة { $id }، في { $path }. { $name } غير معتمد لهذه السلسلة
gather-failed = { $path }: { $why }؛ الملفات التي كانت ستأتي منه مفقودة
gather-refused = { $path } ليس هناك: { $why }؛ كل الملفات الأخرى كُتبت. قد يكون السبب برنامج فحص الفيروسات: اسأل من يعتني بهذا الجهاز
gather-renamed = { $path }: { $why }. الملف هناك باسم { $other }، وPannier يجده تحت أي اسم
