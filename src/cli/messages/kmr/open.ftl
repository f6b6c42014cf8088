open-done = { $documents ->
    [one] { $title } ji { $maker } ({ $date }): { $documents } belge ({ $size }) di { $folder } de
   *[other] { $title } ji { $maker } ({ $date }): { $documents } belge ({ $size }) di { $folder } de
}
open-done-some = { $title } ji { $maker } ({ $date }): { $documents } ji { $all } belgeyan ({ $size }) di { $folder } de
open-partial = { $title } ji { $maker } ({ $date }): { $documents } ji { $all } belgeyan ({ $size }){ $texts ->
    [all] , hemû nivîs di nav wan de,
    [some] , { $texts_here } ji { $texts_all } nivîsan di nav wan de,
   *[none] {""}
} di { $folder } de
open-signed = { $rebuilt ->
    [0] tiştek kêm nebû
    [one] { $rebuilt } bloka winda ji nû ve hat çêkirin
   *[other] { $rebuilt } blokên winda ji nû ve hatin çêkirin
}; her belge ew e ku { $pinned ->
    [yes] weşanger
   *[no] vî weşangerê nenas
} îmze kiriye
open-what-is-here = tiştek nehat vekirin û nehat nivîsandin
open-not-pinned = weşanger { $digits } li vir NE tomarkirî ye. Belge ew in ku vî weşangerî îmze kirine, lê her kes dikare ev weşanger be.
open-compare-digits = Berî ku hûn bi gotina belgeyan bawer bibin, reqeman bidin ber hev.
open-passphrase = Hevoka derbasbûnê ya { $title }
open-lies-open = belge niha vekirî li ser hilgir in, li kêleka pakêta şîfrekirî, û her kes dikare wan bixwîne: berî ku hilgir biçe, { $path } ji wir bibin
repair-whole = { $title }: dîsa pakêteke temam, bît bi bît di { $folder } de
bare-check = pannier check .                             dibêje ka resen e, û bes e
bare-trust = pannier trust .                             weşanger tomar dike, piştî ku we sî reqem dan ber hev
bare-open = pannier open . -i recipient.key -o OUT      wê di peldanka nû OUT de vedike
bare-help = pannier --help                              hemû ferman
cat-none = di pakêtê de belgeya { $path } tune ye: "pannier list" rêyan nîşan dide
open-listed-some = { $title } ji { $maker } ({ $date }): { $documents } ji { $all } belgeyan, { $size }
