want-title = { $title }: { $says }
want-nothing-missing = { $title }: tiştek kêm nîne
want-read = { $title }, pakêt { $id }: { $says }
want-read-unknown = pakêteke ku nasnameya wê bi { $digits } dest pê dike: { $says }
want-says-open = têra xwe li vir heye ku bê vekirin; tê xwestin: { $asked }
want-says-more = { $blocks ->
    [one] { $blocks } bloka din wê bes be, kîjan ji van be jî: { $asked }
   *[other] { $blocks } blokên din wê bes bin, kîjan ji van bin jî: { $asked }
}
want-says-release = { $title } tê xwestin, ku cudahiyek li ser wê ava dibe
want-says-complete = resen û temam, hemû { $blocks } blok
want-says-enough = resen û ji bo vekirinê bes, { $have } ji { $blocks } blokan
want-asked-chunks = { $chunks ->
    [one] { $names } ({ $chunks } perçe)
   *[other] { $names } ({ $chunks } perçe)
}
want-asked-blocks = { $blocks ->
    [one] { $names } ({ $blocks } blok)
   *[other] { $names } ({ $blocks } blok)
}
want-asked-chunk-numbers = { $chunks ->
    [one] perçe { $numbers }
   *[other] perçe { $numbers }
}
want-asked-block-numbers = { $blocks ->
    [one] blok { $numbers }
   *[other] blok { $numbers }
}
want-base-whole = { $title }: ne cudahî ye, li ser tu weşana din ava nabe
want-base-here = { $title }: { $base }, ku ew li ser ava dibe, li vir e, an ji cudahiyeke li vir derdikeve
want-left-out = { $blocks ->
    [one] { $blocks } bloka kêm a din; --all wê jî dixwaze
   *[other] { $blocks } blokên kêm ên din; --all wan jî dixwaze
}
want-not-brought = ya mayî ya ku hatiye xwestin; --all wê jî tîne
want-answer = pannier deal BUNDLE --want "THESE DIGITS" --to DIR
want-reveals = destpêka nasnameya pakêtê, û hejmarên blokan; ne nav, ne kilît, ne kes
want-reveals-base = destpêka nasnameya pakêtê, û rêzik û hejmarek; ne kilît, ne kes
want-proves = bi tena xwe tiştekî: her kesê ku nasnameya pakêtê dizane dikare vê pisûleyê binivîse. Tenê dema ku hûn dengê ku wê dixwîne nas bikin, pê bawer bibin
want-length = { $groups ->
    [one] { $groups } kom, peyameke nivîskî; kom bi kom bi deng bixwînin
   *[other] { $groups } kom, peyameke nivîskî; kom bi kom bi deng bixwînin
}
want-length-long = { $groups ->
    [one] { $groups } kom, ji peyamekê dirêjtir; kom bi kom bi deng bixwînin
   *[other] { $groups } kom, ji peyamekê dirêjtir; kom bi kom bi deng bixwînin
}
want-answered = { $blocks ->
    [one] { $title }: her tiştê ku hatibû xwestin, { $blocks } blok, û dosyayên piçûk
   *[other] { $title }: her tiştê ku hatibû xwestin, { $blocks } blok, û dosyayên piçûk
}
want-answered-enough = { $title }: { $brought } ji { $blocks } blokên xwestî, li cihê ku { $enough } wê bes be, û dosyayên piçûk
want-answered-part = { $title }: { $brought } ji { $blocks } blokên xwestî, û dosyayên piçûk
want-not-pinned = weşanger { $digits } li vir nehatiye tomarkirin: her kes dikaribû vê pakêtê çêbike
want-one-carrier = bersiva pisûleyekê li ser yek hilgirî tê dayîn: bi --to navê peldankekê binivîsin
want-asks-nothing = ev pisûle tiştekî naxwaze: ew meqbûz e
