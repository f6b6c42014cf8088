# START-HERE.txt : le texte à côté d'une trousse de programmes. Il n'a aucun chiffre : qui modifie les programmes peut modifier ce texte.
kit-no-version = de version inconnue
kit-start-here-below = Français : plus bas sur cette page
kit-start-here-name = Français
kit-start-here =
    PANNIER : COMMENT OUVRIR CE QUI EST SUR CE SUPPORT

    Le dossier « kit » contient des programmes qui ouvrent les fichiers
    d'ici (trousse { $version }).
    ATTENTION : NE LANCEZ AUCUN PROGRAMME D'UN SUPPORT AVANT D'AVOIR COMPARÉ
    SES CHIFFRES.
    Demandez les chiffres, de vive voix ou sur papier, à qui vous a donné le
    support. Qui modifie un support peut modifier les programmes, et ce texte.

    Si vous avez déjà Pannier, prenez le vôtre :
      pannier check .

    Là où vous ne pouvez lancer aucun programme, ouvrez dans un navigateur :
      kit/reader.html

    Linux sur un PC (dans un terminal, dans ce dossier) :
      sha256sum kit/pannier-small-linux-x86_64
      cp kit/pannier-small-linux-x86_64 ~/pannier && chmod 755 ~/pannier
      ~/pannier open . -i YOUR.key -o ~/documents
    Les autres appareils sous Linux, et Termux sur un téléphone : de même avec
    pannier-small-linux-aarch64, ou avec pannier-small-linux-armv7 sur un appareil ancien.

    Windows (dans une fenêtre de commandes, dans ce dossier) :
      certutil -hashfile kit\pannier-small-windows-x86_64.exe SHA256
      copy kit\pannier-small-windows-x86_64.exe %USERPROFILE%\pannier.exe
      %USERPROFILE%\pannier.exe open . -i YOUR.key -o %USERPROFILE%\documents

    La deuxième ligne de chacun fait une copie du programme. Avant de taper la
    deuxième ligne, comparez les chiffres que montre la première ligne, tous.
    Le programme d'un système manque peut-être ici, si le support n'avait pas
    assez de place.
    Si l'éditeur n'est pas encore enregistré, le programme dit ce qu'il faut
    faire d'abord.
