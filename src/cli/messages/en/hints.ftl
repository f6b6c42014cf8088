# One hint for each error that has a remedy. A hint begins with a verb and names one next action.

# The system and files.
hint-make-room = make room there, or name another place, and run again
hint-empty-bin = look at { $bin }, which holds { $size } of deleted files; empty this bin or make room otherwise, and run again
hint-make-folder = make the folder above first: there is none of that name
hint-check-name = check the name: there is nothing there, or not any more
hint-check-medium = check that the medium is still plugged in and readable; what was read so far is untouched
hint-check-place = check that the place exists and may be written; what was given as input is untouched
hint-unfit = name a place on another medium; or give --leave-out-unfit, and open the other documents here
hint-part-other = name another folder for this release
hint-part-altered = move these files out of the folder, and run the command again: the documents come out of the bundle anew
hint-exists = name another place, or move what is there away yourself
hint-busy = wait for the other run, or name another place
hint-in-the-way = look at it; if you do not need it, move it away yourself
hint-other-file = make an empty folder on that medium and name it, or move that file away yourself; nothing was written
hint-unsteady = copy what you can to another medium and run again from there: this one is failing
hint-not-kept = bring another medium: this one is false and holds less than it says, or it fails; keep nothing on it
hint-interrupted = run the same command again
hint-bug = report this with the command that you typed

# Keys and recipients.
hint-keys = see: pannier help keys
hint-give-publisher = give the public key: publisher.pub; show the secret key to nobody
hint-give-publisher-secret = give the secret key: publisher.key
hint-give-recipient = give the public key: recipient.pub; show the secret key to nobody
hint-give-recipient-secret = give the secret key: recipient.key
hint-recipient-digits = ask the recipient for their digits by voice before you seal anything to that key: the line or the digits were changed, or mistyped
hint-recipient-trailing = write the comment on a line of its own, above the key, with # before it
hint-recipient-comment = write "# digits" and all thirty digits directly above the recipient, or begin the comment with another word
hint-key-passphrase = run the command at a terminal, or name a file with --key-passphrase-file
hint-try-again = try again

# Finding bundles.
# $command is what people type in a shell.
hint-unpack = unpack it, and name the new folder: { $command }
hint-mend-zip = try to mend it, and name the new archive: { $command }
hint-save-parts = copy the attachments into a folder, with a program for mail, and name that folder
hint-salvage-image = look for the blocks on it: { $command }
hint-no-bundle = name the folder that holds SHA256SUMS; without that list and its signature nothing can be proved
hint-copy-list = copy SHA256SUMS and SHA256SUMS.minisig from any other carrier of the same bundle, then run this again
hint-crowded = name one carrier, or one folder of it, at a time
# All of them have one number.
hint-many-of-one-number = name one with --bundle and the first digits of its id, or its publisher with -P
hint-many-bundles = name one with --bundle and the first digits of its id, or with --release: a number, or "newest"
hint-conflict = ask the publisher by voice for the right bundle id and the content digits of its documents; then name it with --bundle
hint-no-such-bundle = see which there are: pannier show FOLDER

# Trust.
hint-list-unsigned = add another carrier's SHA256SUMS and SHA256SUMS.minisig; do not open this bundle with other programs
hint-unknown-publisher = compare the 30 digits with the publisher by voice or on paper, then: pannier trust FOLDER
hint-other-series = ask the publisher by voice whether this series is theirs; then: pannier trust FOLDER --series { $series }
hint-wrong-publisher = do not open this bundle; ask another courier. If the publisher changed keys, get the new digits in person
hint-other-digits = type the digits again if you mistyped; if not, do not trust this key: it is not the publisher's. Nothing was pinned

hint-pins-within = name the folder of the bundle alone, or name the publisher with -P
hint-pins-medium = copy the bundle to another medium, or name the publisher with -P
hint-pins-mode = run this command, then look at the pins: chmod go-w { $path } && pannier trust --list
hint-variable = name the publisher with -P, or unset the variable
hint-variable-mode = run this command, then compare the digits of the key again: chmod go-w { $path }
hint-pins-owner = move it away and pin the publishers again, or name the publisher with -P

# What the publisher signed.
hint-tell-publisher = do not use this bundle; tell the publisher
hint-one-reading = tell the publisher, and open this with no other program: each program may give other documents; nothing was written
hint-delta-whole = try again without --onto
hint-delta-not-opened = name the folder into which "pannier open" wrote the release before, or with "pack" its bundle
hint-delta-inside = name a place outside that folder with -o
hint-delta-already = keep the folder: it is newer than what is here; nothing was written
hint-delta-base-untrusted = give a folder that "pannier open" made of a bundle by the same publisher; nothing was written
hint-delta-other-base = ask for release { $release }, open it, and name its folder with --onto; nothing was written
hint-delta-gap = name the folder with the difference from { $from } to { $to } too, or ask for release { $to }; nothing was written
hint-delta-base-again = unpack the release before once more with "pannier open", or ask for the whole new release; nothing was written
hint-keep = tell the publisher, and keep the bundle as it is; nothing was written
hint-other-code = tell the publisher; until then collect every data chunk: with all of them nothing has to be rebuilt
hint-newer = get a newer Pannier to open this bundle

# Blocks.
hint-copy-small = copy it from any other carrier of the same bundle, then run this again
hint-not-enough = bring any further chunks of this bundle (their names do not matter), name their folders too, and run again
hint-commands-terminal = write it to a file: pannier cat BUNDLE PATH > FILE
hint-pattern = name a path as "pannier list" shows it, or a pattern such as '*.jpg' or 'photos/**'
hint-nothing-fits = name a path as "pannier list" shows it; nothing was written
hint-not-whole = make the bundle whole first: pannier repair FOLDER -o WHOLE

# Opening.
hint-passphrase = run the command at a terminal, or name a file with --passphrase-file
hint-identity = name your key with -i recipient.key
hint-wrong-key = try another key with -i, or ask the publisher to whom it was sealed
hint-wrong-passphrase = try again; blanks and capitals matter
hint-scrypt = ask the publisher to seal it again with a lower work factor
hint-no-memory = close other programs, lift the limit of memory (ulimit -v unlimited), or use a machine with more memory

# The corpus, and packing.
# $encoding is an older encoding of texts, such as GBK.
hint-corpus-old-names = rename files whose names are older than Unicode: convmv -f { $encoding } -t UTF-8 --notest FILE; rename the others, or let --escape-names pack them under safe names; put copies in the place of links, or leave out with --exclude what is no file
hint-corpus-names = rename them, or let --escape-names pack them under safe names; put copies in the place of links, or leave out with --exclude what is no file
hint-corpus-secret = move it out of the corpus, or leave it out with --exclude; if nobody uses the key, such as a test key inside a program: --allow-key { $path }
hint-corpus-changed = close the program that writes there, then run again
hint-move-out = move it out of the folder, or leave it out with --exclude
hint-output-in-corpus = name a place outside the corpus with -o
hint-workshop-memory = close other programs and try again: a system with too little memory ends a process like that
hint-workshop = try again on another machine; if the same happens there, do not trust these files, and report this: the files may be made to break the decoder
hint-rehearsal = try another medium or another machine: this medium or this machine may be bad

# Plans for carriers.
hint-plan-more = make more recovery blocks, { $needed } ({ $percent } % of { $need }) instead of { $there }: pannier more-recovery BUNDLE -k publisher.key --couriers { $carriers } --survive { $survive } -o MORE
hint-plan-copies = put every chunk on several carriers: --copies { $copies }
hint-plan-couriers = find more couriers: with --couriers { $couriers } --survive { $survive } this bundle is enough
hint-plan-fewer = lose fewer: with --survive { $holds } this bundle is enough
hint-plan-or = { $one }; or { $other }
hint-foreign-key-post-quantum = run the program age, 1.3 or newer, by hand: pannier help by-hand
hint-foreign-key-other = name the key whose public half you gave to the publisher: a file with AGE-SECRET-KEY-1; "pannier keygen" makes such keys
hint-plan-too-small = pack fewer documents (--exclude), or deal the bundle to several carriers: each holds a part
hint-plan-no-room = bring larger carriers, or more of them
hint-plan-whole = lose fewer carriers; or deal with --allow-whole, if one carrier may have enough to rebuild everything
hint-plan-greedy = lose fewer; or pack without --couriers, and deal with --copies
hint-plan-same = name one folder for each carrier
hint-plan-stray = look at it and move it away yourself, or name an empty folder on that medium

# Codes on paper and screen.
hint-codes-too-much = carry the bundle on sticks, and print the small files alone: --only small
hint-codes-chunk = pack the documents again with smaller chunks: pannier pack --chunk-size 1MiB
hint-codes-nothing = name the folders of other carriers too
hint-codes-page = write a page for a browser instead: --html FILE
hint-codes-secret = keep it where it is and show it to nobody; its public half is the file that ends in .pub
hint-codes-no-card = name a file such as publisher.pub or recipient.pub, or the key itself

# Slips.
hint-no-release = name the folder of that release too, or ask somebody who has that release
hint-slip-other-bundle = name the folders of that bundle
hint-slip-version = get a newer Pannier to read this slip
hint-slip-again = ask for the slip again, group by group; every group has five digits and is at most 65535

# Kits.
hint-kit-none = name the folder of a kit, such as kit on a stick
hint-kit-untrusted = compare the thirty digits of whoever made it, then pin them (pannier trust MAKERS.pub --series kit) or name their key with -P
hint-kit-altered = run nothing of it, and get the kit again from whoever made it
hint-part-list = name a new folder, and keep the old one: nothing in it is proven any more
