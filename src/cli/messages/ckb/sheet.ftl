sheet-plan = { $pages ->
    [one] { $pages } لاپەڕە
   *[other] { $pages } لاپەڕە
}: { $codes ->
    [one] { $codes } کۆد
   *[other] { $codes } کۆد
}، هەر { $enough } لەوان بەسە
sheet-plan-cover = { $pages ->
    [one] بەرگێک و { $pages } لاپەڕە
   *[other] بەرگێک و { $pages } لاپەڕە
}: { $codes ->
    [one] { $codes } کۆد
   *[other] { $codes } کۆد
}، هەر { $enough } لەوان بەسە
sheet-plan-objects = { $pages ->
    [one] { $pages } لاپەڕە
   *[other] { $pages } لاپەڕە
}: { $codes ->
    [one] { $codes } کۆد
   *[other] { $codes } کۆد
} بۆ { $objects } بابەت
sheet-plan-objects-cover = { $pages ->
    [one] بەرگێک و { $pages } لاپەڕە
   *[other] بەرگێک و { $pages } لاپەڕە
}: { $codes ->
    [one] { $codes } کۆد
   *[other] { $codes } کۆد
} بۆ { $objects } بابەت

sheet-profile-fits = { $pages ->
    [one] پڕۆفایلی { $profile }: ئاسانترین بۆ خوێندنەوە کە لە { $pages } لاپەڕەدا جێی دەبێتەوە
   *[other] پڕۆفایلی { $profile }: ئاسانترین بۆ خوێندنەوە کە لە { $pages } لاپەڕەدا جێی دەبێتەوە
}
sheet-profile = { $profile }، { $codes ->
    [one] { $codes } کۆد
   *[other] { $codes } کۆد
} و { $size } لەسەر لاپەڕەیەکی تەواو
sheet-left-table = blocks.idx ({ $size }) لەنێو کۆدەکاندا نییە: ئەو پارچانەی داتا کە بە تەواوی دەگەن، دووبارە دروستی دەکەن؛ --table ئەویش چاپ دەکات
sheet-done = { $title }: { $pages ->
    [one] { $pages } لاپەڕە
   *[other] { $pages } لاپەڕە
} بە { $codes ->
    [one] { $codes } کۆد
   *[other] { $codes } کۆد
} لە { $place }
sheet-done-cover = { $title }: { $pages ->
    [one] بەرگێک و { $pages } لاپەڕە
   *[other] بەرگێک و { $pages } لاپەڕە
} بە { $codes ->
    [one] { $codes } کۆد
   *[other] { $codes } کۆد
} لە { $place }
sheet-files = { $first } تا { $last }

sheet-carries = { $name }، { $size }: هەر { $need } لە { $codes } کۆدەکەی
sheet-and-more = و { $more } هی تر
sheet-visible = { $sealed ->
    [no] هەر کەسێک لاپەڕەیەک ببینێت، زنجیرە، وەشان، بەروار، کلیلی بڵاوکەرەوە و قەبارەکان دەخوێنێتەوە، و دەتوانێت بەڵگەنامەکان بخوێنێتەوە: بەستەکە قوفڵ نەدراوە
   *[yes] هەر کەسێک لاپەڕەیەک ببینێت، زنجیرە، وەشان، بەروار، کلیلی بڵاوکەرەوە و قەبارەکان دەخوێنێتەوە
}
sheet-card = کارتێک بە { $what } لە { $path }
sheet-card-publisher = کلیلی گشتیی بڵاوکەرەوەیەک
sheet-card-recipient = کلیلی گشتیی وەرگرێک
sheet-card-slip = پسوولەیەک

sheet-cells-plan = { $pages ->
    [one] { $pages } لاپەڕەی خانە
   *[other] { $pages } لاپەڕەی خانە
}، تاقیکردنەوەیەکە کە هێشتا هیچ کەسێک چاپی نەکردووە: سکانەری تەختی 300 خاڵ لە ئینچێکدا یان زیاتر لاپەڕەی وا دەخوێنێتەوە، و هیچ تەلەفۆنێک نایخوێنێتەوە

sheet-no-folder = ئەو فۆڵدەرە ناو ببەن کە بەستەکەی تێدایە
sheet-bad-spare = --spare { $spare } ڕێژەیەکی تەواو لە 0 تا 200% نییە، وەک 25%
sheet-too-few-pages = { $most ->
    [one] { $most } لاپەڕە زۆر کەمە
   *[other] { $most } لاپەڕە زۆر کەمە
}: چڕترین پڕۆفایل، { $profile }، ئەوەندەی دەوێت: { $pages ->
    [one] { $pages } لاپەڕە
   *[other] { $pages } لاپەڕە
}
sheet-many-question = { $pages } لاپەڕە چاپ بکرێت؟
sheet-many = { $pages } لاپەڕە لە { $most } زیاترە؛ هیچ شتێک چاپ نەکرا: --yes چاپیان دەکات، --pages N بەدوای ڕێگایەکی کەمتردا دەگەڕێت
sheet-card-is-one-page = کارت یەک لاپەڕەیە: فایلەکەی بە -o ناو ببەن، بەبێ --dry-run
sheet-card-is-picture = کارت وێنەیە: فایلێکی .pdf، .svg یان .png ناو ببەن
sheet-bad-name = ناوی { $path } دەبێت بەم پاشگرانە کۆتایی بێت: .pdf، .svg، .png یان .txt

play-seconds = { $seconds } چرکە
play-minutes = { $minutes } خولەک
play-plan = { $codes ->
    [one] خولێکی { $codes } کۆد{ $grid }، { $length } بە { $speed } لە چرکەیەکدا؛ هەر { $enough } بەسە
   *[other] خولێکی { $codes } کۆد{ $grid }، { $length } بە { $speed } لە چرکەیەکدا؛ هەر { $enough } بەسە
}
play-plan-objects = { $codes ->
    [one] خولێکی { $codes } کۆد بۆ { $objects } بابەت{ $grid }، { $length } بە { $speed } لە چرکەیەکدا
   *[other] خولێکی { $codes } کۆد بۆ { $objects } بابەت{ $grid }، { $length } بە { $speed } لە چرکەیەکدا
}
play-at-once = ، { $grid } لە یەک کاتدا
play-bad-grid = تۆڕی کۆدەکان وەک 3x2 دەنووسرێت: لە 1 تا 8 کۆد لە تەنیشت یەک و لە سەر یەک
play-too-slow = هیچ تۆڕێکی کۆد خولەکە لە { $seconds } چرکەدا نیشان نادات؛ ئەمە خێراترینە
play-done = { $title }: { $plan }
play-title = { $title }  بەستەی { $id }

play-line = { $title }  { $number } لە { $pictures }  { $speed }/s  دوگمەکان: + - space . q
play-line-held = { $title }  { $number } لە { $pictures }  ڕاگیراو، 0/s  دوگمەکان: + - space . q
play-enlarge = پەنجەرەکە گەورە بکەن بۆ { $columns } x { $rows }

play-film = ڕووناکیی ئەم شاشەیە زیاد بکەن، و بە هەر کامێرایەک فیلمی بگرن. { $objects ->
    [1] هەر { $enough } لە کۆدەکانی بەسە.
   *[other] لانیکەم یەک خولی تەواو فیلم بگرن.
} ئینجا: pannier scan VIDEO -o FOLDER. ژمارەکانی بڵاوکەرەوە، بۆ بەراوردکردن بە دەنگ: { $digits }. دوگمەکان: space، + و -، تیرەکان، f.

play-film-size = { $width }x{ $height }
play-film-made = { $size }، { $rate } وێنە لە چرکەیەکدا، { $length }، { $bytes }؛ ڕێگای ffmpeg لێرەیە: pannier help paper
play-film-trace = هەر کەسێک فیلمەکە ببینێت، زنجیرە، وەشان و ژمارەکان دەخوێنێتەوە؛ فیلمی ئەمە لەسەر تەلەفۆن شوێنەوارە
play-short-film = --seconds { $seconds } زۆر کورتە بۆ ئەوەی هەموو کۆدێک یەک جار نیشان بدرێت: لانیکەم { $needed } چرکە پێویستە

sheet-leaf = پێش ئەوان { $pages } لاپەڕە بە زمانەکانی تر دێت
sheet-languages-most = کاغەز جگە لە ئینگلیزی لانی زۆر { $most } زمانی هەیە
sheet-languages-grid = لاپەڕەکانی --profile grid تەنها دەقی ئینگلیزییان هەیە: --paper-lang مەنووسن، یان پڕۆفایلێکی تر هەڵبژێرن
sheet-languages-pdf = زمانەکانی تر تەنها لە PDF ـدا هەن: بە -o ناوی فایلێکی .pdf بنووسن، یان --paper-lang مەنووسن
