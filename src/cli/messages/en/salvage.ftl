# `salvage`: what a raw medium still holds.

# The medium is an image in files: $path is the first, $parts the number of the others.
salvage-parts = { $parts ->
    [one] { $path } and the { $parts } part after it
   *[other] { $path } and the { $parts } parts after it
}
# $path is a path, or salvage-parts.
salvage-searched = { $blocks ->
    [one] { $path }, { $size }: { $blocks } block that was not here yet
   *[other] { $path }, { $size }: { $blocks } blocks that were not here yet
}
salvage-searched-in-part = { $blocks ->
    [one] { $path }, { $size }: { $blocks } block that was not here yet; { $unreadable } of it could not be read
   *[other] { $path }, { $size }: { $blocks } blocks that were not here yet; { $unreadable } of it could not be read
}
salvage-no-heads = { $title } has no heads.idx: its blocks were looked for only where files usually begin, which is slower and may miss some
salvage-no-table = { $title }: blocks.idx was found neither by a block on this medium nor in one piece, so no block could be looked for; name a folder with the small files of any carrier: --small DIR
salvage-stopped = { $path }: hashing was stopped at 8 times its length, so that a hostile medium cannot keep this command busy for ever; more blocks may be on the medium
salvage-left-out = { $texts ->
    [one] { $texts } text that could be a small file was left out, since there are too many; name a folder with the right ones: --small DIR
   *[other] { $texts } texts that could be small files were left out, since there are too many; name a folder with the right ones: --small DIR
}
salvage-small-missing = The small files were not found on the medium. Name a folder with those of any carrier of the same bundle: --small DIR
