report-ok = { $title }: resen û temam
report-openable = { $title }: resen; ne her tişt li vir e, lê her tiştê pêwîst heye
report-damaged = { $title }: resen; beşên xirabûyî dikarin ji nû ve bên çêkirin
report-incomplete = { $title }: { $shortage }
report-other-publisher = { $title }: weşangerekî din îmze kiriye, ne ew ê ku we pirsî
report-not-pinned = { $title }: weşanger li vir nehatiye tomarkirin; { $enough }
report-other-series = { $title }: { $name } ji bo vê rêzikê nehatiye tomarkirin; { $enough }
report-conflict = { $title }: heman kilîtê ev pakêt û yeke din ku wê napejirîne îmze kirine; { $enough }
report-enough = her tiştê pêwîst li vir e
report-short = { $have } ji { $need } blokên pêwîst li vir in (% { $percent }), { $short } kêm in
report-no-table = blocks.idx kêm e an xirab bûye, û bêyî wê perçe ji hev nayên naskirin; li ser her hilgirekî din heye
report-bundle = { $id }, { $date } hatiye çêkirin (dîroka weşanger), { $sealing }
report-publisher-named = { $digits } (ew ê ku bi -P hatiye gotin)
report-publisher-surroundings = { $digits } (ew ê di guhêrbara PANNIER_PUBLISHER de, ne tomarkirî)
report-publisher-pinned = { $digits } (tomarkirî: { $name })
report-publisher-limited = { $digits } (ji bo rêzikên din tomarkirî: { $name })
report-publisher-unknown = { $digits } (li vir NE tomarkirî)
report-chunks = { $data } ji { $all_data } yên daneyan, { $recovery } ji { $all_recovery } yên vegerandinê, bi tevahî { $size }
report-partly = { $chunk }: { $good } ji { $blocks } blokan baş in
report-needed = { $short ->
    [one] { $short } bloka din
   *[other] { $short } blokên din
}: { $chunks ->
    [one] her { $chunks } perçe ji { $lacking } yên ku li vir ne temam in wê bes be
   *[other] her { $chunks } perçe ji { $lacking } yên ku li vir ne temam in wê bes bin
}
report-bad-not-signed = { $path }: ne ew { $name } e ku hatiye îmzekirin
report-bad-false-page = { $path }: ne rûpeleke ku weşanger îmze kiriye; venekin
report-bad-empty = { $path }: dixuye ku { $chunk } be, lê vala ye
report-bad-nothing-good = { $path }: dixuye ku { $chunk } be, lê tiştekî baş tê de nîne
opened-altered = { $altered ->
    [0] { $title } ji { $maker } di { $folder } de
    [one] { $title } ji { $maker } di { $folder } de: { $altered } belge ne ew e ku weşanger îmze kiriye
   *[other] { $title } ji { $maker } di { $folder } de: { $altered } belge ne ew in ku weşanger îmze kirine
}{ $strange ->
    [0] {""}
    [one] ; { $strange } dosya ne di lîsteya weşanger de ye
   *[other] ; { $strange } dosya ne di lîsteya weşanger de ne
}; { $genuine } ji { $documents } resen in
report-share = { $title }: { $carriers ->
    [one] li ser vî hilgirî tu dosya xirab nebûye
   *[other] li ser van { $carriers } hilgiran tu dosya xirab nebûye
}; % { $percent } ji ya pêwîst li vir e; { $more ->
    [one] hilgirekî din ê wekî vî
   *[other] { $more } hilgirên din ên wekî van
} wê bes be
page-false-what = kesê ku USB guhertiye dikare rûpel jî guhertibe; wê venekin
