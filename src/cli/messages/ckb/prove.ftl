prove-two = سەرەتا فۆڵدەری بەستەیەک یان فۆڵدەری بەڵگەنامە کراوەکان ناو ببەن، و پاشان ڕێڕەوی بەڵگەنامەکان

prove-made = { $documents ->
    [one] { $documents } بەڵگەنامە
   *[other] { $documents } بەڵگەنامە
}ی { $title } بە تەنیا نیشان دەدرێت: لە { $folder } سەلماندنێک هەیە بە قەبارەی { $size }، لەگەڵ { $shared } کە هەموو سەلماندنێک پێویستی پێیەتی
prove-tells-nothing = سەلماندنەکە هیچ دەربارەی بەڵگەنامەکانی تر ناڵێت: نە ناویان، نە SHA-256یان، نە ژمارەیان
prove-tells-all = ئەم سەلماندنە ناو و SHA-256ی هەموو { $documents } بەڵگەنامەی ئەم وەشانە دەردەخات: هەر کەسێک وەریبگرێت دەتوانێت بیانخوێنێتەوە
prove-no-tree = ئەم بەستەیە درەختی بەڵگەنامەکانی نییە، چونکە Pannierێکی کۆنتر دروستی کردووە
prove-name-carrier = بۆ ئەوەی هیچ دەربارەی بەڵگەنامەکانی تر نەوترێت، هەڵگرێکی بەستەکەش ناو ببەن: --carrier DIR
prove-check = ئەو کەسەی ئەم فۆڵدەرە وەردەگرێت دەبێت سی ژمارەکەی بڵاوکەرەوەی لە ڕێگایەکی ترەوە هەبێت، و ئەمە بنووسێت: pannier check { $folder }

proven-all = { $documents ->
    [one] { $documents } بەڵگەنامە
   *[other] { $documents } بەڵگەنامە
} سەلمێنرا کە لە { $title } و لەلایەن { $maker }یە، و { $documents ->
    [one] فایلەکەی لێرەیە
   *[other] فایلەکانیان لێرەن
}
proven-absent = { $documents ->
    [one] { $documents } بەڵگەنامە
   *[other] { $documents } بەڵگەنامە
} سەلمێنرا کە لە { $title } و لەلایەن { $maker }یە، بەڵام { $absent ->
    [one] { $absent } فایل لێرە نییە
   *[other] { $absent } فایل لێرە نین
}: SHA-256ی فایلەکە لەگەڵ ئەمە بەراورد بکەن
proven-altered = لە { $proofs ->
    [one] { $proofs } سەلماندن
   *[other] { $proofs } سەلماندن
}، { $bad } { $bad ->
    [one] ڕاست نییە، یان فایلەکەی دەستکاری کراوە: بڕوای پێ مەکەن
   *[other] ڕاست نین، یان فایلەکانیان دەستکاری کراون: بڕوایان پێ مەکەن
}
proven-untrusted = { $documents ->
    [one] { $documents } سەلماندن دەگاتە
   *[other] { $documents } سەلماندن دەگەنە
} { $title }، کە بڵاوکەرەوەکەیتان وەک متمانەپێکراو تۆمار نەکردووە: هێشتا هیچی نەسەلماندووە
proven-nameless = بەڵگەنامەی { $proof }، کە ناوەکەی نەوتراوە
proven-means = سەلماندن دەڵێت ئەم بەڵگەنامەیە هی کێیە؛ ناڵێت ئەوەی تێیدا نووسراوە ڕاستە، یان کەی نووسراوە

label-proven = سەلمێنراو
label-unproven = بێ بەڵگە
label-file-absent = بێ فایل

error-prove-no-document = ئەم وەشانە بەڵگەنامەیەکی بە ڕێڕەوی { $documents } تێدا نییە
error-prove-missing = { $document } لە فۆڵدەری بەڵگەنامە کراوەکاندا نییە
error-prove-altered = { $document } ئەوە نییە کە بڵاوکەرەوە واژۆی کردووە
error-prove-other-bundle = { $title } ناگاتە ئەم بەڵگەنامانە: یان بەستەیەکی ترە، یان بە هەڵە دروست کراوە
error-prove-names-told = بەبێ درەختی بەڵگەنامەکان، هیچ بەڵگەنامەیەک بەبێ ناوەکەی ناسەلمێنرێت
hint-prove-no-document = ڕێڕەوەکە بدۆزنەوە: pannier list نیشانی دەدات، و لە CONTENTS.sha256یشدا هەیە
hint-prove-missing = بەستەکە دووبارە بکەنەوە، یان فۆڵدەری بەستەکە ناو ببەن
hint-prove-altered = بەستەکە دووبارە بکەنەوە، و ئەو بەڵگەنامەیە بسەلمێنن کە لێی دەردەچێت
hint-prove-other-bundle = هەڵگرێکی ئەو بەستەیە ناو ببەن کە ئەم بەڵگەنامانەی لێ کراونەتەوە
hint-prove-names-told = بە --carrier هەڵگرێکی بەستەکە ناو ببەن، یان --without-name لا ببەن
