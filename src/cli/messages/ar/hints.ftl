hint-make-room = أخلِ مساحة هناك، أو حدّد مكانًا آخر، ثم شغّل الأمر من جديد
hint-empty-bin = انظر في { $bin }، ففيه { $size } من الملفات المحذوفة؛ أفرغ هذه السلة أو أخلِ مساحة بطريقة أخرى، ثم شغّل الأمر من جديد
hint-make-folder = أنشئ المجلد الأعلى أولًا: لا يوجد مجلد بهذا الاسم
hint-check-name = تحقق من الاسم: لا يوجد شيء هناك، أو لم يعد موجودًا
hint-check-medium = تحقق من أن الوسيط ما زال موصولًا وقابلًا للقراءة؛ ما قُرئ حتى الآن لم يُمسّ
hint-check-place = تحقق من أن المكان موجود وأن الكتابة فيه مسموحة؛ ما أُعطي للقراءة لم يُمسّ
hint-unfit = حدّد مكانًا على وسيط آخر؛ أو أعطِ --leave-out-unfit وافتح الوثائق الأخرى هنا
hint-part-other = حدّد مجلدًا آخر لهذا الإصدار
hint-part-altered = انقل هذه الملفات خارج المجلد، وشغّل الأمر من جديد: تخرج الوثائق من الحزمة مرة أخرى
hint-exists = حدّد مكانًا آخر، أو انقل بنفسك ما هو موجود هناك
hint-busy = انتظر التشغيل الآخر، أو حدّد مكانًا آخر
hint-in-the-way = انظر فيه؛ إن لم تكن تحتاج إليه فانقله بنفسك
hint-other-file = أنشئ مجلدًا فارغًا على ذلك الوسيط وحدّده، أو انقل ذلك الملف بنفسك؛ لم يُكتب شيء
hint-unsteady = انسخ ما تستطيع إلى وسيط آخر وشغّل الأمر من هناك: هذا الوسيط يتعطل
hint-not-kept = أحضر وسيطًا آخر: هذا مزيّف ويتسع لأقل مما يقول، أو هو يتعطل؛ لا تحفظ عليه شيئًا
hint-interrupted = شغّل الأمر نفسه مرة أخرى
hint-bug = أبلغ عن هذا مع الأمر الذي كتبته

hint-keys = انظر: pannier help keys
hint-give-publisher = أعطِ المفتاح العام: publisher.pub؛ لا تُظهر المفتاح السري لأحد
hint-give-publisher-secret = أعطِ المفتاح السري: publisher.key
hint-give-recipient = أعطِ المفتاح العام: recipient.pub؛ لا تُظهر المفتاح السري لأحد
hint-give-recipient-secret = أعطِ المفتاح السري: recipient.key
hint-recipient-digits = اسأل المستلم بالصوت عن أرقامه قبل أن تشفّر أي شيء لهذا المفتاح: السطر أو الأرقام تغيّرت، أو كُتبت خطأ
hint-recipient-trailing = اكتب التعليق في سطر خاص به فوق المفتاح، وقبله #
hint-recipient-comment = اكتب "# digits" والأرقام الثلاثين كلها فوق المستلم مباشرة، أو ابدأ التعليق بكلمة أخرى
hint-key-passphrase = شغّل الأمر في طرفية، أو حدّد ملفًا مع --key-passphrase-file
hint-try-again = حاول مرة أخرى

hint-unpack = فكّه، وحدّد المجلد الجديد: { $command }
hint-mend-zip = حاول إصلاحه، وحدّد الأرشيف الجديد: { $command }
hint-save-parts = انسخ المرفقات إلى مجلد ببرنامج بريد، وحدّد ذلك المجلد
hint-salvage-image = ابحث عن الكتل عليه: { $command }
hint-no-bundle = حدّد المجلد الذي فيه SHA256SUMS؛ من دون تلك القائمة وتوقيعها لا يمكن إثبات شيء
hint-copy-list = انسخ SHA256SUMS وSHA256SUMS.minisig من أي وسيط آخر للحزمة نفسها، ثم شغّل هذا من جديد
hint-crowded = حدّد وسيطًا واحدًا، أو مجلدًا واحدًا منه، في كل مرة
hint-many-of-one-number = حدّد واحدة مع --bundle وأول أرقام معرّفها، أو حدّد ناشرها مع -P
hint-many-bundles = حدّد واحدة مع --bundle وأول أرقام معرّفها، أو مع --release ورقم، أو "newest"
hint-conflict = اسأل الناشر بالصوت عن معرّف الحزمة الصحيح وأرقام محتوى وثائقها؛ ثم حدّدها مع --bundle
hint-no-such-bundle = انظر ما هو موجود: pannier show FOLDER

hint-list-unsigned = أضف SHA256SUMS وSHA256SUMS.minisig من وسيط آخر؛ لا تفتح هذه الحزمة ببرامج أخرى
hint-unknown-publisher = قارن الأرقام الثلاثين (30) مع الناشر بالصوت أو على ورق، ثم اكتب: pannier trust FOLDER
hint-other-series = اسأل الناشر بالصوت هل هذه السلسلة له؛ ثم اكتب: pannier trust FOLDER --series { $series }
hint-wrong-publisher = لا تفتح هذه الحزمة؛ اطلبها من ناقل آخر. إن كان الناشر قد غيّر مفاتيحه، فاحصل على الأرقام الجديدة وجهًا لوجه
hint-other-digits = اكتب الأرقام من جديد إن أخطأت في الكتابة؛ وإن لم تخطئ فلا تثق بهذا المفتاح: إنه ليس مفتاح الناشر. لم يُعتمد أحد

hint-pins-within = حدّد مجلد الحزمة وحده، أو حدّد الناشر مع -P
hint-pins-medium = انسخ الحزمة إلى وسيط آخر، أو حدّد الناشر مع -P
hint-pins-mode = شغّل هذا الأمر ثم انظر في سجلات الاعتماد: chmod go-w { $path } && pannier trust --list
hint-variable = حدّد الناشر مع -P، أو ألغِ تعيين المتغير
hint-variable-mode = شغّل هذا الأمر ثم قارن أرقام المفتاح من جديد: chmod go-w { $path }
hint-pins-owner = انقله من هناك واعتمد الناشرين من جديد، أو حدّد الناشر مع -P

hint-tell-publisher = لا تستعمل هذه الحزمة؛ أخبر الناشر
hint-one-reading = أخبر الناشر، ولا تفتح هذا ببرنامج آخر: قد يعطي كل برنامج وثائق مختلفة؛ لم يُكتب شيء
hint-delta-whole = حاول من جديد من دون --onto
hint-delta-not-opened = حدّد المجلد الذي كتب فيه "pannier open" الإصدار السابق، أو مع "pack" حدّد حزمته
hint-delta-inside = حدّد مع -o مكانًا خارج ذلك المجلد
hint-delta-already = احتفظ بالمجلد: هو أحدث مما هو هنا؛ لم يُكتب شيء
hint-delta-base-untrusted = أعطِ مجلدًا صنعه "pannier open" من حزمة للناشر نفسه؛ لم يُكتب شيء
hint-delta-other-base = اطلب الإصدار { $release } وافتحه، وحدّد مجلده مع --onto؛ لم يُكتب شيء
hint-delta-gap = حدّد أيضًا المجلد الذي فيه الفرق من { $from } إلى { $to }، أو اطلب الإصدار { $to }؛ لم يُكتب شيء
hint-delta-base-again = افتح الإصدار السابق مرة أخرى مع "pannier open"، أو اطلب الإصدار الجديد كله؛ لم يُكتب شيء
hint-keep = أخبر الناشر، واحتفظ بالحزمة كما هي؛ لم يُكتب شيء
hint-other-code = أخبر الناشر؛ وإلى ذلك الحين اجمع كل قطع البيانات: إذا وُجدت كلها فلا حاجة إلى إعادة بناء شيء
hint-newer = احصل على نسخة أحدث من Pannier لفتح هذه الحزمة

hint-copy-small = انسخه من أي وسيط آخر للحزمة نفسها، ثم شغّل هذا من جديد
hint-not-enough = أحضر أي قطع أخرى من هذه الحزمة (أسماؤها لا تهم)، وحدّد مجلداتها أيضًا، ثم شغّل الأمر من جديد
hint-commands-terminal = اكتبه في ملف: pannier cat BUNDLE PATH > FILE
hint-pattern = حدّد مسارًا كما يعرضه "pannier list"، أو نمطًا مثل '*.jpg' أو 'photos/**'
hint-nothing-fits = حدّد مسارًا كما يعرضه "pannier list"؛ لم يُكتب شيء
hint-not-whole = اجعل الحزمة كاملة أولًا: pannier repair FOLDER -o WHOLE

hint-passphrase = شغّل الأمر في طرفية، أو حدّد ملفًا مع --passphrase-file
hint-identity = حدّد مفتاحك مع -i recipient.key
hint-wrong-key = جرّب مفتاحًا آخر مع -i، أو اسأل الناشر لمن شُفّرت
hint-wrong-passphrase = حاول من جديد؛ الفراغات والحروف الكبيرة تُحسب
hint-scrypt = اطلب من الناشر أن يشفّرها من جديد بعامل عمل أقل
hint-no-memory = أغلق برامج أخرى، أو ارفع حد الذاكرة (ulimit -v unlimited)، أو استعمل جهازًا ذاكرته أكبر

hint-corpus-old-names = أعد تسمية الملفات التي أسماؤها أقدم من Unicode: convmv -f { $encoding } -t UTF-8 --notest FILE؛ وأعد تسمية الباقي، أو دع --escape-names يحزمها بأسماء آمنة؛ ضع نسخًا مكان الروابط، أو استثنِ مع --exclude ما ليس ملفًا
hint-corpus-names = أعد تسميتها، أو دع --escape-names يحزمها بأسماء آمنة؛ ضع نسخًا مكان الروابط، أو استثنِ مع --exclude ما ليس ملفًا
hint-corpus-secret = انقله خارج مجلد الوثائق، أو استثنه مع --exclude؛ إن كان لا أحد يستعمل المفتاح، مثل مفتاح تجريبي داخل برنامج: --allow-key { $path }
hint-corpus-changed = أغلق البرنامج الذي يكتب هناك، ثم شغّل الأمر من جديد
hint-move-out = انقله خارج المجلد، أو استثنه مع --exclude
hint-output-in-corpus = حدّد مع -o مكانًا خارج مجلد الوثائق
hint-workshop-memory = أغلق برامج أخرى وحاول من جديد: النظام الذي ذاكرته قليلة يُنهي عملية كهذه
hint-workshop = حاول من جديد على جهاز آخر؛ إن حدث الشيء نفسه هناك، فلا تثق بهذه الملفات وأبلغ عن ذلك: ربما صُنعت الملفات لتعطيل برنامج فك الترميز
hint-rehearsal = جرّب وسيطًا آخر أو جهازًا آخر: قد يكون هذا الوسيط أو هذا الجهاز معطوبًا

hint-plan-more = اصنع كتل استعادة أكثر، { $needed } ({ $percent } % من { $need }) بدلًا من { $there }: pannier more-recovery BUNDLE -k publisher.key --couriers { $carriers } --survive { $survive } -o MORE
hint-plan-copies = ضع كل قطعة على عدة وسائط: --copies { $copies }
hint-plan-couriers = جِد ناقلين أكثر: مع --couriers { $couriers } --survive { $survive } تكفي هذه الحزمة
hint-plan-fewer = اقبل ضياعًا أقل: مع --survive { $holds } تكفي هذه الحزمة
hint-plan-or = { $one }؛ أو { $other }
hint-foreign-key-post-quantum = شغّل يدويًا البرنامج age بنسخة 1.3 أو أحدث: pannier help by-hand
hint-foreign-key-other = حدّد المفتاح الذي أعطيت الناشر نصفه العام: ملف فيه AGE-SECRET-KEY-1؛ الأمر "pannier keygen" يصنع مفاتيح كهذه
hint-plan-too-small = احزم وثائق أقل (--exclude)، أو وزّع الحزمة على عدة وسائط: يحمل كل منها جزءًا
hint-plan-no-room = أحضر وسائط أكبر، أو وسائط أكثر
hint-plan-whole = اقبل ضياع وسائط أقل؛ أو وزّع مع --allow-whole، إن جاز أن يكون على وسيط واحد ما يكفي لإعادة بناء كل شيء
hint-plan-greedy = اقبل ضياعًا أقل؛ أو احزم من دون --couriers، ووزّع مع --copies
hint-plan-same = حدّد مجلدًا واحدًا لكل وسيط
hint-plan-stray = انظر فيه وانقله بنفسك، أو حدّد مجلدًا فارغًا على ذلك الوسيط

hint-codes-too-much = انقل الحزمة على ذاكرات USB، واطبع الملفات الصغيرة وحدها: --only small
hint-codes-chunk = احزم الوثائق من جديد بقطع أصغر: pannier pack --chunk-size 1MiB
hint-codes-nothing = حدّد مجلدات وسائط أخرى أيضًا
hint-codes-page = اكتب صفحة للمتصفح بدلًا من ذلك: --html FILE
hint-codes-secret = أبقه حيث هو ولا تُظهره لأحد؛ نصفه العام هو الملف الذي امتداده pub
hint-codes-no-card = حدّد ملفًا مثل publisher.pub أو recipient.pub، أو المفتاح نفسه

hint-no-release = حدّد مجلد ذلك الإصدار أيضًا، أو اطلبه ممن عنده ذلك الإصدار
hint-slip-other-bundle = حدّد مجلدات تلك الحزمة
hint-slip-version = احصل على نسخة أحدث من Pannier لقراءة هذه القصاصة
hint-slip-again = اطلب القصاصة من جديد، مجموعة بعد مجموعة؛ كل مجموعة خمسة أرقام، ولا تزيد على 65535
