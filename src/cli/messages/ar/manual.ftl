help-short = كل الخيارات، وأمثلة: pannier { $command } --help
help-examples = أمثلة:
help-manual = هل هذه أول مرة؟ الأمر pannier start يطرح أربعة أسئلة ويعرض الأوامر. والدليل في الداخل: pannier help { $topics }
help-manual-small = الدليل في الداخل: pannier help { $topics }
usage-no-key = الأمر { $command } لا يحتاج إلى مفتاح: احذف { $option }
usage-small = هذا هو البرنامج الصغير من طقم البرامج: يفحص ويجمع ويفتح، وليس فيه { $command }. خذ البرنامج الكامل لذلك
help-no-topic = لا مساعدة عن { $topic }؛ انظر: pannier help

man-examples = أمثلة
man-exit-status = حالة الخروج
man-environment = المتغيرات
man-files = الملفات
man-see-also = انظر أيضًا

exit-done = تم، وتأكد البرنامج من النتيجة
exit-could-not = تعذّر: فشل الإدخال أو الإخراج، أو خطأ في البرنامج
exit-usage = استعمال خطأ
exit-damaged = يمكن فتحها، لكن شيئًا مفقود أو تالف؛ ومن الوثائق المفتوحة، بعضها مفقود
exit-not-enough = لا يكفي بعد
exit-not-trusted = غير موثوقة: توقيع خطأ أو مفقود، أو ناشر غير معتمد، أو قائمة أو وثيقة مغيَّرة، أو حزم متعارضة لا تصحّ معًا
exit-cannot-decrypt = لا يمكن فك التشفير: المفتاح أو عبارة المرور خطأ
exit-refused = رُفض من أجل السلامة: كتابة فوق ملف، أو اسم غير آمن، أو مفتاح سري بين الوثائق، أو لا مكان
exit-share = حصة: لا يوجد ملف تالف هنا، وتلزم حصص أخرى
exit-partial = فُتحت جزئيًا: بعض الوثائق هناك، وكتل وثائق أخرى مفقودة
exit-interrupted = قُطع العمل: شغّل الأمر نفسه مرة أخرى

man-variable-publisher = مفتاح عام لناشر، ملف أو المفتاح نفسه، حيث لا يُعطى -P.
man-variable-identity = مفتاحك (ملف هوية age)، حيث لا يُعطى -i.
man-variable-pins = مكان سجلات اعتماد الناشرين: تحت أول متغير معيّن.
man-variable-temporary = مجلد الملفات المؤقتة. فيها بيانات مشفّرة فقط.
man-variable-colour = إذا عُيّن هذا المتغير، يكون المخرج بلا ألوان.
man-variable-terminal = تبيّن أن الطرفية ترتب النص في الاتجاهين. هناك تُعزل الأسماء المكتوبة من اليمين إلى اليسار.

man-file-pins = الناشرون الذين تثق بهم، ملف لكل منهم. لا يجوز أن يكتب هناك أحد غيرك.
man-file-list = القائمة الموقَّعة للحزمة. يفحصها sha256sum وminisign أيضًا.
man-file-contents = القائمة الموقَّعة للوثائق، في كل مجلد فُتحت فيه حزمة.
man-see = pannier help recipient، pannier help courier، pannier help maintainer، age(1)، minisign(1)
