pack-read = { $documents ->
    [one] { $documents } بەڵگەنامە، { $size }
   *[other] { $documents } بەڵگەنامە، { $size }
}{ $excluded ->
    [0] {""}
   *[other] ، { $excluded } جێهێڵراو
}{ $renamed ->
    [0] {""}
   *[other] ، ناوی { $renamed } گۆڕدرا (ESCAPED-NAMES.txt)
}{ $apart ->
    [0] {""}
   *[other] ، { $apart } بە جیا پەستێنرا
}
pack-looked = لە { $documents } لە { $all ->
    [one] { $all } بەڵگەنامە
   *[other] { $all } بەڵگەنامە
} بۆ شوێن و ناو{ $part ->
    [0] {""}
   *[other] ، { $part } لەوان نەک تا کۆتایی
}؛ بەڵگەنامەیەکی بێ هۆشداریش لەوانەیە شوێن و ناو ئاشکرا بکات
pack-builds-on = وەشانی { $release }: { $changed } گۆڕاو، { $added } نوێ، { $removed } نەماو؛ قەبارەی جیاوازی { $size }، قەبارەی هەموو وەشانەکە { $whole }
pack-since-difference = { $title } خۆی جیاوازییە: لەسەر وەشانی پێشوو بیکەنەوە، و فۆڵدەرە نوێیەکە بە --since ناو ببەن
pack-whole-is-smaller = هەموو وەشانەکە لەم جیاوازییە گەورەتر نابێت، و وەشانی پێشووی پێویست نییە: بەبێ --since بیبەستن
pack-compressed = بۆ { $size }، ئاستی { $level }
pack-compressed-share = بۆ { $size } ({ $share } %)، ئاستی { $level }
pack-sealed-recipients = { $recipients ->
    [one] بۆ { $recipients } وەرگر
   *[other] بۆ { $recipients } وەرگر
}
pack-recipient = { $digits }  { $name }
pack-recipient-stated = { $digits }  { $name }، وەک فایلەکە دەڵێت
pack-no-name = بێ ناو
pack-place-given = دوای -r
pack-place-line = دێڕی { $line } لە { $path }
pack-more-recipients = { $more ->
    [one] { $more } هی تر (-v نیشانی دەدات)
   *[other] { $more } هی تر (-v نیشانیان دەدات)
}
pack-since-same = لەگەڵ { $title }: هیچ کەسێک نوێ نییە، هیچ کەسێک لا نەبراوە
pack-since-gone = لەگەڵ { $title }: هیچ کەسێک نوێ نییە، { $gone } لابراون
pack-since-new = لەگەڵ { $title }: { $new } نوێن، { $gone } لابراون؛ پێش ئەوەی ئەمە بدەن، بە دەنگ ژمارەکانی وەرگرە نوێیەکان لە خۆیان بپرسن
pack-since-rekeyed = { $name } کلیلێکی تری هەیە، نەک ئەوەی لە { $title } بوو: بە دەنگ ژمارەکان لە { $name } بپرسن: لەوانەیە کلیلەکە هی کەسێکی نەناسراو بێت
pack-since-no-note = لەگەڵ { $title } بەراورد نەکرا: تێبینیی تایبەت نییە (--remember-recipients یەکێک دەست پێ دەکات)
pack-since-unknown = لەگەڵ { $title } بەراورد نەکرا: تێبینیی تایبەت هیچ شتێک لەبارەی ئەو بەستەیە نازانێت
pack-since-unknown-what = هیچ کەسێک لەگەڵ { $title } بەراورد نەکرا: بە دەنگ ژمارەکان لە هەموویان بپرسن، یان ئەو وەشانە ناو ببەن کە دوایین جار بەستراوە
pack-since-other-sealing = لەگەڵ { $title } بەراورد نەکرا: بۆ وەرگران قوفڵ نەدرابوو
pack-sealed-passphrase = بە ڕستەی نهێنی
pack-sealed-none = هیچ قوفڵ نەدراوە: هەموو کەسێک دەتوانێت بیخوێنێتەوە
pack-cut = { $data ->
    [one] { $data } پارچەی داتا
   *[other] { $data } پارچەی داتا
} و { $recovery ->
    [one] { $recovery } پارچەی گەڕاندنەوە
   *[other] { $recovery } پارچەی گەڕاندنەوە
}، هەر یەکەیان تا { $size }؛ { $survives }
pack-plan = { $couriers ->
    [one] { $couriers } گەیەنەر، هەر { $survive } دەشێت ون بێت: { $share } % بلۆکی گەڕاندنەوە، پشکەکان بە قەبارەی یەکسان
   *[other] { $couriers } گەیەنەر، هەر { $survive } دەشێت ون بن: { $share } % بلۆکی گەڕاندنەوە، پشکەکان بە قەبارەی یەکسان
}
pack-page = { $name }، { $size }، ژمارەکانی { $digits }
pack-content = { $digits } (هەمان بەڵگەنامە هەمان ژمارە دەدەن)
pack-default-name = ئەم وەشانە ناو نرا: { $title }. بۆ وەشانی دواتر --series یان --release بگۆڕن: دوو وەشان بە یەک ناو یەکتر ڕەت دەکەنەوە.
pack-dry-run = تەنها تاقیکردنەوە: هیچ شتێک نەنووسرا.
pack-rehearsed = هەموو بلۆک و بەڵگەنامەیەک خوێندرایەوە: وەک یەکن؛ گەڕاندنەوە لەسەر 16 تێکەڵەی هەڕەمەکیی هەموو بلۆکەکان تاقی کرایەوە
pack-rehearsed-whole = هەموو بلۆک و بەڵگەنامەیەک خوێندرایەوە: وەک یەکن
pack-not-rehearsed = پرۆڤەی بۆ نەکراوە
pack-done = { $series } { $release } لە { $folder }، { $size }، بەستەی { $id }

pack-next-much = { $command }   ({ $much })
amounts-head = ئەوەی پێویستی دەبێت:
amounts-files = { $size } لە { $chunks ->
    [one] یەک پارچە و فایلە بچووکەکان
   *[other] { $chunks } پارچە و فایلە بچووکەکان
}
amounts-mail = { $count ->
    [one] یەک ئیمەیڵ
   *[other] { $count } ئیمەیڵ
}
amounts-floppy = { $count ->
    [one] یەک فلۆپی
   *[other] { $count } فلۆپی
}
amounts-cd = { $count ->
    [one] یەک CD
   *[other] { $count } CD
}
amounts-dvd = { $count ->
    [one] یان یەک DVD
   *[other] یان { $count } DVD
}
amounts-paper = نزیکەی { $photo } لاپەڕە بۆ تەلەفۆن (photo)، { $dense } چڕ (dense)، { $flatbed } بۆ سکانەری تەخت (flatbed)
amounts-screen = خولێک بە درێژیی نزیکەی { $length }
pack-would-be = ئەمە دەبوو بە { $much }.
pack-much-paper = { $pages ->
    [one] نزیکەی { $pages } لاپەڕەی A4؛ نزیکەی پێنجیەکی کۆدەکان دەشێت ون بن
   *[other] نزیکەی { $pages } لاپەڕەی A4؛ نزیکەی پێنجیەکی کۆدەکان دەشێت ون بن
}
pack-much-screen = خولێک بە درێژیی نزیکەی { $length }؛ نزیکەی پێنجیەکی کۆدەکان دەشێت ون بن

pack-tells-position = { $documents ->
    [one] { $documents } بەڵگەنامە شوێنێک دەڵێت: وێنە، فیلم، دەنگ یان تۆماری ڕێگا لەوانەیە بڵێت لە کوێ گیراوە
   *[other] { $documents } بەڵگەنامە شوێن دەڵێن: وێنە، فیلم، دەنگ یان تۆماری ڕێگا لەوانەیە بڵێت لە کوێ گیراوە
}
pack-tells-camera = { $documents ->
    [one] { $documents } بەڵگەنامە ژمارەی زنجیرەیی یان خاوەنی کامێراکەی دەڵێت
   *[other] { $documents } بەڵگەنامە ژمارەی زنجیرەیی یان خاوەنی کامێراکەیان دەڵێن
}
pack-tells-author = { $documents ->
    [one] { $documents } بەڵگەنامە ناوی نووسەرەکەی دەبات
   *[other] { $documents } بەڵگەنامە ناوی نووسەرەکەیان دەبەن
}
pack-tells-preview = { $documents ->
    [one] { $documents } وێنە کۆپییەکی بچووکتری خۆی تێدایە، کە لەوانەیە ئەوە نیشان بدات کە بڕدراوە یان لێڵ کراوە
   *[other] { $documents } وێنە کۆپیی بچووکتری خۆیان تێدایە، کە لەوانەیە ئەوە نیشان بدات کە بڕدراوە یان لێڵ کراوە
}
pack-tells-unread = { $documents ->
    [one] { $documents } بەڵگەنامە لەوانەیە شوێنێک یان کەسێک ئاشکرا بکات: نەتوانرا تا کۆتایی بخوێندرێتەوە
   *[other] { $documents } بەڵگەنامە لەوانەیە شوێنێک یان کەسێک ئاشکرا بکەن: نەتوانرا تا کۆتایی بخوێندرێنەوە
}
pack-step-strip = کۆپییەک بەبێ ئەو داتایە دروست بکەن (exiftool -all= COPY، یان mat2 FILE)، یان بەڵگەنامەکە بە --exclude لە دەرەوە بهێڵنەوە
pack-step-author = ئەگەر نووسەرەکە دەیەوێت، ناوەکە بهێڵنەوە؛ ئەگەر نا کۆپییەک بەبێ ناو دروست بکەن (mat2 FILE)، یان بەڵگەنامەکە بە --exclude لە دەرەوە بهێڵنەوە
pack-step-preview = کۆپییەک بەبێ وێنە بچووکەکە دروست بکەن (exiftool -all= COPY، یان mat2 FILE)، یان وێنەکە بە --exclude لە دەرەوە بهێڵنەوە
pack-step-unread = سەیری بەڵگەنامەکە بکەن بە exiftool -a -G1 FILE، یان بەڵگەنامەکە بە --exclude لە دەرەوە بهێڵنەوە
pack-litter-open = { $entries ->
    [one] { $entries } فایلی بەرنامەیەکی نووسین دەڵێت کێ بەڵگەنامەیەکی کردبووەوە، یان کۆپییەکی دەقەکەی تێدایە
   *[other] { $entries } فایلی بەرنامەکانی نووسین دەڵێن کێ بەڵگەنامەیەکی کردبووەوە، یان کۆپییەکی دەقەکەیان تێدایە
}
pack-litter-history = { $entries ->
    [one] { $entries } فایل فەرمانە نووسراوەکان یان شوێنە سەردانکراوەکان دەڵێت
   *[other] { $entries } فایل فەرمانە نووسراوەکان یان شوێنە سەردانکراوەکان دەڵێن
}
pack-litter-system = { $entries ->
    [one] { $entries } فایل یان فۆڵدەری سیستەم لەوانەیە فایلی تر نیشان بدات، هەروەها فایلی سڕاوە
   *[other] { $entries } فایل یان فۆڵدەری سیستەم لەوانەیە فایلی تر نیشان بدەن، هەروەها فایلی سڕاوە
}
pack-step-litter = هەموو فایل و فۆڵدەرێکی لەم جۆرە بە --leave-out-litter لە دەرەوە بهێڵنەوە
pack-unfit-file = { $documents ->
    [one] { $documents } بەڵگەنامە لە 4 GiB گەورەترە: فلاش و کارتی میمۆریی FAT32 دوای کردنەوەی بەستەکە ناتوانن هەڵیبگرن
   *[other] { $documents } بەڵگەنامە لە 4 GiB گەورەترن: فلاش و کارتی میمۆریی FAT32 دوای کردنەوەی بەستەکە ناتوانن هەڵیانبگرن
}
pack-unfit-name = { $documents ->
    [one] ناوی { $documents } بەڵگەنامە لە { $most } بایت درێژترە: فۆڵدەری شفرەکراو و هەندێک کۆگای تۆڕ ناتوانن ناوەکە هەڵبگرن
   *[other] ناوی { $documents } بەڵگەنامە لە { $most } بایت درێژترن: فۆڵدەری شفرەکراو و هەندێک کۆگای تۆڕ ناتوانن ناوەکان هەڵبگرن
}
pack-tells = { $more ->
    [0] { $notice }: { $path }
   *[other] { $notice }: { $path } و { $more } هی تر (-v لیستیان دەکات)
}
pack-allowed-key = { $path } وا دەردەکەوێت کە ئەمەی تێدا بێت: { $what }؛ بەڵگەنامەکە دەبەسترێت، چونکە --allow-key ناوی دەبات
pack-idle-pattern = --exclude { $pattern } لەگەڵ هیچ شتێک لە فۆڵدەری بەڵگەنامەکاندا ناگونجێت، بۆیە هیچ شتێکی لە دەرەوە نەهێشتەوە
pack-no-documents = فۆڵدەری بەڵگەنامەکان هیچ بەڵگەنامەیەکی تێدا نییە
pack-double = { $place }: هەمان وەرگرە کە لە { $first } دایە؛ یەک جار حیساب کرا
pack-double-names = { $place }: کلیلی { $name } و کلیلی { $other } ({ $first }) یەک کلیلن؛ یەک جار حیساب کرا، و یەکێک لە دوو ناوەکە هەڵەیە
pack-recipients-others = کەسانی تر لەسەر ئەم کۆمپیوتەرە دەتوانن لە { $path } بنووسن: هەموو ژمارەکانی خوارەوە بە دەنگ بەراورد بکەن، و فایلەکە لەوانی تر دابخەن بە: chmod go-w
pack-not-noted = بەستەکە تەواوە، بەڵام تێبینیی تایبەت { $path } نەنووسرا، بۆیە جاری داهاتوو هیچ شتێک لەبارەی ئەم وەشانە نازانرێت: { $why }
pack-another-key = وەشانی پێشوو بە کلیلێکی تر واژۆ کراوە: وەرگران دەبێت دووبارە ژمارەکان بەراورد بکەن

pack-other-series = --previous هی زنجیرەیەکی ترە: { $previous }، نەک { $series }
pack-older-release = --previous ئەم وەشانەیە: { $previous }، و ئەمەی نوێ دەبێتە { $release }
pack-clock = { $why }؛ کاتژمێرەکە ڕێک بخەن، یان بەروارەکە ناو ببەن: --created YYYY-MM-DD
pack-clock-reset = کاتژمێری ئەم کۆمپیوتەرە دەڵێت { $clock }، بۆیە کاتژمێرەکە هەڵەیە، و بەروارەکە بۆ هەمیشە واژۆ دەکرا
pack-clock-earlier = کاتژمێری ئەم کۆمپیوتەرە دەڵێت { $clock }، پێش ئەو وەشانەی کە ئەمە بە دوایدا دێت ({ $previous })
pack-clock-later = کاتژمێری ئەم کۆمپیوتەرە دەڵێت { $clock }، چەندین ساڵ دوای ئەو وەشانەی کە ئەمە بە دوایدا دێت ({ $previous })
pack-clock-question = بەرواری ئەمڕۆ، بە شێوەی YYYY-MM-DD:
pack-bad-fit = --fit { $size } قەبارە نییە، وەک 700MB یان 64MiB
pack-bad-frames = --frames { $size } قەبارەیەکی لانیکەم 1MiB نییە، وەک 8MiB
pack-bad-chunk-size = --chunk-size { $size } قەبارە نییە، وەک 8MiB یان 700kB
pack-spare-below-one = --spare { $spare } لە 1 % کەمترە: مەبەستتان { $percent }% بوو؟
pack-bad-spare = --spare { $spare } ڕێژەیەک لە 0 تا 200% نییە، وەک 25%
pack-note-others = کەسانی تر لەسەر ئەم کۆمپیوتەرە دەتوانن لە { $path } بنووسن، بۆیە تێبینییەکە لەوانەیە هەڵە بێت: سەیری بکەن، ئینجا لەوانی تر دایبخەن بە: chmod 600
pack-no-note = { $path } تێبینیی تایبەتی وەرگران نییە (دێڕی { $line }): بیگوازنەوە بۆ شوێنێکی تر
pack-for-whom = بڵێن کێ دەتوانێت بیکاتەوە: -r RECIPIENT، -R FILE، --passphrase، یان --public بۆ هەموو کەسێک
pack-needs-passphrase = ڕستەی نهێنی پێویستە: فەرمانەکە لە تێرمیناڵێکدا جێبەجێ بکەن، یان فایلێک ناو ببەن بە --passphrase-file

pack-new-passphrase = ڕستەی نهێنیی نوێ بۆ ئەم بەستەیە (بەتاڵ: یەکێکتان بۆ دروست دەکرێت)
pack-made-passphrase = ڕستەی نهێنیی ئەم بەستەیە، یەک جار نیشان دەدرێت. بە وەرگرانی بڵێن، و هەرگیز لەگەڵ بەستەکەدا مەینێرن:
pack-key-passphrase = ڕستەی نهێنی بۆ { $path }
pack-key-open-to-others = کەسانی تر لەسەر ئەم کۆمپیوتەرە لەوانەیە { $path } بخوێننەوە؛ فایلەکە لەوانی تر دابخەن بە: chmod 600

keygen-done = { $files } فایلی نوێ لە { $folder }
keygen-publisher-key = { $guarded ->
    [yes] واژۆ دەکات؛ بە ڕستەی نهێنیی ئێوە پارێزراوە. هەرگیز مەیدەنە کەسێکی تر.
   *[no] واژۆ دەکات؛ پارێزراو نییە! هەرگیز مەیدەنە کەسێکی تر.
}
keygen-publisher-pub = بیدەنە هەموو کەسێک، لەگەڵ ئەم ژمارانە بە دەنگ یان لەسەر کاغەز:
keygen-own-pin = متمانە بە بەستەکانی خۆتان لەسەر ئەم کۆمپیوتەرەش دەکات
keygen-recipient-key = ئەوە دەکاتەوە کە بۆ ئێوە قوفڵ دراوە. هەرگیز مەیدەنە کەسێکی تر.
keygen-recipient-pub = بیدەنە بڵاوکەرەوەکان، لەگەڵ ئەم ژمارانە بە دەنگ یان لەسەر کاغەز:
keygen-gone = بۆ هەمیشە کۆتایی بە publisher.key دەهێنێت. چاپی بکەن، کاغەزەکە لە شوێنێکی تر هەڵبگرن، و فایلەکە بسڕنەوە.
keygen-new-passphrase = ڕستەی نهێنیی نوێ بۆ publisher.key
keygen-needs-passphrase = publisher.key ڕستەی نهێنی پێویستە: فەرمانەکە لە تێرمیناڵێکدا جێبەجێ بکەن، فایلێک ناو ببەن بە --key-passphrase-file، یان کلیلەکە بەبێ پاراستن بهێڵنەوە بە --no-passphrase
keygen-empty-passphrase = ڕستەی نهێنیی بەتاڵ هیچ شتێک ناپارێزێت؛ ڕستەیەکی نهێنی بنووسن، یان --no-passphrase بدەن

pack-previous-difference = --previous وەشانێکی تەواو وەردەگرێت، و { $title } جیاوازییە: بەستەی وەشانێکی تەواو ناو ببەن، یان بە --since لەسەر فۆڵدەرێکی کراوە دایبمەزرێنن
pack-series-of-difference = { $series } ناوی جیاوازییەکە: ناوی زنجیرەی وەشانەکان بدەن
