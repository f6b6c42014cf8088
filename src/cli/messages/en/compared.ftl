# Several bundles, compared with each other. $title, $one_title, $two_title and $earlier are a series and the number of a
# release, such as "mosaic 43". $id, $one, $two and $named are the beginnings of bundle ids. The word CONFLICT stands before.

compared-same = { $title }: two different bundles are signed with one key
compared-previous = { $title }: this bundle names another release before it than the release that is here
compared-bundle = { $id }, { $title }, made { $date } (the publisher's date)
compared-named = { $id }, which { $title } names as the release before it

# In an error, a line for each pair. $maker is by-named, by-limited, by-unknown or the name of a pin.
compared-pair-same = { $one } and { $two } are both { $title }, by { $maker }
compared-pair-previous = { $two }, { $two_title }, names { $named } as the release before it, not { $one }, { $one_title }, by { $maker }

# In the report on one bundle, about the other one.
# $maker is whose key it is, as above.
compared-line-same = { $maker } signed bundle { $id }, made { $date }, as { $title } too
compared-line-later = bundle { $id }, { $title }, by { $maker }, names { $named } as the release before it, not this bundle
compared-line-earlier = this bundle names { $named } as the release before it, not bundle { $id }, { $title }, by { $maker }

# After a bundle that was named with --bundle.
compared-ask = Ask the publisher by voice for the right bundle id, and compare the content digits.

# $parts are one or more of compared-part, and $numbers are numbers of releases.
compared-shared = the series { $series } is signed by several publishers who are pinned here: { $parts }
compared-part = { $maker } ({ $numbers })
compared-shared-what = Ask each of them by voice whether the series is theirs; trust --series says for which series a pin counts.
compared-unlinked = { $title } names no release before it, although { $earlier } is here: nothing links the two

# A bundle of a stranger beside a trusted bundle. $digits are the thirty digits of its publisher.
compared-passed-over = not used: { $title }, bundle { $id }, by publisher { $digits }, whom you do not trust: a trusted bundle is here
compared-passed-over-short = not used: { $title }, bundle { $id }: too few of the keys of { $name } signed it, and a trusted bundle is here
# A bundle that was opened before, and is not here.
compared-bundle-before = { $id }, { $title }, opened here before

# Whose bundle it is, after "by".
by-named = the key given with { $by }
by-limited = { $name } (pinned for other series)
by-unknown = an unknown publisher
