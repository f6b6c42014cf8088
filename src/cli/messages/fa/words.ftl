list-separator = {"، "}
list-separator-strong = {"؛ "}

run = { $first } تا { $last }

next = گام بعد: { $what }

path-why = { $path }: { $why }

sealing-recipients = رمزشده برای گیرندگان
sealing-passphrase = رمزشده با عبارت عبور
sealing-none = رمز نشده: هر کسی می‌تواند آن را بخواند

survives-nothing = هیچ چیز نباید گم شود: بلوک بازیابی ندارد
survives-no-chunk = هیچ تکهٔ کاملی نباید گم شود (هر { $recovery } بلوک از { $all } بلوک می‌تواند گم شود)
survives-chunks = { $chunks ->
   *[other] هر { $chunks } تکه می‌تواند گم شود (هر { $recovery } بلوک از { $all } بلوک)
}

language-unshown = این پایانه متن راست‌به‌چپ را درست نمی‌چیند، پس واژه‌ها انگلیسی‌اند. این دستور صفحه‌ای به این زبان می‌نویسد: pannier help --page { $language }

language-unread = هیچ‌کس که زبان مادری‌اش فارسی است هنوز این ترجمه را نخوانده است. اگر جمله‌ای روشن نیست، متن انگلیسی را ببینید.
