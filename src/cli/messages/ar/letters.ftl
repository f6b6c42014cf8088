letters-gone-by-itself = لا مفتاح يُحسب: المفتاح المعتمد يقول بنفسه إنه أُلغي
letters-signatures = وقّع { $have } من المفاتيح وعددها { $of }، واللازم { $need ->
    [zero] { $need } مفتاح
    [one] مفتاح واحد
    [two] مفتاحان
    [few] { $need } مفاتيح
    [many] { $need } مفتاحًا
   *[other] { $need } مفتاح
} (خطاب المفاتيح { $letter })
letters-one = الخطاب { $number } ({ $hash })

letters-conflict = خطابات مفاتيح { $name } في تعارض (CONFLICT): { $letters }؛ لا يُحسب هنا إلا ما يسمح به كل منها. اسأل بالصوت أي خطاب هو الصحيح
letters-lacking = تنقص خطابات مفاتيح بين الموجودة هنا: { $numbers }
letters-not-here = هذه الحزمة تسمّي خطاب المفاتيح { $number }، وهو ليس هنا: من دون هذا الخطاب لا يستطيع أحد أن يعرف أي مفاتيح الناشر تُحسب. اطلب من ناقلين آخرين keys-*.txt
letters-older = { $title } أقدم من الإصدار { $remembered } الذي فُتح من قبل

letters-head = الخطاب { $number } ({ $hash }): يجب أن يوقّع { $need } من المفاتيح وعددها { $of }
letters-key = { $digits }
letters-key-signed = { $digits } (وقّع هذه)
letters-key-gone = { $digits } (أُلغي: لا يُحسب لأي شيء)
letters-next = { $count ->
    [zero] موعود { $count } مفتاح آخر لم يره أحد بعد
    [one] موعود مفتاح آخر واحد لم يره أحد بعد
    [two] موعود مفتاحان آخران لم يرهما أحد بعد
    [few] موعود { $count } مفاتيح أخرى لم يرها أحد بعد
    [many] موعود { $count } مفتاحًا آخر لم يره أحد بعد
   *[other] موعود { $count } مفتاح آخر لم يره أحد بعد
}

error-too-few-signatures = لا يوجد هنا إلا { $have ->
    [zero] { $have } توقيع
    [one] توقيع واحد
    [two] توقيعان
    [few] { $have } توقيعات
    [many] { $have } توقيعًا
   *[other] { $have } توقيع
}، واللازم { $need }؛ ولم يوقّع { $lacking }
error-key-gone = موقَّعة بمفتاح لم يعد يُحسب: { $digits }
error-letters-conflict = خطابات مفاتيح الناشر متعارضة: { $letters }
hint-too-few-signatures = اطلب من ناقلين آخرين نسخة فيها توقيعات أكثر، أو اسأل الناشر؛ لم يُفعل شيء
hint-key-gone = اطلب من الناشر وجهًا لوجه إصدارًا بمفاتيحه الأخرى، أو الأرقام الجديدة؛ لا تفتح هذه الحزمة
hint-letters-conflict = اسأل الناشر بالصوت أي خطاب مفاتيح هو الصحيح؛ وإلى ذلك الحين لا تفتح إلا ما كان عندك من قبل

label-signatures = التوقيعات
label-keys = المفاتيح
label-not-signed = ينقص
report-too-few = { $title }: عدد مفاتيح الناشر التي وقّعت غير كافٍ؛ { $enough }
report-key-gone = { $title }: موقَّعة بمفتاح لم يعد يُحسب؛ { $enough }
report-letters-conflict = { $title }: خطابات مفاتيح الناشر متعارضة؛ { $enough }
report-publisher-short = { $digits } (معتمد: { $name }؛ التوقيعات غير كافية)
error-candidate-short = { $id }  { $title }، من { $name }، والتوقيعات غير كافية
by-short = { $name } (التوقيعات غير كافية)
compared-remembered = { $title }: فُتحت من قبل حزمة أخرى تحت هذا الرقم
compared-line-remembered = الحزمة { $id } فُتحت من قبل باسم { $title }
compared-pair-remembered = { $two } هي { $title }، لكن { $one } فُتحت من قبل تحت هذا الرقم، من { $maker }

error-letter-none = هذا ليس خطاب مفاتيح: يبدأ الخطاب بـ "pannier keys" ورقمه
error-letter-too-few-keys = لا يمكن طلب { $need } من التوقيعات: عدد المفاتيح في الخطاب { $keys ->
    [zero] { $keys } مفتاح
    [one] مفتاح واحد
    [two] مفتاحان
    [few] { $keys } مفاتيح
    [many] { $keys } مفتاحًا
   *[other] { $keys } مفتاح
}
error-letter-too-many-keys = الخطاب يسمّي 8 مفاتيح على الأكثر، ويعد بـ 8 على الأكثر، وفيه 64 مفتاحًا ملغى على الأكثر
error-letter-twice = مفتاح مذكور مرتين، أو هو بين المفاتيح الملغاة وبين المفاتيح التي توقّع
error-letter-need = لا يمكن طلب { $need } من التوقيعات: الخطاب يطلب من 1 إلى 5
error-letter-too-few-promised = عدد المفاتيح الموعودة: { $promised ->
    [zero] { $promised } مفتاح
    [one] مفتاح واحد
    [two] مفتاحان
    [few] { $promised } مفاتيح
    [many] { $promised } مفتاحًا
   *[other] { $promised } مفتاح
}، ويجب أن يوقّع { $need }: لا يمكن أن يأتي بعده خطاب أبدًا. عِد بمفاتيح عددها كعدد التي يجب أن توقّع
error-letter-promised-shown = مفتاح موعود مذكور في الخطاب نفسه: لا تعد إلا بمفاتيح لم يرها أحد
error-letter-not-before = الخطاب { $before } ليس هو الخطاب الذي يُبنى عليه الخطاب { $number }
error-letter-revived = المفتاح { $digits } أُلغي، والمفتاح الملغى لا يوقّع مرة أخرى أبدًا: اصنع مفتاحًا جديدًا مع keygen
error-letter-not-promised = المفتاح { $digits } لم يكن موعودًا: الخطاب السابق يذكر بصمات المفاتيح الجديدة الوحيدة التي يجوز أن تأتي بعده
error-letter-last = في التسلسل 64 خطابًا على الأكثر؛ ابدأ تسلسلًا جديدًا، واطلب من الناس أن يقارنوا أرقام مفتاحه بالصوت وأن يعتمدوا ذلك المفتاح
error-letter-other-key = لا هذا الخطاب ولا الخطاب السابق يذكر المفتاح { $digits }، فتوقيعه لن يُحسب لأي شيء
error-letter-many-signatures = في ملف الخطاب 16 توقيعًا على الأكثر
error-letter-says = نص التعريف من 1 إلى 200 حرف في سطر واحد
error-letter-address = لا يمكن لخطاب المرايا أن يسمّي { $url }: فهو يسمّي عناوين لا تزيد على 200 حرف تبدأ بـ http:// أو https:// من دون اسم أو كلمة مرور أو علامة استفهام

keys-letter = خطاب المفاتيح { $number } في { $path }
keys-read-first = هذا توقيع لخطاب المفاتيح { $number }: يجب أن يوقّع { $need } من { $of ->
    [zero] { $of } مفتاح
    [one] مفتاح واحد
    [two] مفتاحين
    [few] { $of } مفاتيح
    [many] { $of } مفتاحًا
   *[other] { $of } مفتاح
}. قارن هذه الأرقام بما اتفقتم عليه.
keys-signed = { $have }؛ يجب أن يوقّع من مفاتيحه نفسها { $need ->
    [zero] { $need } مفتاح
    [one] مفتاح واحد
    [two] مفتاحان
    [few] { $need } مفاتيح
    [many] { $need } مفتاحًا
   *[other] { $need } مفتاح
}
keys-signed-before = { $have } { $promised ->
    [yes] من المفاتيح الموعودة؛ واللازم منها { $need }
   *[no] من مفاتيح الخطاب السابق؛ واللازم منها { $need }
}
keys-next-sign = اطلب من الآخرين توقيعه: pannier keys sign LETTER -k THEIR.key
keys-next-pack = سلّمه مع كل حزمة: pannier pack --letter FILE، مرة لكل خطاب من التسلسل
keys-gone = النص الذي يُنهي المفتاح { $digits } في { $path }
keys-gone-what = كل من ينشر هذا النص يُنهي المفتاح إلى الأبد: اطبعه، وأبعد الورقة عن المفتاح، واحذف { $path }
keys-introduced = التعريف بالمفتاح { $digits } في { $path }
keys-mirrors = خطاب المرايا { $number } في { $path }
keys-mirrors-next = سلّمه وحده أو مع كل حزمة: pannier pack --letter FILE. وإن وجب أن توقّع عدة مفاتيح، يشغّل الآخرون: pannier keys sign FILE -k THEIR.key
keys-mirrors-read-first = هذا توقيع لخطاب المرايا { $number }، وهو يحل محل كل ما رقمه أصغر:
letters-mirror = { $url } (خطاب المرايا { $number })
letters-mirrors = { $title }: يسمّي الناشر { $count ->
    [zero] { $count } مرآة
    [one] مرآة واحدة
    [two] مرآتين
    [few] { $count } مرايا
    [many] { $count } مرآة
   *[other] { $count } مرآة
}، ويعرضها «pannier show». لا شيء يتصل بمرآة من تلقاء نفسه. ومن يدير مرآة يرى من يطلب، وماذا، ومتى
letters-mirrors-differ = خطاب المرايا { $number } من { $name } موجود هنا بعدة صيغ فيها عناوين مختلفة: اسأل أيهما الصحيح قبل أن تستعمل أحدهما
keys-none-stands = لا خطاب مفاتيح هنا يُحسب لناشر تثق به
keys-stand = خطابات مفاتيح { $name }، { $digits }
keys-two-letters = أُعطي خطابان مختلفان باسم { $name }: في التسلسل خطاب واحد فقط
keys-not-a-key = خطاب المفاتيح { $number } لا يذكر المفتاح { $digits } الذي يوقّع هذه الحزمة: من عنده الخطاب لن يثق بالحزمة
keys-sign-next = يجب أن يوقّع هذه الحزمة { $need } من المفاتيح؛ اطلب من الآخرين تشغيل: pannier sign BUNDLE -k THEIR.key

sign-done = وُقّعت { $title } في { $path }
sign-unseen = وقّعت قائمة من دون أن ترى الوثائق
sign-not-opened = لم يُوقَّع شيء، لأن الوثائق لم تُرَ؛ مع --unseen توقّع القائمة وحدها
sign-signed-already = المفتاح { $digits } وقّع هذه الحزمة من قبل
sign-needs-output = القائمة ليست في مجلد يمكن إضافة ملف إليه: حدّد ملف التوقيع الجديد مع -o
error-other-documents = ليست في الحزمة وثائق { $path }: لم يُوقَّع شيء
hint-other-documents = قارن أرقام المحتوى مع الآخرين الذين يوقّعون؛ الأمر "pannier list" يعرض ما في الحزمة

letters-age = { $days ->
    [zero] { $days } يوم
    [one] يوم واحد
    [two] يومان
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
} بحسب ساعة هذا الجهاز
letters-age-none = أقل من يوم بحسب ساعة هذا الجهاز
letters-age-later = غير معروف: ساعة هذا الجهاز قبل تاريخ الناشر
letters-age-of = { $title }: العمر { $age }
label-age = العمر
after-not-opened = الخيار --after يأخذ مجلدًا صنعه "pannier open": ليس في { $path } ملف CONTENTS.sha256 مع توقيعه
after-not-signed = الوثائق في { $path } غير موقَّعة من ناشر تثق به هنا، فهي لا تبيّن ما هو أحدث

letters-pin-gone = المفتاح المعتمد باسم { $name } يقول بنفسه إنه أُلغي: { $path }
letters-left-out = { $count ->
    [zero] { $count } ملف تشبه خطابات المفاتيح لم تُقرأ: عددها كبير جدًا
    [one] ملف واحد يشبه خطاب مفاتيح لم يُقرأ: العدد كبير جدًا
    [two] ملفان يشبهان خطابات المفاتيح لم يُقرآ: العدد كبير جدًا
    [few] { $count } ملفات تشبه خطابات المفاتيح لم تُقرأ: عددها كبير جدًا
    [many] { $count } ملفًا يشبه خطابات المفاتيح لم يُقرأ: العدد كبير جدًا
   *[other] { $count } ملف يشبه خطابات المفاتيح لم يُقرأ: العدد كبير جدًا
}
report-publisher-of-letters = { $digits } (مفتاح من مفاتيح { $name } بحسب خطاب المفاتيح { $letter })
keys-next-check = أعطِ الخطاب السابق مع --before، لمعرفة هل وقّع عدد كافٍ من مفاتيحه
keys-one-is-enough = يكفي توقيع أي واحد من هذه المفاتيح: الخيار --need 2 يطلب اثنين
keys-sign-question = هل يُوقَّع هذا الخطاب؟ اكتب yes:
keys-not-signed = لم يُوقَّع شيء
sign-counts-for-nothing = لا خطاب مفاتيح هنا يذكر المفتاح { $digits }، فهذا التوقيع لا يُحسب لأي شيء بحسب هذه الخطابات
trust-key-gone = هذا المفتاح يقول بنفسه إنه أُلغي ({ $path }): لم يُعتمد أحد
pack-key-gone = يقول { $path } إن المفتاح الذي يوقّع هذه الحزمة أُلغي: لن يثق بها أحد
letters-run = من { $from } إلى { $to }
