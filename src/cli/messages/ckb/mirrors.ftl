label-fetched = هێنرا
label-mirror = ئاوێنە

fetch-reveals = ئێستا پەیوەندی بە { $hosts } دەکرێت. هەر یەکەیان ناونیشانی تۆڕەکەت، ئەو پاکێجەی دەتەوێت، ئەو بەشانەی نیتە و کاتەکە دەزانێت. هەر کەس چاودێری تۆڕەکەت بکات دەزانێت پەیوەندی بە کوێوە دەکەیت، و بە http:// پاکێجەکەش دەزانێت. ئەگەر مەترسی هەیە، ئێستا بوەستێنە یان --proxy بەکار بهێنە
fetch-reveals-proxy = ئێستا لە ڕێگەی پرۆکسییەوە پەیوەندی بە { $hosts } دەکرێت. هەر یەکەیان دەزانێت کەسێک کام پاکێجی دەوێت، کام بەشی نییە، و کەی؛ پرۆکسییەکە ناونیشانی تۆڕەکەت دەزانێت. هەر کەس چاودێری تۆڕەکەت بکات دەزانێت پرۆکسی بەکار دەهێنیت
fetch-done = { $blocks } لە { $short } بلۆکی کەم، { $kept }؛ { $received } گەیشت؛ { $here } بلۆکی باش پێشتر لێرە بوو
fetch-mirror = { $address }: { $kept } لە { $received } هەڵگیرا
fetch-lied = { $blocks ->
    [one] { $address } { $blocks } بلۆکی درۆی دا کە هەڵنەگیرا
   *[other] { $address } { $blocks } بلۆکی درۆی دا کە هەڵنەگیران
}
fetch-failed = { $address }: { $why }
fetch-left = { $address } وازی لێ هێنرا: { $why }
fetch-whole-files = { $address } تەنها پەڕگەی تەواو دەدات: زیاتر لە پێویست گەیشت
fetch-why-slow = بێدەنگ یان زۆر هێواش بوو
fetch-why-status = وەڵامی دایەوە { $status }
fetch-why-redirect = بۆ ئامێرێکی تر دەنێرێت، و کەس نەچوو بۆ ئەوێ
fetch-why-length = درێژیی پەڕگەیەک جیاوازە لەوەی لیستە واژۆکراوەکە دەیڵێت
fetch-why-false = بایتەکان هی لیستە واژۆکراوەکە نین
fetch-why-over = هێنانەکە تەواو بووبوو
fetch-early-time = کات تەواو بوو: ئەوەی گەیشت هەڵگیراوە، و هەمان فەرمان بەردەوام دەبێت
fetch-early-limit = ئەوەندە گەیشت کە ئاوێنەکان دەبێت درۆ بکەن یان تێکچووبن: ئەوەی باش بوو هەڵگیراوە، و هەمان فەرمان بەردەوام دەبێت
fetch-early-all = هیچ ئاوێنەیەک بلۆکی باشی تری نییە: ئاوێنەی تریش ناو ببە
fetch-in-part = یەکەم ئەو بلۆکانە هاتن کە بەڵگەنامەکان بەشێکیان دەکەنەوە: pannier open --partial؛ ئەوەی pack --first لە سەرەتا دایناوە زووتر دەکرێتەوە
fetch-not-in-part = بەڵگەنامەکانی ئەم پاکێجە بەش بەش ناکرێنەوە: کاتێک بلۆکی پێویست لێرە بن دەکرێتەوە
fetch-many-mirrors = لە { $most } ئاوێنە زیاتر پێکەوە ناپرسرێت
fetch-proxy = دوای --proxy دەبێت socks5h://MACHINE:PORT یان socks4a:// یان http:// یان وشەی none بێت؛ بە socks5:// تۆڕی ئێرە ناوی ئاوێنەکان دەزانێت
fetch-proxy-variable = گۆڕاوی { $variable } پرۆکسییەک ناو دەبات: بۆ پرۆکسی بڵێ --proxy URL، یان بۆ پەیوەندیی ڕاستەوخۆ --proxy none

publish-done = { $title } لە { $name } لە { $place } دایە
publish-files = { $files ->
    [one] { $files } پەڕگە نووسرا
   *[other] { $files } پەڕگە نووسران
}؛ { $kept } پێشتر هەبوو؛ کۆی گشتی { $size }، و هەموو خوێندرایەوە
publish-files-there = { $files ->
    [one] { $files } پەڕگە لەوێیە
   *[other] { $files } پەڕگە لەوێن
}؛ کۆی گشتی { $size }، و هەموو خوێندرایەوە
publish-reveals = بۆ هەموو ئەوانەی لەوێ دەخوێننەوە: زنجیرە، ژمارە، بڵاوکەرەوە، قەبارەکان. بۆ ئەوەی شوێنەکە بەڕێوە دەبات: کێ کام پەڕگە دەخوێنێتەوە و کەی
publish-next = ناونیشانی بوخچەی { $name } بە خەڵک بڵێ؛ ئەوان بەم شێوەیە دەیهێنن: pannier fetch ADDRESS -o DIR
publish-lacking = { $files ->
    [one] { $files } پارچە لێرە تەواو نییە، بۆیە لەوێش نییە: { $chunks }
   *[other] { $files } پارچە لێرە تەواو نین، بۆیە لەوێش نین: { $chunks }
}
publish-remote = دوای rclone: ناوی remote و ڕێڕەوێک دێت، وەک rclone:store:bundles؛ ڕێکخستن و وشەی نهێنی شوێنیان ڕێکخستنی خودی rclone ە

error-fetch-not-built = ئەم بەرنامەیە بێ کۆدی تۆڕ دروست کراوە و ناتوانێت بهێنێت
error-fetch-no-list = هیچ ئاوێنەیەک لیستی واژۆکراو نادات: { $mirrors }
error-fetch-small = هیچ ئاوێنەیەک { $name } بەو جۆرەی لیستە واژۆکراوەکە دەیڵێت نادات
error-fetch-time = کات پێش گەیشتنی یەکەم بلۆک تەواو بوو
error-publish-secret = { $path } لەنێو پەڕگەکانی پاکێجەکەدا { $what } ی تێدایە: هیچ بڵاو نەکرایەوە
error-publish-no-chunk = هیچ پارچەیەکی پاکێجەکە لێرە تەواو نییە
error-publish-small = پەڕگە بچووکەکانی پاکێجەکە لێرە ونن: { $names }
error-publish-scattered = rclone لە یەک بوخچەوە کۆپی دەکات، و ئەم پارچانە بە ناوی خۆیان لە یەک بوخچەدا نین: { $names }
error-publish-no-rclone = rclone دانەمەزراوە
error-publish-rclone = rclone بە { $code } کۆتایی هات: { $words }
error-publish-differs = ئەم پەڕگانە وەک خۆیان ناخوێندرێنەوە: { $names }
hint-fetch-not-built = بەم شێوەیە دروستی بکە: cargo build --release --features mirror؛ یان پەڕگەکان بە بەرنامەیەکی تر دابگرە و بەکار بهێنە: pannier check
hint-fetch-no-list = ناونیشانەکە لەگەڵ ئەوەی پێت درا بەراورد بکە؛ ئەگەر ئاوێنەکە چەند پاکێجی هەیە، --bundle ID زیاد بکە
hint-fetch-small = ئاوێنەی تریش ناو ببە، یان هەڵگرێک کە پەڕگە بچووکەکانی هەیە: --with DIR
hint-fetch-time = خولەکی زیاتر بدە: --for
hint-publish-secret = کلیلەکە ببە بۆ شوێنێک کە تەنها خاوەنەکەی لێیە، و سەیر بکە ئایا هەرگیز بڵاو کراوەتەوە
hint-publish-whole = یەکەم پاکێجەکە تەواو بکە: pannier repair BUNDLE -o WHOLE؛ پاشان WHOLE بڵاو بکەرەوە
hint-publish-scattered = یەکەم یەک بوخچە دروست بکە: pannier repair BUNDLE -o WHOLE؛ پاشان WHOLE بڵاو بکەرەوە
hint-publish-no-rclone = rclone دابمەزرێنە، یان لە بوخچەیەک بڵاوی بکەرەوە و بوخچەکە بە بەرنامەیەکی تر کۆپی بکە
hint-publish-rclone = خودی remote تاقی بکەرەوە: rclone lsd REMOTE:
hint-publish-differs = جارێکی تر بڵاوی بکەرەوە؛ ئەگەر هەر وا مایەوە، شوێنەکە پەڕگەکان دەگۆڕێت یان درۆ دەکات

fetch-why-no-list = شتێکی جگە لە لیستی واژۆکراو دا: لەوانەیە پەڕەی چوونەژوورەوەی تۆڕێک بێت، یان بوخچەیەکی تر
fetch-why-other = بەستەیەکی تری هەیە، نەک ئەوەی داوا کرا
fetch-onion = تەنها بە Tor دەگەنە { $host }: Tor بخەنە کار، و --proxy socks5h://127.0.0.1:9050 زیاد بکەن. پەیوەندی بە هیچەوە نەکرا، و هیچ ناوێک نەپرسرا
fetch-several-ids = ناونیشانەکان ناوی چەند بەستەیەک دەبەن، و هەر fetch یەکێک دەهێنێت: { $ids }
fetch-by-proxy = هەموو شتێک بە پرۆکسیدا ڕۆیشت: پێش ئەوەی گومان لە ئاوێنەکان بکەن، بزانن ئایا کار دەکات
fetch-pin-first = جگە لە لیستەکە هیچ نەهێنرا. کلیلی بڵاوکەرەوە لە کەسێک وەربگرن کە متمانەتان پێیەتی، پاشان: pannier trust publisher.pub، یان -P publisher.pub زیاد بکەن
mirror-user = ناونیشانی دوای { $option } ناو یان وشەی نهێنی تێدایە: ناونیشانی وەها بەکار ناهێنرێت، چونکە هەر کەسێک بیبینێت وشەی نهێنییەکەی هەیە
mirror-scheme = ناونیشانی دوای { $option } بە http:// یان https:// دەست پێ دەکات، نەک بەم شێوەیە: { $address }
mirror-query = ناونیشانی دوای { $option } نیشانەی پرسیاری تێدا نییە: { $address }
