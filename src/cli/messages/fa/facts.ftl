facts-title = { $series }، انتشار { $release }
facts-no-previous = ندارد
facts-made = { $date } (تاریخی که ناشر گفته است)، با { $generator }
facts-extends = بستهٔ { $id } با بلوک‌های بازیابی بیشتر
facts-builds-on = { $series } { $release }: آن را با --onto و پوشهٔ آن انتشار باز کنید
facts-payload = { $bytes } بایت
facts-blocks = { $data } بلوک داده، { $recovery } بلوک بازیابی، هر کدام { $size }
facts-chunks = { $blocks ->
   *[other] { $data } تکهٔ داده، { $recovery } تکهٔ بازیابی، هر کدام { $blocks } بلوک
}
