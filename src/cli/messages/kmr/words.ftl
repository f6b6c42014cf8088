list-separator = {", "}
list-separator-strong = {"; "}
run = { $first } heta { $last }
next = Paşê: { $what }
path-why = { $path }: { $why }
sealing-recipients = ji bo wergiran hatiye şîfrekirin
sealing-passphrase = bi hevokeke derbasbûnê hatiye şîfrekirin
sealing-none = ne şîfrekirî ye: her kes dikare bixwîne
survives-nothing = divê tiştek winda nebe: blokên vegerandinê tune ne
survives-no-chunk = divê tu perçeyek temam winda nebe (her { $recovery } ji { $all } blokan)
survives-chunks = { $chunks ->
    [one] her { $chunks } perçe dikare winda bibe (her { $recovery } ji { $all } blokan)
   *[other] her { $chunks } perçe dikarin winda bibin (her { $recovery } ji { $all } blokan)
}
language-unshown = Ev termînal nivîsê ji rastê ber bi çepê rêz nake, lewma peyv bi îngilîzî ne. Ev ferman rûpelekê bi zimanê din dinivîse: pannier help --page { $language }
language-unread = Hêj kesekî ku zimanê wî yê dayikê kurmancî ye ev werger nexwendiye. Heke hevokek ne zelal be, nivîsa îngilîzî bixwînin. Hin peyam hêj bi îngilîzî ne.
