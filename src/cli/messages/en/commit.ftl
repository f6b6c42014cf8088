# `commit`: a short code for files that follow later, and the files that belong to a code.

# The verdicts of `commit --match` stay as they are in every language: people compare them by voice.
head-as-committed = AS COMMITTED
head-not-all-here = NOT ALL HERE: { $have } of { $all }
head-other-bytes = OTHER BYTES
head-committed = COMMITTED

label-code = code
label-keep = keep

# `commit FILES`.
commit-made = { $files ->
    [one] { $files } file
   *[other] { $files } files
}, { $size }; { $folder } is written. The code:
commit-length = { $groups ->
    [one] { $groups } group, one text message; read it aloud group by group
   *[other] { $groups } groups, one text message; read it aloud group by group
}
commit-length-spoken = { $groups ->
    [one] { $groups } group
   *[other] { $groups } groups
}, 160 bits, for people who have only a voice; send all groups where a text message gets through
# $files are names of files.
commit-keep = { $files }, and your files unchanged: one other byte makes another file
commit-left-out = { $files ->
    [one] { $files } file that the system keeps in folders
   *[other] { $files } files that the system keeps in folders
}
commit-proves = whoever hears the code now can say later that these bytes existed when they heard it. Not that the bytes tell the truth, who made them, where or when, or that nobody edited them before
# $name is commitment.txt.
commit-reveals = the code tells nothing about the files; { $name } tells their names and hashes
commit-reveals-no-names = the code tells nothing about the files; { $name } tells their number and their hashes

# `commit --match`.
commit-all-here = { $files ->
    [one] the { $files } file is here
   *[other] all { $files } files are here
}, under whatever names
commit-not-all-here = { $files ->
    [0] no file is here whole
    [one] { $files } file is as committed, and the others are not here
   *[other] { $files } files are as committed, and the others are not here
}
commit-other-bytes = { $files ->
    [one] { $files } file has a committed name, and other bytes than the committed file
   *[other] { $files } files have committed names, and other bytes than the committed files
}
# A code of kind --spoken.
commit-spoken = 160 bits were heard; ask for all groups if you can
commit-other = { $paths }: other bytes than the committed { $name }
commit-other-but-here = { $paths }: other bytes than the committed { $name }, whose bytes are in { $path }
# A committed file, and the file with its bytes.
commit-here = { $name } in { $path }
# $first and $last are bytes of the committed file, and $at a byte of the file that is here; all counted from 0.
commit-excerpt = bytes { $first } to { $last } of { $name } are as committed: { $path }, from byte { $at }
commit-more-excerpts = { $more ->
    [one] and { $more } more excerpt
   *[other] and { $more } more excerpts
}
# $name is pieces.txt.
commit-no-pieces = { $files ->
    [one] excerpts of { $files } file are not looked for: its pieces stand in { $name }, which is not here
   *[other] excerpts of { $files } files are not looked for: their pieces stand in { $name }, which is not here
}
commit-bad-pieces = { $files ->
    [one] the pieces of { $files } file in { $name } do not fit, and are not used
   *[other] the pieces of { $files } files in { $name } do not fit, and are not used
}
commit-bundle = { $folders }: a bundle, which was not opened; open it, and match its documents too
commit-matched-proves = whoever heard the code knows that these bytes existed when they heard it. Not that the bytes tell the truth, who made them, where or when, or that nobody edited them before
commit-unreadable = { $path } cannot be read: { $why }

# Errors.
error-commit-paths = { $count ->
    [one] { $count } path cannot be committed
   *[other] { $count } paths cannot be committed
}:{ $list }
error-commit-name = its name is too long, or has a character that commands a terminal or turns text around
error-commit-name-secret = its name holds { $what }
error-commit-twice = { $path }: another file would have the same name in the commitment
error-commit-nothing = there is no file to commit
error-commit-changed = { $path } changed while it was read
error-commit-too-much = so many files or bytes do not fit into one commitment
error-commitment-missing = no commitment is here
# $others are files.
error-commitment-others = no commitment with this code is here; with other codes: { $others }
error-commitment-two = { $one } and { $other } are two commitments that both fit this code
error-commitment-malformed = { $path } has the hash of this code, and is not written as a commitment is
error-slip-of-commitment = these digits are the code of a commitment, and ask for nothing of a bundle
error-slip-of-bundle = these digits are a slip about a bundle, and no code of a commitment

hint-commit-links = name the files themselves, or put copies in the place of links
hint-commit-names = rename the files, or leave all names out with --no-names
hint-commit-twice = name the folder above both, or leave all names out with --no-names
hint-commit-nothing = name files, or a folder with files
hint-commit-changed = close the program that writes there, then run again
hint-commit-too-much = make a commitment for each folder
hint-commitment-missing = bring commitment.txt, under any name, and name its folder too; compare the digits group by group
hint-commitment-two = ask for all 19 groups, and trust neither of them before
hint-commitment-malformed = ask whoever made the commitment to make another with Pannier
hint-slip-of-commitment = run pannier commit --match "DIGITS" FOLDER
hint-slip-of-bundle = run pannier want --read "DIGITS"
commit-searched-in-part = only the first { $bytes } of { $path } were searched for excerpts
