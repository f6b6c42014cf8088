# `want` and `receipt`: slips of digits.

# What is to be said of a bundle: $says is one of the sentences that begin with want-says below.
want-title = { $title }: { $says }
want-nothing-missing = { $title }: nothing is missing
# A slip that somebody sent, about a bundle that is here, or about another.
want-read = { $title }, bundle { $id }: { $says }
want-read-unknown = a bundle whose id begins with { $digits }: { $says }

want-says-open = enough is here to open it; asked for: { $asked }
want-says-more = { $blocks ->
    [one] { $blocks } more block would be enough, any of these: { $asked }
   *[other] { $blocks } more blocks would be enough, any of these: { $asked }
}
# The release on which a difference builds, and which the person who asks does not have.
want-says-release = { $title } is wanted, on which a difference builds
want-says-complete = genuine and complete, all { $blocks } blocks
want-says-enough = genuine and enough to open, { $have } of { $blocks } blocks

# What is asked for: chunks by name, and how much that is; or only numbers.
want-asked-chunks = { $chunks ->
    [one] { $names } ({ $chunks } chunk)
   *[other] { $names } ({ $chunks } chunks)
}
want-asked-blocks = { $blocks ->
    [one] { $names } ({ $blocks } block)
   *[other] { $names } ({ $blocks } blocks)
}
want-asked-chunk-numbers = { $chunks ->
    [one] chunk { $numbers }
   *[other] chunks { $numbers }
}
want-asked-block-numbers = { $blocks ->
    [one] block { $numbers }
   *[other] blocks { $numbers }
}

# `want --base`, where nothing is to be asked for.
want-base-whole = { $title }: no difference, it builds on no other release
want-base-here = { $title }: { $base }, on which it builds, is here, or comes out of a difference that is here

# What a slip does not ask for, and what an answer does not bring.
want-left-out = { $blocks ->
    [one] { $blocks } more missing block; --all asks for it too
   *[other] { $blocks } more missing blocks; --all asks for them too
}
want-not-brought = the rest of what is asked for; --all brings it too
# The words in capitals stand for what the reader puts there.
want-answer = pannier deal BUNDLE --want "THESE DIGITS" --to DIR
# What a slip tells to whoever reads it.
want-reveals = the beginning of the bundle id, and numbers of blocks; no names, no keys, no persons
want-reveals-base = the beginning of the bundle id, and a series and a number; no keys, no persons
want-proves = nothing by itself: anybody who knows the bundle id can write this slip. Trust it only if you know the voice that reads it
# A group is five digits.
want-length = { $groups ->
    [one] { $groups } group, one text message; read it aloud group by group
   *[other] { $groups } groups, one text message; read it aloud group by group
}
want-length-long = { $groups ->
    [one] { $groups } group, longer than one text message; read it aloud group by group
   *[other] { $groups } groups, longer than one text message; read it aloud group by group
}

want-answered = { $blocks ->
    [one] { $title }: all that was asked for, { $blocks } block, and the small files
   *[other] { $title }: all that was asked for, { $blocks } blocks, and the small files
}
# As many blocks as would be enough, and some more; not all that was asked for.
want-answered-enough = { $title }: { $brought } of the { $blocks } blocks asked for, where { $enough } would be enough, and the small files
want-answered-part = { $title }: { $brought } of { $blocks } blocks that were asked for, and the small files

want-not-pinned = publisher { $digits } is not pinned here: anybody could have made the bundle
want-one-carrier = a slip is answered on one carrier: name one folder with --to
want-asks-nothing = this slip asks for nothing: it is a receipt
