gather-set = di { $folder } de: { $files ->
    [0] tiştekî nû tune
    [one] { $files } dosya nû, { $size }
   *[other] { $files } dosyayên nû, { $size }
}{ $kept ->
    [0] {""}
    [one] ; { $kept } jixwe li wir bû
   *[other] ; { $kept } jixwe li wir bûn
}
gather-nothing-written = ne hewce bû tiştek bê nivîsandin; niha { $path } dikare bê derxistin
gather-read-back = her tiştê hatî nivîsandin ji nû ve hat xwendin û hat berhevdan; niha { $path } dikare bê derxistin
gather-pull-and-check = { $why }, lewma tu xwendin îspat nake ku dosya li ser amûrê ne. { $path } derxin, dîsa bixin cihê wê, paşê: pannier check { $path }
gather-ignored = li cihê xwe hat hiştin, NOT TRUSTED: { $title }, pakêt { $id }, di { $path } de. Ew ji weşanger { $digits } ye, ku hûn pê bawer nînin
