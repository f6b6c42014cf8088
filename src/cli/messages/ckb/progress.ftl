progress-listing = لیستکردن
progress-packing = بەستن
progress-recovery = گەڕاندنەوە
progress-rehearsing = پرۆڤە
progress-searching = گەڕان
progress-reading = خوێندنەوە
progress-rebuilding = بنیاتنانەوە
progress-unpacking = کردنەوە
progress-drawing = کێشان
progress-writing = نووسین
progress-drilling = تاقیکردن
progress-syncing = تەواوکردن
progress-scanning = سکانکردن
progress-fetching = هێنان

bar-bytes = { $done } لە { $all }
bar-codes = { $done } لە { $all } کۆد لێرەن
bar-no-code = هێشتا هیچ کۆدێکی Pannier نییە
bar-trials = تاقیکردنەوەی { $number } لە { $all }
bar-time = { $elapsed }
bar-time-left = { $elapsed }، نزیکەی { $left } ماوە
bar-still-compressing = { $elapsed }، هێشتا دەپەستێنرێت
bar-still-busy = { $elapsed }، خەریکە تەواو دەبێت
bar-stopping = دەوەستێت؛ بۆ وەستانی یەکسەر دووبارە Ctrl-C دابگرن

prompt-once-more = هەمان ڕستەی نهێنی جارێکی تر
prompt-no-passphrase = هیچ ڕستەیەکی نهێنی نەنووسرا؛ هیچ شتێک نەکرا
prompt-two-passphrases = دوو ڕستە نهێنییەکە جیاوازن؛ هیچ شتێک نەکرا
prompt-file-not-text = فایلی ڕستەی نهێنی دەق نییە
prompt-file-empty = { $path } هیچ ڕستەیەکی نهێنی تێدا نییە
prompt-confirm = { $question } ({ $yes } = بەڵێ، { $no } = نەخێر):
prompt-yes = yes
prompt-no = no
