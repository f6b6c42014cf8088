# `deal`: a bundle onto carriers.

# $promise is deal-all-needed or deal-any.
deal-dealt = { $carriers ->
    [one] { $title }: dealt to { $carriers } carrier; { $promise }
   *[other] { $title }: dealt to { $carriers } carriers; { $promise }
}
# A dry run.
deal-planned = { $carriers ->
    [one] { $title }: for { $carriers } carrier; { $promise }
   *[other] { $title }: for { $carriers } carriers; { $promise }
}
deal-all-needed = all of them are needed
deal-any = { $left ->
    [1] any one of them rebuilds it
   *[other] any { $left } of them rebuild it
}

# What a carrier carries. $blocks of the $need blocks that are needed are on it.
deal-carries = { $path }: { $data ->
    [one] { $data } data chunk
   *[other] { $data } data chunks
}, { $recovery ->
    [one] { $recovery } recovery chunk
   *[other] { $recovery } recovery chunks
}, { $small ->
    [one] { $small } small file
   *[other] { $small } small files
}, { $size }; { $blocks } of the { $need } needed blocks ({ $percent } %)
deal-left-out = { $chunks }: nobody carries them, and the plan holds without them
deal-lost = { $name } is in the list and was not found; no carrier has it

deal-survives-none = no loss: all carriers together hold { $left } blocks, { $need } are needed
# $worst are the names of carriers.
deal-survives-worst = { $carriers ->
    [one] the loss of any { $carriers } carrier; after the worst ({ $worst }) { $left } blocks are left, { $need } are needed
   *[other] the loss of any { $carriers } carriers; after the worst ({ $worst }) { $left } blocks are left, { $need } are needed
}
# The same where those would be too many to name.
deal-survives = { $carriers ->
    [one] the loss of any { $carriers } carrier; after the worst { $left } blocks are left, { $need } are needed
   *[other] the loss of any { $carriers } carriers; after the worst { $left } blocks are left, { $need } are needed
}

deal-proof-together = all carriers were counted together, and have enough blocks
# Every way to keep $left carriers was counted; there are $sets ways.
deal-proof-every = { $sets ->
    [one] all { $sets } set of { $left } surviving carriers were counted, each has enough blocks
   *[other] all { $sets } sets of { $left } surviving carriers were counted, each has enough blocks
}
deal-proof-arithmetic = { $sets ->
    [one] the worst case was calculated; { $sets } set of { $left } carriers were counted too
   *[other] the worst case was calculated; { $sets } sets of { $left } carriers were counted too
}

# What somebody learns who takes one carrier away. SECURITY.md has the whole table.
deal-reveals = of one seized carrier: series, release, date, publisher and sizes; at most { $most } of the { $need } needed blocks ({ $percent } %), { $enough ->
    [yes] enough to rebuild the payload
   *[no] too few to rebuild anything
}{ $sealed ->
    [no] ; THE BUNDLE IS NOT SEALED: parts of documents can be read from a single data chunk
   *[yes] ; no document without a key
}

deal-to-write = { $size }; nothing was written
deal-written = { $files ->
    [one] { $size } in { $files } file
   *[other] { $size } in { $files } files
}{ $proven ->
    [yes] , synced and read back from the medium
   *[no] , compared after writing
}{ $kept ->
    [0] {""}
    [one] , { $kept } file was there already and is right
   *[other] , { $kept } files were there already and are right
}
deal-unplug = you may unplug them now
# Carriers that failed are not among $paths.
deal-unplug-others = these alone: { $paths }
deal-unplug-check = not yet: a driver or the system may have answered from memory. Eject each carrier, plug it in again, then: pannier check CARRIER
# Some carriers failed or refused files; the lines below name each of them.
deal-in-part = { $title }: dealt, but not to all carriers; the promise of the plan holds only when the other carriers have their shares too
deal-carrier-failed = { $path } is not dealt: { $why }

deal-next-dry-run = the same command without --dry-run
# $command is what to type.
deal-next-drill = try out what they survive: { $command }
deal-not-pinned = publisher { $digits } is not pinned here: the bundle is whole, but anybody could have made it
deal-same-medium = { $one } and { $other } lie on the same medium: both are lost together
deal-bad-size = --size { $size } is not a size such as 8GB or 700MB
