deal-dealt = { $title }: وُزّعت على { $carriers ->
    [zero] { $carriers } وسيط
    [one] وسيط واحد
    [two] وسيطين
    [few] { $carriers } وسائط
    [many] { $carriers } وسيطًا
   *[other] { $carriers } وسيط
}؛ { $promise }
deal-planned = { $title }: توزيع على { $carriers ->
    [zero] { $carriers } وسيط
    [one] وسيط واحد
    [two] وسيطين
    [few] { $carriers } وسائط
    [many] { $carriers } وسيطًا
   *[other] { $carriers } وسيط
}؛ { $promise }
deal-all-needed = كلها لازمة
deal-any = { $left ->
    [zero] أي { $left } منها تكفي لإعادة بنائها
    [1] أي واحد منها يكفي لإعادة بنائها
    [two] أي اثنين منها يكفيان لإعادة بنائها
    [few] أي { $left } منها تكفي لإعادة بنائها
    [many] أي { $left } منها تكفي لإعادة بنائها
   *[other] أي { $left } منها تكفي لإعادة بنائها
}

deal-carries = { $path }: { $data ->
    [zero] { $data } قطعة بيانات
    [one] قطعة بيانات واحدة
    [two] قطعتا بيانات
    [few] { $data } قطع بيانات
    [many] { $data } قطعة بيانات
   *[other] { $data } قطعة بيانات
}، { $recovery ->
    [zero] { $recovery } قطعة استعادة
    [one] قطعة استعادة واحدة
    [two] قطعتا استعادة
    [few] { $recovery } قطع استعادة
    [many] { $recovery } قطعة استعادة
   *[other] { $recovery } قطعة استعادة
}، { $small ->
    [zero] { $small } ملف صغير
    [one] ملف صغير واحد
    [two] ملفان صغيران
    [few] { $small } ملفات صغيرة
    [many] { $small } ملفًا صغيرًا
   *[other] { $small } ملف صغير
}، { $size }؛ عليه { $blocks } من الكتل اللازمة وعددها { $need } ({ $percent } %)
deal-left-out = { $chunks }: لا يحملها أحد، والخطة صحيحة من دونها
deal-lost = { $name } في القائمة ولم يوجد؛ ليس على أي وسيط

deal-survives-none = لا يحتمل أي ضياع: على كل الوسائط معًا كتل عددها { $left }، واللازم { $need }
deal-survives-worst = ضياع أي { $carriers ->
    [zero] { $carriers } وسيط
    [one] وسيط واحد
    [two] وسيطين
    [few] { $carriers } وسائط
    [many] { $carriers } وسيطًا
   *[other] { $carriers } وسيط
}؛ بعد أسوأ ضياع ({ $worst }) تبقى كتل عددها { $left }، واللازم { $need }
deal-survives = ضياع أي { $carriers ->
    [zero] { $carriers } وسيط
    [one] وسيط واحد
    [two] وسيطين
    [few] { $carriers } وسائط
    [many] { $carriers } وسيطًا
   *[other] { $carriers } وسيط
}؛ بعد أسوأ ضياع تبقى كتل عددها { $left }، واللازم { $need }

deal-proof-together = عُدّت كل الوسائط معًا، وعليها كتل كافية
deal-proof-every = عُدّت كل الحالات التي تبقى فيها وسائط عددها { $left }، وهي { $sets ->
    [zero] { $sets } حالة
    [one] حالة واحدة
    [two] حالتان
    [few] { $sets } حالات
    [many] { $sets } حالة
   *[other] { $sets } حالة
}، وفي كل منها كتل كافية
deal-proof-arithmetic = حُسبت أسوأ حالة؛ وعُدّت أيضًا { $sets ->
    [zero] { $sets } حالة
    [one] حالة واحدة
    [two] حالتان
    [few] { $sets } حالات
    [many] { $sets } حالة
   *[other] { $sets } حالة
} فيها وسائط عددها { $left }

deal-reveals = من وسيط واحد مصادَر: السلسلة والإصدار والتاريخ والناشر والأحجام؛ وعلى الأكثر { $most } من الكتل اللازمة وعددها { $need } ({ $percent } %)، { $enough ->
    [yes] وهي كافية لإعادة بناء الحمولة
   *[no] وهي أقل من أن تعيد بناء شيء
}{ $sealed ->
    [no] ؛ انتبه: الحزمة غير مشفّرة، ويمكن قراءة أجزاء من الوثائق من قطعة بيانات واحدة
   *[yes] ؛ ولا وثيقة من دون مفتاح
}

deal-to-write = { $size }؛ لم يُكتب شيء
deal-written = { $size } في { $files ->
    [zero] { $files } ملف
    [one] ملف واحد
    [two] ملفين
    [few] { $files } ملفات
    [many] { $files } ملفًا
   *[other] { $files } ملف
}{ $proven ->
    [yes] ، دُفعت إلى الوسيط وقُرئت منه من جديد
   *[no] ، قورنت بعد الكتابة
}{ $kept ->
    [0] {""}
    [one] ، وملف واحد كان هناك من قبل وهو صحيح
    [two] ، وملفان كانا هناك من قبل وهما صحيحان
    [few] ، و{ $kept } ملفات كانت هناك من قبل وهي صحيحة
    [many] ، و{ $kept } ملفًا كان هناك من قبل وهو صحيح
   *[other] ، و{ $kept } ملف كان هناك من قبل وهو صحيح
}
deal-unplug = يمكنك نزعها الآن
deal-unplug-others = هذه وحدها: { $paths }
deal-unplug-check = ليس بعد: ربما أجاب برنامج تشغيل أو النظام من ذاكرته. أخرج كل وسيط وصِله من جديد، ثم اكتب: pannier check CARRIER
deal-in-part = { $title }: وُزّعت، لكن ليس على كل الوسائط؛ وعد الخطة لا يصح إلا عندما تحصل الوسائط الأخرى على حصصها أيضًا
deal-carrier-failed = لم يُوزَّع على { $path }: { $why }

deal-next-dry-run = الأمر نفسه من دون --dry-run
deal-next-drill = جرّب ما تحتمله: { $command }
deal-not-pinned = الناشر { $digits } غير معتمد هنا: الحزمة كاملة، لكن أي شخص قد يكون صنعها
deal-same-medium = { $one } و{ $other } على الوسيط نفسه: إذا ضاع ضاعا معًا
deal-bad-size = القيمة --size { $size } ليست حجمًا مثل 8GB أو 700MB
