head-as-committed = AS COMMITTED
head-not-all-here = NOT ALL HERE: { $have } of { $all }
head-other-bytes = OTHER BYTES
head-committed = پابەندی کرا

label-code = کۆد
label-keep = هەڵیبگرن

commit-made = { $files ->
    [one] { $files } فایل
   *[other] { $files } فایل
}، { $size }؛ { $folder } نووسرا. کۆدەکە:
commit-length = { $groups ->
    [one] { $groups } گرووپ، یەک نامەی کورت؛ بە دەنگی بەرز گرووپ بە گرووپ بیخوێننەوە
   *[other] { $groups } گرووپ، یەک نامەی کورت؛ بە دەنگی بەرز گرووپ بە گرووپ بیخوێننەوە
}
commit-length-spoken = { $groups ->
    [one] { $groups } گرووپ
   *[other] { $groups } گرووپ
}، 160 بیت، بۆ ئەوانەی تەنها دەنگیان هەیە؛ ئەگەر نامەی کورت دەگات، هەموو گرووپەکانی کۆدە درێژەکە بنێرن
commit-keep = { $files }، و فایلەکانتان بێ گۆڕانکاری: یەک بایتی جیاواز فایلێکی ترە
commit-left-out = { $files ->
    [one] { $files } فایل کە سیستەم لە فۆڵدەرەکاندا هەڵیدەگرێت
   *[other] { $files } فایل کە سیستەم لە فۆڵدەرەکاندا هەڵیاندەگرێت
}
commit-proves = هەر کەسێک ئێستا کۆدەکە ببیستێت، دواتر دەتوانێت بڵێت کە ئەم بایتانە لە کاتی بیستنیدا هەبوون. نەک ئەوەی کە ڕاستن، کێ و لە کوێ و کەی دروستی کردوون، یان پێشتر کەس دەستکاریی نەکردوون
commit-reveals = کۆدەکە هیچ دەربارەی فایلەکان ناڵێت؛ { $name } ناو و هاشەکانیان دەڵێت
commit-reveals-no-names = کۆدەکە هیچ دەربارەی فایلەکان ناڵێت؛ { $name } ژمارە و هاشەکانیان دەڵێت

commit-all-here = { $files ->
    [one] { $files } فایلەکە لێرەیە
   *[other] هەر { $files } فایلەکە لێرەن
}، بە هەر ناوێک بن
commit-not-all-here = { $files ->
    [0] هیچ فایلێک بە تەواوی لێرە نییە
    [one] { $files } فایل وەک پابەندییەکەیە، و ئەوانی تر لێرە نین
   *[other] { $files } فایل وەک پابەندییەکەن، و ئەوانی تر لێرە نین
}
commit-other-bytes = { $files ->
    [one] { $files } فایل ناوێکی پابەندییەکەی هەیە، بەڵام بایتەکانی جیاوازن
   *[other] { $files } فایل ناوی پابەندییەکەیان هەیە، بەڵام بایتەکانیان جیاوازن
}
commit-spoken = تەنها 160 بیت بیسترا؛ ئەگەر دەتوانن داوای هەموو گرووپەکان بکەن
commit-other = { $paths }: بایتەکانی جیاوازن لە { $name }ی پابەندییەکە
commit-other-but-here = { $paths }: بایتەکانی جیاوازن لە { $name }ی پابەندییەکە؛ بایتە ڕاستەقینەکان لە { $path }دان
commit-here = { $name } لە { $path }
commit-excerpt = بایتەکانی { $first } تا { $last } لە { $name } وەک پابەندییەکەن: { $path }، لە بایتی { $at }ەوە
commit-more-excerpts = { $more ->
    [one] و { $more } بەشی تر
   *[other] و { $more } بەشی تر
}
commit-no-pieces = { $files ->
    [one] بەدوای بەشەکانی { $files } فایلدا نەگەڕاین: لەتەکانی لە { $name }دان، کە لێرە نییە
   *[other] بەدوای بەشەکانی { $files } فایلدا نەگەڕاین: لەتەکانیان لە { $name }دان، کە لێرە نییە
}
commit-bad-pieces = { $files ->
    [one] لەتەکانی { $files } فایل لە { $name }دا ناگونجێن، و بەکار نەهێنران
   *[other] لەتەکانی { $files } فایل لە { $name }دا ناگونجێن، و بەکار نەهێنران
}
commit-bundle = { $folders }: بەستەیەک، کە نەکرایەوە؛ بیکەنەوە، و بەڵگەنامەکانیشی بەراورد بکەن
commit-matched-proves = هەر کەسێک کۆدەکەی بیستووە دەزانێت کە ئەم بایتانە لە کاتی بیستنیدا هەبوون. نەک ئەوەی کە ڕاستن، کێ و لە کوێ و کەی دروستی کردوون، یان پێشتر کەس دەستکاریی نەکردوون
commit-unreadable = { $path } ناخوێنرێتەوە: { $why }

error-commit-paths = { $count ->
    [one] پابەندی بۆ { $count } ڕێڕەو ناکرێت
   *[other] پابەندی بۆ { $count } ڕێڕەو ناکرێت
}:{ $list }
error-commit-name = ناوەکەی زۆر درێژە، یان نیشانەیەکی تێدایە کە فەرمان بە تێرمیناڵ دەدات یان ئاراستەی دەق دەگۆڕێت
error-commit-name-secret = ناوەکەی { $what } تێدایە
error-commit-twice = { $path }: فایلێکی تر لە پابەندییەکەدا هەمان ناوی دەبوو
error-commit-nothing = هیچ فایلێک بۆ پابەندی نییە
error-commit-changed = { $path } لە کاتی خوێندنەوەدا گۆڕا
error-commit-too-much = ئەوەندە فایل یان بایت لە یەک پابەندیدا جێی نابێتەوە
error-commitment-missing = هیچ پابەندییەک لێرە نییە
error-commitment-others = پابەندییەک بەم کۆدە لێرە نییە؛ بە کۆدی تر: { $others }
error-commitment-two = { $one } و { $other } دوو پابەندین کە هەردووکیان لەگەڵ ئەم کۆدە دەگونجێن
error-commitment-malformed = هاشی { $path } ئەم کۆدەیە، بەڵام وەک پابەندی نەنووسراوە
error-slip-of-commitment = ئەم ژمارانە کۆدی پابەندییەکن، و داوای هیچ شتێکی بەستەیەک ناکەن
error-slip-of-bundle = ئەم ژمارانە پسوولەیەکن دەربارەی بەستەیەک، و کۆدی پابەندی نین

hint-commit-links = ناوی فایلەکان خۆیان ببەن، یان لە جێی بەستەرەکان کۆپی دابنێن
hint-commit-names = ناوی فایلەکان بگۆڕن، یان بە --no-names هەموو ناوەکان جێ بهێڵن
hint-commit-twice = فۆڵدەری سەرووی هەردووکیان ناو ببەن، یان بە --no-names هەموو ناوەکان جێ بهێڵن
hint-commit-nothing = فایل ناو ببەن، یان فۆڵدەرێک کە فایلی تێدایە
hint-commit-changed = ئەو بەرنامەیە دابخەن کە لەوێ دەنووسێت، ئینجا دووبارە جێبەجێی بکەن
hint-commit-too-much = بۆ هەر فۆڵدەرێک پابەندییەک دروست بکەن
hint-commitment-missing = فایلی commitment.txt بە هەر ناوێک بێت بهێنن، و فۆڵدەرەکەیشی ناو ببەن؛ ژمارەکان گرووپ بە گرووپ بەراورد بکەن
hint-commitment-two = داوای هەر 19 گرووپەکە بکەن، و پێش ئەوە متمانە بە هیچیان مەکەن
hint-commitment-malformed = داوا لەو کەسە بکەن کە پابەندییەکەی دروست کردووە بە Pannier یەکێکی تر دروست بکات
hint-slip-of-commitment = جێبەجێ بکەن: pannier commit --match "DIGITS" FOLDER
hint-slip-of-bundle = جێبەجێ بکەن: pannier want --read "DIGITS"
commit-searched-in-part = بۆ پارچەکان تەنها { $bytes }ی سەرەتای { $path } گەڕانی تێدا کرا
