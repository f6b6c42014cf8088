list-separator = {"، "}
list-separator-strong = {"؛ "}

run = من { $first } إلى { $last }

next = التالي: { $what }

path-why = { $path }: { $why }

sealing-recipients = مشفّرة لمستلمين
sealing-passphrase = مشفّرة بعبارة مرور
sealing-none = غير مشفّرة: يمكن لأي شخص قراءتها

survives-nothing = لا يجوز أن يضيع شيء: لا توجد كتل استعادة
survives-no-chunk = لا يجوز أن تضيع قطعة كاملة (يجوز ضياع أي كتل عددها { $recovery } من { $all })
survives-chunks = يجوز أن تضيع أي { $chunks ->
    [zero] { $chunks } قطعة
    [one] قطعة واحدة
    [two] قطعتين
    [few] { $chunks } قطع
    [many] { $chunks } قطعة
   *[other] { $chunks } قطعة
} (أو أي كتل عددها { $recovery } من { $all })

language-unshown = هذه الطرفية لا ترتّب النص من اليمين إلى اليسار، لذلك الكلمات بالإنجليزية. هذا الأمر يكتب صفحة بهذه اللغة: pannier help --page { $language }

language-unread = لم يراجع هذه الترجمة بعدُ أحدٌ لغته الأم العربية. إن لم تكن جملة واضحة، فاقرأ النص الإنجليزي.
