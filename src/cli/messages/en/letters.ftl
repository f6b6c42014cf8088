# Key letters: texts by which a publisher's keys say which keys sign from now on. $number and $letter are numbers of letters,
# $hash is the beginning of a letter's hash. $digits are thirty digits of a key.

letters-gone-by-itself = no key counts: the pinned key says itself that it is gone
# How many of the publisher's keys signed a bundle.
letters-signatures = { $have } of { $of } keys signed, { $need ->
    [one] one is needed
   *[other] { $need } are needed
} (key letter { $letter })
letters-one = letter { $number } ({ $hash })

# $letters are two or more of letters-one. $name is whose letters they are.
letters-conflict = the key letters of { $name } are in CONFLICT: { $letters }; only what each of them allows counts here. Ask by voice which letter is right
letters-lacking = key letters are lacking between those that are here: { $numbers }
letters-not-here = this bundle names key letter { $number }, which is not here: without this letter, nobody can tell which keys of the publisher count. Ask other couriers for keys-*.txt
# $title is a series and a number, $remembered is a number.
letters-older = { $title } is OLDER than release { $remembered }, which was opened before

# `show`: the letter that counts, and a line for each key.
letters-head = letter { $number } ({ $hash }): { $need } of { $of } keys have to sign
letters-key = { $digits }
letters-key-signed = { $digits } (signed this)
letters-key-gone = { $digits } (GONE: counts for nothing)
letters-next = { $count ->
    [one] one more key is promised that nobody has seen yet
   *[other] { $count } more keys are promised that nobody has seen yet
}

error-too-few-signatures = only { $have } of { $need } needed signatures { $have ->
    [one] is
   *[other] are
} here; not signed by { $lacking }
error-key-gone = signed by a key that does not count any more: { $digits }
error-letters-conflict = the publisher's key letters are in conflict: { $letters }
hint-too-few-signatures = ask other couriers for a copy with more signatures, or ask the publisher; nothing was done
hint-key-gone = ask the publisher in person for a release by their other keys, or for the new digits; do not open this bundle
hint-letters-conflict = ask the publisher by voice which key letter is right; until then open only what you had before

label-signatures = signatures
label-keys = keys
label-not-signed = lacking
report-too-few = { $title }: too few of the publisher's keys signed; { $enough }
report-key-gone = { $title }: signed by a key that does not count any more; { $enough }
report-letters-conflict = { $title }: the publisher's key letters are in conflict; { $enough }
report-publisher-short = { $digits } (pinned: { $name }; too few signatures)
error-candidate-short = { $id }  { $title }, by { $name }, with too few signatures
by-short = { $name } (too few signatures)
compared-remembered = { $title }: another bundle was opened before under this number
compared-line-remembered = bundle { $id } was opened before as { $title }
compared-pair-remembered = { $two } is { $title }, and { $one } was opened before under this number, by { $maker }

# A letter cannot be made or signed. $keys and $need are numbers.
error-letter-none = that is not a key letter: it begins with "pannier keys" and its number
error-letter-too-few-keys = { $need } signatures cannot be asked for: the letter names { $keys ->
    [one] one key
   *[other] { $keys } keys
}
error-letter-too-many-keys = a letter names at most 8 keys, promises at most 8, and has at most 64 that are gone
error-letter-twice = a key is named twice, or is among the keys that are gone and among the keys that sign
error-letter-need = { $need } signatures cannot be asked for: a letter asks for 1 to 5
error-letter-too-few-promised = { $promised ->
    [one] one key is promised
   *[other] { $promised } keys are promised
}, and { $need } have to sign: no letter could ever follow. Promise as many keys as have to sign
error-letter-promised-shown = a promised key is named in the letter itself: promise only keys that nobody has seen
error-letter-not-before = letter { $before } is not the one on which letter { $number } builds
error-letter-revived = key { $digits } is gone, and a key that is gone never signs again: make a new one with keygen
error-letter-not-promised = key { $digits } was not promised: the letter before names the hashes of the only new keys that may follow
error-letter-last = a chain has at most 64 letters; begin a new chain, and ask people to compare the digits of its key by voice and to pin that key
error-letter-other-key = neither this letter nor the one before names key { $digits }, so its signature would count for nothing
error-letter-many-signatures = a letter file holds at most 16 signatures
error-letter-says = an introduction says 1 to 200 characters in one line
# $url is an address that a person typed.
error-letter-address = a mirror letter cannot name { $url }: it names addresses of at most 200 characters that begin with http:// or https://, without a name, a password or a question mark

# `keys`: a letter that was made or signed. $path is a file.
keys-letter = key letter { $number } is in { $path }
# Before a person signs: what the letter says.
keys-read-first = You sign key letter { $number }: { $need } of { $of ->
    [one] one key has to sign
   *[other] { $of } keys have to sign
}. Compare these digits with what you agreed on.
keys-signed = { $have }; { $need ->
    [one] one of its own keys has to sign
   *[other] { $need } of its own keys have to sign
}
# $promised is yes where the letter before promised keys that nobody had seen.
keys-signed-before = { $have } { $promised ->
    [yes] by promised keys; { $need } needed of those
   *[no] by keys of the letter before; { $need } needed of those
}
keys-next-sign = have the others sign it: pannier keys sign LETTER -k THEIR.key
keys-next-pack = hand it out with every bundle: pannier pack --letter FILE, once for each letter of the chain
keys-gone = the text that ends key { $digits } is in { $path }
keys-gone-what = anybody who spreads this text ends the key for ever: print it, keep the paper away from the key, and delete { $path }
keys-introduced = the introduction of key { $digits } is in { $path }
# A mirror letter: the addresses from which bundles can be fetched. $number is its number, $path a file, $url an address.
keys-mirrors = mirror letter { $number } is in { $path }
keys-mirrors-next = hand it out alone or with every bundle: pannier pack --letter FILE. Where several keys have to sign, the others run: pannier keys sign FILE -k THEIR.key
keys-mirrors-read-first = You sign mirror letter { $number }, which replaces all with smaller numbers:
letters-mirror = { $url } (mirror letter { $number })
# $title is a series and a number.
letters-mirrors = { $title }: the publisher names { $count ->
    [one] one mirror
   *[other] { $count } mirrors
}, which "pannier show" lists. Nothing connects to a mirror by itself. Whoever runs one sees who asks for what, and when
# $name is whose letters they are.
letters-mirrors-differ = mirror letter { $number } of { $name } is here in several forms with different addresses: ask which is right before you use one
keys-none-stands = no key letter here counts for a publisher whom you trust
keys-stand = key letters of { $name }, { $digits }
keys-two-letters = two different letters were given as { $name }: a chain has one
keys-not-a-key = key letter { $number } does not name key { $digits }, which signs this bundle: people who have the letter will not trust the bundle
keys-sign-next = { $need } keys have to sign this bundle; have the others run: pannier sign BUNDLE -k THEIR.key

# `sign`: one more signature over a bundle. $title is a series and a number.
sign-done = signed { $title } in { $path }
sign-unseen = you signed a list without having seen the documents
sign-not-opened = nothing was signed, since the documents were not seen; with --unseen you sign the list alone
sign-signed-already = key { $digits } has signed this bundle already
sign-needs-output = the list is in no folder where a file can be added: name the new signature file with -o
error-other-documents = the bundle does not hold the documents of { $path }: nothing was signed
hint-other-documents = compare the content digits with the others who sign; "pannier list" shows what the bundle holds

# How old a bundle is, by the clock of this machine. $days are days.
letters-age = { $days ->
    [one] one day
   *[other] { $days } days
} by this machine's clock
letters-age-none = less than a day by this machine's clock
letters-age-later = unknown: this machine's clock is before the publisher's date
# $title is a series and a number, $age is one of the three above.
letters-age-of = { $title }: AGE { $age }
label-age = age
# --after. $path is a folder.
after-not-opened = --after takes a folder that "pannier open" made: { $path } has no CONTENTS.sha256 with its signature
after-not-signed = the documents in { $path } are not signed by a publisher whom you trust here, so they say nothing about what is newer

# Where something lies that a person should know of. $path is a file, $name is a pin.
letters-pin-gone = the pinned key of { $name } says itself that it is gone: { $path }
letters-left-out = { $count ->
    [one] one file that looks like a key letter was not read: there are too many
   *[other] { $count } files that look like key letters were not read: there are too many
}
# The publisher's key is not the pinned one. $digits are its thirty digits, $pinned are those of the pin.
report-publisher-of-letters = { $digits } (a key of { $name } by key letter { $letter })
keys-next-check = give the letter before with --before, to see whether enough of its keys signed
keys-one-is-enough = the signature of any one of these keys is enough: --need 2 asks for two
keys-sign-question = Sign this letter? Type yes:
keys-not-signed = nothing was signed
sign-counts-for-nothing = no key letter here names key { $digits }, so this signature counts for nothing under these letters
trust-key-gone = this key says itself that it is gone ({ $path }): nobody was pinned
pack-key-gone = { $path } says that the key that signs this bundle is gone: nobody would trust it
# Numbers of letters from one to another.
letters-run = { $from } to { $to }
