deal-dealt = { $carriers ->
    [one] { $title }: بەسەر { $carriers } هەڵگردا دابەش کرا؛ { $promise }
   *[other] { $title }: بەسەر { $carriers } هەڵگردا دابەش کرا؛ { $promise }
}
deal-planned = { $carriers ->
    [one] { $title }: بۆ { $carriers } هەڵگر؛ { $promise }
   *[other] { $title }: بۆ { $carriers } هەڵگر؛ { $promise }
}
deal-all-needed = هەموویان پێویستن
deal-any = { $left ->
    [1] هەر یەکێکیان بە تەنها دروستی دەکاتەوە
   *[other] هەر { $left } لەوان دروستی دەکەنەوە
}

deal-carries = { $path }: { $data ->
    [one] { $data } پارچەی داتا
   *[other] { $data } پارچەی داتا
}، { $recovery ->
    [one] { $recovery } پارچەی گەڕاندنەوە
   *[other] { $recovery } پارچەی گەڕاندنەوە
}، { $small ->
    [one] { $small } فایلی بچووک
   *[other] { $small } فایلی بچووک
}، { $size }؛ { $blocks } لە { $need } بلۆکی پێویست ({ $percent } %)
deal-left-out = { $chunks }: هیچ هەڵگرێک ئەمانە ناگرێت، و پلانەکە بەبێ ئەوانیش ڕاستە
deal-lost = { $name } لە لیستەکەدایە و نەدۆزرایەوە؛ هیچ هەڵگرێک نییەتی

deal-survives-none = بەرگەی هیچ ونبوونێک ناگرێت: هەموو هەڵگرەکان پێکەوە { $left } بلۆکیان هەیە، { $need } پێویستە
deal-survives-worst = { $carriers ->
    [one] ونبوونی هەر { $carriers } هەڵگرێک؛ دوای خراپترین ({ $worst }) { $left } بلۆک دەمێنێتەوە، { $need } پێویستە
   *[other] ونبوونی هەر { $carriers } هەڵگرێک؛ دوای خراپترین ({ $worst }) { $left } بلۆک دەمێنێتەوە، { $need } پێویستە
}
deal-survives = { $carriers ->
    [one] ونبوونی هەر { $carriers } هەڵگرێک؛ دوای خراپترین { $left } بلۆک دەمێنێتەوە، { $need } پێویستە
   *[other] ونبوونی هەر { $carriers } هەڵگرێک؛ دوای خراپترین { $left } بلۆک دەمێنێتەوە، { $need } پێویستە
}

deal-proof-together = هەموو هەڵگرەکان پێکەوە ژمێردران، و بلۆکی پێویستیان هەیە
deal-proof-every = { $sets ->
    [one] هەر { $sets } کۆمەڵەی { $left } هەڵگری ماوە ژمێردرا، و بلۆکی پێویستی هەیە
   *[other] هەموو { $sets } کۆمەڵەکەی { $left } هەڵگری ماوە ژمێردران، هەر یەکەیان بلۆکی پێویستی هەیە
}
deal-proof-arithmetic = { $sets ->
    [one] خراپترین حاڵەت حیساب کرا؛ { $sets } کۆمەڵەی { $left } هەڵگریش ژمێردرا
   *[other] خراپترین حاڵەت حیساب کرا؛ { $sets } کۆمەڵەی { $left } هەڵگریش ژمێردران
}

deal-reveals = یەک هەڵگری دەستبەسەرداگیراو: زنجیرە، وەشان، بەروار، بڵاوکەرەوە و قەبارەکان؛ زۆرترین { $most } لە { $need } بلۆکی پێویست ({ $percent } %)، { $enough ->
    [yes] بەسە بۆ دروستکردنەوەی بارەکە
   *[no] بەس نییە بۆ دروستکردنەوەی هیچ شتێک
}{ $sealed ->
    [no] ؛ هۆشداری: بەستەکە قوفڵ نەدراوە، و بەشی بەڵگەنامەکان لە یەک پارچەی داتاوە دەخوێندرێنەوە
   *[yes] ؛ هیچ بەڵگەنامەیەک بەبێ کلیل ناخوێندرێتەوە
}

deal-to-write = { $size }؛ هیچ شتێک نەنووسرا
deal-written = { $files ->
    [one] { $size } لە { $files } فایلدا
   *[other] { $size } لە { $files } فایلدا
}{ $proven ->
    [yes] ، بە تەواوی نووسرا و لە ئامێرەکەوە خوێندرایەوە
   *[no] ، دوای نووسین بەراورد کرا
}{ $kept ->
    [0] {""}
    [one] ، { $kept } فایل پێشتر لەوێ بوو و ڕاستە
   *[other] ، { $kept } فایل پێشتر لەوێ بوون و ڕاستن
}
deal-unplug = ئێستا دەتوانن دەریانبهێنن
deal-unplug-others = تەنها ئەمانە: { $paths }
deal-unplug-check = هێشتا نا: درایڤەرێک یان سیستەم لەوانەیە لە میمۆرییەوە وەڵامی دابێتەوە. هەر هەڵگرێک بە سەلامەتی دەربهێنن، دووبارە بیبەستنەوە، ئینجا: pannier check CARRIER
deal-in-part = { $title }: دابەش کرا، بەڵام نەک بەسەر هەموو هەڵگرەکاندا؛ بەڵێنی پلانەکە تەنها کاتێک ڕاستە کە هەڵگرەکانی تریش پشکی خۆیان هەبێت
deal-carrier-failed = { $path } هیچی پێ نەدرا: { $why }

deal-next-dry-run = هەمان فەرمان بەبێ --dry-run
deal-next-drill = تاقی بکەنەوە بەرگەی چی دەگرن: { $command }
deal-not-pinned = بڵاوکەرەوەی { $digits } لێرە وەک متمانەپێکراو تۆمار نەکراوە: بەستەکە تەواوە، بەڵام هەموو کەسێک دەیتوانی دروستی بکات
deal-same-medium = { $one } و { $other } لەسەر هەمان ئامێرن: هەردووکیان پێکەوە ون دەبن
deal-bad-size = --size { $size } قەبارە نییە، وەک 8GB یان 700MB
