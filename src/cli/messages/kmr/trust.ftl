trust-already = jixwe wekî { $name } tomarkirî ye: { $digits }; tiştek nehat guhertin
trust-pinned = wekî { $name } hat tomarkirin: { $digits }
trust-type-digits = Sî reqemên ku weşanger bi deng an li ser kaxezê dane we binivîsin, ne reqemên li ser vî hilgirî.
trust-digits-question = Reqemên ku ji we re hatine dayîn:
trust-no-digits = tu reqem nehatin nivîsandin; tu kes nehat tomarkirin
trust-nobody-here = li vir kes nikare bersivê bide: piştî --digits sî reqemên ku weşanger dane we binivîsin
trust-digits-nothing = tu reqem nehatin dayîn; sî reqem pêwîst in, di şeş komên pêncî de
trust-digits-letter = tîp di nav reqeman de hene; sî reqem pêwîst in, di şeş komên pêncî de
trust-digits-count = { $groups ->
    [one] ne sî reqem in: { $digits } di yek komê de; şeş komên pêncî pêwîst in
   *[other] ne sî reqem in: { $digits } di { $groups } koman de; şeş komên pêncî pêwîst in
}
