want-title = { $title }: { $says }
want-nothing-missing = { $title }: هیچ شتێک کەم نییە
want-read = { $title }، بەستەی { $id }: { $says }
want-read-unknown = بەستەیەک کە ناسنامەکەی بە { $digits } دەست پێ دەکات: { $says }

want-says-open = ئەوەی لێرەیە بۆ کردنەوەی بەسە؛ داواکراو: { $asked }
want-says-more = { $blocks ->
    [one] { $blocks } بلۆکی تر بەس دەبێت، هەر یەکێک لەمانە: { $asked }
   *[other] { $blocks } بلۆکی تر بەس دەبن، هەر کامێک لەمانە: { $asked }
}
want-says-release = { $title } داوا کراوە، کە جیاوازییەک لەسەری دامەزراوە
want-says-complete = ڕەسەن و تەواو، هەر { $blocks } بلۆکەکە
want-says-enough = ڕەسەن و بەس بۆ کردنەوە، { $have } لە { $blocks } بلۆک

want-asked-chunks = { $chunks ->
    [one] { $names } ({ $chunks } پارچە)
   *[other] { $names } ({ $chunks } پارچە)
}
want-asked-blocks = { $blocks ->
    [one] { $names } ({ $blocks } بلۆک)
   *[other] { $names } ({ $blocks } بلۆک)
}
want-asked-chunk-numbers = { $chunks ->
    [one] پارچەی { $numbers }
   *[other] پارچەکانی { $numbers }
}
want-asked-block-numbers = { $blocks ->
    [one] بلۆکی { $numbers }
   *[other] بلۆکەکانی { $numbers }
}

want-base-whole = { $title }: جیاوازی نییە، لەسەر هیچ وەشانێکی تر دانەمەزراوە
want-base-here = { $title }: { $base }، کە لەسەری دامەزراوە، لێرەیە، یان لە جیاوازییەکەوە دێتە دەرەوە کە لێرەیە

want-left-out = { $blocks ->
    [one] { $blocks } بلۆکی نەگەیشتووی تر؛ --all داوای ئەویش دەکات
   *[other] { $blocks } بلۆکی نەگەیشتووی تر؛ --all داوای ئەوانیش دەکات
}
want-not-brought = پاشماوەی ئەوەی داوا کراوە؛ --all ئەویش دەهێنێت
want-answer = pannier deal BUNDLE --want "ئەم ژمارانە" --to DIR
want-reveals = سەرەتای ناسنامەی بەستە، و ژمارەی بلۆکەکان؛ نە ناو، نە کلیل، نە کەس
want-reveals-base = سەرەتای ناسنامەی بەستە، و زنجیرەیەک و ژمارەیەک؛ نە کلیل، نە کەس
want-proves = بە تەنها هیچ شتێک ناسەلمێنێت: هەر کەسێک ناسنامەی بەستەکە بزانێت، دەتوانێت ئەم پسوولەیە بنووسێت. تەنها کاتێک متمانەی پێ بکەن کە ئەو دەنگە بناسن کە دەیخوێنێتەوە
want-length = { $groups ->
    [one] { $groups } گرووپ، یەک نامەی کورت؛ بە دەنگی بەرز گرووپ بە گرووپ بیخوێننەوە
   *[other] { $groups } گرووپ، یەک نامەی کورت؛ بە دەنگی بەرز گرووپ بە گرووپ بیخوێننەوە
}
want-length-long = { $groups ->
    [one] { $groups } گرووپ، لە یەک نامەی کورت درێژترە؛ بە دەنگی بەرز گرووپ بە گرووپ بیخوێننەوە
   *[other] { $groups } گرووپ، لە یەک نامەی کورت درێژترە؛ بە دەنگی بەرز گرووپ بە گرووپ بیخوێننەوە
}

want-answered = { $blocks ->
    [one] { $title }: هەموو ئەوەی داوا کرابوو، { $blocks } بلۆک، و فایلە بچووکەکان
   *[other] { $title }: هەموو ئەوەی داوا کرابوو، { $blocks } بلۆک، و فایلە بچووکەکان
}
want-answered-enough = { $title }: { $brought } لە { $blocks } بلۆکی داواکراو، کە { $enough } بەس دەبوو، و فایلە بچووکەکان
want-answered-part = { $title }: { $brought } لە { $blocks } بلۆکی داواکراو، و فایلە بچووکەکان

want-not-pinned = بڵاوکەرەوەی { $digits } لێرە وەک متمانەپێکراو تۆمار نەکراوە: هەموو کەسێک دەیتوانی بەستەکە دروست بکات
want-one-carrier = وەڵامی پسوولە لەسەر یەک هەڵگر دەدرێتەوە: بە --to یەک فۆڵدەر ناو ببەن
want-asks-nothing = ئەم پسوولەیە داوای هیچ شتێک ناکات: پسوولەی گەیشتنە
