# `show`: every fact of a bundle.

facts-title = { $series }, release { $release }
# There was no release before.
facts-no-previous = none
# $generator is the program that made the bundle.
facts-made = { $date } (the publisher's date), by { $generator }
facts-extends = bundle { $id } with more recovery blocks
# The bundle tells only what changed since an earlier release of $series.
facts-builds-on = { $series } { $release }: open it with --onto and the folder of that release
facts-payload = { $bytes } bytes
facts-blocks = { $data } data, { $recovery } recovery, { $size } each
facts-chunks = { $blocks ->
    [one] { $data } data, { $recovery } recovery, { $blocks } block each
   *[other] { $data } data, { $recovery } recovery, { $blocks } blocks each
}
