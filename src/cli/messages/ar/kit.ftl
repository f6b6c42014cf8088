kit-no-carrier = حدّد الوسيط الذي يوضع عليه طقم البرامج
kit-no-from = هذا البرنامج ليس داخل طقم برامج: حدّد مجلد الطقم مع --from
kit-bad-room = --room { $size } ليس حجمًا مثل 12MB أو 64MiB
kit-no-version = بنسخة غير معروفة

kit-genuine = طقم البرامج { $version } في { $folder }، بتوقيع { $maker }: { $files ->
    [zero] { $files } ملف كما في قائمته
    [one] ملف واحد كما في قائمته
    [two] ملفان كما في قائمته
    [few] { $files } ملفات كما في قائمته
    [many] { $files } ملفًا كما في قائمته
   *[other] { $files } ملف كما في قائمته
}
kit-not-trusted = لم يوقّع طقم البرامج في { $folder } أحد اعتمدته: لا تشغّل منه شيئًا
kit-altered = في { $folder } { $files ->
    [zero] { $files } ملف
    [one] ملف واحد
    [two] ملفان
    [few] { $files } ملفات
    [many] { $files } ملفًا
   *[other] { $files } ملف
} { $files ->
    [one] لا يطابق
    [two] لا يطابقان
   *[other] لا تطابق
} ما وُقّع: لا تشغّل شيئًا من هذا الطقم
kit-digits = أرقام قائمته: { $digits }
kit-run-nothing = لا تشغّل أي برنامج لم تقارن أرقامه، وتذكّر أن مَن يغيّر ذاكرة USB يستطيع أن يغيّر البرامج التي عليها

kit-laid = طقم البرامج { $version } موجود في { $folder }: { $files ->
    [zero] { $files } ملف
    [one] ملف واحد
    [two] ملفان
    [few] { $files } ملفات
    [many] { $files } ملفًا
   *[other] { $files } ملف
}، { $size }؛ والملف { $text } بجانبه

pack-kit = { $name }: أنت تشهد لطقم البرامج { $version } من { $maker }، وأرقام قائمته { $digits }
pack-kit-own = مفتاحك أنت
kit-signer-unknown = طقم البرامج في { $folder } موقَّع من { $digits }، وأنت لم تعتمد صاحب هذه الأرقام
kit-signer-compare = قارن هذه الأرقام مع من صنع طقم البرامج قبل أن تسلّم الحزمة

kit-known = { $folder }: طقم البرامج الذي يعرفه الناشر، { $files ->
    [zero] { $files } ملف
    [one] ملف واحد
    [two] ملفان
    [few] { $files } ملفات
    [many] { $files } ملفًا
   *[other] { $files } ملف
}؛ أرقام قائمته { $digits }
kit-known-altered = { $folder }: { $files ->
    [zero] { $files } ملف لا يطابق
    [one] ملف واحد لا يطابق
    [two] ملفان لا يطابقان
    [few] { $files } ملفات لا تطابق
    [many] { $files } ملفًا لا تطابق
   *[other] { $files } ملف لا تطابق
} ما يعرفه الناشر؛ لا تشغّل شيئًا من هذا الطقم
kit-known-missing = يعرف الناشر طقم برامج أرقام قائمته { $digits }؛ وهو ليس هنا، والوثائق لا تحتاج إليه
kit-voucher-left = { $name }: ملف يشهد لبرامج؛ لم يُؤخذ، لأن الناشر غير معتمد هنا
kit-voucher-missing = { $name }: يشهد الناشر لطقم برامج، وهذا الملف ليس هنا؛ الوثائق لا تحتاج إليه
kit-voucher-not-in-codes = { $name }: ملف يشهد لبرامج؛ الرموز لا تحمله
kit-strange = { $path } ليس برنامجًا يشهد له ناشر اعتمدته
kit-altered-file = { $path } ليس الملف الذي يشهد له الناشر
kit-strange-what = مَن غيّر ذاكرة USB ربما غيّر البرنامج؛ لا تشغّله

version-unknown = غير معروف
version-static = لا يحتاج إلى أي مكتبة من النظام
version-dynamic = يستعمل مكتبات من النظام
version-system = { $system }، { $linked }

kit-start-here-below = العربية: في أسفل هذه الصفحة
kit-start-here-name = العربية
kit-start-here =
    كيف تفتح ما على هذا الوسيط (PANNIER)

    في المجلد kit برامج تفتح الملفات الموجودة هنا
    (طقم البرامج { $version }).
    تحذير: لا تشغّل أي برنامج من وسيط قبل أن تقارن أرقامه.
    اطلب الأرقام، بالصوت أو على ورق، ممن أعطاك الوسيط.
    مَن يغيّر الوسيط يستطيع أن يغيّر البرامج، وهذا النص أيضًا.

    إذا كان عندك Pannier من قبل، فاستعمل برنامجك أنت:
      pannier check .

    حيث لا يمكنك تشغيل برامج، افتح هذا الملف في متصفح:
      kit/reader.html

    لينكس على حاسوب شخصي (في طرفية، في هذا المجلد):
      sha256sum kit/pannier-small-linux-x86_64
      cp kit/pannier-small-linux-x86_64 ~/pannier && chmod 755 ~/pannier
      ~/pannier open . -i YOUR.key -o ~/documents
    الأجهزة الأخرى التي عليها لينكس، وTermux على الهاتف: الخطوات نفسها
    مع pannier-small-linux-aarch64، أو مع pannier-small-linux-armv7 على جهاز قديم.

    ويندوز (في نافذة الأوامر، في هذا المجلد):
      certutil -hashfile kit\pannier-small-windows-x86_64.exe SHA256
      copy kit\pannier-small-windows-x86_64.exe %USERPROFILE%\pannier.exe
      %USERPROFILE%\pannier.exe open . -i YOUR.key -o %USERPROFILE%\documents

    السطر الثاني في كل منهما يصنع نسخة من البرنامج. قبل أن تكتب السطر الثاني،
    قارن الأرقام التي يعرضها السطر الأول، كلها.
    قد لا يوجد هنا برنامج لنظام ما، إذا لم يكن على الوسيط مكان له.
    إذا لم يكن الناشر معتمدًا بعد، فالبرنامج يبيّن ما يجب فعله أولًا.
