list-separator = {", "}
list-separator-strong = {" ; "}
run = { $first } à { $last }
next = Ensuite : { $what }
path-why = { $path } : { $why }
sealing-recipients = chiffré pour des destinataires
sealing-passphrase = chiffré avec une phrase secrète
sealing-none = pas chiffré : n'importe qui peut le lire
survives-nothing = rien ne peut se perdre : il n'y a pas de blocs de secours
survives-no-chunk = aucun morceau entier ne peut se perdre (n'importe quels { $recovery } blocs sur { $all })
survives-chunks = { $chunks ->
    [one] n'importe quel morceau peut se perdre, { $chunks } au plus (n'importe quels { $recovery } blocs sur { $all })
   *[other] n'importe quels { $chunks } morceaux peuvent se perdre (n'importe quels { $recovery } blocs sur { $all })
}
language-unshown = Ce terminal ne dispose pas le texte de droite à gauche, donc les mots sont en anglais. Cette commande écrit une page dans l'autre langue : pannier help --page { $language }
language-unread = Aucune personne de langue maternelle française n'a encore relu cette traduction. Si une phrase n'est pas claire, lisez le texte anglais. Certains messages sont encore en anglais.
