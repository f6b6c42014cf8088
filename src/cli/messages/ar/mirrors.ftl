label-fetched = جُلب
label-mirror = مرآة

fetch-reveals = يجري الآن الاتصال بـ { $hosts }. كلٌّ منها يعرف عنوان شبكتك، وأي حزمة تريد، وأي أجزاء تنقصك، ومتى. ومن يراقب شبكتك يعرف بمن تتصل، ومع http:// يعرف الحزمة أيضًا. توقف الآن، أو استخدم --proxy، إن كان في ذلك خطر
fetch-reveals-proxy = يجري الآن الاتصال عبر وسيط بـ { $hosts }. كلٌّ منها يعرف أي حزمة يريدها أحدهم، وأي أجزاء تنقص، ومتى؛ والوسيط يعرف عنوان شبكتك. ومن يراقب شبكتك يعرف أنك تستخدم الوسيط
fetch-done = { $blocks } من { $short } كتلة ناقصة، { $kept }؛ وصل { $received }؛ وكان هنا قبل ذلك { $here } كتلة سليمة
fetch-mirror = { $address }: حُفظ { $kept } من { $received }
fetch-lied = { $blocks ->
    [zero] { $address } أعطت { $blocks } كتلة كاذبة لم تُحفظ
    [one] { $address } أعطت { $blocks } كتلة كاذبة لم تُحفظ
    [two] { $address } أعطت { $blocks } كتلة كاذبة لم تُحفظ
    [few] { $address } أعطت { $blocks } كتل كاذبة لم تُحفظ
    [many] { $address } أعطت { $blocks } كتلة كاذبة لم تُحفظ
   *[other] { $address } أعطت { $blocks } كتلة كاذبة لم تُحفظ
}
fetch-failed = { $address }: { $why }
fetch-left = تُركت { $address }: { $why }
fetch-whole-files = { $address } تعطي ملفات كاملة فقط: وصل أكثر مما يلزم
fetch-why-slow = كانت صامتة أو بطيئة جدًا
fetch-why-status = أجابت { $status }
fetch-why-redirect = تحيل إلى جهاز آخر، ولم يذهب أحد إليه
fetch-why-length = طول ملف يخالف القائمة الموقعة
fetch-why-false = البايتات ليست بايتات القائمة الموقعة
fetch-why-over = كان الجلب قد انتهى
fetch-early-time = انتهى الوقت: حُفظ ما وصل، والأمر نفسه يواصل
fetch-early-limit = وصل كثير حتى إن المرايا لا بد كاذبة أو معطوبة: حُفظ السليم، والأمر نفسه يواصل
fetch-early-all = ليس لدى أي مرآة كتل سليمة أخرى: سمِّ مرايا أخرى أيضًا
fetch-in-part = وصلت أولًا الكتل التي تفتح الوثائق جزئيًا: pannier open --partial؛ وما وضعه pack --first في البداية يُفتح أولًا
fetch-not-in-part = وثائق هذه الحزمة لا تُفتح جزئيًا: تُفتح حين تكفي الكتل
fetch-many-mirrors = لا يُسأل أكثر من { $most } مرآة معًا
fetch-proxy = يلزم بعد --proxy ‏socks5h://MACHINE:PORT أو socks4a:// أو http:// أو الكلمة none؛ مع socks5:// تعرف الشبكة هنا أسماء المرايا
fetch-proxy-variable = المتغير { $variable } يسمي وسيطًا: قل --proxy URL لاستخدام وسيط، أو --proxy none للاتصال المباشر

publish-done = { $title } في { $name } عند { $place }
publish-files = { $files ->
    [zero] كُتب { $files } ملف
    [one] كُتب { $files } ملف
    [two] كُتب { $files } ملف
    [few] كُتبت { $files } ملفات
    [many] كُتب { $files } ملفًا
   *[other] كُتب { $files } ملف
}؛ وكان هناك { $kept }؛ المجموع { $size }، وقُرئ كل شيء من جديد
publish-files-there = { $files ->
    [zero] هناك { $files } ملف
    [one] هناك { $files } ملف
    [two] هناك { $files } ملف
    [few] هناك { $files } ملفات
    [many] هناك { $files } ملفًا
   *[other] هناك { $files } ملف
}؛ المجموع { $size }، وقُرئ كل شيء من جديد
publish-reveals = لكل من يقرأ هناك: السلسلة والإصدار والناشر والأحجام. ولمن يدير المكان: من يقرأ أي ملفات ومتى
publish-next = أخبر الناس بعنوان المجلد { $name }؛ يجلبون هكذا: pannier fetch ADDRESS -o DIR
publish-lacking = { $files ->
    [zero] { $files } قطعة غير كاملة هنا، فليست هناك: { $chunks }
    [one] { $files } قطعة غير كاملة هنا، فليست هناك: { $chunks }
    [two] { $files } قطعة غير كاملة هنا، فليست هناك: { $chunks }
    [few] { $files } قطع غير كاملة هنا، فليست هناك: { $chunks }
    [many] { $files } قطعة غير كاملة هنا، فليست هناك: { $chunks }
   *[other] { $files } قطعة غير كاملة هنا، فليست هناك: { $chunks }
}
publish-remote = بعد rclone: يأتي اسم remote ومسار، مثل rclone:store:bundles؛ الإعدادات وكلمات السر مكانها إعدادات rclone نفسه

error-fetch-not-built = بُني هذا البرنامج دون شيفرة شبكة ولا يستطيع الجلب
error-fetch-no-list = لا مرآة تعطي قائمة موقعة: { $mirrors }
error-fetch-small = لا مرآة تعطي { $name } كما تسميه القائمة الموقعة
error-fetch-time = انتهى الوقت قبل وصول أول كتلة
error-publish-secret = { $path } بين ملفات الحزمة يحوي { $what }: لم يُنشر شيء
error-publish-no-chunk = لا قطعة من الحزمة كاملة هنا
error-publish-small = ملفات صغيرة من الحزمة مفقودة هنا: { $names }
error-publish-scattered = ينسخ rclone من مجلد واحد، وهذه القطع ليست في مجلد واحد بأسمائها: { $names }
error-publish-no-rclone = rclone غير مثبت
error-publish-rclone = انتهى rclone بـ { $code }: { $words }
error-publish-differs = هذه الملفات لا تُقرأ كما كانت: { $names }
hint-fetch-not-built = ابنه هكذا: cargo build --release --features mirror؛ أو حمّل الملفات ببرنامج آخر ثم استخدم: pannier check
hint-fetch-no-list = قارن العنوان بالذي أُعطيته؛ إن كان في المرآة عدة حزم فأضف --bundle ID
hint-fetch-small = سمِّ مرايا أخرى أيضًا، أو حاملًا فيه الملفات الصغيرة: --with DIR
hint-fetch-time = أعط دقائق أكثر: --for
hint-publish-secret = انقل المفتاح إلى حيث لا يصل إلا صاحبه، وانظر هل نُشر يومًا
hint-publish-whole = أكمل الحزمة أولًا: pannier repair BUNDLE -o WHOLE؛ ثم انشر WHOLE
hint-publish-scattered = اصنع مجلدًا واحدًا أولًا: pannier repair BUNDLE -o WHOLE؛ ثم انشر WHOLE
hint-publish-no-rclone = ثبّت rclone، أو انشر في مجلد وانسخ المجلد ببرنامج آخر
hint-publish-rclone = جرّب remote وحده: rclone lsd REMOTE:
hint-publish-differs = انشر مرة أخرى؛ فإن بقي كذلك فالمكان يغيّر الملفات أو يكذب

fetch-why-no-list = أعطت شيئًا غير قائمة موقّعة: ربما صفحة دخول إلى شبكة، أو مجلدًا آخر
fetch-why-other = عندها حزمة أخرى غير المطلوبة
fetch-onion = لا يُوصَل إلى { $host } إلا عبر Tor: شغّل Tor، وأضف --proxy socks5h://127.0.0.1:9050. لم يجرِ أي اتصال، ولم يُسأل عن أي اسم
fetch-several-ids = العناوين تسمّي عدة حزم، وكل fetch يأخذ واحدة: { $ids }
fetch-by-proxy = كل شيء مرّ عبر الوكيل: تحقّق من أنه يعمل قبل أن تشكّ في المرايا
fetch-pin-first = لم يُجلب شيء غير القائمة. خذ مفتاح الناشر من شخص تثق به، ثم: pannier trust publisher.pub، أو أضف -P publisher.pub
mirror-user = في العنوان بعد { $option } اسم أو كلمة مرور: لا تُستعمل مثل هذه العناوين، لأن كل من يراها تصبح عنده كلمة المرور
mirror-scheme = العنوان بعد { $option } يبدأ بـ http:// أو https://، لا هكذا: { $address }
mirror-query = ليس في العنوان بعد { $option } علامة استفهام: { $address }
