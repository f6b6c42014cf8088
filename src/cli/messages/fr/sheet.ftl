sheet-card-publisher = la clé publique d'un éditeur
sheet-card-recipient = la clé publique d'un destinataire
sheet-card-slip = un bordereau
