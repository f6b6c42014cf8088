intake-done = { $added ->
    [one] { $added } پاکەت خرایە ناو
   *[other] { $added } پاکەت خرانە ناو
} { $archive }؛ { $here ->
    [0] هیچیان پێشتر لەوێ نەبوو
    [one] { $here } پێشتر لەوێ بوو
   *[other] { $here } پێشتر لەوێ بوون
}
intake-new = { $title }، بەستەی { $id }: { $documents } { $documents ->
    [one] بەڵگە
   *[other] بەڵگە
} ({ $size })، { $known } یان { $known ->
    [one] کۆپییە
   *[other] کۆپین
} لەوەی لە ئەرشیفدایە؛ تۆماری { $entry }
intake-here = { $title }، بەستەی { $id }: لە تۆماری { $entry }ەوە لە ئەرشیفدایە؛ هیچ زیاد نەکرا
intake-completed = { $title }، بەستەی { $id }: ئەوەی نەبوو دیسان لەوێیە، بە { $new } { $new ->
    [one] بەڵگە
   *[other] بەڵگە
}؛ تۆماری { $entry }
intake-rebuilt = بەشێک لە پاکەتەکە لەسەر هەڵگرەکان نەبوو یان تێکچووبوو؛ هەموو بەڵگەیەک وەک ئەوەیە کە واژۆ کراوە
intake-commitment = commitment ێکی لەگەڵ هات: { $hash }؛ لەگەڵ ئەو ژمارانە بەراوردی بکەن کە بیستتانن: pannier commit --match "DIGITS" ARCHIVE
intake-not-taken = هیچ لە { $title }، بەستەی { $id }، وەرنەگیرا: { $why }
intake-note = ژمارەکانی سەری زنجیرەکە لە شوێنێکی تر بنووسن: تەنها ژمارەی نووسراو دواتر نیشانی دەدات کۆتایی زنجیرەکە بڕاوە یان نا. ئەرشیفەکە بپشکنن: pannier check { $archive } --noted "DIGITS"
intake-index = فایلی index.txt دەڵێت کام پاکەت بەڵگەی هاوبەشیان هەیە، واتە کام سەرچاوە هەمان شتیان ناردووە؛ بۆ کۆتایی پێهێنانی بیسڕنەوە
intake-needs-both = ئەرشیفێک (--into) و کلیلی ئێوە (-k) پێویستن
intake-bad-time = هەڵبژاردەی --at کاتێکی UTC دەوێت، وەک 2026-11-30T21:40:05Z
intake-clock = کاتژمێری ئەم ئامێرە ساڵێک پێش 2025 نیشان دەدات و ناکرێت ڕاست بێت: کاتژمێرەکە ڕێک بخەن، یان کاتەکە بە --at بنووسن
intake-bagged = { $bags } { $bags ->
    [one] جانتای BagIt
   *[other] جانتای BagIt
} لە { $folder }، بۆ هەر پاکەتێک فۆڵدەرێک
intake-bag = { $id }: { $documents } { $documents ->
    [one] بەڵگە
   *[other] بەڵگە
} ({ $size })
intake-bag-one = هەڵبژاردەی --bag یەک ئەرشیفی دەوێت
intake-bag-release = پاکەتەکانی ئەرشیف بە ناسنامەی بەستە هەڵدەبژێردرێن: --bundle

custody-ok = { $archive }: { $documents } { $documents ->
    [one] بەڵگە
   *[other] بەڵگە
} ({ $size }) لە { $parcels } { $parcels ->
    [one] پاکەت
   *[other] پاکەت
} وەک خۆیانن کە وەرگیران، و زنجیرەکە تا سەرەکەی تەواوە
custody-incomplete = { $archive }: زنجیرەکە ڕاستە، بەڵام ئەرشیف و زنجیرە لەگەڵ یەک ناگونجێن؛ { $documents } { $documents ->
    [one] بەڵگە
   *[other] بەڵگە
} ({ $size }) لە { $parcels } { $parcels ->
    [one] پاکەت
   *[other] پاکەت
} وەک خۆیانن کە وەرگیران
custody-untrusted = { $archive }: زنجیرەکە ڕاستە، بەڵام کەسێک واژۆی کردووە کە ئێوە تۆمارتان نەکردووە
custody-altered = { $archive } وەک ئەوە نییە کە وەرگیرا: تا نەزانن بۆچی، پشتی پێ مەبەستن
custody-hand = { $hand }؛ { $entries } { $entries ->
    [one] تۆمار
   *[other] تۆمار
}
custody-head = { $digits } (تۆماری { $entry })
custody-unnamed = هیچ تۆمارێک ناوی ئەمانە نابات: کارێک لە نیوەدا وەستا، یان کۆتایی custody.txt بڕاوە. ژمارە نووسراوەکان بە --noted بەراورد بکەن؛ ئەگەر گونجان، پاکەتەکان دیسان وەربگرن
custody-noted = ژمارە نووسراوەکان هی تۆماری { $entry }ن؛ { $later ->
    [0] دوای ئەوە هیچ تۆمارێک نەهات
    [one] دوای ئەوە { $later } تۆمار هات
   *[other] دوای ئەوە { $later } تۆمار هاتن
}
custody-noted-none = هیچ تۆمارێک ژمارە نووسراوەکانی نییە: دوای نووسینیان تۆمار بڕاون یان لە نوێوە نووسراون، یان ژمارەکان بە هەڵە نووسراون
custody-means = زنجیرە نیشانی نادات دوا تۆمارەکانی بڕاون یان نا: ژمارە نووسراوەکان بە --noted بەراورد بکەن
custody-no-archive = هەڵبژاردەی --noted ئەرشیفێکی pannier intake ی دەوێت
custody-one-archive = هەر جارە یەک ئەرشیف بپشکنن، و هیچی تری لەگەڵ نەبێت

label-parcel = پاکەت
label-hand = دەست
label-head = سەر
label-chain = زنجیرە
label-unnamed = بێ تۆمار
label-noted = نووسراو

error-archive-other = { $folder } ئەرشیف نییە، و بەتاڵیش نییە
error-archive-no-chain = { $path } لەوێ نییە: بەبێ ئەو، ئەرشیف زنجیرەی نییە
error-archive-chain-text = { $path } زنجیرە نییە: زۆر درێژە، یان دەقێک نییە بە دێڕی تەواو
error-archive-chain-entry = { $path }: تۆماری { $entry } وەک تۆماری زنجیرە نییە: گۆڕدراوە، یان بەشێکی نییە
error-archive-chain-order = { $path }: تۆماری { $entry } بەدوای تۆماری پێش خۆیدا نایەت: تۆمارێک لابراوە، گۆڕدراوە یان گوازراوەتەوە
error-archive-unsigned = { $path }: واژۆی تۆماری { $entry } ناگونجێت: تۆمارەکە گۆڕدراوە
error-archive-altered = { $path } وەک ئەوە نییە کە وەرگیرا
error-archive-missing = { $path } لەوێ نییە، هەرچەندە زنجیرەکە ناوی دەبات
error-archive-no-parcel = { $folder } پاکەتی وەهای تێدا نییە
error-archive-full = { $path } لەوە درێژتر ناکرێت
hint-archive-other = بە --into فۆڵدەرێکی بەتاڵ یان نوێ ناو ببەن
hint-archive-chain = فایلی custody.txt لە کۆپییەکی ئەرشیفەکەوە بگەڕێننەوە و ژمارە نووسراوەکان بەراورد بکەن؛ پێش ئەوە هیچ وەرمەگرن
hint-archive-altered = فایلە گۆڕدراوەکە لە شوێنێکی تر هەڵبگرن، بزانن کێ گۆڕیویەتی، و پاکەتەکە دیسان وەربگرن
hint-archive-missing = پاکەتەکە دیسان وەربگرن: ئەوەی نەبوو دەگەڕێتەوە شوێنی خۆی
hint-archive-no-parcel = ئەرشیفەکە بپشکنن: ناسنامەی پاکەتەکان لە custody.txt دان
hint-archive-full = ئەرشیفێکی نوێ دەست پێ بکەن، و سەری ئەوەی کۆن بنووسن
intake-sidecars = { $files ->
    [one] { $files } بەڵگە شایەتی بۆ بەڵگەی تر دەدات
   *[other] { $files } بەڵگە شایەتی بۆ بەڵگەی تر دەدەن
}: { $names }؛ بەرنامەی تر دەیانپشکنن
intake-rest = ئەمە پێش بەستەی { $id } هات، کە { $here ->
    [yes] ئەویش لە ئەرشیفدایە
   *[no] هێشتا نەگەیشتووەتە ئێرە
}
