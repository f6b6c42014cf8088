# `show`: every fact of a bundle.

facts-title = { $series }, release { $release }
# There was no release before.
facts-no-previous = none
# $generator is the program that made the bundle.
facts-made = { $date } (the publisher's date), by { $generator }
facts-extends = bundle { $id } with more recovery blocks
facts-payload = { $bytes } bytes
facts-blocks = { $data } data, { $recovery } recovery, { $size } each
facts-chunks = { $blocks ->
    [one] { $data } data, { $recovery } recovery, { $blocks } block each
   *[other] { $data } data, { $recovery } recovery, { $blocks } blocks each
}
