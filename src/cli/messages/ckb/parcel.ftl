parcel-stripped = { $files ->
    [one] { $files } وێنە یان فیلم بەبێ مێتاداتا کۆپی کرا
   *[other] { $files } وێنە و فیلم بەبێ مێتاداتا کۆپی کران
} و دووبارە پشکنران: ئەوەی وێنەکە خۆی نیشانی دەدات یان ناوەکەی دەیڵێت، دەمێنێتەوە
parcel-key-gone = ئەو کلیلەی پاکەتەکەی واژۆ کرد نەما: کەس ناتوانێت هیچی تری پێ واژۆ بکات
parcel-next = هەر ئێستا کۆدەکە بە دەنگ یان بە نامە بڵێن؛ ژووری هەواڵ دوای کردنەوە بەراوردی دەکات: pannier open PARCEL -i NEWSROOM.key --untrusted-publisher -o OUT و پاشان pannier commit --match "DIGITS" OUT

error-parcel-no-program = { $file } مێتاداتای تێدایە کە تەنها exiftool لایدەبات، و exiftool دانەمەزراوە
error-parcel-not-stripped = exiftool ناتوانێت کۆپییەکی { $file } بەبێ مێتاداتا دروست بکات
error-parcel-still-tells = کۆپیی { $file } هێشتا شوێن، خاوەن یان کامێرا دەردەخات
error-parcel-no-file = { $file } نە فایلە و نە فۆڵدەر
hint-parcel-no-program = exiftool دابمەزرێنن (لە Debian: libimage-exiftool-perl)، یان فایلەکان وەک خۆیان بپێچنەوە: --metadata keep
hint-parcel-still-tells = ئەم فایلە لە دەرەوە بهێڵنەوە، یان بڕیار بدەن هەموو فایلەکان وەک خۆیان بپێچنەوە: --metadata keep
hint-parcel-no-file = ناوی فایلەکە خۆی بنووسن

parcel-stripped-match = ئەسڵەکان لای ئێوە دەمێننەوە، بۆیە commit --match لە ژووری هەواڵ دەڵێت NOT ALL HERE: کۆپییەکان لە commitment لە فۆڵدەری as-sent دان، و ئەسڵەکان لە تەنیشتیان
parcel-sidecars = { $files ->
    [one] { $files } فایل شایەتی بۆ فایلی تر دەدات و وەک خۆی دەڕوات
   *[other] { $files } فایل شایەتی بۆ فایلی تر دەدەن و وەک خۆیان دەڕۆن
}: { $names }؛ Pannier هیچیان ناخوێنێتەوە

ahead-packed = پاکەتێکی بچووک دەتوانێت پێشتر بڕوات: { $folder }، { $documents ->
    [one] { $documents } بەڵگە
   *[other] { $documents } بەڵگە
} ({ $amounts })، بەستەی { $id }. بە تەنها دەکرێتەوە، هەمان commitment ی تێدایە، و لە ناوەوە ناوی پاکەتە تەواوەکە دەبات
ahead-bad-fits = هەڵبژاردەی --first-fits ژمارەی لاپەڕە (2pages)، چرکە لەسەر شاشە (30s) یان بایت (100kB) دەوێت
ahead-too-much = پاکەتە بچووکەکە ئەوەندە دەبێت: { $amounts }: بە --first کەمتر ناو ببەن، یان بە --first-fits ڕێگە بە زیاتر بدەن؛ هیچ نەپێچرایەوە
ahead-failed = پاکەتە تەواوەکە پێچرایەوە، و بچووکەکە نا: { $why }
amounts-short = { $size }، { $pages ->
    [one] { $pages } لاپەڕە
   *[other] { $pages } لاپەڕە
} کاغەز، یان { $length } لەسەر شاشە
