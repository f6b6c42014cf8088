error-unknown-publisher = pakêt dibêje ku ew ji weşanger { $digits } ye, ku li vir nehatiye tomarkirin
error-wrong-publisher = ji aliyê weşanger { $found } ve hatiye îmzekirin, ne ji aliyê weşanger { $asked } ve
error-not-enough = { $have } ji { $need } blokên pêwîst li vir in (% { $percent }), { $short } kêm in
error-wrong-key = yek ji kilîtên dayîn vê pakêtê venake
error-wrong-passphrase = ev hevoka derbasbûnê vê pakêtê venake
error-medium-is-folder = { $path } peldankek e: salvage wêneyê dîskê an amûrekê dixwîne, gather peldankan dixwîne
error-kit-none = di { $folder } de lîsteya komeke bernameyan tune ye: dosyayeke SHA256SUMS bi navên bernameyan
