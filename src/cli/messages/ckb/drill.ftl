drill-rebuilt = { $trials ->
    [one] { $title }: لە { $trials } تاقیکردنەوە، { $survived } جار دروست کرایەوە
   *[other] { $title }: لە { $trials } تاقیکردنەوە، { $survived } جار دروست کرایەوە
}
drill-promise = { $carriers ->
    [one] هەر { $survive } لە { $carriers } هەڵگر دەشێت ون بێت
   *[other] هەر { $survive } لە { $carriers } هەڵگر دەشێت ون بن
}: { $holds ->
    [yes] ڕاستە
   *[no] ڕاست نییە!
}؛ لە خراپترین حاڵەتدا { $left } بلۆک دەمێنێتەوە، { $need } پێویستە

drill-loss = ونبوون
drill-loss-what = هەندێک هەڵگر ون بوون، هیچی تر
drill-rot = بیت
drill-rot-what = و هەندێک بیتی ئەوانی تر هەڵەن
drill-torn = پچڕاو
drill-torn-what = و هەندێک کۆپی زوو کۆتایی دێن
drill-zeros = سفر
drill-zeros-what = و هەندێک کۆپی لە شوێنێکەوە هەر سفرن
drill-renamed = ناو گۆڕاو
drill-renamed-what = و هەموو ناوەکان ون بوون، هەموو فایلەکان لە یەک فۆڵدەردا
drill-small = بچووک
drill-small-what = و هەر فایلێکی بچووک لەسەر هەموو هەڵگرەکان سفرە، جگە لە یەکێک
drill-all = هەموو
drill-all-what = هەموو ئەمانە پێکەوە
drill-row = { $survived } لە { $trials }

drill-failed = تاقیکردنەوەی { $number }: { $why }
drill-written-out = هەر تاقیکردنەوەیەک بە تێکچوونەکەیەوە نووسرا، ئینجا وەک هەڵگری گەیشتوو دۆزرایەوە، پشکنرا و دروست کرایەوە
drill-laid-over = { $rebuilt ->
    [one] بلۆکەکان لە میمۆریدا تێکدران، و هاشی بلۆکە تێکچووەکان دووبارە حیساب کرا؛ فایلە بچووکەکان نووسران و دۆزرانەوە؛ { $rebuilt } تاقیکردنەوە دروست کرایەوە
   *[other] بلۆکەکان لە میمۆریدا تێکدران، و هاشی بلۆکە تێکچووەکان دووبارە حیساب کرا؛ فایلە بچووکەکان نووسران و دۆزرانەوە؛ { $rebuilt } تاقیکردنەوە دروست کرانەوە
}
drill-beyond = { $carriers ->
    [one] بە ونبوونی { $carriers } هەڵگر، { $beyond } لە { $trials } تاقیکردنەوە هێشتا بلۆکی پێویستیان دەبوو
   *[other] بە ونبوونی { $carriers } هەڵگر، { $beyond } لە { $trials } تاقیکردنەوە هێشتا بلۆکی پێویستیان دەبوو
}
drill-seed = { $seed }؛ هەمان تۆو هەمان تاقیکردنەوە دەدات

drill-arrived = { $carriers ->
    [one] دوای { $carriers } هەڵگر، { $mean } لە { $all } بەڵگەنامە دەتوانرا بکرێنەوە ({ $least } تا { $most })
   *[other] دوای { $carriers } هەڵگر، { $mean } لە { $all } بەڵگەنامە دەتوانرا بکرێنەوە ({ $least } تا { $most })
}
drill-plot-nothing = --plot هیچی نییە بیکێشێت: بەڵگەنامەکانی ئەم بەستەیە بە تەنها ناکرێنەوە، یان کلیل نەدراوە (-i KEY)
