open-done = { $documents ->
    [one] { $title } لەلایەن { $maker } ({ $date }): { $documents } بەڵگەنامە ({ $size }) لە { $folder }
   *[other] { $title } لەلایەن { $maker } ({ $date }): { $documents } بەڵگەنامە ({ $size }) لە { $folder }
}
open-done-some = { $title } لەلایەن { $maker } ({ $date }): { $documents } لە { $all } بەڵگەنامە ({ $size }) لە { $folder }
open-partial = { $title } لەلایەن { $maker } ({ $date }): { $documents } لە { $all } بەڵگەنامە ({ $size }){ $texts ->
    [all] ، هەموو دەقەکانیان تێدایە،
    [some] ، { $texts_here } لە { $texts_all } دەق لەنێویاندایە،
   *[none] {""}
} لە { $folder }
open-partial-new = { $new ->
    [0] هیچ بەڵگەنامەیەک نوێ نییە
    [one] { $new } بەڵگەنامە نوێیە
   *[other] { $new } بەڵگەنامە نوێن
}؛ هەر بەڵگەنامەیەکی ناو فۆڵدەرەکە ئەوەیە کە { $pinned ->
    [yes] بڵاوکەرەوە
   *[no] ئەم بڵاوکەرەوە نەناسراوە
} واژۆی کردووە
open-partial-strange = { $files ->
    [one] { $files } فایل لە { $folder } هی ئەم بەستەیە نییە: { $names }
   *[other] { $files } فایل لە { $folder } هی ئەم بەستەیە نین: { $names }
}
check-partial = ئێستا { $documents } لە { $all } بەڵگەنامە دەکرێنەوە: pannier open --partial
open-only-idle = --only { $pattern } لەگەڵ هیچ بەڵگەنامەیەک ناگونجێت
open-signed = { $rebuilt ->
    [0] هیچ شتێک کەم نەبوو
    [one] { $rebuilt } بلۆکی ونبوو دروست کرایەوە
   *[other] { $rebuilt } بلۆکی ونبوو دروست کرانەوە
}؛ هەر بەڵگەنامەیەک ئەوەیە کە { $pinned ->
    [yes] بڵاوکەرەوە
   *[no] ئەم بڵاوکەرەوە نەناسراوە
} واژۆی کردووە
open-difference = ئەمانە بەشەکانی جیاوازییەکن، نەک بەڵگەنامەکان: دووبارە بیکەنەوە بە --onto و فۆڵدەری { $series } { $release }
open-steps = { $count } جیاوازی، یەک لە دوای یەک: { $steps }
open-step-failed = ئەو جیاوازییەی سەرکەوتوو نەبوو { $title }، بەستەی { $id }
open-lies-open = بەڵگەنامەکان ئێستا بە کراوەیی لەسەر هەڵگرەکەن، لە تەنیشت بەستە قوفڵدراوەکە، و هەموو کەسێک دەتوانێت بیانخوێنێتەوە: پێش ئەوەی هەڵگرەکە بڕوات، { $path } بگوازنەوە بۆ شوێنێکی تر
open-what-is-here = هیچ شتێک نەکرایەوە و نەنووسرا
open-not-pinned = بڵاوکەرەوەی { $digits } لێرە وەک متمانەپێکراو تۆمار نەکراوە. بەستەکە تەواوە، بەڵام هەموو کەسێک دەیتوانی دروستی بکات.
open-compare-digits = پێش ئەوەی باوەڕ بە قسەی بەڵگەنامەکان بکەن، ژمارەکان بەراورد بکەن.
open-passphrase = ڕستەی نهێنیی { $title }
open-left-out = { $count ->
    [one] ئەم شوێنە ناتوانێت { $count } بەڵگەنامە هەڵبگرێت؛ ئەو بەڵگەنامەیە لە دەرەوە هێڵرایەوە، و ئەوانی تر سەلمێنران:{ $list }
   *[other] ئەم شوێنە ناتوانێت { $count } بەڵگەنامە هەڵبگرێت؛ ئەوانە لە دەرەوە هێڵرانەوە، و ئەوانی تر سەلمێنران:{ $list }
}
open-done-stream = { $title } لەلایەن { $maker } ({ $date }): { $documents } لە { $all } بەڵگەنامە ({ $size }) بۆ دەرچووی ستاندارد (stdout)
open-stream-json = -o - بەڵگەنامەکان دەنووسێتە دەرچووی ستاندارد (stdout)، و --json لەوێ جێی نابێتەوە: تەنها یەکێکیان بنووسن
open-stream-onto = -o - لەگەڵ --onto ناگونجێت: فۆڵدەرێکی نوێ ناو ببەن
open-stream-terminal = -o - ستریمێک دەنووسێت کە بۆ شاشە نییە: pannier open BUNDLE -o - | tar x
cat-json = بەڵگەنامەکە دەچێتە دەرچووی ستاندارد (stdout)، و --json لەوێ جێی نابێتەوە
cat-two = «cat» فۆڵدەرەکانی بەستەکە وەردەگرێت، و لە کۆتاییدا ڕێڕەوی یەک بەڵگەنامە: pannier cat BUNDLE PATH
cat-none = بەستەکە بەڵگەنامەی { $path } تێدا نییە: «pannier list» ڕێڕەوەکان نیشان دەدات
cat-folder = { $path } فۆڵدەرە: یەک بەڵگەنامە ناو ببەن، یان: pannier open BUNDLE --only { $path } -o OUT
open-listed-some = { $title } لەلایەن { $maker } ({ $date }): { $documents } لە { $all } بەڵگەنامە، { $size }
open-sizes-unread = «--sizes» قەبارەکانیان دەڵێت
open-listed = { $documents ->
    [one] { $title } لەلایەن { $maker } ({ $date }): { $documents } بەڵگەنامە، { $size }
   *[other] { $title } لەلایەن { $maker } ({ $date }): { $documents } بەڵگەنامە، { $size }
}

open-sandbox = ژینگەی داخراو: { $apart ->
    [yes] خوێندنەوەی فایلەکان لە پرۆسەیەکی جیادا بوو
   *[no] خوێندنەوەی فایلەکان لەناو هەمان پرۆسەدا بوو
}؛ { $files ->
    [full] فایل و تۆڕ داخرابوون، جگە لە هەڵگرەکان و فۆڵدەرە نوێیەکە
    [part] فایل و تۆڕ تەنها بەشێکیان داخرابوو، چونکە ئەم کێرنڵە کۆنە
   *[none] فایل و تۆڕ کراوە بوون، چونکە ئەم سیستەمە Landlock نییە یان بەرنامەی کلیلەکەتان دەبوو کار بکات
}؛ { $calls ->
    [yes] هیچ بەرنامەیەک نەدەتوانرا بخرێتە کار و هیچ سۆکێتێک نەدەتوانرا بکرێتەوە
   *[no] بانگکردنەکانی سیستەم سنووردار نەکرابوون
}

repair-whole = { $title }: دووبارە بەستەیەکی تەواوە، بیت بە بیت لە { $folder }
repair-chunks = { $title }: دووبارە هەموو پارچەکان، بیت بە بیت لە { $folder }
repair-rebuilt = { $data ->
    [one] { $data } بلۆکی داتا
   *[other] { $data } بلۆکی داتا
}؛ { $recovery ->
    [one] { $recovery } بلۆکی گەڕاندنەوە دووبارە حیساب کرا
   *[other] { $recovery } بلۆکی گەڕاندنەوە دووبارە حیساب کران
}
repair-first-line = یەکەم دێڕی فایلی واژۆکە، کە هیچ واژۆیەک نایگرێتەوە، قسەی تری تێدا بوو: دێڕەکە ئێستا ناوی بڵاوکەرەوە دەبات
repair-lost = { $name } لە هەموو شوێنێک ون بووە، بۆیە بەستە نوێیەکە ئەوی تێدا نییە

more-done = { $added ->
    [one] { $title }: { $added } بلۆکی گەڕاندنەوەی زیاتر، { $recovery } بە گشتی، لە { $folder }
   *[other] { $title }: { $added } بلۆکی گەڕاندنەوەی زیاتر، { $recovery } بە گشتی، لە { $folder }
}
more-written = { $whole ->
    [yes] هەموو بەستەکە، { $size }
   *[no] فایلە بچووکەکان و ئەوەی نوێیە، { $size }
}
more-list = بەستەی { $id }؛ ئەو فایلانەی پێشتر دابەش کراون هی ئەمیشن، و هەر بەکار دێن
more-checked = هەموو بلۆکێک خوێندرایەوە: وەک یەکن؛ گەڕاندنەوە لەسەر 16 تێکەڵەی هەڕەمەکیی هەموو بلۆکەکان تاقی کرایەوە، تەنها لە بلۆکە نوێیەکانەوە
more-next = فایلە نوێیەکان دابەش بکەن، یان کۆن و نوێ پێکەوە دابەش بکەن: { $command }

bare-bundle = بەستەیەک لەم فۆڵدەرەدایە. دەڵێت ئەمەیە: { $titles }؛ هێشتا هیچ شتێک نەسەلمێنراوە. ئەوەی دەتوانن بیکەن:
bare-nothing-proven = لیستی بەستەیەک لەم فۆڵدەرەدایە، و لێرە هیچ شتێک نایسەلمێنێت. ئەوەی دەتوانن بیکەن:
bare-documents = ئەو بەڵگەنامانەی کراونەتەوە لەم فۆڵدەرەدان. ئەوەی دەتوانن بیکەن:
bare-check = pannier check .                             دەڵێت ئایا ڕەسەنە، و ئایا بەسە
bare-trust = pannier trust .                             بڵاوکەرەوە وەک متمانەپێکراو تۆمار دەکات، دوای بەراوردکردنی سی ژمارە
bare-open = pannier open . -i recipient.key -o OUT      دەیکاتەوە لە فۆڵدەری نوێی OUT
bare-help = pannier --help                              هەموو فەرمانەکان
