report-ok = { $title } : authentique et complet
report-openable = { $title } : authentique ; tout n'est pas ici, mais tout ce qu'il faut y est
report-damaged = { $title } : authentique ; les parties abîmées peuvent être refaites
report-incomplete = { $title } : { $shortage }
report-other-publisher = { $title } : signé par un autre éditeur que celui que vous avez demandé
report-not-pinned = { $title } : éditeur pas enregistré ici ; { $enough }
report-other-series = { $title } : { $name } n'est pas enregistré pour cette série ; { $enough }
report-conflict = { $title } : la même clé a signé ce paquet et un autre qui l'exclut ; { $enough }
report-enough = tout ce qu'il faut est ici
report-short = { $have } des { $need } blocs nécessaires sont ici ({ $percent } %), il en manque { $short }
report-no-table = blocks.idx manque ou est abîmé, et sans lui les morceaux ne se reconnaissent pas ; tout autre support l'a
report-bundle = { $id }, fait le { $date } (date de l'éditeur), { $sealing }
report-publisher-named = { $digits } (celui nommé avec -P)
report-publisher-surroundings = { $digits } (celui de la variable PANNIER_PUBLISHER, pas enregistré)
report-publisher-pinned = { $digits } (enregistré : { $name })
report-publisher-limited = { $digits } (enregistré pour d'autres séries : { $name })
report-publisher-unknown = { $digits } (PAS enregistré ici)
report-chunks = { $data } sur { $all_data } de données, { $recovery } sur { $all_recovery } de secours, { $size } en tout
report-partly = { $chunk } : { $good } blocs bons sur { $blocks }
report-needed = { $short ->
    [one] encore { $short } bloc
   *[other] encore { $short } blocs
} : { $chunks ->
    [one] n'importe quel morceau ({ $chunks }) des { $lacking } qui ne sont pas entiers ici suffirait
   *[other] n'importe quels { $chunks } morceaux des { $lacking } qui ne sont pas entiers ici suffiraient
}
report-bad-not-signed = { $path } : ce n'est pas le { $name } qui a été signé
report-bad-false-page = { $path } : ce n'est pas une page que l'éditeur a signée ; ne l'ouvrez pas
report-bad-empty = { $path } : cela semble être { $chunk }, mais c'est vide
report-bad-nothing-good = { $path } : cela semble être { $chunk }, mais rien n'y est bon
opened-altered = { $altered ->
    [0] { $title } de { $maker } dans { $folder }
    [one] { $title } de { $maker } dans { $folder } : { $altered } document n'est pas ce que l'éditeur a signé
   *[other] { $title } de { $maker } dans { $folder } : { $altered } documents ne sont pas ce que l'éditeur a signé
}{ $strange ->
    [0] {""}
    [one] {" "}; { $strange } fichier n'est pas dans la liste de l'éditeur
   *[other] {" "}; { $strange } fichiers ne sont pas dans la liste de l'éditeur
} ; { $genuine } sur { $documents } sont authentiques
report-share = { $title } : { $carriers ->
    [one] aucun fichier n'est abîmé sur ce support
   *[other] aucun fichier n'est abîmé sur ces { $carriers } supports
} ; { $percent } % de ce qu'il faut est ici ; { $more ->
    [one] un autre support comme celui-ci suffirait
   *[other] { $more } autres supports comme celui-ci suffiraient
}
page-false-what = qui a modifié la clé USB peut avoir modifié la page ; ne l'ouvrez pas
