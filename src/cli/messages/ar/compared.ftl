compared-same = { $title }: حزمتان مختلفتان موقَّعتان بمفتاح واحد
compared-previous = { $title }: هذه الحزمة تسمّي إصدارًا سابقًا لها غير الإصدار الموجود هنا
compared-bundle = { $id }، { $title }، صُنعت في { $date } (التاريخ من الناشر)
compared-named = { $id }، وهي التي تسمّيها { $title } الإصدار السابق لها

compared-pair-same = { $one } و{ $two } كلتاهما { $title }، من { $maker }
compared-pair-previous = { $two }، { $two_title }، تسمّي { $named } الإصدار السابق لها، لا { $one }، { $one_title }، من { $maker }

compared-line-same = الحزمة { $id }، صُنعت في { $date }، وقّعها { $maker } أيضًا باسم { $title }
compared-line-later = الحزمة { $id }، { $title }، من { $maker }، تسمّي { $named } الإصدار السابق لها، لا هذه الحزمة
compared-line-earlier = هذه الحزمة تسمّي { $named } الإصدار السابق لها، لا الحزمة { $id }، { $title }، من { $maker }

compared-ask = اسأل الناشر بالصوت عن معرّف الحزمة الصحيح، وقارن أرقام المحتوى.

compared-shared = السلسلة { $series } موقَّعة من عدة ناشرين معتمدين هنا: { $parts }
compared-part = { $maker } ({ $numbers })
compared-shared-what = اسأل كل واحد منهم بالصوت هل السلسلة له؛ الخيار trust --series يحدّد لأي سلسلة يُحسب الاعتماد.
compared-unlinked = { $title } لا تسمّي إصدارًا سابقًا لها، مع أن { $earlier } موجودة هنا: لا شيء يربط بينهما

compared-passed-over = لم تُستعمل: { $title }، الحزمة { $id }، من الناشر { $digits }، وأنت لا تثق به: توجد هنا حزمة موثوقة
compared-passed-over-short = لم تُستعمل: { $title }، الحزمة { $id }: وقّعها عدد غير كافٍ من مفاتيح { $name }، وتوجد هنا حزمة موثوقة
compared-bundle-before = { $id }، { $title }، فُتحت هنا من قبل

by-named = المفتاح المعطى مع { $by }
by-limited = { $name } (معتمد لسلاسل أخرى فقط)
by-unknown = ناشر مجهول
