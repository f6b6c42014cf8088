# One sentence for each error: lower case, no full stop. Digits, paths and names come as they are to be shown.

# The system and files.
error-io = cannot { $doing ->
    [read] read
    [write] write
    [create] create
    [list] list
    [rename] rename
    [sync] sync
    [remove] remove
   *[run] run
 } { $path }: { $why }
error-refused = cannot put { $path }: { $why }
# $how is one of the messages loss-….
error-not-kept = { $place } does not hold what was written: { $lost } of { $files } files that were read back are wrong, first { $path }: { $how }
error-unsteady = { $path } gave other bytes when it was read again
error-interrupted = interrupted; nothing half-made was left under a final name
error-bug = a bug in Pannier: { $what }
error-no-space = no room at { $path }: { $needed } bytes needed
error-no-space-free = no room at { $path }: { $needed } bytes needed, { $free } free
error-no-space-files = no room at { $path } for more files: { $needed } bytes needed, { $free } free, but the place takes no more files
# $list has a line for each of the first documents.
error-unfit = { $count ->
    [one] the place cannot hold { $count } document, and nothing was written:{ $list }
   *[other] the place cannot hold { $count } documents, and nothing was written:{ $list }
}
error-part-other = { $folder } holds documents of another release than { $title }
error-part-altered = { $documents ->
    [one] { $documents } document in { $folder } is not what the publisher signed: { $names }
   *[other] { $documents } documents in { $folder } are not what the publisher signed: { $names }
}
error-exists = { $path } exists already, and nothing is overwritten
error-busy = another run is writing { $path }
error-in-the-way = { $path } is in the way and is not a leftover of Pannier
error-no-name = { $path } cannot be the name of a new folder
error-other-file = { $path } is there already and is another file; nothing is overwritten

# Keys and recipients.
error-not-a-key = { $path } is not { $wanted ->
    [publisher] a minisign public key
    [publisher-secret] a minisign secret key
    [recipient] a text file of recipients
   *[recipient-secret] an age identity file
 }
error-other-half-secret = { $given } is a secret key, and a public key belongs here
error-other-half-public = { $given } is a public key, and a secret key belongs here
error-not-a-recipient = { $text } is not an age recipient
error-no-recipient = { $path } holds no recipient
# $line states digits, $recipient is the line of the recipient below, $name what the file calls them. The right digits are not shown.
error-recipient-digits = line { $line } of { $path } states other digits than the recipient in line { $recipient } has ({ $name }): { $count ->
    [one] group { $groups } of the six differs
    [6] every group differs
   *[other] groups { $groups } of the six differ
}
error-recipient-trailing = line { $line } of { $path } has a recipient and more words, and a recipient stands alone on its line
error-recipient-not-digits = line { $line } of { $path } states digits, and they are not thirty
error-recipient-for-nobody = line { $line } of { $path } states digits, and no recipient stands directly below
error-key-passphrase-needed = { $path } needs its passphrase
error-key-passphrase-wrong = that passphrase does not open { $path }
error-seal = cannot seal: { $why }

# Finding bundles.
# $left is container-left.
error-not-unpacked = no bundle found; { $left }
error-no-bundle = no bundle found: there is no SHA256SUMS with a signature in what was given
error-list-damaged = no bundle found: { $path } is damaged
error-list-missing = no bundle found: { $path } is here, but the SHA256SUMS that it signs is missing or damaged
error-crowded = there is more here than one run looks at: too many lists, signatures or bundles, perhaps made to hide the genuine bundles
error-many-bundles = several bundles found:{ $list }
error-candidate-limited = { $id }  { $title }, by { $name }, who is not pinned for this series
error-candidate-named = { $id }  { $title }, by the publisher given with { $by }
error-candidate-pinned = { $id }  { $title }, by { $name }
error-candidate-unknown = { $id }  { $title }, by somebody who is not pinned
# A line for each pair of bundles follows.
error-conflict = one key signed bundles that exclude each other:{ $list }
error-no-such-release = no bundle of a trusted publisher here is release { $release }
error-no-such-bundle = no bundle found has an id that begins with { $id }

# Trust.
error-list-unsigned = { $path } is not covered by any signature found with it: the list or its signature was altered, or one of the two is missing
# $name is the name of the pin, $pinned are the series for which it counts.
error-other-series = publisher { $digits } is pinned as { $name } for { $pinned } only, not for { $series }
error-unknown-publisher = the bundle says it is from publisher { $digits }, which is not pinned here
error-wrong-publisher = signed by publisher { $found }, not by publisher { $asked }
error-wrong-publisher-nameless = signed by a key that the bundle does not name, not by publisher { $asked }
error-wrong-comment = the signature is genuine but was made for something else: { $comment }
# Groups are counted from 1. The right digits are not shown: there would be nothing left to compare.
error-other-digits = those digits are not this publisher's: { $count ->
    [one] group { $groups } of the six differs
    [6] every group differs
   *[other] groups { $groups } of the six differ
}

# Pins that may be somebody else's.
error-pins-within = the pins in { $pins } lie within { $given }, which was given: pins must not come from a carrier
error-pins-medium = the pins in { $pins } lie on the same removable medium as { $given }, which was given: pins must not come from a carrier
error-pins-mode = others on this machine can write { $path }, so the pins may be theirs
error-pins-owner = { $path } belongs to another user of this machine, so the pins may be theirs
# The key file that the variable PANNIER_PUBLISHER names. $by is the variable.
error-variable-within = the key file { $pins } of { $by } lies within { $given }, which was given: a publisher must not come from a carrier
error-variable-medium = the key file { $pins } of { $by } lies on the same removable medium as { $given }, which was given: a publisher must not come from a carrier
error-variable-mode = others on this machine can write { $path }, so the publisher of { $by } may be theirs
error-variable-owner = { $path } belongs to another user of this machine, so the publisher of { $by } may be theirs

# What the publisher signed.
error-sums = the signed list is malformed: { $fault }
error-sums-long = it has { $bytes } bytes, and at most { $most } are allowed
error-sums-text = not a text of whole lines
error-sums-line = line { $line } is not a hash, two spaces and a name
error-sums-name = line { $line } has a name that is not allowed
error-sums-twice = line { $line } repeats a name
error-sums-absent = { $name } is not listed
error-facts-format = the bundle has format { $format }, and this program reads up to format { $most }
error-facts-requires = reading the bundle requires { $what }
error-facts-opening-requires = opening the bundle requires { $what }; the bundle can be checked and carried with this version
error-facts-json = bundle.json: { $why }
error-facts-field = bundle.json: field { $field } is out of range
error-contradiction-publisher = the bundle is signed but contradicts itself: bundle.json names a publisher who did not sign it
error-contradiction-long-facts = the bundle is signed, but its bundle.json is longer than the format allows
error-contradiction-chunks = the bundle is signed but contradicts itself: the chunks that are listed are not those that bundle.json counts
error-contradiction-table = the bundle is signed but contradicts itself: blocks.idx does not have the length that bundle.json demands
error-contradiction-sealing = the bundle is signed but contradicts itself: bundle.json and the payload disagree on how it is sealed
error-other-code = the publisher signed a block table that is not of the recovery code: lost blocks of this bundle cannot be rebuilt
error-contents-no-signature = the documents do not match what the publisher signed: CONTENTS.sha256.minisig is not there
error-contents-other-list = the documents do not match what the publisher signed: the list made from them is not the one that was signed; nothing here tells which documents differ
error-contents-list-unsigned = the documents do not match what the publisher signed: CONTENTS.sha256 is not signed by the publisher
error-contents-list-malformed = the documents do not match what the publisher signed: CONTENTS.sha256 is malformed
error-contents-document = the documents do not match what the publisher signed: { $path }
# A bundle that only tells what changed is called a difference. Its base is the release on which it builds.
error-delta-whole = this bundle is no difference: it builds on no other release, so --onto has no use
error-delta-not-opened = { $path } is no opened release: CONTENTS.sha256 or its signature is not in it
error-delta-inside = { $path } lies inside the folder of the release before, which must stay as it is
error-delta-already = the folder given with --onto is { $title } already, and no difference here makes a newer release
error-delta-base-untrusted = the list of documents in the folder given with --onto is not signed by this publisher
error-delta-base-list = the list of documents in the folder given with --onto is signed and malformed
# $title is a series and the number of a release, $wanted and $found are thirty digits.
error-delta-other-content = the folder given with --onto is another version of { $title }: its documents have the digits { $found }, and the difference builds on { $wanted }
error-delta-other-base = the difference builds on { $wanted }, and the folder given with --onto is { $found }
error-delta-gap = the differences here lead to { $found }, and the next one builds on { $wanted }: the difference from { $from } to { $to } is lacking
error-delta-missing = a document of the release before is missing: { $path }
error-delta-altered = a document of the release before is not what the publisher signed: { $path }
error-delta-malformed = the difference is signed, and { $name } in it is missing or malformed

error-contents-count = the documents do not match what the publisher signed: { $documents ->
    [one] { $documents } document
   *[other] { $documents } documents
 }, { $listed } listed

# Blocks.
error-small-missing = { $name } is missing or damaged on everything that was given
error-not-enough = { $have } of the { $need } needed blocks are here ({ $percent } %), { $short } short
error-commands-terminal = { $path } is not shown on a terminal: it is no text, or it is long, or it has characters that a terminal obeys
# "-" was typed where a folder is meant. $argument is the argument as the help shows it.
dash-refused = { $argument } is the name of a folder or a file, and - is standard input or output: write ./- for a file of this name
dash-twice = - stands for standard input twice, and it is read once: name a file for one of them
error-pattern = { $pattern } is no pattern: { $why }
error-nothing-fits = no document of the bundle fits { $patterns }
error-not-whole = { $have } of { $all } blocks are here, and dealing takes all of them

# Opening.
error-sealed-passphrase = the bundle is sealed with a passphrase, and nothing that could open it was given
error-sealed-recipients = the bundle is sealed to recipients' keys, and nothing that could open it was given
error-wrong-key = none of the keys given opens this bundle
error-wrong-passphrase = that passphrase does not open this bundle
error-scrypt = the passphrase seal asks for work factor { $asked }, and at most { $accepted } is accepted
error-no-memory = a passphrase takes { $needed } of memory at once, and the system does not give so much
error-payload-seal = refused, though signed: the sealed part is broken: { $why }
error-payload-compression = refused, though signed: the compressed part is broken: { $why }
error-payload-archive = refused, though signed: the archive is broken at byte { $at }: { $what }
error-payload-name = refused, though signed: the archive holds a name that is not allowed, { $path }: { $fault }
error-payload-collision = refused, though signed: the archive holds { $path } beside a name that some systems take for the same
error-payload-limit = refused, though signed: the archive goes over a limit: { $what }

# Names of documents.
error-name-empty = it is empty
error-name-absolute = it is absolute
error-name-long = it has more than 1,024 bytes
error-name-deep = it has more than 64 levels
error-name-empty-part = it has an empty part
error-name-dots = it has a part . or ..
error-name-long-part = it has a part of more than 255 bytes or units
error-name-reserved = it has one of \ : * ? < > | "
error-name-control = it has a control character
error-name-direction = it has a character that changes the direction of text
error-name-ending = it has a part that ends in a dot or a blank
error-name-device = it has a part that names a device in Windows
error-name-form = it is not in Unicode form NFC
error-name-dash = it is a dash alone, and other programs read a dash as something else
error-name-compressed = it has a part that begins as compressed data begins
error-name-own = Pannier itself adds a file of that name

# The corpus, and packing.
error-corpus-names = { $count ->
    [one] { $count } name
   *[other] { $count } names
 } in the corpus cannot be packed:{ $list }
error-corpus-not-unicode = it is not Unicode
# $encoding is an older encoding of texts, such as GBK; $name is the name in this encoding.
error-corpus-old-name = it is not Unicode; probably { $encoding }: { $name }
error-corpus-name-secret = its name holds { $what }, and the name would go to every recipient
error-corpus-twin = some systems take it for { $other }
error-corpus-link = it is a symbolic link, which is not followed
error-corpus-special = it is neither a file nor a folder
error-corpus-changed = { $path } changed while it was being packed
error-corpus-secret = { $path } in the corpus holds { $what }, and would go to every recipient
error-corpus-bundle = { $path } in the corpus is a bundle itself
error-corpus-not-folder = { $path } is not a folder
error-output-in-corpus = { $path } lies inside the corpus
error-too-large = the payload would have { $bytes } bytes, the format holds { $most }
error-pack-series = a series is named with a-z, 0-9 and -, at most 64 of them
error-pack-release = releases count from 1
error-pack-date = a date is written YYYY-MM-DD
error-pack-level = levels go from 1 to { $most }
error-pack-long-chunks = chunks stay below 4 GiB, for FAT32
error-pack-short-chunks = chunks of { $bytes } bytes are too small for this corpus: at least { $least } are needed
error-pack-pattern = { $option } { $pattern }: { $why }
error-pack-idle-name = --exclude { $name }: there is no such file or folder in the corpus, so it would leave nothing out
error-pack-idle-key = --allow-key { $name }: there is no such document in the corpus
error-pack-idle-first = --first { $name } fits nothing in the corpus, so nothing would come first
error-pack-idle-apart = --apart { $name } fits nothing in the corpus, so nothing would be compressed apart
error-pack-many-recipients = too many recipients: sealing to them takes { $bytes } bytes, and at most { $most } are allowed
error-rehearsal = the rehearsal did not give back what was read: { $why }
# The process that decodes documents or pictures ended, or gave an answer that makes no sense.
error-workshop-signal = the process that decodes was ended by signal { $signal } before it was done
error-workshop-ended = the process that decodes ended before it was done
error-workshop-nonsense = the process that decodes gave an answer that makes no sense
error-misread-documents = other documents
error-misread-blocks = other blocks

# More recovery blocks.
error-more-other-key = only its publisher can extend a bundle: the publisher is { $publisher }, and the key that was given is { $key }
error-more-not-more = the bundle has { $have ->
    [one] { $have } recovery block
   *[other] { $have } recovery blocks
 }, and this command asks for { $asked }
error-more-other-names = so many chunks would change the names of the chunks that were handed out

# Plans for carriers, and media.
error-plan-carriers = { $carriers ->
    [one] { $carriers } carrier was asked for
   *[other] { $carriers } carriers were asked for
 }; a bundle is dealt to at least 1 and at most { $most }
error-plan-sizes = { $sizes } sizes for { $carriers } carriers: give one for all, or one for each
error-plan-counts = { $carriers } carriers, of which { $survive } may be lost, with { $copies } copies of each chunk: no plan fits these numbers
error-plan-short = after the worst loss of { $survive } of { $carriers } carriers only { $left } blocks would be left, { $need } are needed
error-plan-too-small = the bundle takes { $needed } without any recovery blocks, more than the { $size } of --fit
error-plan-no-room = the data chunks need { $needed } bytes, the carriers have room for { $room } beside the small files
error-plan-whole = with { $carriers } carriers of which { $survive } may be lost, a single one would hold enough to rebuild everything
error-plan-greedy = to lose { $survive } of { $carriers } couriers would take more than twice as many recovery blocks as data blocks
error-plan-same = { $one } and { $other } are the same folder, or one lies in the other
error-plan-stray = { $path } is there already, and this plan gives that chunk to another carrier
error-medium-is-folder = { $path } is a folder: salvage reads an image or a device, gather reads folders
error-not-a-medium = { $path } is neither a file nor a block device: salvage reads an image or a device

# Trials of a drill.
error-trial-left = { $left } of the { $need } needed blocks were left
error-trial-found = { $found ->
    [one] { $found } good block was found
   *[other] { $found } good blocks were found
 }, { $left } were expected
error-trial-no-table = the block table was not found

# Codes on paper and screen.
error-codes-too-much = that is { $bytes } bytes, and codes carry at most { $most }
error-codes-chunk = { $name } has { $bytes } bytes, and codes of this size carry at most { $most } of one chunk
error-codes-nothing = none of the chunks asked for is here whole, or can be rebuilt
error-codes-loop = the loop has { $frames } codes, and an animated picture holds at most { $most } here
error-codes-no-terminal = codes are played on a terminal, and this output goes to no terminal
error-codes-small-window = the window has { $columns } x { $rows } letters, and the smallest code needs { $width } x { $height }: enlarge it, or use smaller letters
error-codes-secret = that is { $what }, and secrets are never printed on cards
error-codes-no-card = that is neither a public key, nor a recipient, nor a slip

# Slips.
error-slip-digits = a slip has digits only, in groups of five
error-slip-uneven = group { $group } does not have five digits
error-slip-length = the slip says that it has { $told } groups, but { $given } were given
error-slip-misheard = group { $group } cannot be { $given }
error-slip-misheard-maybe = group { $group } cannot be { $given }; with { $maybe } all groups would fit
error-slip-check = the check groups at the end do not fit: more than one digit is wrong
error-slip-version = the slip has version { $version }, and this program reads version { $known }
error-slip-nonsense = the slip says something impossible
error-no-release = the slip asks for { $title }, and no whole bundle of that release is here, only { $here }
error-slip-other-bundle = the slip is for a bundle whose id begins with { $id }

# Pictures and films that were not looked at, or only in part. They stand behind a name and a colon.
error-skip-form = it is no file that can hold codes, such as a picture, a PDF, a film, or frames as text
error-skip-long-file = it is larger than { $most } MiB
error-skip-work = it was not looked at: it is more work than any page of codes
error-skip-forbidden = it needs { $program }, and no programs may be run
error-skip-missing = { $program ->
    [pdftoppm] it is a PDF, and needs pdftoppm, which is not installed here: install poppler-utils, or give pictures of its pages
    [ffmpeg] it is a film, and needs ffmpeg, which is not installed here: install ffmpeg, or give pictures of the screen
    [heif-convert] it is a HEIC or AVIF photo, and needs heif-convert, which is not installed here: install libheif-examples, or make JPEG of it
   *[other] it needs { $program }, which is not installed here
}
# A picture of a kind such as JPEG XL.
error-skip-unread = it is { $kind }, which is not read: make PNG or JPEG of it
error-skip-archive = it is an archive: unpack it, and give the folder
# A file inside an archive, which $program must read.
error-skip-inside = { $program ->
    [pdftoppm] it is a PDF inside an archive: unpack the archive, and give the folder
    [ffmpeg] it is a film inside an archive: unpack the archive, and give the folder
   *[other] it is a HEIC or AVIF photo inside an archive: unpack the archive, and give the folder
}
error-skip-left = { $why ->
    [damaged] the archive is damaged or cut short, and what could be read was read: copy it again, or unpack it and give the folder
    [locked] a passphrase locks files in the archive: unpack it, and give the folder
    [method] files in the archive are stored in a form that is not read: unpack it, and give the folder
    [no-room] there is no room for what is in the archive: unpack it where there is room, and give the folder
   *[bounds] the archive has more files or more bytes than are looked at: unpack it, and give the folder
}
error-skip-none-inside = no file inside can hold codes, such as a picture, a PDF, a film, or frames as text
error-skip-rest = the pictures after it were not looked at, since the archive has more pixels than are looked at: unpack it, and give the folder
error-skip-locked = it is a PDF with a password: open it in a program, print it into a new PDF, and give that PDF
error-skip-stalled = { $program } gave nothing for a minute and was ended
error-skip-failed = { $program ->
    [heif-convert] heif-convert could not read all of this HEIC or AVIF photo: make JPEG of it
    [heif-dec] heif-dec could not read all of this HEIC or AVIF photo: make JPEG of it
   *[other] { $program } could not read all of it
}
error-skip-stream = a PDF or a film is read from a file, not from a stream
error-picture-large = it has { $width } x { $height } pixels, and at most { $most } million are looked at
error-picture-long = it is longer than any animation that is looked at
error-picture-broken = it is damaged: { $why }
error-picture-gave-up = it is damaged: its decoder stopped
error-film-form = it is not { $form }
error-film-pixels = its pixels are of a kind that is not read: convert it to 8 bits, 4:2:0 or grey
error-film-large = its pictures have { $width } x { $height } pixels, and at most { $most } million are looked at
error-film-cut-short = it ends in the middle of a picture
error-film-long = its first { $count } pictures or pages were looked at and the rest was not: give it in shorter pieces

# What was given in the place of a recipient, which begins with age1.
# A key file of a kind that opens nothing here.
error-foreign-key-post-quantum = { $path } holds a post-quantum key (AGE-SECRET-KEY-PQ-1…), and this version opens with ordinary age keys alone
error-foreign-key-ssh = { $path } is a key of ssh, and bundles are opened with age keys
error-foreign-key-pgp = { $path } is a key of PGP, and bundles are opened with age keys
error-recipient-file = { $text } is a file: give it with -R, which takes files of recipients
error-recipient-ssh = that is a key of ssh, which Pannier does not take: ask the recipient for a key that begins with age1 (pannier keygen or age-keygen make one)
error-recipient-post-quantum = that is a post-quantum key (age1pq…), which this version cannot seal to: ask the recipient for an ordinary key that begins with age1

# Kits: folders with programs.
error-kit-none = { $folder } has no list of a kit: a file SHA256SUMS with the names of programs
error-kit-untrusted = nobody whom you pinned signed the kit in { $folder }
error-kit-altered = the kit in { $folder } has files that are not as its list says: { $names }
error-part-list = the list of documents in { $folder }, CONTENTS.sha256, is not what the publisher signed
