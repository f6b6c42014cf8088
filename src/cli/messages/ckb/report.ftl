report-ok = { $title }: ڕەسەن و تەواوە
report-openable = { $title }: ڕەسەنە؛ هەمووی لێرە نییە، بەڵام هەموو ئەوەی پێویستە لێرەیە
report-damaged = { $title }: ڕەسەنە؛ بەشە تێکچووەکان دەتوانرێت دروست بکرێنەوە
report-incomplete = { $title }: ناتەواوە؛ { $shortage }
report-other-publisher = { $title }: جێی متمانە نییە؛ بڵاوکەرەوەیەکی تر واژۆی کردووە، نەک ئەوەی داوای ئێوەیە
report-not-pinned = { $title }: جێی متمانە نییە؛ بڵاوکەرەوە لێرە وەک متمانەپێکراو تۆمار نەکراوە؛ { $enough }
report-other-series = { $title }: جێی متمانە نییە؛ { $name } بۆ ئەم زنجیرەیە وەک متمانەپێکراو تۆمار نەکراوە؛ { $enough }
report-conflict = { $title }: ناکۆکی؛ یەک کلیل ئەم بەستەیە و بەستەیەکی تری واژۆ کردووە کە ئەم بەستەیە ڕەت دەکاتەوە؛ { $enough }
report-enough = هەموو ئەوەی پێویستە لێرەیە
report-short = { $have } لە { $need } بلۆکی پێویست لێرەیە ({ $percent } %)، { $short } کەمە
report-no-table = blocks.idx نییە یان تێکچووە، و بەبێ ئەو پارچەکان لە یەک جیا ناکرێنەوە؛ هەر هەڵگرێکی تر هەیەتی

report-bundle = { $id }، دروستکراوە لە { $date } (بەرواری بڵاوکەرەوە)، { $sealing }

report-publisher-named = { $digits } (ئەوەی بە -P ناو براوە)
report-publisher-surroundings = { $digits } (ئەوەی لە گۆڕاوی PANNIER_PUBLISHER دایە، تۆماری متمانە نییە)
report-publisher-pinned = { $digits } (وەک متمانەپێکراو تۆمارکراو: { $name })
report-publisher-limited = { $digits } (تەنها بۆ زنجیرەی تر تۆمارکراو: { $name })
report-publisher-unknown = { $digits } (لێرە وەک متمانەپێکراو تۆمار نەکراوە)

report-extended = { $recovery ->
    [one] بەستەی { $id } بە { $recovery } بلۆکی گەڕاندنەوە هەمان وەشانە؛ هەموو ئەوەی لەگەڵی هاتووە لێرە حیساب دەکرێت
   *[other] بەستەی { $id } بە { $recovery } بلۆکی گەڕاندنەوە هەمان وەشانە؛ هەموو ئەوەی لەگەڵی هاتووە لێرە حیساب دەکرێت
}
report-extends-this = { $recovery ->
    [one] بەستەی { $id } بە { $recovery } بلۆکی گەڕاندنەوە ئەم بەستەیە درێژ دەکاتەوە، بەڵام فایلی blocks.idx بۆ ئەو نییە؛ هەر هەڵگرێکی تری ئەو بەستەیە هەیەتی
   *[other] بەستەی { $id } بە { $recovery } بلۆکی گەڕاندنەوە ئەم بەستەیە درێژ دەکاتەوە، بەڵام فایلی blocks.idx بۆ ئەو نییە؛ هەر هەڵگرێکی تری ئەو بەستەیە هەیەتی
}

report-chunks = { $data } لە { $all_data } پارچەی داتا، { $recovery } لە { $all_recovery } پارچەی گەڕاندنەوە، { $size } بە گشتی
report-missing-more = { $names }، و { $more } هی تری وا (-v ناویان دەبات)
report-partly = { $chunk }: { $good } لە { $blocks } بلۆک باشن
report-needed = { $short ->
    [one] { $short } بلۆکی تر پێویستە
   *[other] { $short } بلۆکی تر پێویستن
}: { $chunks ->
    [one] هەر { $chunks } پارچەیەک لەو { $lacking } پارچەیەی لێرە تەواو نین، بەس دەبێت
   *[other] هەر { $chunks } پارچەیەک لەو { $lacking } پارچەیەی لێرە تەواو نین، بەس دەبن
}
report-from = { $files ->
    [one] { $path }: { $files } فایلی باش
   *[other] { $path }: { $files } فایلی باش
}
report-ignored = { $files ->
    [one] { $files } فایل کە بەشێک نییە لێی
   *[other] { $files } فایل کە بەشێک نین لێی
}

container-kind = { $kind ->
    [zip] ئەرشیفێکی zip
    [tar] ئەرشیفێکی tar
    [gzip] ئەرشیفێکی gzip
    [seven-zip] ئەرشیفێکی 7-Zip
    [rar] ئەرشیفێکی RAR
    [xz] ئەرشیفێکی xz
    [bzip2] ئەرشیفێکی bzip2
    [mail] ئیمەیڵێک
    [base64] دەقێکی base64
    [image] وێنەی دیسکی ئامێرێکی هەڵگرتن
   *[pieces] فایلێکی دروستکراوی بەرنامەیەکی گەڕاندنەوە
}
container-left = { $why ->
    [kind] { $path }، { $kind }: ناوەکەی نەپشکنرا
    [damaged] { $path }، { $kind }: تێکچووە یان کورت بڕاوە
    [locked] { $path }، { $kind }: بە ڕستەی نهێنی قوفڵ دراوە
    [method] { $path }، { $kind }: فایلی تێدایە بە شێوەیەک کە لە شوێنی خۆی ناخوێندرێتەوە
    [bounds] { $path }، { $kind }: لەوە زیاتری تێدایە کە یەک گەڕان سەیری دەکات
   *[no-room] { $path }، { $kind }: جێگا نییە بۆ کردنەوەی
}
container-left-and-next = { $left }؛ { $next }
container-read = { $files ->
    [one] { $path }: { $files } فایلی باش، لە شوێنی خۆی خوێندرایەوە
   *[other] { $path }: { $files } فایلی باش، لە شوێنی خۆیان خوێندرانەوە
}
container-list-in = { $path }، لە شوێنی خۆی

report-bad-blocks = { $blocks ->
    [one] { $path }: { $chunk }، { $bad } لە { $blocks } بلۆک تێکچووە، لە بایتی { $offsets }
   *[other] { $path }: { $chunk }، { $bad } لە { $blocks } بلۆک تێکچوون، لە بایتی { $offsets }
}
report-bad-cut-short = { $path }: { $chunk }، کورت بڕاوە: { $bytes } لە { $all } بایت
report-bad-zeros-after = { $bytes ->
    [one] { $path }: { $chunk }، تەواوە، بەڵام { $bytes } بایتی سفر لە دوای کۆتاییەکەی هەیە
   *[other] { $path }: { $chunk }، تەواوە، بەڵام { $bytes } بایتی سفر لە دوای کۆتاییەکەی هەن
}
report-bad-bytes-after = { $bytes ->
    [one] { $path }: { $chunk }، تەواوە، بەڵام { $bytes } بایتی زیادە لە دوای کۆتاییەکەی هەیە
   *[other] { $path }: { $chunk }، تەواوە، بەڵام { $bytes } بایتی زیادە لە دوای کۆتاییەکەی هەن
}
report-bad-empty = { $path }: پێدەچێت { $chunk } بێت، بەڵام بەتاڵە
report-bad-nothing-good = { $path }: پێدەچێت { $chunk } بێت، بەڵام هیچ شتێکی باشی تێدا نییە
report-bad-one-byte = { $path }: { $name }، یەک بایت هەڵە بوو؛ واژۆکە نیشان دەدات کامیانە
report-bad-carried = { $path }: { $name }، ئەم گۆڕانانە لابران: { $changes }؛ بایتە واژۆکراوەکان تەواون
report-carried = { $names } لە { $path }: ئەم گۆڕانانە لابران: { $changes }؛ بایتە واژۆکراوەکان تەواون
report-bad-not-signed = { $path }: ئەمە ئەو فایلەی { $name } نییە کە واژۆ کراوە
report-bad-false-page = { $path }: بڵاوکەرەوە ئەم لاپەڕەیەی واژۆ نەکردووە؛ مەیکەنەوە

transport-mark = نیشانەی ڕیزبەندیی بایت
transport-wide = UTF-16
transport-quoted = quoted-printable
transport-line-ends = کۆتایی دێڕەکان (CRLF)
transport-blanks = بۆشایی لە کۆتایی دێڕەکان
transport-around = دەقی تر لە پێش یان لە دوای
transport-last-end = کۆتایی دوایین دێڕ ون بوو یان دووبارە بوو
transport-first-line = یەکەم دێڕی تێکچوو، کە هیچ شتێک نایسەلمێنێت
text-carried = { $path }: ئەم گۆڕانانە لابران: { $changes }

report-more-refused = و { $more } هی تر کە بەستە نین: لەوانەیە کەسێک دروستی کردبن بۆ شاردنەوەی بەستە ڕەسەنەکان

report-missing-others = { $names }: لە لیستی بڵاوکەرەوەدایە، بەڵام ئەم بەرنامەیە ئەو جۆرە ناناسێت

opened-genuine = { $documents ->
    [one] { $title } لەلایەن { $maker }: { $documents } بەڵگەنامەکەی ناو { $folder } ڕەسەنە
   *[other] { $title } لەلایەن { $maker }: هەر { $documents } بەڵگەنامەکەی ناو { $folder } ڕەسەنن
}
opened-in-part = { $genuine ->
    [one] { $title } لەلایەن { $maker }: { $genuine } لە { $documents } بەڵگەنامە لە { $folder } دایە، و ڕەسەنە
   *[other] { $title } لەلایەن { $maker }: { $genuine } لە { $documents } بەڵگەنامە لە { $folder } دان، و هەر یەکەیان ڕەسەنە
}
opened-altered = { $altered ->
    [0] { $title } لەلایەن { $maker } لە { $folder }
    [one] { $title } لەلایەن { $maker } لە { $folder }: { $altered } بەڵگەنامە ئەوە نییە کە بڵاوکەرەوە واژۆی کردووە
   *[other] { $title } لەلایەن { $maker } لە { $folder }: { $altered } بەڵگەنامە ئەوە نین کە بڵاوکەرەوە واژۆی کردووە
}{ $strange ->
    [0] {""}
    [one] ؛ { $strange } فایل لە لیستی بڵاوکەرەوەدا نییە
   *[other] ؛ { $strange } فایل لە لیستی بڵاوکەرەوەدا نین
}؛ { $genuine } لە { $documents } ڕەسەنن
opened-unsigned = هیچ بڵاوکەرەوەیەک کە لێرە وەک متمانەپێکراو تۆمار کرابێت یان بە -P ناو برابێت، واژۆی لیستی ناو { $folder } نەکردووە؛ هیچ بەڵگەنامەیەک نەخوێندرایەوە
opened-after = --after بۆ بەستەیە، و ئەمانە بەڵگەنامەی کراوەن: --after مەنووسن
opened-and-more = { $names } و { $more } هی تر (-v نیشانیان دەدات)
others-carried = { $names }: لە لیستی بڵاوکەرەوەدایە، بەڵام ئەم بەرنامەیە ئەو جۆرە ناناسێت؛ لەگەڵ ئەوانی تر دەبرێت
others-left-publisher = { $names }: ئەم بەرنامەیە ئەو جۆرە ناناسێت؛ نەبرا، چونکە بڵاوکەرەوە لێرە وەک متمانەپێکراو تۆمار نەکراوە
others-left-name = { $names }: ئەم بەرنامەیە ئەو جۆرە ناناسێت؛ نەبرا، چونکە سیستەمێک لەوانەیە ناوێکی وا بە بەرنامە دابنێت
others-left-count = { $names }: ئەم بەرنامەیە ئەو جۆرە ناناسێت؛ نەبرا، چونکە ژمارەیان لە 64 زیاترە
others-left-length = { $names }: ئەم بەرنامەیە ئەو جۆرە ناناسێت؛ نەبرا، چونکە فایلەکە بۆ گواستنەوە زۆر درێژە: زیاتر لە 64 KiB
others-not-in-codes = { $names }: لە لیستی بڵاوکەرەوەدایە، بەڵام ئەم بەرنامەیە ئەو جۆرە ناناسێت؛ کۆدەکان نایگوازنەوە
others-and-more = { $names } و { $more } هی تر

page-carried = { $name }: ئەو لاپەڕەیەی بڵاوکەرەوە واژۆی کردووە؛ لەگەڵ ئەوانی تر دەبرێت
page-missing = { $name }: بڵاوکەرەوە لاپەڕەیەکی وای واژۆ کردووە، بەڵام لێرە نییە؛ بەڵگەنامەکان پێویستیان پێی نییە
page-left = { $name }: لاپەڕەیەک بۆ وێبگەڕ؛ نەبرا، چونکە بڵاوکەرەوە لێرە وەک متمانەپێکراو تۆمار نەکراوە
page-not-in-codes = { $name }: لاپەڕەی وێبگەڕ؛ کۆدەکان نایگوازنەوە
page-false = { $path }: بڵاوکەرەوە ئەم لاپەڕەیەی واژۆ نەکردووە
page-false-what = ئەوەی دەستکاریی فلاشەکەی کردووە، لەوانەیە دەستکاریی لاپەڕەکەشی کردبێت؛ مەیکەنەوە

report-opening = بەرنامەیەکی نوێتری Pannier پێویستە: { $words }

report-share = { $title }: { $carriers ->
    [one] هیچ فایلێک لەسەر ئەم هەڵگرە تێکنەچووە
   *[other] هیچ فایلێک لەسەر ئەم { $carriers } هەڵگرە تێکنەچووە
}؛ { $percent } % لەوەی پێویستە لێرەیە؛ { $more ->
    [one] یەک هەڵگری تری وەک ئەمە
   *[other] { $more } هەڵگری تری وەک ئەمە
} بەس دەبێت
