error-io = { $path }: { $doing ->
    [read] خوێندنەوە
    [write] نووسین
    [create] دروستکردن
    [list] لیستکردن
    [rename] گۆڕینی ناو
    [sync] تەواوکردنی نووسین
    [remove] سڕینەوە
   *[run] خستنەکار
 } نەکرا: { $why }
error-refused = دانانی { $path } نەکرا: { $why }
error-not-kept = { $place } ئەوەی نووسرا هەڵی نەگرت: { $lost } لە { $files } فایلی خوێندراوەوە هەڵەن، یەکەمیان { $path }: { $how }
error-unsteady = { $path } لە خوێندنەوەی دووەمدا بایتی تری دا
error-interrupted = پچڕێنرا؛ هیچ شتێکی نیوەچڵ بە ناوی کۆتایی نەمایەوە
error-bug = هەڵەیەکی ناو Pannier: { $what }
error-no-space = لە { $path } جێگا نییە: { $needed } بایت پێویستە
error-no-space-free = لە { $path } جێگا نییە: { $needed } بایت پێویستە، { $free } بەتاڵە
error-no-space-files = لە { $path } جێگا بۆ فایلی زیاتر نییە: { $needed } بایت پێویستە، { $free } بەتاڵە، بەڵام شوێنەکە فایلی زیاتر وەرناگرێت
error-unfit = { $count ->
    [one] ئەم شوێنە ناتوانێت { $count } بەڵگەنامە هەڵبگرێت، و هیچ شتێک نەنووسرا:{ $list }
   *[other] ئەم شوێنە ناتوانێت { $count } بەڵگەنامە هەڵبگرێت، و هیچ شتێک نەنووسرا:{ $list }
}
error-part-other = { $folder } بەڵگەنامەکانی وەشانێکی تری تێدایە، نەک { $title }
error-part-altered = { $documents ->
    [one] { $documents } بەڵگەنامە لە { $folder } ئەوە نییە کە بڵاوکەرەوە واژۆی کردووە: { $names }
   *[other] { $documents } بەڵگەنامە لە { $folder } ئەوە نین کە بڵاوکەرەوە واژۆی کردووە: { $names }
}
error-exists = { $path } پێشتر هەیە، و لەسەر هیچ شتێک نانووسرێتەوە
error-busy = کارێکی تر ئێستا { $path } دەنووسێت
error-in-the-way = { $path } لەسەر ڕێگایە و پاشماوەی Pannier نییە
error-no-name = { $path } نابێتە ناوی فۆڵدەرێکی نوێ
error-other-file = { $path } پێشتر لەوێیە و فایلێکی ترە؛ لەسەر هیچ شتێک نانووسرێتەوە

error-not-a-key = { $path } ئەوە نییە کە پێویستە: { $wanted ->
    [publisher] کلیلی گشتیی minisign
    [publisher-secret] کلیلی نهێنیی minisign
    [recipient] فایلێکی دەق کە وەرگری تێدا بێت
   *[recipient-secret] فایلی ناسنامەی age
 }
error-other-half-secret = { $given } کلیلێکی نهێنییە، و لێرە کلیلی گشتی پێویستە
error-other-half-public = { $given } کلیلێکی گشتییە، و لێرە کلیلی نهێنی پێویستە
error-not-a-recipient = { $text } وەرگرێکی age نییە
error-no-recipient = { $path } هیچ وەرگرێکی تێدا نییە
error-recipient-digits = دێڕی { $line } لە { $path } ژمارەی تر دەڵێت، نەک ژمارەکانی وەرگری دێڕی { $recipient } ({ $name }): { $count ->
    [one] گرووپی { $groups } لە شەش گرووپەکە جیاوازە
    [6] هەموو گرووپەکان جیاوازن
   *[other] گرووپەکانی { $groups } لە شەش گرووپەکە جیاوازن
}
error-recipient-trailing = دێڕی { $line } لە { $path } وەرگرێک و وشەی تری تێدایە، و وەرگر دەبێت بە تەنها لە دێڕی خۆیدا بێت
error-recipient-not-digits = دێڕی { $line } لە { $path } ژمارە دەڵێت، بەڵام سی ژمارە نین
error-recipient-for-nobody = دێڕی { $line } لە { $path } ژمارە دەڵێت، و هیچ وەرگرێک ڕاستەوخۆ لە خوارەوەی نییە
error-key-passphrase-needed = { $path } ڕستە نهێنییەکەی پێویستە
error-key-passphrase-wrong = ئەو ڕستە نهێنییە { $path } ناکاتەوە
error-seal = قوفڵدان نەکرا: { $why }

error-not-unpacked = هیچ بەستەیەک نەدۆزرایەوە؛ { $left }
error-no-bundle = هیچ بەستەیەک نەدۆزرایەوە: لەوەی دراوە SHA256SUMS لەگەڵ واژۆ نییە
error-list-damaged = هیچ بەستەیەک نەدۆزرایەوە: { $path } تێکچووە
error-list-missing = هیچ بەستەیەک نەدۆزرایەوە: { $path } لێرەیە، بەڵام ئەو SHA256SUMS کە واژۆی دەکات نییە یان تێکچووە
error-crowded = لێرە لەوە زیاتر هەیە کە یەک جار سەیری دەکرێت: لیست، واژۆ یان بەستە زۆرن، لەوانەیە بۆ شاردنەوەی بەستە ڕەسەنەکان دروست کرابن
error-many-bundles = چەند بەستەیەک دۆزرانەوە:{ $list }
error-candidate-limited = { $id }  { $title }، لەلایەن { $name }، کە بۆ ئەم زنجیرەیە وەک متمانەپێکراو تۆمار نەکراوە
error-candidate-named = { $id }  { $title }، لەلایەن ئەو بڵاوکەرەوەیەی بە { $by } دراوە
error-candidate-pinned = { $id }  { $title }، لەلایەن { $name }
error-candidate-unknown = { $id }  { $title }، لەلایەن کەسێک کە وەک متمانەپێکراو تۆمار نەکراوە
error-conflict = یەک کلیل چەند بەستەیەکی واژۆ کردووە کە یەکتر ڕەت دەکەنەوە:{ $list }
error-no-such-release = هیچ بەستەیەکی بڵاوکەرەوەیەکی جێی متمانە لێرە وەشانی { $release } نییە
error-no-such-bundle = هیچ بەستەیەک نەدۆزرایەوە کە ناسنامەکەی بە { $id } دەست پێ بکات

error-list-unsigned = هیچ یەکێک لە واژۆ دۆزراوەکان { $path } ناگرێتەوە: لیستەکە یان واژۆکەی گۆڕدراوە، یان یەکێکیان نییە
error-other-series = بڵاوکەرەوەی { $digits } بە ناوی { $name } تەنها بۆ { $pinned } وەک متمانەپێکراو تۆمار کراوە، نەک بۆ { $series }
error-unknown-publisher = بەستەکە دەڵێت بڵاوکەرەوەکەی ئەمەیە: { $digits }، کە لێرە وەک متمانەپێکراو تۆمار نەکراوە
error-wrong-publisher = بڵاوکەرەوەی { $found } واژۆی کردووە، نەک بڵاوکەرەوەی { $asked }
error-wrong-publisher-nameless = کلیلێک واژۆی کردووە کە بەستەکە ناوی نابات، نەک بڵاوکەرەوەی { $asked }
error-wrong-comment = واژۆکە ڕەسەنە، بەڵام بۆ شتێکی تر کراوە، نەک بۆ ئەمە: { $comment }
error-other-digits = ئەو ژمارانە هی ئەم بڵاوکەرەوەیە نین: { $count ->
    [one] گرووپی { $groups } لە شەش گرووپەکە جیاوازە
    [6] هەموو گرووپەکان جیاوازن
   *[other] گرووپەکانی { $groups } لە شەش گرووپەکە جیاوازن
}

error-pins-within = تۆمارەکانی متمانە لە { $pins } لەناو { $given } دان، کە ئێوە داوتانە: تۆماری متمانە نابێت لە هەڵگرێکەوە بێت
error-pins-medium = تۆمارەکانی متمانە لە { $pins } و { $given }، کە ئێوە داوتانە، لەسەر هەمان ئامێری گوازراوەن: تۆماری متمانە نابێت لە هەڵگرێکەوە بێت
error-pins-mode = کەسانی تر لەسەر ئەم کۆمپیوتەرە دەتوانن لە { $path } بنووسن، بۆیە تۆمارەکانی متمانە لەوانەیە هی ئەوان بن
error-pins-owner = { $path } هی بەکارهێنەرێکی تری ئەم کۆمپیوتەرەیە، بۆیە تۆمارەکانی متمانە لەوانەیە هی ئەو بن
error-variable-within = فایلی کلیلی { $pins } کە { $by } ناوی دەبات، لەناو { $given } دایە، کە ئێوە داوتانە: بڵاوکەرەوە نابێت لە هەڵگرێکەوە بێت
error-variable-medium = فایلی کلیلی { $pins } کە { $by } ناوی دەبات، و { $given }، کە ئێوە داوتانە، لەسەر هەمان ئامێری گوازراوەن: بڵاوکەرەوە نابێت لە هەڵگرێکەوە بێت
error-variable-mode = کەسانی تر لەسەر ئەم کۆمپیوتەرە دەتوانن لە { $path } بنووسن، بۆیە بڵاوکەرەوەی { $by } لەوانەیە هی ئەوان بێت
error-variable-owner = { $path } هی بەکارهێنەرێکی تری ئەم کۆمپیوتەرەیە، بۆیە بڵاوکەرەوەی { $by } لەوانەیە هی ئەو بێت

error-sums = لیستە واژۆکراوەکە شێوەکەی هەڵەیە: { $fault }
error-sums-long = { $bytes } بایتی هەیە، و زۆرترین { $most } ڕێگەی پێدراوە
error-sums-text = دەقێک نییە کە دێڕەکانی تەواو بن
error-sums-line = دێڕی { $line } هاشێک، دوو بۆشایی و ناوێک نییە
error-sums-name = دێڕی { $line } ناوێکی تێدایە کە ڕێگەی پێ نادرێت
error-sums-twice = دێڕی { $line } ناوێک دووبارە دەکاتەوە
error-sums-absent = { $name } لە لیستەکەدا نییە
error-facts-format = ژمارەی فۆرماتی بەستەکە: { $format }، و ئەم بەرنامەیە تا فۆرماتی { $most } دەخوێنێتەوە
error-facts-requires = خوێندنەوەی بەستەکە ئەمەی پێویستە: { $what }
error-facts-opening-requires = کردنەوەی بەستەکە ئەمەی پێویستە: { $what }؛ بەم بەرنامەیە دەتوانرێت بەستەکە بپشکنرێت و بگوازرێتەوە
error-facts-json = bundle.json: { $why }
error-facts-field = bundle.json: خانەی { $field } لە سنوور دەرچووە
error-contradiction-publisher = بەستەکە واژۆ کراوە بەڵام دژی خۆیەتی: bundle.json ناوی بڵاوکەرەوەیەک دەبات کە واژۆی نەکردووە
error-contradiction-long-facts = بەستەکە واژۆ کراوە، بەڵام bundle.json لەوە درێژترە کە فۆرماتەکە ڕێگەی پێ دەدات
error-contradiction-chunks = بەستەکە واژۆ کراوە بەڵام دژی خۆیەتی: پارچەکانی لیستەکە ئەوانە نین کە bundle.json دەیانژمێرێت
error-contradiction-table = بەستەکە واژۆ کراوە بەڵام دژی خۆیەتی: درێژیی blocks.idx ئەوە نییە کە bundle.json داوای دەکات
error-contradiction-sealing = بەستەکە واژۆ کراوە بەڵام دژی خۆیەتی: bundle.json و بار لەسەر چۆنیەتیی قوفڵدان ناگونجێن
error-other-code = بڵاوکەرەوە خشتەی بلۆکێکی واژۆ کردووە کە هی کۆدی گەڕاندنەوە نییە: بلۆکە ونبووەکانی ئەم بەستەیە ناتوانرێت دروست بکرێنەوە
error-contents-no-signature = بەڵگەنامەکان لەگەڵ ئەوەی بڵاوکەرەوە واژۆی کردووە ناگونجێن: CONTENTS.sha256.minisig لەوێ نییە
error-contents-other-list = بەڵگەنامەکان لەگەڵ ئەوەی بڵاوکەرەوە واژۆی کردووە ناگونجێن: ئەو لیستەی لێیان دروست کراوە ئەوە نییە کە واژۆ کراوە؛ لێرە هیچ شتێک ناڵێت کام بەڵگەنامە جیاوازە
error-contents-list-unsigned = بەڵگەنامەکان لەگەڵ ئەوەی بڵاوکەرەوە واژۆی کردووە ناگونجێن: بڵاوکەرەوە واژۆی فایلی CONTENTS.sha256 نەکردووە
error-contents-list-malformed = بەڵگەنامەکان لەگەڵ ئەوەی بڵاوکەرەوە واژۆی کردووە ناگونجێن: شێوەی CONTENTS.sha256 هەڵەیە
error-contents-document = بەڵگەنامەکان لەگەڵ ئەوەی بڵاوکەرەوە واژۆی کردووە ناگونجێن: { $path }
error-delta-whole = ئەم بەستەیە جیاوازی نییە: لەسەر هیچ وەشانێکی تر دانەمەزراوە، بۆیە --onto سوودی نییە
error-delta-not-opened = { $path } وەشانێکی کراوە نییە: CONTENTS.sha256 یان واژۆکەی تێدا نییە
error-delta-inside = { $path } لەناو فۆڵدەری وەشانی پێشوودایە، کە دەبێت وەک خۆی بمێنێتەوە
error-delta-already = ئەو فۆڵدەرەی بە --onto دراوە هەر ئێستا ئەم وەشانەیە: { $title }، و هیچ جیاوازییەک لێرە وەشانێکی نوێتر دروست ناکات
error-delta-base-untrusted = ئەم بڵاوکەرەوەیە واژۆی لیستی بەڵگەنامەکانی ناو ئەو فۆڵدەرەی نەکردووە کە بە --onto دراوە
error-delta-base-list = لیستی بەڵگەنامەکانی ناو ئەو فۆڵدەرەی بە --onto دراوە، واژۆ کراوە و شێوەکەی هەڵەیە
error-delta-other-content = ئەو فۆڵدەرەی بە --onto دراوە بەڵگەنامەی تری تێدایە، نەک هەمان { $title }: ژمارەکانی ئەمەن: { $found }، و جیاوازییەکە لەسەر ئەمە دامەزراوە: { $wanted }
error-delta-other-base = جیاوازییەکە لەسەر { $wanted } دامەزراوە، و ئەو فۆڵدەرەی بە --onto دراوە ئەمەیە: { $found }
error-delta-gap = جیاوازییەکانی ئێرە دەگەنە { $found }، و ئەوەی دواتر لەسەر { $wanted } دامەزراوە: جیاوازیی { $from } تا { $to } نییە
error-delta-missing = بەڵگەنامەیەکی وەشانی پێشوو نییە: { $path }
error-delta-altered = بەڵگەنامەیەکی وەشانی پێشوو ئەوە نییە کە بڵاوکەرەوە واژۆی کردووە: { $path }
error-delta-malformed = جیاوازییەکە واژۆ کراوە، بەڵام { $name } تێیدا نییە یان شێوەکەی هەڵەیە

error-contents-count = بەڵگەنامەکان لەگەڵ ئەوەی بڵاوکەرەوە واژۆی کردووە ناگونجێن: { $documents ->
    [one] { $documents } بەڵگەنامە
   *[other] { $documents } بەڵگەنامە
 }، { $listed } لە لیستەکەدا

error-small-missing = { $name } لەسەر هەموو ئەوەی دراوە نییە یان تێکچووە
error-not-enough = { $have } لە { $need } بلۆکی پێویست لێرەیە ({ $percent } %)، { $short } کەمە
error-commands-terminal = { $path } لەسەر تێرمیناڵ نیشان نادرێت: دەق نییە، یان درێژە، یان پیتی تێدایە کە تێرمیناڵ بە فەرمانی دادەنێت
dash-refused = { $argument } ناوی فۆڵدەرێک یان فایلێکە، و - واتە هاتووی ستاندارد یان دەرچووی ستاندارد: بۆ فایلێک بەم ناوە بنووسن ./-
dash-twice = - دوو جار بۆ هاتووی ستاندارد (stdin) دانراوە، و ئەو تەنها یەک جار دەخوێندرێتەوە: بۆ یەکێکیان فایلێک ناو ببەن
error-pattern = { $pattern } شێوەیەکی گەڕان نییە: { $why }
error-nothing-fits = هیچ بەڵگەنامەیەکی بەستەکە لەگەڵ { $patterns } ناگونجێت
error-not-whole = { $have } لە { $all } بلۆک لێرەن، و دابەشکردن هەموویانی پێویستە

error-sealed-passphrase = بەستەکە بە ڕستەی نهێنی قوفڵ دراوە، و هیچ شتێک نەدراوە کە بیکاتەوە
error-sealed-recipients = بەستەکە بۆ کلیلی وەرگران قوفڵ دراوە، و هیچ شتێک نەدراوە کە بیکاتەوە
error-wrong-key = هیچ یەکێک لەو کلیلانەی دراون ئەم بەستەیە ناکاتەوە
error-wrong-passphrase = ئەو ڕستە نهێنییە ئەم بەستەیە ناکاتەوە
error-scrypt = قوفڵی ڕستە نهێنییەکە داوای پلەی کاری { $asked } دەکات، و زۆرترین { $accepted } قبووڵ دەکرێت
error-no-memory = ڕستەی نهێنی { $needed } میمۆری بە یەک جار پێویستە، و سیستەم ئەوەندە نادات
error-payload-seal = ڕەت کرایەوە، هەرچەندە واژۆ کراوە: بەشە قوفڵدراوەکە شکاوە: { $why }
error-payload-compression = ڕەت کرایەوە، هەرچەندە واژۆ کراوە: بەشە پەستێنراوەکە شکاوە: { $why }
error-payload-archive = ڕەت کرایەوە، هەرچەندە واژۆ کراوە: ئەرشیفەکە لە بایتی { $at } شکاوە: { $what }
error-payload-name = ڕەت کرایەوە، هەرچەندە واژۆ کراوە: ئەرشیفەکە ناوێکی تێدایە کە ڕێگەی پێ نادرێت، { $path }: { $fault }
error-payload-collision = ڕەت کرایەوە، هەرچەندە واژۆ کراوە: لە ئەرشیفەکەدا { $path } لەگەڵ ناوێک هەیە کە هەندێک سیستەم بە هەمان ناوی دادەنێن
error-payload-limit = ڕەت کرایەوە، هەرچەندە واژۆ کراوە: ئەرشیفەکە لە سنوورێک تێدەپەڕێت: { $what }

error-name-empty = بەتاڵە
error-name-absolute = ڕێڕەوێکی ڕەهایە
error-name-long = لە 1,024 بایت زیاترە
error-name-deep = لە 64 ئاست زیاترە
error-name-empty-part = بەشێکی بەتاڵی تێدایە
error-name-dots = بەشێکی تێدایە کە تەنها . یان .. بێت
error-name-long-part = بەشێکی لە 255 بایت یان یەکە زیاترە
error-name-reserved = یەکێک لەمانەی تێدایە: \ : * ? < > | "
error-name-control = پیتێکی کۆنترۆڵی تێدایە
error-name-direction = پیتێکی تێدایە کە ئاراستەی دەق دەگۆڕێت
error-name-ending = بەشێکی بە خاڵ یان بۆشایی کۆتایی دێت
error-name-device = بەشێکی لە Windows ناوی ئامێرێکە
error-name-form = بە شێوەی Unicode NFC نییە
error-name-dash = تەنها داشێکە، و بەرنامەی تر داش بە شتێکی تر دەخوێننەوە
error-name-compressed = بەشێکی وەک داتای پەستێنراو دەست پێ دەکات
error-name-own = Pannier خۆی فایلێک بەم ناوە زیاد دەکات

error-corpus-names = { $count ->
    [one] { $count } ناو
   *[other] { $count } ناو
 } لە فۆڵدەری بەڵگەنامەکاندا ناتوانرێت ببەسترێت:{ $list }
error-corpus-not-unicode = بە Unicode نییە
error-corpus-old-name = بە Unicode نییە؛ لەوانەیە { $encoding } بێت: { $name }
error-corpus-name-secret = لە ناوەکەیدا ئەمە هەیە: { $what }، و ناوەکە دەچووە لای هەموو وەرگرێک
error-corpus-twin = هەندێک سیستەم ئەمە و { $other } بە یەک شت دادەنێن
error-corpus-link = بەستەرێکی هێماییە، کە بەدوایدا ناچین
error-corpus-special = نە فایلە و نە فۆڵدەر
error-corpus-changed = { $path } لە کاتی بەستنیدا گۆڕا
error-corpus-secret = لە { $path }، لە فۆڵدەری بەڵگەنامەکاندا، ئەمە هەیە: { $what }، و دەچووە لای هەموو وەرگرێک
error-corpus-bundle = { $path } لە فۆڵدەری بەڵگەنامەکاندا خۆی بەستەیە
error-corpus-not-folder = { $path } فۆڵدەر نییە
error-output-in-corpus = { $path } لەناو فۆڵدەری بەڵگەنامەکاندایە
error-too-large = بارەکە { $bytes } بایت دەبوو، فۆرماتەکە { $most } هەڵدەگرێت
error-pack-series = ناوی زنجیرە بە a-z، 0-9 و - دەنووسرێت، زۆرترین 64 پیت
error-pack-release = ژمارەی وەشان لە 1 دەست پێ دەکات
error-pack-date = بەروار بەم شێوەیە دەنووسرێت: YYYY-MM-DD
error-pack-level = ئاستەکان لە 1 دەست پێ دەکەن تا { $most }
error-pack-long-chunks = پارچەکان لە 4 GiB کەمتر دەبن، لەبەر FAT32
error-pack-short-chunks = پارچەی { $bytes } بایتی بۆ ئەم بەڵگەنامانە زۆر بچووکە: لانیکەم { $least } پێویستە
error-pack-pattern = { $option } { $pattern }: { $why }
error-pack-idle-name = --exclude { $name }: فایل یان فۆڵدەری وا لە فۆڵدەری بەڵگەنامەکاندا نییە، بۆیە هیچ شتێک لە دەرەوە ناهێڵێتەوە
error-pack-idle-key = --allow-key { $name }: بەڵگەنامەی وا لە فۆڵدەری بەڵگەنامەکاندا نییە
error-pack-idle-first = --first { $name } لەگەڵ هیچ شتێک لە فۆڵدەری بەڵگەنامەکاندا ناگونجێت، بۆیە هیچ شتێک پێش ناکەوێت
error-pack-idle-apart = --apart { $name } لەگەڵ هیچ شتێک لە فۆڵدەری بەڵگەنامەکاندا ناگونجێت، بۆیە هیچ شتێک بە جیا ناپەستێنرێت
error-pack-many-recipients = وەرگر زۆرن: قوفڵدان بۆیان { $bytes } بایت دەگرێت، و زۆرترین { $most } ڕێگەی پێدراوە
error-rehearsal = پرۆڤەکە ئەوەی نەدایەوە کە خوێندرابوو: { $why }
error-workshop-signal = ئەو پرۆسەیەی فایلەکان دەخوێنێتەوە، پێش تەواوبوون بە سیگناڵی { $signal } کۆتایی پێ هات
error-workshop-ended = ئەو پرۆسەیەی فایلەکان دەخوێنێتەوە، پێش تەواوبوون کۆتایی هات
error-workshop-nonsense = ئەو پرۆسەیەی فایلەکان دەخوێنێتەوە، وەڵامێکی بێمانای دایەوە
error-misread-documents = بەڵگەنامەی تر
error-misread-blocks = بلۆکی تر

error-more-other-key = تەنها بڵاوکەرەوەی بەستە دەتوانێت درێژی بکاتەوە: بڵاوکەرەوەکە ئەمەیە: { $publisher }، و کلیلە دراوەکە ئەمەیە: { $key }
error-more-not-more = بەستەکە { $have ->
    [one] { $have } بلۆکی گەڕاندنەوەی هەیە
   *[other] { $have } بلۆکی گەڕاندنەوەی هەن
 }، و ئەم فەرمانە داوای { $asked } دەکات
error-more-other-names = ئەم هەموو پارچەیە، ناوی ئەو پارچانە دەگۆڕێت کە پێشتر دابەش کراون

error-plan-carriers = { $carriers ->
    [one] داوای { $carriers } هەڵگر کرا
   *[other] داوای { $carriers } هەڵگر کرا
 }؛ بەستە لانیکەم بەسەر 1 و زۆرترین بەسەر { $most } هەڵگردا دابەش دەکرێت
error-plan-sizes = { $sizes } قەبارە بۆ { $carriers } هەڵگر: یەکێک بۆ هەموویان بدەن، یان بۆ هەر یەکێک یەک
error-plan-counts = { $carriers } هەڵگر، دەشێت { $survive } لەوان ون بن، لەگەڵ { $copies } کۆپی لە هەر پارچەیەک: هیچ پلانێک لەگەڵ ئەم ژمارانە ناگونجێت
error-plan-short = دوای خراپترین ونبوونی { $survive } لە { $carriers } هەڵگر، تەنها { $left } بلۆک دەمێنێتەوە، { $need } پێویستە
error-plan-too-small = بەستەکە بەبێ بلۆکی گەڕاندنەوەش { $needed } دەگرێت، زیاتر لەوەی --fit ڕێگەی پێ دەدات: { $size }
error-plan-no-room = پارچەکانی داتا { $needed } بایتیان پێویستە، جێگای هەڵگرەکان جگە لە فایلە بچووکەکان { $room } بایتە
error-plan-whole = لەگەڵ { $carriers } هەڵگر، کە دەشێت { $survive } لەوان ون بن، یەک هەڵگر بە تەنها ئەوەندەی دەبێت کە هەموو شتێک دروست بکاتەوە
error-plan-greedy = بۆ ونبوونی { $survive } لە { $carriers } گەیەنەر، زیاتر لە دوو ئەوەندەی بلۆکەکانی داتا بلۆکی گەڕاندنەوە دەوێت
error-plan-same = { $one } و { $other } هەمان فۆڵدەرن، یان یەکێکیان لەناو ئەوی تردایە
error-plan-stray = { $path } پێشتر لەوێیە، و ئەم پلانە ئەو پارچەیە دەداتە هەڵگرێکی تر
error-medium-is-folder = { $path } فۆڵدەرە: salvage وێنەی دیسک یان ئامێر دەخوێنێتەوە، gather فۆڵدەر دەخوێنێتەوە
error-not-a-medium = { $path } نە فایلە و نە ئامێری بلۆک: salvage وێنەی دیسک یان ئامێر دەخوێنێتەوە

error-trial-left = { $left } لە { $need } بلۆکی پێویست مانەوە
error-trial-found = { $found ->
    [one] { $found } بلۆکی باش دۆزرایەوە
   *[other] { $found } بلۆکی باش دۆزرانەوە
 }، چاوەڕێی { $left } دەکرا
error-trial-no-table = خشتەی بلۆک نەدۆزرایەوە

error-codes-too-much = ئەمە { $bytes } بایتە، و کۆدەکان زۆرترین { $most } هەڵدەگرن
error-codes-chunk = { $name } قەبارەی { $bytes } بایتە، و کۆدی بەم قەبارەیە زۆرترین { $most } لە یەک پارچە هەڵدەگرێت
error-codes-nothing = هیچ یەکێک لەو پارچانەی داوا کراون لێرە تەواو نییە، و ناتوانرێت دروست بکرێتەوە
error-codes-loop = خولەکە { $frames } کۆدی هەیە، و وێنەی جووڵاو لێرە زۆرترین { $most } هەڵدەگرێت
error-codes-no-terminal = کۆدەکان لەسەر تێرمیناڵ نیشان دەدرێن، و ئەم دەرچووە ناچێتە تێرمیناڵ
error-codes-small-window = پەنجەرەکە { $columns } x { $rows } پیتە، و بچووکترین کۆد ئەوەندەی دەوێت: { $width } x { $height }؛ پەنجەرەکە گەورە بکەن، یان پیتی بچووکتر بەکار بهێنن
error-codes-secret = ئەمە نهێنییە ({ $what })، و نهێنی هەرگیز لەسەر کارت چاپ ناکرێت
error-codes-no-card = ئەمە نە کلیلی گشتییە، نە وەرگر، نە پسوولە

error-slip-digits = پسوولە تەنها ژمارەی تێدایە، لە گرووپی پێنج ژمارەییدا
error-slip-uneven = گرووپی { $group } پێنج ژمارە نییە
error-slip-length = پسوولەکە دەڵێت { $told } گرووپی هەیە، بەڵام { $given } دراوە
error-slip-misheard = گرووپی { $group } نابێت { $given } بێت
error-slip-misheard-maybe = گرووپی { $group } نابێت { $given } بێت؛ بە { $maybe } هەموو گرووپەکان دەگونجێن
error-slip-check = گرووپەکانی پشکنین لە کۆتاییدا ناگونجێن: زیاتر لە یەک ژمارە هەڵەیە
error-slip-version = ژمارەی جۆری پسوولەکە: { $version }، و ئەم بەرنامەیە جۆری { $known } دەخوێنێتەوە
error-slip-nonsense = پسوولەکە شتێک دەڵێت کە مەحاڵە
error-no-release = پسوولەکە داوای { $title } دەکات، و لێرە هیچ بەستەیەکی تەواوی ئەو وەشانە نییە، تەنها { $here }
error-slip-other-bundle = پسوولەکە بۆ بەستەیەکە کە ناسنامەکەی بە { $id } دەست پێ دەکات

error-skip-form = فایلێک نییە کە بتوانێت کۆد هەڵبگرێت، وەک وێنە، PDF، فیلم، یان کۆد وەک دەق
error-skip-long-file = لە { $most } MiB گەورەترە
error-skip-work = سەیر نەکرا: کاری زیاتری دەوێت لە هەر لاپەڕەیەکی کۆد
error-skip-forbidden = ئەم بەرنامەیەی پێویستە: { $program }، و ڕێگە نادرێت بەرنامە بخرێتە کار
error-skip-missing = { $program ->
    [pdftoppm] بۆ ئەم PDF بەرنامەی pdftoppm پێویستە، کە لێرە دانەمەزراوە: poppler-utils دابمەزرێنن، یان وێنەی لاپەڕەکانی بدەن
    [ffmpeg] بۆ ئەم فیلمە بەرنامەی ffmpeg پێویستە، کە لێرە دانەمەزراوە: ffmpeg دابمەزرێنن، یان وێنەی شاشەکە بدەن
    [heif-convert] بۆ ئەم فۆتۆیە (HEIC یان AVIF) بەرنامەی heif-convert پێویستە، کە لێرە دانەمەزراوە: libheif-examples دابمەزرێنن، یان بیکەنە JPEG
   *[other] ئەم بەرنامەیەی پێویستە: { $program }، کە لێرە دانەمەزراوە
}
error-skip-unread = جۆری ئەم فایلە ناخوێندرێتەوە: { $kind }؛ بیکەنە PNG یان JPEG
error-skip-archive = ئەمە ئەرشیفە: بیکەنەوە، و فۆڵدەرەکە بدەن
error-skip-inside = { $program ->
    [pdftoppm] ئەم PDF لەناو ئەرشیفێکدایە: ئەرشیفەکە بکەنەوە، و فۆڵدەرەکە بدەن
    [ffmpeg] ئەم فیلمە لەناو ئەرشیفێکدایە: ئەرشیفەکە بکەنەوە، و فۆڵدەرەکە بدەن
   *[other] ئەم فۆتۆیە (HEIC یان AVIF) لەناو ئەرشیفێکدایە: ئەرشیفەکە بکەنەوە، و فۆڵدەرەکە بدەن
}
error-skip-left = { $why ->
    [damaged] ئەرشیفەکە تێکچووە یان کورت بڕاوە، و ئەوەی دەخوێندرایەوە خوێندرایەوە: دووبارە کۆپی بکەن، یان بیکەنەوە و فۆڵدەرەکە بدەن
    [locked] فایلەکانی ناو ئەرشیفەکە بە ڕستەی نهێنی قوفڵ دراون: بیکەنەوە، و فۆڵدەرەکە بدەن
    [method] فایلەکانی ناو ئەرشیفەکە بە شێوەیەک هەڵگیراون کە ناخوێندرێتەوە: بیکەنەوە، و فۆڵدەرەکە بدەن
    [no-room] جێگا نییە بۆ ئەوەی لەناو ئەرشیفەکەدایە: لە شوێنێک بیکەنەوە کە جێگای هەبێت، و فۆڵدەرەکە بدەن
   *[bounds] ئەرشیفەکە فایل یان بایتی لەوە زیاتری تێدایە کە سەیر دەکرێت: بیکەنەوە، و فۆڵدەرەکە بدەن
}
error-skip-none-inside = هیچ فایلێکی ناوی ناتوانێت کۆد هەڵبگرێت، وەک وێنە، PDF، فیلم، یان کۆد وەک دەق
error-skip-rest = وێنەکانی دوای ئەم وێنەیە سەیر نەکران، چونکە پیکسڵی ئەرشیفەکە لەوە زیاترە کە سەیر دەکرێت: بیکەنەوە، و فۆڵدەرەکە بدەن
error-skip-locked = ئەم PDF بە وشەی نهێنی داخراوە: لە بەرنامەیەکدا بیکەنەوە، وەک فایلێکی نوێی PDF چاپی بکەن، و فایلە نوێیەکە بدەن
error-skip-stalled = { $program } بۆ ماوەی خولەکێک هیچی نەدا و کۆتایی پێ هێنرا
error-skip-failed = { $program ->
    [heif-convert] heif-convert نەیتوانی هەموو ئەم فۆتۆیەی HEIC یان AVIF بخوێنێتەوە: بیکەنە JPEG
    [heif-dec] heif-dec نەیتوانی هەموو ئەم فۆتۆیەی HEIC یان AVIF بخوێنێتەوە: بیکەنە JPEG
   *[other] { $program } نەیتوانی هەمووی بخوێنێتەوە
}
error-skip-stream = فایلی PDF یان فیلم لە فایلەوە دەخوێندرێتەوە، نەک لە ستریمێکەوە
error-picture-large = { $width } x { $height } پیکسڵە، و زۆرترین { $most } ملیۆن سەیر دەکرێت
error-picture-long = لە هەر وێنەیەکی جووڵاو درێژترە کە سەیر دەکرێت
error-picture-broken = تێکچووە: { $why }
error-picture-gave-up = تێکچووە: خوێنەری وێنەکە وەستا
error-film-form = ئەمە { $form } نییە
error-film-pixels = پیکسڵەکانی جۆرێکن کە ناخوێندرێتەوە: بیگۆڕن بۆ 8 بیت، 4:2:0 یان خۆڵەمێشی
error-film-large = وێنەکانی { $width } x { $height } پیکسڵن، و زۆرترین { $most } ملیۆن سەیر دەکرێت
error-film-cut-short = لە ناوەڕاستی وێنەیەکدا کۆتایی دێت
error-film-long = یەکەم { $count } وێنە یان لاپەڕەی سەیر کران و ئەوانی تر نا: بە پارچەی کورتتر بیدەن

error-foreign-key-post-quantum = { $path } کلیلێکی پاش-کوانتۆمی تێدایە (AGE-SECRET-KEY-PQ-1…)، و ئەم بەرنامەیە تەنها بە کلیلی ئاسایی age دەکاتەوە
error-foreign-key-ssh = لە { $path } کلیلێکی ssh هەیە، و بەستەکان بە کلیلی age دەکرێنەوە
error-foreign-key-pgp = لە { $path } کلیلێکی PGP هەیە، و بەستەکان بە کلیلی age دەکرێنەوە
error-recipient-file = { $text } فایلە: بە -R بیدەن، کە فایلی وەرگران وەردەگرێت
error-recipient-ssh = کلیلێکی ssh دراوە، کە Pannier وەری ناگرێت: لە وەرگر داوای کلیلێک بکەن کە بە age1 دەست پێ بکات (pannier keygen یان age-keygen دروستی دەکەن)
error-recipient-post-quantum = ئەمە کلیلێکی پاش-کوانتۆمە (age1pq…)، کە ئەم بەرنامەیە ناتوانێت بۆی قوفڵ بدات: لە وەرگر داوای کلیلێکی ئاسایی بکەن کە بە age1 دەست پێ بکات
error-kit-none = لە { $folder } لیستی کیت نییە: فایلی SHA256SUMS کە ناوی بەرنامەکانی تێدایە
error-kit-untrusted = هیچ کەسێک کە ئێوە وەک متمانەپێکراو تۆمارتان کردبێت، واژۆی کیتەکەی { $folder }ی نەکردووە
error-kit-altered = کیتەکەی { $folder } فایلی تێدایە کە وەک ئەوە نین کە لیستەکەی دەیڵێت: { $names }
error-part-list = لیستی بەڵگەنامەکان لە { $folder }، فایلی CONTENTS.sha256، ئەوە نییە کە بڵاوکەرەوە واژۆی کردووە
