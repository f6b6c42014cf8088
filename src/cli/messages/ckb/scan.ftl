scan-pictures = { $codes ->
    [one] { $codes } کۆدی جیاواز
   *[other] { $codes } کۆدی جیاواز
} لە { $pictures ->
    [one] { $pictures } وێنەدا
   *[other] { $pictures } وێنەدا
}{ $damaged ->
    [0] {""}
   *[other] ، { $damaged } تێکچوو
}{ $foreign ->
    [0] {""}
   *[other] ، { $foreign } هی شتێکی تر
}
scan-texts = { $codes ->
    [one] { $codes } کۆدی جیاواز وەک دەق
   *[other] { $codes } کۆدی جیاواز وەک دەق
}{ $damaged ->
    [0] {""}
   *[other] ، { $damaged } تێکچوو
}{ $foreign ->
    [0] {""}
   *[other] ، { $foreign } هی شتێکی تر
}
scan-nothing = هیچ فایلێک نییە کە بتوانێت کۆد هەڵبگرێت{ $damaged ->
    [0] {""}
   *[other] ، { $damaged } تێکچوو
}{ $foreign ->
    [0] {""}
   *[other] ، { $foreign } هی شتێکی تر
}

scan-standard-input = هاتووی ستاندارد (stdin)
scan-line = { $path } دێڕی { $number }
scan-picture = { $path } وێنەی { $number }

scan-a-chunk = پارچەیەک
scan-small-files = فایلە بچووکەکان
scan-whole-bundle = هەموو بەستەکە
scan-files-together = چەند فایلێک پێکەوە
scan-chunk-of = { $name } لە { $id }

scan-label = { $number } لە { $of }
scan-label-page = { $number } لە { $of } (لاپەڕەی { $page })

scan-false = کۆدی { $label } لە { $place } هەڵەیە: تێکچووە یان بە ئەنقەست دانراوە؛ بەکار نەهێنرا
scan-differs = کۆدی { $label } جیاوازە: { $places }

scan-missing = { $have } لە { $need } کۆد لێرەن؛ { $short } کۆدی تر، هەر کامێک لەمانە، بەس دەبێت: { $codes }
scan-missing-of = { $name }: { $have } لە { $need } کۆد لێرەن؛ { $short } کۆدی تر، هەر کامێک لەمانە، بەس دەبێت: { $codes }
scan-disputed = ژمارەی کۆدەکان بەسە، بەڵام هەندێکیان هەڵەن؛ وێنەی تر زیاد بکەن
scan-disputed-of = { $name }: ژمارەی کۆدەکان بەسە، بەڵام هەندێکیان هەڵەن؛ وێنەی تر زیاد بکەن
scan-codes = { $numbers } لە { $of }
scan-codes-pages = { $count ->
    [one] { $numbers } لە { $of } (لاپەڕەی { $pages })
   *[other] { $numbers } لە { $of } (لاپەڕەکانی { $pages })
}
scan-more-codes = { $numbers } لە { $of }، …
scan-more-codes-pages = { $count ->
    [one] { $numbers } لە { $of }، … (لاپەڕەی { $pages })
   *[other] { $numbers } لە { $of }، … (لاپەڕەکانی { $pages })
}
scan-run = { $first } تا { $last }

scan-no-code = هیچ کۆدێکی Pannier نەخوێندرایەوە
scan-no-code-next = وێنەکان دووبارە بگرن: ڕوون، بە ڕووناکیی یەکسان، لە هەر وێنەیەکدا لاپەڕەیەکی تەواو یان کەمتر، و سپی لە دەوری هەموو کۆدێک
scan-unread-next = ئەوە بکەن کە هۆشدارییەکان دەیڵێن، بۆ هەر فایلێک یەک
scan-nothing-next = وێنە، PDF یان فیلمی کۆدەکان بدەن
scan-others = { $count ->
    [one] { $count } فایل کە وێنە نییە: { $kinds }
   *[other] { $count } فایل کە وێنە نین: { $kinds }
}
scan-other = { $count } { $ending }
scan-other-bare = { $count } بەبێ پاشگر
scan-not-yet = هێشتا کۆدی پێویست نییە بۆ ئەوەی بزانرێت ئەمە چییە
scan-kept = { $path }: کۆدەکانی تر لە هەمان فۆڵدەردا سکان بکەن
scan-crowded = { $place } چەند کلیلێک نیشان دەدات، و هیچ یەکێکیان وەرنەگیرا: تەنها وێنەی یەک کارت بگرن
scan-one-input = هاتووی ستاندارد (stdin) یەک جار دەخوێندرێتەوە، و --raw بۆ ئەوە: «-» یەک جار بنووسن
scan-first-blocks = یەکەم بلۆکەکان

card-read = { $path } کلیلی گشتیی { $kind ->
    [publisher] بڵاوکەرەوەیەک
   *[recipient] وەرگرێک
} نیشان دەدات، ژمارەکان { $digits }؛ هیچ کارتێک ناسەلمێنێت کلیلەکە هی کێیە: ژمارەکان بە دەنگ لەگەڵ خۆی بەراورد بکەن
card-read-alone = { $path } کلیلی گشتیی { $kind ->
    [publisher] بڵاوکەرەوەیەک
   *[recipient] وەرگرێک
} نیشان دەدات؛ هیچ کارتێک ناسەلمێنێت کلیلەکە هی کێیە
card-written = کلیلی گشتیی { $kind ->
    [publisher] بڵاوکەرەوەیەک
   *[recipient] وەرگرێک
}، لە { $path }
card-proves = هیچ شتێک ناسەلمێنێت: هەموو کەسێک دەتوانێت کارتێکی وا چاپ بکات؛ ژمارەکان بە دەنگ لەگەڵ { $kind ->
    [publisher] بڵاوکەرەوە
   *[recipient] وەرگر
} بەراورد بکەن
card-next = { $kind ->
    [publisher] pannier trust { $path }
   *[recipient] pannier pack ... -R { $path }
}
error-card-nothing = لە { $path } هیچ کارتێکی کلیل نەخوێندرایەوە
error-card-several = { $path } ژمارەی { $count } کلیلی جیاواز نیشان دەدات، و کارت یەک کلیلی هەیە
error-card-secret = { $path } ئەمە نیشان دەدات: { $what }، و نهێنی هەرگیز لەسەر کارت نییە
error-card-line = دێڕی { $line } لە کارتی { $path } بە هەڵە نووسراوە
error-card-other = { $path } کارتی ئەمەیە: { $wanted ->
    [publisher] وەرگرێک، و لێرە کارتی بڵاوکەرەوە پێویستە
   *[recipient] بڵاوکەرەوەیەک، و لێرە کارتی وەرگر پێویستە
}
hint-card-nothing = وێنەکە دووبارە بگرن: ڕوون، بە ڕووناکیی یەکسان، سپی لە دەوری هەموو کۆدەکە؛ یان دێڕەکانی کارتەکە لە فایلێکدا بنووسن
hint-card-several = تەنها وێنەی یەک کارت بگرن
hint-card-line = ئەو دێڕە دووبارە بنووسن، لەگەڵ ژمارەکەی و چوار ژمارەی پشکنینی
hint-card-other = داوای کارتەکەی تر بکەن: sheet --card FILE چاپی دەکات
