gather-set = dans { $folder } : { $files ->
    [0] rien de nouveau
    [one] { $files } nouveau fichier, { $size }
   *[other] { $files } nouveaux fichiers, { $size }
}{ $kept ->
    [0] {""}
    [one] {" "}; { $kept } y était déjà
   *[other] {" "}; { $kept } y étaient déjà
}
gather-nothing-written = il n'y avait rien à écrire ; { $path } peut être retiré maintenant
gather-read-back = tout ce qui a été écrit a été relu et comparé ; { $path } peut être retiré maintenant
gather-pull-and-check = { $why }, donc aucune lecture ne prouve que les fichiers sont sur le support. Éjectez { $path }, rebranchez-le, puis : pannier check { $path }
gather-ignored = laissé à sa place, NOT TRUSTED : { $title }, paquet { $id }, dans { $path }. Il vient de l'éditeur { $digits }, en qui vous n'avez pas confiance
