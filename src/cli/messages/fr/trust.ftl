trust-already = déjà enregistré sous le nom { $name } : { $digits } ; rien n'a changé
trust-pinned = enregistré sous le nom { $name } : { $digits }
trust-type-digits = Tapez les trente chiffres que l'éditeur vous a donnés de vive voix ou sur papier, pas les chiffres de ce support.
trust-digits-question = Chiffres que vous avez reçus :
trust-no-digits = aucun chiffre n'a été tapé ; personne n'a été enregistré
trust-nobody-here = personne ne peut répondre ici : écrivez après --digits les trente chiffres que l'éditeur vous a donnés
trust-digits-nothing = aucun chiffre n'a été donné ; il faut trente chiffres, en six groupes de cinq
trust-digits-letter = il y a des lettres parmi les chiffres ; il faut trente chiffres, en six groupes de cinq
trust-digits-count = { $groups ->
    [one] pas trente chiffres : { $digits } en un groupe ; il faut six groupes de cinq
   *[other] pas trente chiffres : { $digits } en { $groups } groupes ; il faut six groupes de cinq
}
