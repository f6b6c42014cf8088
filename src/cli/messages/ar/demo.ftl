demo-step = { $number }. { $text }
demo-1 = عند الناشر مجلد وثائق.
demo-1-documents = { $documents ->
    [zero] { $documents } وثيقة
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $documents } وثائق
    [many] { $documents } وثيقة
   *[other] { $documents } وثيقة
}، { $size }، بالإنجليزية والفارسية والعربية والصينية
demo-2 = يصنع الناشر مفتاحًا للتوقيع. ويصنع المستلم مفتاحًا للاستلام.
demo-2-publisher = الناشر { $digits }
demo-3 = يحزم الناشر الوثائق: تُضغط وتُشفّر للمستلم وتُقطّع وتُوقَّع، مع كتلة استعادة واحدة لكل كتلتي بيانات.
demo-3-files = { $files ->
    [zero] { $files } ملف
    [one] ملف واحد
    [two] ملفان
    [few] { $files } ملفات
    [many] { $files } ملفًا
   *[other] { $files } ملف
} في { $size }، تمت المراجعة
demo-4 = تُنقل الملفات على ثلاث ذاكرات USB. الأسماء تتغير، وتضيع ثلاث قطع، وتتلف واحدة.
demo-5 = يفحص الناقلون ما ينقلونه. ليس معهم مفتاح، ولا يستطيعون قراءة أي وثيقة.
demo-6 = يجمع المستلم ذاكرات USB ويفتح الحزمة.
demo-6-rebuilt = أُعيد بناء { $blocks ->
    [zero] { $blocks } كتلة
    [one] كتلة واحدة
    [two] كتلتين
    [few] { $blocks } كتل
    [many] { $blocks } كتلة
   *[other] { $blocks } كتلة
}، وفُتحت { $documents ->
    [zero] { $documents } وثيقة
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $documents } وثائق
    [many] { $documents } وثيقة
   *[other] { $documents } وثيقة
}
demo-7 = تُقارن كل وثيقة بالأصل.
demo-7-identical = كلها متطابقة، بتًا ببت
demo-8 = يُرفض مفتاح ناشر آخر، ويُرفض كذلك مفتاح مستلم آخر.
demo-8-publisher = ناشر آخر معتمد: رُفض ({ $error })
demo-8-key = مفتاح مستلم خطأ: رُفض ({ $error })
demo-kept = كل شيء محفوظ في { $folder }.
demo-done = السلسلة كلها من البداية إلى النهاية تعمل على هذا الجهاز
