compared-same = { $title }: دوو بەستەی جیاواز بە یەک کلیل واژۆ کراون
compared-previous = { $title }: ئەم بەستەیە ناوی وەشانێکی تر وەک وەشانی پێشووی خۆی دەبات، نەک ئەوەی لێرەیە
compared-bundle = { $id }، { $title }، دروستکراوە لە { $date } (بەرواری بڵاوکەرەوە)
compared-named = { $id }، کە { $title } وەک وەشانی پێشووی خۆی ناوی دەبات

compared-pair-same = { $one } و { $two } هەردووکیان وەک ئەمە واژۆ کراون: { $title }، لەلایەن { $maker }
compared-pair-previous = { $two }، { $two_title }، ناوی { $named } وەک وەشانی پێشووی خۆی دەبات، نەک { $one }، { $one_title }، لەلایەن { $maker }

compared-line-same = { $maker } بەستەی { $id }، دروستکراوی { $date }، ئەویشی وەک { $title } واژۆ کردووە
compared-line-later = بەستەی { $id }، { $title }، لەلایەن { $maker }، ناوی { $named } وەک وەشانی پێشووی خۆی دەبات، نەک ئەم بەستەیە
compared-line-earlier = ئەم بەستەیە ناوی { $named } وەک وەشانی پێشووی خۆی دەبات، نەک بەستەی { $id }، { $title }، لەلایەن { $maker }

compared-ask = بە دەنگ لە بڵاوکەرەوە بپرسن کام ناسنامەی بەستە ڕاستە، و ژمارەکانی ناوەڕۆک بەراورد بکەن.

compared-shared = زنجیرەی { $series } واژۆی چەند بڵاوکەرەوەیەکی لەسەرە کە لێرە وەک متمانەپێکراو تۆمار کراون: { $parts }
compared-part = { $maker } ({ $numbers })
compared-shared-what = بە دەنگ لە هەر یەکێکیان بپرسن ئایا زنجیرەکە هی ئەوە؛ trust --series دیاری دەکات تۆماری متمانە بۆ کام زنجیرە حیساب دەکرێت.
compared-unlinked = { $title } ناوی هیچ وەشانێکی پێشوو نابات، هەرچەندە { $earlier } لێرەیە: هیچ شتێک ئەم دووانە بەیەکەوە نابەستێتەوە

compared-passed-over = بەکار نەهێنرا: { $title }، بەستەی { $id }، لەلایەن بڵاوکەرەوەی { $digits }، کە متمانەتان پێی نییە: بەستەیەکی جێی متمانە لێرەیە
compared-passed-over-short = بەکار نەهێنرا: { $title }، بەستەی { $id }: ژمارەی ئەو کلیلانەی { $name } کە واژۆیان کردووە زۆر کەمە، و بەستەیەکی جێی متمانە لێرەیە
compared-bundle-before = { $id }، { $title }، پێشتر لێرە کراوەتەوە

by-named = ئەو کلیلەی بە { $by } دراوە
by-limited = { $name } (تەنها بۆ زنجیرەی تر تۆمارکراوە)
by-unknown = بڵاوکەرەوەیەکی نەناسراو
