scan-pictures = { $codes ->
    [zero] { $codes } رمز مختلف
    [one] رمز مختلف واحد
    [two] رمزان مختلفان
    [few] { $codes } رموز مختلفة
    [many] { $codes } رمزًا مختلفًا
   *[other] { $codes } رمز مختلف
} في { $pictures ->
    [zero] { $pictures } صورة
    [one] صورة واحدة
    [two] صورتين
    [few] { $pictures } صور
    [many] { $pictures } صورة
   *[other] { $pictures } صورة
}{ $damaged ->
    [0] {""}
   *[other] ، والتالف { $damaged }
}{ $foreign ->
    [0] {""}
   *[other] ، ومن شيء آخر { $foreign }
}
scan-texts = { $codes ->
    [zero] { $codes } رمز مختلف
    [one] رمز مختلف واحد
    [two] رمزان مختلفان
    [few] { $codes } رموز مختلفة
    [many] { $codes } رمزًا مختلفًا
   *[other] { $codes } رمز مختلف
} في نص{ $damaged ->
    [0] {""}
   *[other] ، والتالف { $damaged }
}{ $foreign ->
    [0] {""}
   *[other] ، ومن شيء آخر { $foreign }
}
scan-nothing = لا ملف يمكن أن يحمل رموزًا{ $damaged ->
    [0] {""}
   *[other] ، والتالف { $damaged }
}{ $foreign ->
    [0] {""}
   *[other] ، ومن شيء آخر { $foreign }
}

scan-standard-input = المدخل القياسي
scan-line = { $path } السطر { $number }
scan-picture = { $path } الصورة { $number }

scan-a-chunk = قطعة
scan-small-files = الملفات الصغيرة
scan-whole-bundle = الحزمة كلها
scan-files-together = ملفات معًا
scan-chunk-of = { $name } من { $id }

scan-label = { $number } من { $of }
scan-label-page = { $number } من { $of } (الصفحة { $page })

scan-false = الرمز { $label } في { $place } غير صحيح: تالف أو مدسوس؛ تُرك خارجًا
scan-differs = الرمز { $label } يختلف: { $places }

scan-missing = هنا { $have } من الرموز اللازمة وعددها { $need }؛ يكفي معها من هذه أي { $short }: { $codes }
scan-missing-of = { $name }: هنا { $have } من الرموز اللازمة وعددها { $need }؛ يكفي معها من هذه أي { $short }: { $codes }
scan-disputed = الرموز هنا كافية، لكن بعضها غير صحيح؛ أضف صورًا أخرى
scan-disputed-of = { $name }: الرموز هنا كافية، لكن بعضها غير صحيح؛ أضف صورًا أخرى
scan-codes = { $numbers } من { $of }
scan-codes-pages = { $count ->
    [zero] { $numbers } من { $of } (الصفحات { $pages })
    [one] { $numbers } من { $of } (الصفحة { $pages })
    [two] { $numbers } من { $of } (الصفحتان { $pages })
    [few] { $numbers } من { $of } (الصفحات { $pages })
    [many] { $numbers } من { $of } (الصفحات { $pages })
   *[other] { $numbers } من { $of } (الصفحات { $pages })
}
scan-more-codes = { $numbers } من { $of }، …
scan-more-codes-pages = { $count ->
    [zero] { $numbers } من { $of }، … (الصفحات { $pages })
    [one] { $numbers } من { $of }، … (الصفحة { $pages })
    [two] { $numbers } من { $of }، … (الصفحتان { $pages })
    [few] { $numbers } من { $of }، … (الصفحات { $pages })
    [many] { $numbers } من { $of }، … (الصفحات { $pages })
   *[other] { $numbers } من { $of }، … (الصفحات { $pages })
}
scan-run = { $first }-{ $last }

scan-no-code = لم يُقرأ أي رمز من رموز Pannier
scan-no-code-next = التقط الصور من جديد: واضحة، بإضاءة متساوية، صفحة كاملة أو أقل في كل صورة، وبياض حول كل رمز
scan-unread-next = افعل ما تقوله التحذيرات، واحد لكل ملف
scan-nothing-next = أعطِ صورًا أو PDF أو فيديو للرموز
scan-others = { $count ->
    [zero] { $count } ملف ليس صورة
    [one] ملف واحد ليس صورة
    [two] ملفان ليسا صورًا
    [few] { $count } ملفات ليست صورًا
    [many] { $count } ملفًا ليس صورة
   *[other] { $count } ملف ليس صورة
}: { $kinds }
scan-other = { $count } { $ending }
scan-other-bare = { $count } بلا امتداد
scan-not-yet = الرموز لا تكفي بعد لمعرفة ما هذا
scan-kept = { $path }: اقرأ الرموز الناقصة في المجلد نفسه
scan-crowded = في { $place } عدة مفاتيح، ولم يؤخذ أي منها: التقط صورة لبطاقة واحدة وحدها
scan-one-input = المدخل القياسي يُقرأ مرة واحدة، و--raw يخصه: حدّد "-" مرة واحدة
scan-first-blocks = الكتل الأولى

card-read = في { $path } المفتاح العام { $kind ->
    [publisher] لناشر
   *[recipient] لمستلم
}، أرقامه { $digits }؛ لا بطاقة تثبت لمن المفتاح: قارن الأرقام مع صاحبه بالصوت
card-read-alone = في { $path } المفتاح العام { $kind ->
    [publisher] لناشر
   *[recipient] لمستلم
}؛ لا بطاقة تثبت لمن المفتاح
card-written = المفتاح العام { $kind ->
    [publisher] لناشر
   *[recipient] لمستلم
}، في { $path }
card-proves = لا شيء: أي شخص يستطيع أن يطبع بطاقة كهذه؛ قارن الأرقام مع { $kind ->
    [publisher] الناشر
   *[recipient] المستلم
} بالصوت
card-next = { $kind ->
    [publisher] بالأمر: pannier trust { $path }
   *[recipient] بالأمر: pannier pack … -R { $path }
}
error-card-nothing = لم تُقرأ أي بطاقة مفتاح في { $path }
error-card-several = في { $path } مفاتيح مختلفة عددها { $count }، وفي البطاقة مفتاح واحد
error-card-secret = في { $path } { $what }، والأسرار لا تكون أبدًا على بطاقات
error-card-line = السطر { $line } من البطاقة في { $path } كُتب خطأ
error-card-other = { $path } بطاقة { $wanted ->
    [publisher] مستلم، والمطلوب هنا بطاقة ناشر
   *[recipient] ناشر، والمطلوب هنا بطاقة مستلم
}
hint-card-nothing = التقط الصورة من جديد: واضحة، بإضاءة متساوية، وبياض حول الرمز كله؛ أو اكتب أسطر البطاقة في ملف
hint-card-several = التقط صورة لبطاقة واحدة وحدها
hint-card-line = اكتب ذلك السطر من جديد، مع رقمه وأرقام التحقق الأربعة
hint-card-other = اطلب البطاقة الأخرى: الأمر sheet --card FILE يطبعها
