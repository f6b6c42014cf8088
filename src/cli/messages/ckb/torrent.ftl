torrent-made = { $title }: { $files ->
    [one] { $files } فایلی تۆرێنت
   *[other] { $files } فایلی تۆرێنت
} لە { $folder }
torrent-file = { $path }، { $size }؛ { $pieces ->
    [one] { $pieces } بەش
   *[other] { $pieces } بەش
}، هەر یەکێک { $piece }
torrent-for-v2 = بۆ qBittorrent 4.4 یان نوێتر، و بەرنامەکانی تر کە libtorrent 2یان هەیە
torrent-for-v1 = بۆ Transmission و aria2 و بەرنامە کۆنترەکان
torrent-folder = بەرنامەکان فایلەکان لە فۆڵدەرێکدا بە ناوی { $name } دەگەڕێن
torrent-peers-none = بەبێ tracker: بەرنامەکان یەکتر لە خشتەی دابەشکراو (DHT) دەدۆزنەوە، یان بە ناونیشانێک کە کەسێک دەینووسێت
torrent-peers-open = { $trackers ->
    [one] { $trackers } tracker
   *[other] { $trackers } tracker
}، و خشتەی دابەشکراو (DHT)
torrent-peers-private = { $trackers ->
    [0] تایبەت، و بەبێ tracker
    [one] تایبەت: { $trackers } tracker، بەبێ خشتەی دابەشکراو (DHT)
   *[other] تایبەت: { $trackers } tracker، بەبێ خشتەی دابەشکراو (DHT)
}
torrent-cosignatures = { $names }: نامەکانی کلیل داوای ئەم واژۆیانە دەکەن؛ ئەوەی واژۆی تری هەیە، تۆرێنتێکی تر دروست دەکات
torrent-left-letters = { $names }: لیستەکە ناوی ئەم نامانەی کلیل نابات؛ بە ڕێگەیەکی تر بیاندەن
torrent-reveals = بۆ trackerەکان، DHT، هاوتاکان و هەموو ئەوانەی چاودێری تۆڕ دەکەن: ناونیشانتان، کام بەستەتان هەیە یان دەتانەوێت، و کەی، هەر کە بەرنامەیەک ئەم فایلانە بار بکات. Pannier خۆی بە هیچ شوێنێکەوە پەیوەست نابێت
torrent-next = بەستەکە بۆ فۆڵدەرێک بە ناوی { $name } کۆپی بکەن، و فایلی تۆرێنت لە بەرنامەیەکدا بار بکەن کە متمانەتان پێیەتی
torrent-not-pinned = بڵاوکەرەوەی { $digits } لێرە وەک متمانەپێکراو تۆمار نەکراوە: بەستەکە تەواوە، بەڵام هەموو کەسێک دەیتوانی دروستی بکات
torrent-private-alone = تۆرێنتی تایبەت بەبێ tracker، هاوتاکان تەنها بە ناونیشانێک کە کەسێک دەینووسێت یان لە وێب سیدێک دەدۆزێتەوە
torrent-not-aligned = هەندێک بەشی تۆرێنتی v1 کۆتایی دوو پارچەی تێدایە: ئەوانەی پارچەی جیاوازیان هەیە، لەوانەیە نەتوانن بەوە یەکتر تەواو بکەن؛ تۆرێنتی v2، وێب سیدێک، یان دروستکردنی بەستە بە --for torrent یارمەتی دەدات
torrent-no-v1 = تۆرێنتی v1 دروست نەکرا، چونکە هەموو پارچەکانی پێویستە؛ { $files ->
    [one] { $files } پارچە لێرە تەواو نییە: { $chunks }
   *[other] { $files } پارچە لێرە تەواو نین: { $chunks }
}

torrent-many-addresses = { $option } زۆر جار دراوە: تۆرێنتێک زۆرترین { $most } دانەی هەیە
torrent-address-twice = { $option } دوو جار ناوی { $address } دەبات
torrent-scheme-tracker = { $option } { $address }: ناونیشانی tracker بە http:// یان https:// یان udp:// دەست پێ دەکات
torrent-scheme-web-seed = { $option } { $address }: ناونیشانی وێب سید بە http:// یان https:// دەست پێ دەکات
torrent-user = ناونیشانێک لە دوای { $option } بەکارهێنەر یان وشەی نهێنی تێدایە، کە تۆرێنتەکە بە هەمووانی دەڵێت
torrent-host = { $option } { $address }: ناوی ئامێرەکە نیشانەی تری تێدایە جگە لە پیت، ژمارە، خاڵ و هێڵ
torrent-port = { $option } { $address }: دەروازە ژمارەیەکە لە 1 تا 65535، و udp:// پێویستی پێیەتی
torrent-sign = { $option } { $address }: نیشانەی «{ $sign }» لەوێ ڕێگەی پێنادرێت؛ وەک % و دوو ژمارەی شازدەیی بینووسن
torrent-query = { $option } { $address }: ناونیشانی وێب سید نیشانەی پرسیاری نییە، چونکە ناوی فایلەکان بۆ کۆتاییەکەی زیاد دەکرێن
torrent-long = ناونیشانێک لە دوای { $option } زیاتر لە { $most } بایتی هەیە

error-torrent-chunks = تۆرێنتەکە پێویستی بە { $files ->
    [one] { $files } پارچەیە کە لێرە تەواو نییە: { $chunks }
   *[other] { $files } پارچەیە کە لێرە تەواو نین: { $chunks }
}
error-torrent-small = تۆرێنتەکە پێویستی بە فایلی بچووکە کە لێرە ون بوون: { $names }
hint-torrent-repair = سەرەتا بەستەکە تەواو بکەنەوە: pannier repair BUNDLE -o WHOLE، پاشان: pannier torrent WHOLE -o DIR
hint-torrent-gather = هەڵگری تری ئەم بەستەیە بهێنن و ناوی فۆڵدەرەکانیشیان ببەن؛ pannier want BUNDLE داوای ئەوە دەکات کە کەمە
hint-torrent-small = ئەم فایلانە لە هەر هەڵگرێکی تری ئەم بەستەیە وەربگرن، و ناوی فۆڵدەرەکەشی ببەن

label-infohash = infohash
label-link = بەستەر
label-folder = فۆڵدەر
label-peers = هاوتا
label-web-seed = وێب سید

pack-no-leaves = بلۆکەکان نەیانتوانی 16,384 بایت بن، چونکە ناوەڕۆکەکە زۆر درێژە، یان لەوانەیە گەیەنەری زۆر ون ببن؛ تۆرێنتەکانی ئەم بەستەیە هەموو پارچەکانیان پێویستە
