# `trust`, and publishers who are pinned here. A publisher's digits are thirty, in groups of five.

trust-forgot = forgot { $name }
trust-already = already pinned as { $name }: { $digits }; nothing was changed
# $before is one of the two below.
trust-changed = changed the pin: now { $name }, before { $before }: { $digits }
trust-every-series = for every series
trust-these-series = for { $series } only
# Somebody gave another name for a publisher who is pinned already.
trust-name-stays = the name stays { $name }, not { $wanted }; to change it, first: pannier trust --forget { $name }
trust-pinned = pinned as { $name }: { $digits }
# The name of a pin that counts for some $series only.
trust-name-for-series = { $name }, for { $series } only
trust-bad-series = a series has small letters, digits and - only, and does not begin with -
trust-type-digits = Type the thirty digits that the publisher gave you by voice or on paper, not the digits on this carrier.
trust-digits-question = Digits you were given:
trust-no-digits = no digits were typed; nobody was pinned
trust-nobody-here = nobody can answer here: write after --digits the thirty digits that the publisher gave you
trust-digits-nothing = no digits were given; thirty digits are needed, in six groups of five
trust-digits-letter = letters stand among the digits; thirty digits are needed, in six groups of five
trust-digits-several = more than thirty digits were given; give the digits of one publisher
# $groups and $digits were counted.
trust-digits-count = { $groups ->
    [one] not thirty digits: { $digits } in one group; six groups of five are needed
   *[other] not thirty digits: { $digits } in { $groups } groups; six groups of five are needed
}
# The order of groups in digits and in slips.
typed-reversed = the groups were typed in reverse order, as text from right to left shows them; they fit in the right order
# The bundles follow, a line each.
trust-several = these bundles are by several publishers; name one folder, or write after --digits the digits that the publisher gave you:
trust-none-of-several = these bundles are by several publishers, and none of them has those digits

# A file among the pins that is no key. $error says so.
trust-pins-nobody = { $error }, so it pins nobody; delete it
trust-pins-nobody-forget = { $error }, so it pins nobody; delete it, or: pannier trust --forget { $name }
trust-bad-name = a name has letters, digits, - and _ only, and does not begin with -
trust-no-place = there is no place for pinned publishers: set HOME to an absolute path
# Where pins would lie. $variable is HOME, XDG_CONFIG_HOME or APPDATA.
trust-place-unset = { $variable } is not set, so nobody is pinned here; set it, or name the publisher with -P
trust-place-relative = { $variable } is no absolute path, so nobody is pinned here: pins could come from a carrier; give it an absolute path, or name the publisher with -P
trust-name-taken = another publisher is pinned as { $name }: give another --name, or first: pannier trust --forget { $name }
trust-nobody-named = no publisher is pinned as { $name }

# $variable is PANNIER_PUBLISHER.
trust-from-surroundings = the variable { $variable } names the publisher, so pins do not count
trust-variable-relative = { $variable } takes a publisher's key, or an absolute path of a key file: a relative path may lead to a carrier
# What -P or PANNIER_PUBLISHER was given is no key. $by is one of these two.
trust-digits-for-key = { $by } takes a publisher's key or its file; digits are compared with: pannier trust FOLDER
trust-key-mistyped = that is not a publisher's key, though it has { $needed } characters: some are wrong
trust-key-cut = that is not a whole key: { $needed } characters are needed, and { $given } were given

# What a pin remembers, on request. $name is the name of a pin, $title is a series and a number.
trust-remember-on = the pin of { $name } remembers from now on: the newest key letter, and the newest release of each series that is opened
trust-remember-off = the pin of { $name } remembers nothing any more
trust-remembers = anybody who searches this machine can read in the pin what was opened; pannier trust PUBLISHER --forget-memory deletes that
trust-remembered = noted in the pin of { $name }: { $title }
trust-not-remembered = the documents are opened, but the pin could not note it: { $why }
# Introductions. $says is what the introducer wrote.
trust-one-introduction = give an introduction, and after it the folders with the introducer's key letters
trust-no-introduction = that is no introduction: it begins with "pannier introduction 1"
trust-introducer-unknown = nobody whom you pinned signed this introduction, or too few of their keys did
trust-introducer-introduced = { $name }, who signed this introduction, was introduced to you too: compare the thirty digits yourself
trust-introduced-says = { $name } says of this key: { $says }. Nothing else proves whose key this is
trust-name-introduced = { $name } (introduced by { $by })
