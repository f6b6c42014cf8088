# `open`, `list`, `repair` and `more-recovery`.

# $title is a series and the number of a release, $maker is by-named, by-unknown or the name of a pin, and $date is the
# publisher's date.
open-done = { $documents ->
    [one] { $title } by { $maker } ({ $date }): { $documents } document ({ $size }) in { $folder }
   *[other] { $title } by { $maker } ({ $date }): { $documents } documents ({ $size }) in { $folder }
}
# Only some documents were asked for: $documents of $all.
open-done-some = { $title } by { $maker } ({ $date }): { $documents } of { $all } documents ({ $size }) in { $folder }
# Blocks are missing. $documents of $all documents are in the folder, $texts tells whether all, some or none of the bundle's texts are.
open-partial = { $title } by { $maker } ({ $date }): { $documents } of { $all } documents ({ $size }){ $texts ->
    [all] , all texts among them,
    [some] , { $texts_here } of { $texts_all } texts among them,
   *[none] {""}
} in { $folder }
open-partial-new = { $new ->
    [0] no document is new
    [one] { $new } document is new
   *[other] { $new } documents are new
}; every document in the folder is what { $pinned ->
    [yes] the publisher
   *[no] this unknown publisher
} signed
open-partial-strange = { $files ->
    [one] { $files } file in { $folder } is not of this bundle: { $names }
   *[other] { $files } files in { $folder } are not of this bundle: { $names }
}
# The same when no folder is written: `check` with a key.
check-partial = { $documents } of { $all } documents could be opened now: pannier open --partial
open-only-idle = --only { $pattern } fits no document
open-signed = { $rebuilt ->
    [0] nothing was missing
    [one] { $rebuilt } lost block rebuilt
   *[other] { $rebuilt } lost blocks rebuilt
}; every document is what { $pinned ->
    [yes] the publisher
   *[no] this unknown publisher
} signed
# The bundle tells only what changed since release $release of $series.
open-difference = these are the parts of a difference, not the documents: open it again with --onto and the folder of { $series } { $release }
# Several differences were applied, one after another: $steps is a list of numbers of releases.
open-steps = { $count } differences, one after another: { $steps }
open-step-failed = the difference that fails is { $title }, bundle { $id }
open-lies-open = the documents lie open on the carrier now, beside the sealed bundle, and anybody can read them: move { $path } away before the carrier travels
# The verdicts on everything that is in the folders follow.
open-what-is-here = nothing was opened or written
open-not-pinned = publisher { $digits } is NOT pinned here. The documents are what this publisher signed, but anybody could be this publisher.
open-compare-digits = Compare the digits before you believe what the documents say.
open-passphrase = Passphrase of { $title }
# $size is what all documents have together.
# $list has a line for each of the first documents.
open-left-out = { $count ->
    [one] the place cannot hold { $count } document; it is left out, and the others are proven:{ $list }
   *[other] the place cannot hold { $count } documents; they are left out, and the others are proven:{ $list }
}
# The documents went to standard output: $documents of $all.
open-done-stream = { $title } by { $maker } ({ $date }): { $documents } of { $all } documents ({ $size }) to standard output
open-stream-json = -o - writes the documents to standard output, where --json has no place: leave one of them out
open-stream-onto = -o - does not go with --onto: name a new folder
open-stream-terminal = -o - writes a stream that is not for a screen: pannier open BUNDLE -o - | tar x
cat-json = the document goes to standard output, where --json has no place
cat-two = "cat" takes the folders with the bundle, and last the path of one document: pannier cat BUNDLE PATH
cat-none = the bundle has no document { $path }: "pannier list" shows the paths
cat-folder = { $path } is a folder: name one document, or: pannier open BUNDLE --only { $path } -o OUT
open-listed-some = { $title } by { $maker } ({ $date }): { $documents } of { $all } documents, { $size }
# In the place of a size.
open-sizes-unread = "--sizes" tells their sizes
open-listed = { $documents ->
    [one] { $title } by { $maker } ({ $date }): { $documents } document, { $size }
   *[other] { $title } by { $maker } ({ $date }): { $documents } documents, { $size }
}

# How far the part of the program was confined that decodes what a stranger wrote. $apart and $calls are yes or no, $files is full,
# part or none.
open-sandbox = sandbox: { $apart ->
    [yes] decoding ran in a process of its own
   *[no] decoding ran on threads of this process
}; { $files ->
    [full] files and network were closed, except the carriers and the new folder
    [part] files and network were closed in part only, because this kernel is old
   *[none] files and network were open, because this system has no Landlock or your key's program had to run
}; { $calls ->
    [yes] no program could be started and no socket opened
   *[no] calls of the system were not limited
}

repair-whole = { $title }: a complete bundle again, bit for bit in { $folder }
# Small files are lost everywhere.
repair-chunks = { $title }: all chunks again, bit for bit in { $folder }
repair-rebuilt = { $data ->
    [one] { $data } data block
   *[other] { $data } data blocks
}; { $recovery ->
    [one] { $recovery } recovery block computed again
   *[other] { $recovery } recovery blocks computed again
}
repair-first-line = the first line of the signature file, which no signature covers, had other words: the line names the publisher now
repair-lost = { $name } is lost everywhere, so the new bundle is without it

more-done = { $added ->
    [one] { $title }: { $added } more recovery block, { $recovery } in all, in { $folder }
   *[other] { $title }: { $added } more recovery blocks, { $recovery } in all, in { $folder }
}
# $names are part files such as d0028.prt.
more-first = { $names }: what opening in part needs first
more-written = { $whole ->
    [yes] the whole bundle, { $size }
   *[no] the small files and what is new, { $size }
}
more-list = bundle { $id }; the files that were handed out before belong to it too, and stay good
more-checked = every block read back: identical; recovery tried on 16 random mixtures of every block, from the new blocks alone
more-next = hand the new files out, or deal old and new together: { $command }

# `pannier` without a command, in a folder with a bundle or with opened documents. $titles are series with numbers.
bare-bundle = A bundle lies in this folder. It says that it is { $titles }; nothing is proven yet. What you can do:
bare-nothing-proven = A list of a bundle lies in this folder, and nothing here proves it. What you can do:
bare-documents = Documents that were opened lie in this folder. What you can do:
bare-check = pannier check .                             tells whether it is genuine, and enough
bare-trust = pannier trust .                             pin the publisher, after you compared thirty digits
bare-open = pannier open . -i recipient.key -o OUT      open it into the new folder OUT
bare-help = pannier --help                              all commands
open-partial-may = some documents may open already: type the same command with --partial
open-partial-one-piece = the publisher packed it in one piece, as far as the facts tell: no document opens before enough blocks are here
open-partial-no-list = the list of documents is not here yet: it is in the first and the last chunks
open-partial-none-whole = no document is whole yet
