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
