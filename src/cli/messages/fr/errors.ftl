error-unknown-publisher = le paquet dit venir de l'éditeur { $digits }, qui n'est pas enregistré ici
error-wrong-publisher = signé par l'éditeur { $found }, pas par l'éditeur { $asked }
error-not-enough = { $have } des { $need } blocs nécessaires sont ici ({ $percent } %), il en manque { $short }
error-wrong-key = aucune des clés données n'ouvre ce paquet
error-wrong-passphrase = cette phrase secrète n'ouvre pas ce paquet
error-medium-is-folder = { $path } est un dossier : salvage lit une image ou un appareil, gather lit des dossiers
error-kit-none = { $folder } n'a pas de liste d'une trousse : un fichier SHA256SUMS avec les noms des programmes
