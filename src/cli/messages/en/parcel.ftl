# `pack --parcel`: files for a newsroom.

parcel-stripped = { $files ->
    [one] { $files } picture or film was copied without its metadata
   *[other] { $files } pictures and films were copied without their metadata
}, and looked into again: what a picture itself shows, or its name tells, stays
parcel-key-gone = the key that signed the parcel is gone: nobody can sign anything else with it
parcel-next = tell the code by voice or message now; the newsroom compares it after opening: pannier open PARCEL -i NEWSROOM.key --untrusted-publisher -o OUT, then pannier commit --match "DIGITS" OUT

error-parcel-no-program = { $file } has metadata that only exiftool takes out, and exiftool is not installed
error-parcel-not-stripped = exiftool makes no copy of { $file } without its metadata
error-parcel-still-tells = a copy of { $file } tells a place, an owner or a camera all the same
error-parcel-no-file = { $file } is neither a file nor a folder
hint-parcel-no-program = install exiftool (Debian: libimage-exiftool-perl), or pack the files as they are: --metadata keep
hint-parcel-still-tells = leave this file out, or decide to pack all files as they are: --metadata keep
hint-parcel-no-file = name the file itself

parcel-stripped-match = the originals stay with you, so commit --match will say NOT ALL HERE at the newsroom: the copies are in the folder as-sent of the commitment, and the originals beside them
# Files that vouch for other files, as OpenTimestamps, C2PA or ProofMode make them.
parcel-sidecars = { $files ->
    [one] { $files } file vouches for others, and travels as it is
   *[other] { $files } files vouch for others, and travel as they are
}: { $names }; Pannier reads none of them

# `--first`: a small parcel that goes ahead of the whole one.
ahead-packed = a small parcel can go ahead: { $folder }, { $documents ->
    [one] { $documents } document
   *[other] { $documents } documents
} ({ $amounts }), bundle { $id }. It opens alone, has the same commitment, and names the whole parcel inside
ahead-bad-fits = --first-fits needs a number of pages (2pages), seconds on a screen (30s) or bytes (100kB)
ahead-too-much = the small parcel would take { $amounts }: name less with --first, or allow more with --first-fits; nothing was packed
ahead-failed = the whole parcel is packed, and the small one is not: { $why }
amounts-short = { $size }, { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
} of paper, or { $length } on a screen
