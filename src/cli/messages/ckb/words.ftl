list-separator = {"، "}
list-separator-strong = {"؛ "}

run = { $first } تا { $last }

next = دواتر: { $what }

path-why = { $path }: { $why }

sealing-recipients = بۆ وەرگران قوفڵ دراوە
sealing-passphrase = بە ڕستەی نهێنی قوفڵ دراوە
sealing-none = قوفڵ نەدراوە: هەموو کەسێک دەتوانێت بیخوێنێتەوە

survives-nothing = نابێت هیچ شتێک ون بێت: بلۆکی گەڕاندنەوە نییە
survives-no-chunk = نابێت هیچ پارچەیەکی تەواو ون بێت (تەنها ونبوونی هەر { $recovery } لە { $all } بلۆک کێشە نییە)
survives-chunks = { $chunks ->
    [one] ونبوونی هەر { $chunks } پارچەیەک کێشە نییە (هەر { $recovery } لە { $all } بلۆک)
   *[other] ونبوونی هەر { $chunks } پارچەیەک کێشە نییە (هەر { $recovery } لە { $all } بلۆک)
}

language-unshown = ئەم تێرمیناڵە دەقی لە ڕاستەوە بۆ چەپ ڕێک ناخات، بۆیە وشەکان ئینگلیزین. ئەم فەرمانە لاپەڕەیەک بەم زمانە دەنووسێت: pannier help --page { $language }

language-unread = هێشتا کەسێک کە زمانی دایکی کوردییە ئەم وەرگێڕانەی نەخوێندووەتەوە. ئەگەر ڕستەیەک ڕوون نەبوو، دەقە ئینگلیزییەکە ببینە.
