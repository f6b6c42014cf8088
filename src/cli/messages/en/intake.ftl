# `intake`: parcels become part of an archive with a signed chain. A hand is a person who signs entries of the chain.

intake-done = { $added ->
    [one] { $added } parcel was taken into
   *[other] { $added } parcels were taken into
} { $archive }; { $here ->
    [0] none was there already
    [one] { $here } was there already
   *[other] { $here } were there already
}
# $known is how many of the documents the archive had, or came twice.
intake-new = { $title }, bundle { $id }: { $documents } { $documents ->
    [one] document
   *[other] documents
} ({ $size }), { $known } of them { $known ->
    [one] is a copy
   *[other] are copies
} of what is in the archive; entry { $entry }
intake-here = { $title }, bundle { $id }: in the archive since entry { $entry }; nothing was added
intake-completed = { $title }, bundle { $id }: what was missing is there again, with { $new } { $new ->
    [one] document
   *[other] documents
}; entry { $entry }
intake-rebuilt = parts of the parcel were missing or damaged on the carriers; every document is as it was signed
intake-commitment = a commitment came along: { $hash }; compare it with the digits that you heard: pannier commit --match "DIGITS" ARCHIVE
intake-not-taken = nothing was taken of { $title }, bundle { $id }: { $why }
intake-note = note the digits of the head elsewhere: only noted digits show later whether the end of the chain was cut off. Check the archive: pannier check { $archive } --noted "DIGITS"
intake-index = index.txt tells which parcels share documents, and so which sources sent the same; delete it to end that
intake-needs-both = an archive (--into) and your key (-k) are needed
intake-bad-time = --at needs a time in UTC such as 2026-11-30T21:40:05Z
intake-clock = the clock of this machine shows a year before 2025 and cannot be right: set the clock, or type the time with --at
intake-bagged = { $bags } { $bags ->
    [one] bag
   *[other] bags
} in { $folder }, one folder for each parcel
intake-bag = { $id }: { $documents } { $documents ->
    [one] document
   *[other] documents
} ({ $size })
intake-bag-one = --bag needs one archive
intake-bag-release = parcels of an archive are chosen by their bundle id: --bundle

# `check` of an archive.
custody-ok = { $archive }: { $documents } { $documents ->
    [one] document
   *[other] documents
} ({ $size }) of { $parcels } { $parcels ->
    [one] parcel
   *[other] parcels
} are as they were taken in, and the chain is whole up to its head
custody-incomplete = { $archive }: the chain holds, but the archive and the chain do not fit; { $documents } { $documents ->
    [one] document
   *[other] documents
} ({ $size }) of { $parcels } { $parcels ->
    [one] parcel
   *[other] parcels
} are as they were taken in
custody-untrusted = { $archive }: the chain holds, but somebody signed it whom you did not pin
custody-altered = { $archive } is not as it was taken in: do not rely on it before you know why
custody-hand = { $hand }; { $entries } { $entries ->
    [one] entry
   *[other] entries
}
custody-head = { $digits } (entry { $entry })
custody-unnamed = no entry names these: a run was killed, or the end of custody.txt was cut off. Compare noted digits with --noted; if they fit, take the parcels in again
custody-noted = the noted digits are those of entry { $entry }; { $later ->
    [0] no entry came later
    [one] { $later } entry came later
   *[other] { $later } entries came later
}
custody-noted-none = no entry has the noted digits: entries were cut off or written anew since they were noted, or the digits were noted wrong
custody-means = a chain does not show whether its last entries were cut off: compare noted digits with --noted
custody-no-archive = --noted needs an archive of pannier intake
custody-one-archive = check one archive at a time, and nothing else with it

label-parcel = parcel
label-hand = hand
label-head = head
label-chain = chain
label-unnamed = no entry
label-noted = noted

error-archive-other = { $folder } is no archive, and is not empty
error-archive-no-chain = { $path } is not there: without it, an archive has no chain
error-archive-chain-text = { $path } is no chain: it is too long, or no text of whole lines
error-archive-chain-entry = { $path }: entry { $entry } is not as a chain has it: it was altered, or a part is missing
error-archive-chain-order = { $path }: entry { $entry } does not follow from the entry before it: an entry was removed, altered or moved
error-archive-unsigned = { $path }: the signature of entry { $entry } does not fit: the entry was altered
error-archive-altered = { $path } is not what was taken in
error-archive-missing = { $path } is not there, although the chain names it
error-archive-no-parcel = { $folder } has no such parcel
error-archive-full = { $path } is as long as a chain can be
hint-archive-other = name an empty or a new folder with --into
hint-archive-chain = bring back custody.txt from a copy of the archive, and compare noted digits; take nothing in before
hint-archive-altered = keep the altered file elsewhere, find out who changed it, and take the parcel in again
hint-archive-missing = take the parcel in again: what is missing is then put back
hint-archive-no-parcel = check the archive: custody.txt has the ids of the parcels
hint-archive-full = begin a new archive, and note the head of the old one
intake-sidecars = { $files ->
    [one] { $files } document vouches for others
   *[other] { $files } documents vouch for others
}: { $names }; other programs check them
intake-rest = it went ahead of bundle { $id }, which { $here ->
    [yes] is in the archive too
   *[no] has not arrived here yet
}
