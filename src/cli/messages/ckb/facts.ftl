facts-title = { $series }، وەشانی { $release }
facts-no-previous = نییە
facts-made = { $date } (بەرواری بڵاوکەرەوە)، بە { $generator }
facts-extends = بەستەی { $id } بە بلۆکی گەڕاندنەوەی زیاترەوە
facts-builds-on = { $series } { $release }: بیکەنەوە بە --onto و فۆڵدەری ئەو وەشانە
facts-payload = { $bytes } بایت
facts-blocks = { $data } داتا، { $recovery } گەڕاندنەوە، هەر یەکەیان { $size }
facts-chunks = { $blocks ->
    [one] { $data } داتا، { $recovery } گەڕاندنەوە، هەر یەکەیان { $blocks } بلۆک
   *[other] { $data } داتا، { $recovery } گەڕاندنەوە، هەر یەکەیان { $blocks } بلۆک
}
