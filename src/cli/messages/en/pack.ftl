# `pack` and `keygen`.

# $size is what all documents have together.
pack-read = { $documents ->
    [one] { $documents } document, { $size }
   *[other] { $documents } documents, { $size }
}{ $excluded ->
    [0] {""}
   *[other] , { $excluded } left out
}{ $renamed ->
    [0] {""}
   *[other] , { $renamed } renamed (ESCAPED-NAMES.txt)
}{ $apart ->
    [0] {""}
   *[other] , { $apart } compressed apart
}
# Documents whose kind has known places for the names of people and places, of $all documents. $part of them could not be read.
pack-looked = into { $documents } of { $all ->
    [one] { $all } document
   *[other] { $all } documents
} for places and names{ $part ->
    [0] {""}
   *[other] , { $part } of them not to the end
}; a document without a warning may tell places and names too
# The bundle tells only what changed since release $release. $size is its payload, $whole that of the whole release.
pack-builds-on = release { $release }: { $changed } changed, { $added } new, { $removed } gone; { $size } where the whole release has { $whole }
pack-since-difference = { $title } is a difference itself: open it onto the release before, and name the new folder with --since
# A whole release would be no larger, and needs no other release.
pack-whole-is-smaller = the whole release would be no larger than this difference, and needs no release before it: pack it without --since
pack-compressed = to { $size }, level { $level }
# $share is a number of percent.
pack-compressed-share = to { $size } ({ $share } %), level { $level }
pack-sealed-recipients = { $recipients ->
    [one] to { $recipients } recipient
   *[other] to { $recipients } recipients
}
# A recipient. $name is a name, or in parentheses where the recipient stands: pack-place-given or pack-place-line.
pack-recipient = { $digits }  { $name }
# The same, where the recipients file states these digits.
pack-recipient-stated = { $digits }  { $name }, as the file states
pack-no-name = no name
pack-place-given = after -r
pack-place-line = line { $line } of { $path }
pack-more-recipients = { $more ->
    [one] { $more } more (-v shows them)
   *[other] { $more } more (-v shows them)
}
# Recipients beside those of the release before, $title. $new and $gone are counts; head-new and head-gone are before their lines.
pack-since-same = with { $title }: nobody is new, nobody is gone
pack-since-gone = with { $title }: nobody is new, { $gone } GONE
pack-since-new = with { $title }: { $new } NEW, { $gone } GONE; ask who is NEW for their digits by voice before you hand this out
pack-since-rekeyed = { $name } has another key than in { $title }: ask { $name } by voice for the digits: the key may be a stranger's
pack-since-no-note = not with { $title }: there is no private note (--remember-recipients begins one)
pack-since-unknown = not with { $title }: the private note knows nothing of that bundle
pack-since-unknown-what = nobody was compared with { $title }: ask everybody for their digits by voice, or name the release that was packed last
pack-since-other-sealing = not with { $title }: it was not sealed to recipients
pack-sealed-passphrase = with a passphrase
pack-sealed-none = not at all: anybody may read it
# $survives is one of survives-nothing, survives-no-chunk, survives-chunks.
pack-cut = { $data ->
    [one] { $data } data chunk
   *[other] { $data } data chunks
} and { $recovery ->
    [one] { $recovery } recovery chunk
   *[other] { $recovery } recovery chunks
} of up to { $size }; { $survives }
# The bundle is for $couriers, of whom any $survive may be lost.
pack-plan = { $couriers ->
    [one] { $couriers } courier, any { $survive } may be lost: { $share } % recovery blocks, shares of equal size
   *[other] { $couriers } couriers, any { $survive } may be lost: { $share } % recovery blocks, shares of equal size
}
# The page that opens the bundle in a browser.
pack-page = { $name }, { $size }, its digits { $digits }
pack-content = { $digits } (the same documents give the same digits)
# $title is the default series and number.
pack-default-name = This release is called { $title }. Give the next one another --series or --release: two releases with one name exclude each other.
pack-dry-run = Dry run: nothing was written.
pack-rehearsed = every block and document read back: identical; recovery tried on 16 random mixtures of every block
pack-rehearsed-whole = every block and document read back: identical
pack-not-rehearsed = not rehearsed
pack-done = { $series } { $release } in { $folder }, { $size }, bundle { $id }

# What comes after packing for paper or a screen: a command, and how much it will be.
pack-next-much = { $command }   ({ $much })
# What each kind of carrier would take, in a dry run.
amounts-head = What it would take:
amounts-files = { $size } in { $chunks ->
    [one] one chunk and the small files
   *[other] { $chunks } chunks and the small files
}
amounts-mail = { $count ->
    [one] one mail
   *[other] { $count } mails
}
amounts-floppy = { $count ->
    [one] one floppy
   *[other] { $count } floppies
}
amounts-cd = { $count ->
    [one] one CD
   *[other] { $count } CDs
}
amounts-dvd = { $count ->
    [one] or one DVD
   *[other] or { $count } DVDs
}
# Pages of A4, for each of the profiles of "sheet".
amounts-paper = about { $photo } pages for phones (photo), { $dense } dense, { $flatbed } for a flatbed
amounts-screen = a round of about { $length }
# The same of a dry run.
pack-would-be = It would be { $much }.
pack-much-paper = { $pages ->
    [one] about { $pages } page of A4; about a fifth of the codes may be lost
   *[other] about { $pages } pages of A4; about a fifth of the codes may be lost
}
# $length is play-seconds or play-minutes.
pack-much-screen = a loop of about { $length }; about a fifth of the codes may be lost

# What documents give away.
pack-tells-position = { $documents ->
    [one] { $documents } document tells a place: a photo, film, recording or track may tell where it was made
   *[other] { $documents } documents tell places: a photo, film, recording or track may tell where it was made
}
pack-tells-camera = { $documents ->
    [one] { $documents } document tells the serial number or owner of its camera
   *[other] { $documents } documents tell the serial number or owner of their camera
}
pack-tells-author = { $documents ->
    [one] { $documents } document names its author
   *[other] { $documents } documents name their author
}
pack-tells-preview = { $documents ->
    [one] { $documents } photo holds a smaller copy of itself, which may show what was cut away or blurred
   *[other] { $documents } photos hold smaller copies of themselves, which may show what was cut away or blurred
}
pack-tells-unread = { $documents ->
    [one] { $documents } document may tell a place or a person: the document could not be read to its end
   *[other] { $documents } documents may tell a place or a person: they could not be read to their end
}
# The next step after each notice.
pack-step-strip = make a copy without the data (exiftool -all= COPY, or mat2 FILE), or leave the document out with --exclude
pack-step-author = leave the name if the author wants it; else make a copy without the name (mat2 FILE), or --exclude the document
pack-step-preview = make a copy without the smaller picture (exiftool -all= COPY, or mat2 FILE), or leave the photo out with --exclude
pack-step-unread = look at the document with exiftool -a -G1 FILE, or leave the document out with --exclude
# What systems and programs left in the corpus.
pack-litter-open = { $entries ->
    [one] { $entries } file of an office program or editor tells who had a document open, or holds a copy of the text
   *[other] { $entries } files of office programs or editors tell who had a document open, or hold a copy of the text
}
pack-litter-history = { $entries ->
    [one] { $entries } file tells typed commands or visited places
   *[other] { $entries } files tell typed commands or visited places
}
pack-litter-system = { $entries ->
    [one] { $entries } file or folder of a system may show other files, also deleted ones
   *[other] { $entries } files or folders of systems may show other files, also deleted ones
}
pack-step-litter = leave out all such files and folders with --leave-out-litter
# Documents that some media cannot hold when a recipient opens the bundle there.
pack-unfit-file = { $documents ->
    [one] { $documents } document is larger than 4 GiB: sticks and memory cards with FAT32 cannot hold the document once the bundle is open
   *[other] { $documents } documents are larger than 4 GiB: sticks and memory cards with FAT32 cannot hold them once the bundle is open
}
pack-unfit-name = { $documents ->
    [one] { $documents } document has a name of more than { $most } bytes: encrypted folders and some network stores cannot hold the name
   *[other] { $documents } documents have names of more than { $most } bytes: encrypted folders and some network stores cannot hold the names
}
# $notice is one of the notices above, $path one of the documents, $more how many others there are.
pack-tells = { $more ->
    [0] { $notice }: { $path }
   *[other] { $notice }: { $path } and { $more } more (-v lists them)
}
# A document that --allow-key names. $what is a kind of secret key.
pack-allowed-key = { $path } looks as if it holds { $what }; the document is packed, since --allow-key names it
pack-idle-pattern = --exclude { $pattern } fits nothing in the corpus, so it left nothing out
pack-no-documents = the corpus holds no documents
# A recipient that is given twice; $place and $first are places.
pack-double = { $place }: the same recipient as { $first }; counted once
pack-double-names = { $place }: { $name } has the same key as { $other } ({ $first }); counted once, and one of the two names is wrong
pack-recipients-others = others on this machine can write { $path }: compare every digit below by voice, and close the file to others with: chmod go-w
# The bundle is whole.
pack-not-noted = the bundle is whole, but the private note { $path } was not written, so nothing is known of this release next time: { $why }
pack-another-key = the release before was signed by another key: recipients will have to compare digits again

# Refusals.
pack-other-series = --previous is of the series { $previous }, not { $series }
pack-older-release = --previous is release { $previous }, this one would be { $release }
# The clock is doubted. $clock is its date, $previous the date of the release before, $why one of the next three.
pack-clock = { $why }; set the clock, or name the date: --created YYYY-MM-DD
pack-clock-reset = the clock of this machine says { $clock }, so the clock is wrong, and the date would be signed for ever
pack-clock-earlier = the clock of this machine says { $clock }, before the release that this one follows ({ $previous })
pack-clock-later = the clock of this machine says { $clock }, many years after the release that this one follows ({ $previous })
pack-clock-question = The date of today, as YYYY-MM-DD:
pack-bad-fit = --fit { $size } is not a size such as 700MB or 64MiB
pack-bad-frames = --frames { $size } is not a size of at least 1MiB, such as 8MiB
pack-bad-chunk-size = --chunk-size { $size } is not a size such as 8MiB or 700kB
pack-spare-below-one = --spare { $spare } is less than 1 %: did you mean { $percent }%?
pack-bad-spare = --spare { $spare } is not a percentage from 0 to 200%, such as 25%
pack-note-others = others on this machine can write { $path }, so the note may be false: look at it, then close it to others with: chmod 600
pack-no-note = { $path } is no private note of recipients (line { $line }): move it away
pack-for-whom = say who may open it: -r RECIPIENT, -R FILE, --passphrase, or --public for everybody
pack-needs-passphrase = a passphrase is needed: run the command at a terminal, or name a file with --passphrase-file

# Questions and answers about passphrases.
pack-new-passphrase = New passphrase for this bundle (empty: one is made for you)
pack-made-passphrase = Passphrase of this bundle, shown once. Tell it to the recipients, and never send it together with the bundle:
pack-key-passphrase = Passphrase for { $path }
pack-key-open-to-others = others on this machine may read { $path }; close the file to others with: chmod 600

# `keygen`.
keygen-done = { $files } new files in { $folder }
keygen-publisher-key = { $guarded ->
    [yes] signs; protected by your passphrase. Never give it away.
   *[no] signs; NOT protected. Never give it away.
}
# The thirty digits follow on a line of their own.
keygen-publisher-pub = give it to everybody, with these digits by voice or on paper:
keygen-own-pin = trusts your own bundles on this machine too
keygen-recipient-key = opens what is sealed to you. Never give it away.
# The thirty digits and the recipient follow, each on a line of its own.
keygen-recipient-pub = give it to publishers, with these digits by voice or on paper:
keygen-gone = ends publisher.key for ever. Print it, keep the paper elsewhere, and delete the file.
keygen-new-passphrase = New passphrase for publisher.key
keygen-needs-passphrase = publisher.key needs a passphrase: run the command at a terminal, name a file with --key-passphrase-file, or leave the key unprotected with --no-passphrase
keygen-empty-passphrase = an empty passphrase protects nothing; type a passphrase, or give --no-passphrase

# Series of differences, such as mosaic-delta-43. $title is a series and a number.
pack-previous-difference = --previous takes a whole release, and { $title } is a difference: name the bundle of a whole release, or build on an opened folder with --since
pack-series-of-difference = { $series } is the name of a difference: give the series of the releases
