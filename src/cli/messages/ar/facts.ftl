facts-title = { $series }، الإصدار { $release }
facts-no-previous = لا يوجد
facts-made = { $date } (التاريخ من الناشر)، بالبرنامج { $generator }
facts-extends = الحزمة { $id } مع كتل استعادة أكثر
facts-builds-on = { $series } { $release }: افتحها مع --onto ومجلد ذلك الإصدار
facts-payload = { $bytes } بايت
facts-blocks = البيانات { $data }، الاستعادة { $recovery }، حجم كل منها { $size }
facts-chunks = البيانات { $data }، الاستعادة { $recovery }، في كل منها { $blocks ->
    [zero] { $blocks } كتلة
    [one] كتلة واحدة
    [two] كتلتان
    [few] { $blocks } كتل
    [many] { $blocks } كتلة
   *[other] { $blocks } كتلة
}
