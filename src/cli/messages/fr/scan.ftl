scan-no-code = aucun code de Pannier n'a été lu
