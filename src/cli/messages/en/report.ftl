# `check`: the verdict on a bundle, and what follows from it.
# $title is a series and the number of a release, such as "mosaic 42".

report-ok = { $title }: genuine and complete
report-openable = { $title }: genuine; not all of it is here, but all that is needed
report-damaged = { $title }: genuine; the damaged parts can be rebuilt
# $shortage is report-short or report-no-table.
report-incomplete = { $title }: { $shortage }
report-other-publisher = { $title }: signed by another publisher than the one you asked for
# $enough is report-enough, report-short or report-no-table.
report-not-pinned = { $title }: publisher not pinned here; { $enough }
# The publisher is pinned under $name, for other series.
report-other-series = { $title }: { $name } is not pinned for this series; { $enough }
report-conflict = { $title }: one key signed this bundle and another one that excludes it; { $enough }
report-enough = everything that is needed is here
report-short = { $have } of the { $need } needed blocks are here ({ $percent } %), { $short } short
report-no-table = blocks.idx is missing or damaged, and without it chunks cannot be told apart; any other carrier has it

# $id is the beginning of the bundle id, $sealing one of sealing-recipients, sealing-passphrase, sealing-none.
report-bundle = { $id }, made { $date } (the publisher's date), { $sealing }

# $digits are thirty digits, $name is what the publisher was called when they were pinned.
report-publisher-named = { $digits } (the one named with -P)
report-publisher-surroundings = { $digits } (the one in the variable PANNIER_PUBLISHER, not a pin)
report-publisher-pinned = { $digits } (pinned: { $name })
report-publisher-limited = { $digits } (pinned for other series: { $name })
report-publisher-unknown = { $digits } (NOT pinned here)

# Another list of the same release, with fewer or with more recovery blocks.
report-extended = { $recovery ->
    [one] bundle { $id } with { $recovery } recovery block is the same release; all that came with it counts here
   *[other] bundle { $id } with { $recovery } recovery blocks is the same release; all that came with it counts here
}
report-extends-this = { $recovery ->
    [one] bundle { $id } with { $recovery } recovery block extends this one, but its blocks.idx is missing; any other carrier of it has it
   *[other] bundle { $id } with { $recovery } recovery blocks extends this one, but its blocks.idx is missing; any other carrier of it has it
}

# Whole chunks: $data of $all_data data chunks, $recovery of $all_recovery recovery chunks; $size is all of them together.
report-chunks = { $data } of { $all_data } data, { $recovery } of { $all_recovery } recovery, { $size } in all
# $names are runs of chunks, and $more such runs are not named.
report-missing-more = { $names }, and { $more } more such (-v names them)
report-partly = { $chunk }: { $good } of { $blocks } blocks good
# $short more blocks are missing; any $chunks of the $lacking chunks in the lines above, if they were whole, would do.
report-needed = { $short ->
    [one] { $short } more block
   *[other] { $short } more blocks
}: { $chunks ->
    [one] any { $chunks } chunk of the { $lacking } that are not whole here would be enough
   *[other] any { $chunks } chunks of the { $lacking } that are not whole here would be enough
}
report-from = { $files ->
    [one] { $path }: { $files } good file
   *[other] { $path }: { $files } good files
}
report-ignored = { $files ->
    [one] { $files } file that is no part of it
   *[other] { $files } files that are no part of it
}

# Archives and mails among the files, and images of media.
container-kind = { $kind ->
    [zip] a zip archive
    [tar] a tar archive
    [gzip] a gzip archive
    [seven-zip] a 7-Zip archive
    [rar] a RAR archive
    [xz] an xz archive
    [bzip2] a bzip2 archive
    [mail] a mail
    [base64] a text in base64
    [image] an image of a medium
   *[pieces] a file that a program for recovery made
}
# $kind is container-kind.
container-left = { $why ->
    [kind] { $path } is { $kind }, and was not looked into
    [damaged] { $path } is { $kind }, damaged or cut short
    [locked] { $path } is { $kind }, locked with a passphrase
    [method] { $path } is { $kind }, and holds files in a form that is not read in place
    [bounds] { $path } is { $kind }, and holds more than one search looks at
   *[no-room] { $path } is { $kind }, and there is no room to unpack it
}
# $left is container-left, $next a hint.
container-left-and-next = { $left }; { $next }
container-read = { $files ->
    [one] { $path }: { $files } good file, read in place
   *[other] { $path }: { $files } good files, read in place
}
container-list-in = { $path }, in place

# Files that are not good. $chunk and $name are the name that the file has in the bundle, such as d0003.bin.
report-bad-blocks = { $blocks ->
    [one] { $path }: { $chunk }, { $bad } of { $blocks } block damaged, at byte { $offsets }
   *[other] { $path }: { $chunk }, { $bad } of { $blocks } blocks damaged, at byte { $offsets }
}
report-bad-cut-short = { $path }: { $chunk }, cut short: { $bytes } of { $all } bytes
report-bad-zeros-after = { $bytes ->
    [one] { $path }: { $chunk }, whole, but { $bytes } zero byte after its end
   *[other] { $path }: { $chunk }, whole, but { $bytes } zero bytes after its end
}
report-bad-bytes-after = { $bytes ->
    [one] { $path }: { $chunk }, whole, but { $bytes } more byte after its end
   *[other] { $path }: { $chunk }, whole, but { $bytes } more bytes after its end
}
report-bad-empty = { $path }: it seems to be { $chunk }, but it is empty
report-bad-nothing-good = { $path }: it seems to be { $chunk }, but nothing in it is good
report-bad-one-byte = { $path }: { $name }, one byte was wrong; the signature shows which
report-bad-carried = { $path }: { $name }, { $changes } undone; the signed bytes are whole
report-carried = { $names } in { $path }: { $changes } undone; the signed bytes are whole
report-bad-not-signed = { $path }: not the { $name } that was signed
report-bad-false-page = { $path }: not a page that the publisher signed; do not open it

# What mail, an editor or a copy changed in a text: $changes above, and $changes of a key file below.
transport-mark = a byte order mark
transport-wide = UTF-16
transport-quoted = quoted-printable
transport-line-ends = line ends (CRLF)
transport-blanks = blanks at line ends
transport-around = other text before or after it
transport-last-end = a lost or doubled last line end
transport-first-line = a damaged first line, which nothing covers
text-carried = { $path }: { $changes } undone

# After the first few lists beside a good bundle that are none: $more others are not told one by one.
report-more-refused = and { $more } more that are no bundles: somebody may have made them to hide genuine bundles

# Listed files that are not here and whose names this version does not know. The verdict does not depend on them.
report-missing-others = { $names }: listed by the publisher, of no kind that this version knows

# `check` of opened documents. $title is a series and the number of a release, $maker is as in open-done. $genuine of $documents are what
# the publisher signed.
opened-genuine = { $documents ->
    [one] { $title } by { $maker }: the { $documents } document in { $folder } is genuine
   *[other] { $title } by { $maker }: all { $documents } documents in { $folder } are genuine
}
opened-in-part = { $genuine ->
    [one] { $title } by { $maker }: { $genuine } of { $documents } documents is in { $folder }, genuine
   *[other] { $title } by { $maker }: { $genuine } of { $documents } documents are in { $folder }, each genuine
}
# $altered documents differ, and $strange files are not in the list.
opened-altered = { $altered ->
    [0] { $title } by { $maker } in { $folder }
    [one] { $title } by { $maker } in { $folder }: { $altered } document is not what the publisher signed
   *[other] { $title } by { $maker } in { $folder }: { $altered } documents are not what the publisher signed
}{ $strange ->
    [0] {""}
    [one] ; { $strange } file is not in the publisher's list
   *[other] ; { $strange } files are not in the publisher's list
}; { $genuine } of { $documents } are genuine
opened-unsigned = no publisher who is pinned here or named with -P signed the list in { $folder }; no document was read
opened-after = --after is for bundles, and these are opened documents: leave it out
opened-and-more = { $names } and { $more } more (-v shows them)
# Listed files that are here and whose names this version does not know. $names are names, or others-and-more.
others-carried = { $names }: listed by the publisher, of no kind that this version knows; travels along
others-left-publisher = { $names }: of no kind that this version knows; not taken along, since the publisher is not pinned here
others-left-name = { $names }: of no kind that this version knows; not taken along, since a system may take such a name for a program
others-left-count = { $names }: of no kind that this version knows; not taken along, since there are more than 64 of them
others-left-length = { $names }: of no kind that this version knows; not taken along, since the file here is too long to travel: over 64 KiB
others-not-in-codes = { $names }: listed by the publisher, of no kind that this version knows; codes do not carry it
others-and-more = { $names } and { $more } more

# The page that opens the bundle in a browser, if the bundle lists one.
page-carried = { $name }: the page that the publisher signed; travels along
page-missing = { $name }: the publisher signed such a page, and it is not here; the documents do not need it
page-left = { $name }: a page for browsers; not taken along, since the publisher is not pinned here
page-not-in-codes = { $name }: the page for browsers; codes do not carry it
# A file that is called as the page is called, and that no publisher who is pinned here signed.
page-false = { $path } is not a page that the publisher signed
page-false-what = whoever changed the stick may have changed the page; do not open it

# Opening needs a later version; $words say what for.
report-opening = needs a newer Pannier: { $words }

# A share: no file on the carriers is damaged, and it is not enough. Whether a file was taken away cannot be seen. $carriers is how many folders were given, $percent what they
# hold of what is needed, $more how many further carriers like these would be enough.
report-share = { $title }: { $carriers ->
    [one] no file on this carrier is damaged
   *[other] no file on these { $carriers } carriers is damaged
}; { $percent } % of what is needed is here; { $more ->
    [one] one other carrier like this
   *[other] { $more } other carriers like this
} would be enough
