# `sheet` and `play`: a bundle, or one public thing, on paper or a screen.

# Before drawing: pages and codes; any $enough codes are enough.
sheet-plan = { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
}: { $codes ->
    [one] { $codes } code
   *[other] { $codes } codes
}, any { $enough } of them are enough
sheet-plan-cover = { $pages ->
    [one] a cover and { $pages } page
   *[other] a cover and { $pages } pages
}: { $codes ->
    [one] { $codes } code
   *[other] { $codes } codes
}, any { $enough } of them are enough
# The codes are of several objects: chunks, and the small files together.
sheet-plan-objects = { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
}: { $codes ->
    [one] { $codes } code
   *[other] { $codes } codes
} for { $objects } objects
sheet-plan-objects-cover = { $pages ->
    [one] a cover and { $pages } page
   *[other] a cover and { $pages } pages
}: { $codes ->
    [one] { $codes } code
   *[other] { $codes } codes
} for { $objects } objects

# $profile is the word after --profile, which stays. $pages is the number after --pages.
sheet-profile-fits = { $pages ->
    [one] profile { $profile }: the easiest to read that fits { $pages } page
   *[other] profile { $profile }: the easiest to read that fits { $pages } pages
}
# Of a sheet that nobody prints: $codes are on a whole page, $size is the bytes that they carry.
sheet-profile = { $profile }, { $codes ->
    [one] { $codes } code
   *[other] { $codes } codes
} and { $size } on a whole page
# $size is that of the block table.
sheet-left-table = blocks.idx ({ $size }) is not among the codes: data chunks that arrive whole make it again; --table prints it too
# $place is a file, or sheet-files.
sheet-done = { $title }: { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
} with { $codes ->
    [one] { $codes } code
   *[other] { $codes } codes
} in { $place }
sheet-done-cover = { $title }: { $pages ->
    [one] a cover and { $pages } page
   *[other] a cover and { $pages } pages
} with { $codes ->
    [one] { $codes } code
   *[other] { $codes } codes
} in { $place }
sheet-files = { $first } to { $last }

# An object, how long it is, and how many of its codes are needed.
sheet-carries = { $name }, { $size }: any { $need } of its { $codes } codes
sheet-and-more = and { $more } more
sheet-visible = { $sealed ->
    [no] anybody who sees a page reads series, release, date, publisher's key and sizes, and can read documents: the bundle is not sealed
   *[yes] anybody who sees a page reads series, release, date, publisher's key and sizes
}
# $what is one of sheet-card-publisher, sheet-card-recipient, sheet-card-slip.
sheet-card = a card with { $what } in { $path }
sheet-card-publisher = a publisher's public key
sheet-card-recipient = a recipient's public key
sheet-card-slip = a slip

# With --profile grid, before drawing.
sheet-cells-plan = { $pages ->
    [one] { $pages } page of cells
   *[other] { $pages } pages of cells
}, an experiment that nobody has printed yet: flatbed scanners of 300 dots an inch or more read such a page, and no phone does

# Refusals.
sheet-no-folder = name the folder with the bundle
sheet-bad-spare = --spare { $spare } is not a whole percentage from 0 to 200%, such as 25%
sheet-too-few-pages = { $most ->
    [one] { $most } page is too few
   *[other] { $most } pages are too few
}: the densest profile, { $profile }, takes { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
}
# More than $most pages are printed only if a person agrees.
sheet-many-question = Print { $pages } pages?
sheet-many = { $pages } pages are more than { $most }; nothing was printed: --yes prints them, --pages N looks for a way with fewer
sheet-card-is-one-page = a card is one page: name its file with -o, without --dry-run
sheet-card-is-picture = a card is a picture: name a .pdf, .svg or .png
sheet-bad-name = { $path } must end in .pdf, .svg, .png or .txt

# How long a loop takes; the number is text, such as 4.2.
play-seconds = { $seconds } seconds
play-minutes = { $minutes } minutes
# $speed is pictures a second, each with all codes of the grid. $grid is play-at-once.
play-plan = { $codes ->
    [one] a loop of { $codes } code{ $grid }, { $length } at { $speed } a second; any { $enough } are enough
   *[other] a loop of { $codes } codes{ $grid }, { $length } at { $speed } a second; any { $enough } are enough
}
play-plan-objects = { $codes ->
    [one] a loop of { $codes } code for { $objects } objects{ $grid }, { $length } at { $speed } a second
   *[other] a loop of { $codes } codes for { $objects } objects{ $grid }, { $length } at { $speed } a second
}
# How many codes are shown at once, such as 3x2; empty if there is one.
play-at-once = , { $grid } at once
play-bad-grid = a grid is such as 3x2: from 1 to 8 codes beside each other and above each other
play-too-slow = no grid shows the loop in { $seconds } seconds; this is the fastest
# $plan is one of the two above.
play-done = { $title }: { $plan }
# The first line of what is played.
play-title = { $title }  bundle { $id }

# The line below the codes in a terminal, which counts pictures. The keys are those of the keyboard; they stay.
play-line = { $title }  { $number } of { $pictures }  { $speed }/s  keys: + - space . q
play-line-held = { $title }  { $number } of { $pictures }  held, 0/s  keys: + - space . q
play-enlarge = enlarge the window to { $columns } x { $rows }

# Below the code on a page for a browser. Any $enough codes are enough, if all are of one object.
play-film = Turn the brightness of this screen up, and film it with any camera. { $objects ->
    [1] Any { $enough } of its codes are enough.
   *[other] Film at least one whole round.
} Then: pannier scan VIDEO -o FOLDER. Publisher's digits, to compare by voice: { $digits }. Keys: space, + and -, arrows, f.

# A film for television. $size is play-film-size, $length such as play-seconds.
play-film-size = { $width }x{ $height }
play-film-made = { $size }, { $rate } pictures a second, { $length }, { $bytes }; pannier help paper has a recipe for ffmpeg
play-film-trace = anybody who sees the film reads series, release and digits; a film of it on a phone is a trace
play-short-film = --seconds { $seconds } is too short to show every code once: at least { $needed } seconds are needed

# `sheet --paper-lang`. After sheet-plan.
sheet-leaf = { $pages ->
    [one] { $pages } page of words in other languages comes first
   *[other] { $pages } pages of words in other languages come first
}
sheet-languages-most = paper has at most { $most } languages beside English
sheet-languages-grid = pages of --profile grid have English words alone: leave out --paper-lang, or take another profile
sheet-languages-pdf = other languages are in a PDF alone: name a .pdf with -o, or leave out --paper-lang
