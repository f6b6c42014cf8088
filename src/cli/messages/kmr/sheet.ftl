sheet-card-publisher = kilîta giştî ya weşangerekî
sheet-card-recipient = kilîta giştî ya wergirekî
sheet-card-slip = pisûleyek
