# `sender`: the page that seals files for one newsroom in a browser.

sender-done = { $path } فایلەکان لە وێبگەڕدا و بێ تۆڕ بۆ { $name } مۆر دەکات
sender-keep = ژمارەکانی ژووری هەواڵ لە شوێنێکی تریش بڵاو بکەرەوە کە نێرەران دەیبینن؛ ئەوەی پەڕەکە لە ڕێگادا بگۆڕێت دەتوانێت کلیلی ناویشی بگۆڕێت
sender-one-newsroom = { $path } چەند وەرگرێکی هەیە و پەڕەکە بۆ یەکێک مۆر دەکات؛ فایلێک بە یەک وەرگر ناو ببە
sender-other-kind = پەڕەکە بۆ وەرگری ئاسایی (age1...) مۆر دەکات و ئەوەی ناو { $path } جۆرێکی ترە؛ یەکێک دروست بکە بە: pannier keygen --recipient
sender-name = ناوی سەر پەڕەکە بەتاڵە یان لە { $most } پیت درێژترە؛ ناوێکی تر بە --name بدە
label-newsroom = هەواڵ
