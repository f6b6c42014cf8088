open-done = { $documents ->
    [one] { $title } de { $maker } ({ $date }) : { $documents } document ({ $size }) dans { $folder }
   *[other] { $title } de { $maker } ({ $date }) : { $documents } documents ({ $size }) dans { $folder }
}
open-done-some = { $title } de { $maker } ({ $date }) : { $documents } documents sur { $all } ({ $size }) dans { $folder }
open-partial = { $title } de { $maker } ({ $date }) : { $documents } documents sur { $all } ({ $size }){ $texts ->
    [all] , dont tous les textes,
    [some] , dont { $texts_here } textes sur { $texts_all },
   *[none] {""}
} dans { $folder }
open-signed = { $rebuilt ->
    [0] rien ne manquait
    [one] { $rebuilt } bloc perdu refait
   *[other] { $rebuilt } blocs perdus refaits
} ; chaque document est ce que { $pinned ->
    [yes] l'éditeur
   *[no] cet éditeur inconnu
} a signé
open-what-is-here = rien n'a été ouvert ni écrit
open-not-pinned = l'éditeur { $digits } n'est PAS enregistré ici. Les documents sont ce que cet éditeur a signé, mais n'importe qui pourrait être cet éditeur.
open-compare-digits = Comparez les chiffres avant de croire ce que disent les documents.
open-passphrase = Phrase secrète de { $title }
open-lies-open = les documents sont maintenant ouverts sur le support, à côté du paquet chiffré, et n'importe qui peut les lire : déplacez { $path } avant que le support voyage
repair-whole = { $title } : de nouveau un paquet complet, bit pour bit dans { $folder }
bare-check = pannier check .                             dit s'il est authentique, et suffisant
bare-trust = pannier trust .                             enregistre l'éditeur, une fois les trente chiffres comparés
bare-open = pannier open . -i recipient.key -o OUT      l'ouvre dans le nouveau dossier OUT
bare-help = pannier --help                              toutes les commandes
cat-none = le paquet n'a pas de document { $path } : "pannier list" montre les chemins
open-listed-some = { $title } de { $maker } ({ $date }) : { $documents } documents sur { $all }, { $size }
