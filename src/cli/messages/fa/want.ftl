want-title = { $title }: { $says }
want-nothing-missing = { $title }: چیزی کم نیست
want-read = { $title }، بستهٔ { $id }: { $says }
want-read-unknown = بسته‌ای که شناسه‌اش با { $digits } شروع می‌شود: { $says }

want-says-open = برای باز کردن به اندازهٔ کافی اینجاست؛ خواسته شده: { $asked }
want-says-more = { $blocks ->
   *[other] هر { $blocks } بلوک دیگر از این‌ها کافی است: { $asked }
}
want-says-release = { $title } خواسته شده است، که یک تفاوت بر پایهٔ آن است
want-says-complete = اصیل و کامل، همهٔ { $blocks } بلوک
want-says-enough = اصیل و برای باز کردن کافی، { $have } بلوک از { $blocks } بلوک

want-asked-chunks = { $chunks ->
   *[other] { $names } ({ $chunks } تکه)
}
want-asked-blocks = { $blocks ->
   *[other] { $names } ({ $blocks } بلوک)
}
want-asked-chunk-numbers = { $chunks ->
    [one] تکهٔ { $numbers }
   *[other] تکه‌های { $numbers }
}
want-asked-block-numbers = { $blocks ->
    [one] بلوک { $numbers }
   *[other] بلوک‌های { $numbers }
}

want-base-whole = { $title }: تفاوت نیست، بر پایهٔ انتشار دیگری نیست
want-base-here = { $title }: { $base } که این بر پایهٔ آن است اینجاست، یا از تفاوتی که اینجاست به دست می‌آید

want-left-out = { $blocks ->
   *[other] { $blocks } بلوک دیگر که نیست؛ گزینهٔ --all آن‌ها را هم می‌خواهد
}
want-not-brought = بقیهٔ آنچه خواسته شده است؛ گزینهٔ --all آن را هم می‌آورد
want-answer = به جای DIGITS این رقم‌ها را بگذارید: pannier deal BUNDLE --want "DIGITS" --to DIR
want-reveals = آغاز شناسهٔ بسته، و شماره‌های بلوک‌ها؛ نه نامی، نه کلیدی، نه شخصی
want-reveals-base = آغاز شناسهٔ بسته، و یک مجموعه و یک شماره؛ نه کلیدی، نه شخصی
want-proves = به‌خودی‌خود چیزی را ثابت نمی‌کند: هر کس شناسهٔ بسته را بداند می‌تواند این برگه را بنویسد. فقط وقتی به آن اعتماد کنید که صدای کسی را که آن را می‌خواند بشناسید
want-length = { $groups ->
   *[other] { $groups } گروه، یک پیامک؛ آن را بلند و گروه به گروه بخوانید
}
want-length-long = { $groups ->
   *[other] { $groups } گروه، بلندتر از یک پیامک؛ آن را بلند و گروه به گروه بخوانید
}

want-answered = { $blocks ->
   *[other] { $title }: هرچه خواسته شد، { $blocks } بلوک، و فایل‌های کوچک
}
want-answered-enough = { $title }: { $brought } بلوک از { $blocks } بلوکی که خواسته شد، و { $enough } بلوک هم کافی بود، و فایل‌های کوچک
want-answered-part = { $title }: { $brought } بلوک از { $blocks } بلوکی که خواسته شد، و فایل‌های کوچک

want-not-pinned = ناشر { $digits } اینجا ثبت نشده است: هر کسی می‌تواند بسته را ساخته باشد
want-one-carrier = یک برگه روی یک حامل جواب داده می‌شود: با --to یک پوشه را نام ببرید
want-asks-nothing = این برگه چیزی نمی‌خواهد: یک رسید است
