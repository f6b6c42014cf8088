paper-title = PANNIER  { $title }  الحزمة { $id }
paper-page = الصفحة { $number } من { $pages }

paper-label = { $number } من { $codes }
paper-small-files = الملفات الصغيرة
paper-whole-bundle = الحزمة كلها
paper-chunks = القطع المطلوبة

paper-digits = الناشر { $digits }: قارن هذه الأرقام بالصوت. الصفحة وحدها لا تثبت شيئًا.
paper-digits-short = { $enough } الناشر { $digits }
paper-enough = يكفي أي { $need } من هذه الرموز وعددها { $codes }.
paper-enough-each = الرموز { $codes }، من { $some }.
paper-enough-each-more = الرموز { $codes }، من { $some }، ....
paper-some = { $name } أي { $need } من { $codes }
paper-photograph = صوّر كل صفحة أو امسحها ضوئيًا، واضحة ومسطحة. ثم اكتب: { $command }
paper-by-hand = يدويًا، من صور واضحة لكل الرموز من 1 إلى { $last }، يعطي هذا السطر { $object ->
    [files] الملفات
   *[chunk] قطعة
}:
paper-by-hand-others = يدويًا، من صور واضحة لكل الرموز من 1 إلى { $last }، يعطي هذا السطر { $object ->
    [files] الملفات
   *[chunk] قطعة
} (لغيرها: sid وطول خاصان بها، > NAME.bin):
paper-then = ثم، لمعرفة من وقّع: { $command }  الغلاف يشرح المتابعة، وكذلك بطاقة الناشر.

paper-cells = تجربة، وليست رموز QR: امسحها ضوئيًا مسطحة، بالرمادي، بدقة 300 نقطة في البوصة أو أكثر. ثم اكتب: { $command }

cover-title = { $pages ->
    [zero] هذا هو الغلاف؛ بعده { $pages } صفحة.
    [one] هذا هو الغلاف؛ بعده صفحة واحدة.
    [two] هذا هو الغلاف؛ بعده صفحتان.
    [few] هذا هو الغلاف؛ بعده { $pages } صفحات.
    [many] هذا هو الغلاف؛ بعده { $pages } صفحة.
   *[other] هذا هو الغلاف؛ بعده { $pages } صفحة.
}
cover-what = ما هذا
cover-documents = وثائق في رموز تقرؤها كاميرا: { $title }، { $made }. { $locked }
cover-made = صُنعت في { $date }، { $bytes } بايت
cover-locked-recipients = لا يفتحها إلا من عنده مفتاح سري شُفّرت له.
cover-locked-passphrase = لا يفتحها إلا من يعرف عبارة المرور.
cover-locked-none = هي غير مشفّرة: كل من عنده هذه الصفحات يستطيع قراءة كل شيء.
cover-getting = كيف تُستخرج الوثائق
cover-step-1 = 1. صوّر كل صفحة أو امسحها ضوئيًا، وهذه أيضًا: مسطحة، واضحة، بإضاءة متساوية. الزوايا الممزقة والبقع لا تضر.
cover-step-1-only = 1. صوّر هذه الصفحة أو امسحها ضوئيًا: مسطحة، واضحة، بإضاءة متساوية. الزوايا الممزقة والبقع لا تضر.
cover-step-2 = 2. { $command }     يبيّن ما هو موجود، وإن لم يكفِ فأي صفحات يجب إحضارها.
cover-step-3 = 3. { $command }
cover-step-3-trust = يتوقف إن لم يعرف ناشرًا بعد: قارن الأرقام في الأسفل، ثم اكتب: { $command }
cover-may-miss-told = كل صفحة تذكر كم رمزًا يلزم.
cover-may-miss-codes = يجوز أن ينقص نحو خُمس الرموز، أيًا كانت.
cover-may-miss-page = يجوز أن تنقص صفحة من كل خمس صفحات، أيًا كانت.
cover-whose = من الناشر
cover-digits = أرقام الناشر: { $digits }
cover-compare = قارنها مع شخص يعرف الناشر، بالصوت أو من ورقة أخرى. أي شخص يستطيع أن يطبع صفحة.
cover-programs = برامج يعرفها الناشر
cover-kit = قائمة طقم برامج قد يكون بجانب الحزمة. أرقامها { $digits }. تجزئتها:
cover-kit-compare = لا تشغّل أي برنامج من ذاكرة USB قبل أن تقارن القائمة بهذه الورقة. بدون Pannier: { $command }
cover-who-sees = من يرى صفحة
cover-sees-none = كل من يرى الصفحات يستطيع قراءة كل الوثائق أو بعضها، والسلسلة والإصدار والتاريخ ومفتاح الناشر.
cover-sees-sealed = كل من يرى صفحة يقرأ السلسلة والإصدار والتاريخ ومفتاح الناشر والأحجام. الوثائق مشفّرة.
cover-by-hand = يدويًا، من دون Pannier
cover-small-files = صور واضحة للرموز من 1 إلى { $last } في الأسفل تعطي قائمة الملفات وتوقيعها وبيانات الحزمة وجدول الكتل:
cover-line-elsewhere = السطر الذي يقرأ الرموز موجود على الصفحات الأخرى.
cover-chunks = كل الصفحات تعطي القطع بالطريقة نفسها. ثم اكتب هذه الأسطر. توقف إذا فشل سطر:
cover-then = ثم اكتب هذه الأسطر. توقف إذا فشل سطر:
cover-commands-count = لا يُعتد بأمر إلا إذا كان أيضًا على صفحة جاءت بطريق آخر: بطاقة الناشر، أو "{ $command }".

card-title = PANNIER: { $what }
card-digits = الأرقام: { $digits }
card-publisher = قارن الأرقام بالصوت قبل أن تثق بهذا المفتاح. هو يفحص الحزم؛ ولا يستطيع أحد أن يصنع به حزمة.
card-recipient = للناشرين: pannier pack -r KEY يشفّر له. هذا المفتاح لا يفتح شيئًا؛ نصفه السري هو الذي يفتح.
card-slip = تقول ما ينقص من حزمة، أو إنه لا ينقص شيء: pannier want --read DIGITS
card-by-hand = كيف تُفتح حزم هذا الناشر من دون Pannier
card-to-type = للكتابة حيث لا يمكن المسح: base32، وفي آخر كل سطر أربعة أرقام للتحقق.

page-language = ar
page-pause = إيقاف مؤقت
page-play = تشغيل
page-back = السابق
page-next = التالي
page-speed = السرعة
page-full = ملء الشاشة
page-place = { $number } من { $pictures } - { $speed } في الثانية
page-no-script = هذه الصفحة تحتاج إلى تفعيل JavaScript. وهي لا تستعمل الشبكة.

play-film-title = PANNIER: { $title }
play-film-digits = { $digits }
play-film-line = تسجيل هذا أثر يبقى. احذفه بعد قراءة الرموز.
paper-first-blocks = الكتل الأولى
