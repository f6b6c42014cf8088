want-title = { $title } : { $says }
want-nothing-missing = { $title } : il ne manque rien
want-read = { $title }, paquet { $id } : { $says }
want-read-unknown = un paquet dont l'identifiant commence par { $digits } : { $says }
want-says-open = il y en a assez ici pour l'ouvrir ; demandé : { $asked }
want-says-more = { $blocks ->
    [one] { $blocks } bloc de plus suffirait, n'importe lequel de ceux-ci : { $asked }
   *[other] { $blocks } blocs de plus suffiraient, n'importe lesquels de ceux-ci : { $asked }
}
want-says-release = { $title } est demandé, sur quoi s'appuie une différence
want-says-complete = authentique et complet, { $blocks } blocs sur { $blocks }
want-says-enough = authentique et suffisant pour ouvrir, { $have } blocs sur { $blocks }
want-asked-chunks = { $chunks ->
    [one] { $names } ({ $chunks } morceau)
   *[other] { $names } ({ $chunks } morceaux)
}
want-asked-blocks = { $blocks ->
    [one] { $names } ({ $blocks } bloc)
   *[other] { $names } ({ $blocks } blocs)
}
want-asked-chunk-numbers = { $chunks ->
    [one] morceau { $numbers }
   *[other] morceaux { $numbers }
}
want-asked-block-numbers = { $blocks ->
    [one] bloc { $numbers }
   *[other] blocs { $numbers }
}
want-base-whole = { $title } : pas une différence, il ne s'appuie sur aucune autre parution
want-base-here = { $title } : { $base }, sur quoi il s'appuie, est ici, ou sort d'une différence qui est ici
want-left-out = { $blocks ->
    [one] encore { $blocks } bloc manquant ; --all le demande aussi
   *[other] encore { $blocks } blocs manquants ; --all les demande aussi
}
want-not-brought = le reste de ce qui est demandé ; --all l'apporte aussi
want-answer = pannier deal BUNDLE --want "THESE DIGITS" --to DIR
want-reveals = le début de l'identifiant du paquet, et des numéros de blocs ; ni noms, ni clés, ni personnes
want-reveals-base = le début de l'identifiant du paquet, une série et un numéro ; ni clés, ni personnes
want-proves = rien à lui seul : qui connaît l'identifiant du paquet peut écrire ce bordereau. Ne vous y fiez que si vous connaissez la voix qui le lit
want-length = { $groups ->
    [one] { $groups } groupe, un seul message ; lisez-le à haute voix groupe par groupe
   *[other] { $groups } groupes, un seul message ; lisez-les à haute voix groupe par groupe
}
want-length-long = { $groups ->
    [one] { $groups } groupe, plus long qu'un message ; lisez-le à haute voix groupe par groupe
   *[other] { $groups } groupes, plus longs qu'un message ; lisez-les à haute voix groupe par groupe
}
want-answered = { $blocks ->
    [one] { $title } : tout ce qui était demandé, { $blocks } bloc, et les petits fichiers
   *[other] { $title } : tout ce qui était demandé, { $blocks } blocs, et les petits fichiers
}
want-answered-enough = { $title } : { $brought } des { $blocks } blocs demandés, là où { $enough } suffirait, et les petits fichiers
want-answered-part = { $title } : { $brought } des { $blocks } blocs demandés, et les petits fichiers
want-not-pinned = l'éditeur { $digits } n'est pas enregistré ici : n'importe qui peut avoir fait le paquet
want-one-carrier = on répond à un bordereau sur un seul support : nommez un seul dossier avec --to
want-asks-nothing = ce bordereau ne demande rien : c'est un reçu
