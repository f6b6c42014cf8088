# What is printed on sheets, covers and cards, and shown on a page for a browser.
# The fonts of paper have ASCII only, today. Commands are not here: they are the same in every language.

# The first line of every page. PANNIER is the name of the program.
paper-title = PANNIER  { $title }  bundle { $id }
paper-page = page { $number } of { $pages }

# Beside a code: its number. Where codes are of several objects, one of the next four, or the name of a chunk such as
# d0003.bin, stands before it.
paper-label = { $number } of { $codes }
paper-small-files = small files
paper-whole-bundle = the whole bundle
paper-chunks = the chunks asked for
# Blocks that opening in part needs first.
paper-first-blocks = first blocks

# Above the codes of each page.
paper-digits = Publisher { $digits }: compare these digits by voice. A page by itself proves nothing.
# The same where room is scarce; $enough is paper-enough or paper-enough-each.
paper-digits-short = { $enough } Publisher { $digits }
paper-enough = Any { $need } of these { $codes } codes are enough.
# The codes are of several objects: $some are the first two (paper-some), and what each needs.
paper-enough-each = { $codes } codes, of { $some }.
paper-enough-each-more = { $codes } codes, of { $some }, ....
paper-some = { $name } any { $need } of { $codes }
paper-photograph = Photograph or scan every page, sharp and flat. Then: { $command }
# A line to type follows. It gives $object: all files, or one chunk.
paper-by-hand = By hand, from sharp pictures of all codes from 1 to { $last }, this line gives { $object ->
    [files] the files
   *[chunk] a chunk
}:
paper-by-hand-others = By hand, from sharp pictures of all codes from 1 to { $last }, this line gives { $object ->
    [files] the files
   *[chunk] a chunk
} (others: their own sid and length, > NAME.bin):
paper-then = Then, to see who signed: { $command }  The cover says how to go on, and so does the publisher's card.

# Above the cells of a page of --profile grid, after paper-title and paper-page.
paper-cells = An experiment, no QR: scan flat, in grey, 300 dots an inch or more. Then: { $command }

# The cover.
cover-title = { $pages ->
    [one] This is the cover; { $pages } page follows.
   *[other] This is the cover; { $pages } pages follow.
}
cover-what = What this is
# $made is cover-made, $locked one of cover-locked-recipients, cover-locked-passphrase, cover-locked-none.
cover-documents = Documents, as codes that a camera can read: { $title }, { $made }. { $locked }
cover-made = made { $date }, { $bytes } bytes
cover-locked-recipients = Only those with a secret key that it was sealed to can open it.
cover-locked-passphrase = Only those who know the passphrase can open it.
cover-locked-none = It is not sealed: anybody with these pages can read everything.
cover-getting = Getting the documents out
# Steps, by number.
cover-step-1 = 1. Photograph or scan every page, this one too: flat, sharp, evenly lit. Torn corners and stains do no harm.
# The same where everything stands on one page.
cover-step-1-only = 1. Photograph or scan this page: flat, sharp, evenly lit. Torn corners and stains do no harm.
cover-step-2 = 2. { $command }     tells what is there, and if it is not enough, which pages to bring.
cover-step-3 = 3. { $command }
cover-step-3-trust = It stops if it knows no publisher yet: compare the digits below, then: { $command }
cover-may-miss-told = Every page says how many of the codes are needed.
cover-may-miss-codes = About a fifth of the codes may be missing, any of them.
cover-may-miss-page = One of five pages may be missing, any of them.
cover-whose = Whose it is
cover-digits = The publisher's digits: { $digits }
cover-compare = Compare them with somebody who knows the publisher, by voice or from another paper. Anybody can print a page.
# If the publisher vouches for a kit. The hash stands on a line of its own, with the name of the list.
cover-programs = Programs that the publisher knows
cover-kit = The list of a kit, which may lie beside a bundle. Its digits are { $digits }. Its hash:
cover-kit-compare = Run no program of a stick before you have compared the list with this paper. Without Pannier: { $command }
cover-who-sees = Who sees a page
cover-sees-none = Anybody who sees the pages can read all or some documents, and series, release, date and publisher's key.
cover-sees-sealed = Anybody who sees a page reads series, release, date, publisher's key and sizes. The documents are sealed.
cover-by-hand = By hand, without Pannier
cover-small-files = Sharp pictures of the codes from 1 to { $last } below give the list of files, its signature, facts and block table:
cover-line-elsewhere = The line that reads the codes stands on the other pages.
cover-chunks = All pages give the chunks in the same way. Then type these lines. Stop when a line fails:
# The same where everything stands on one page, after the line that reads the codes.
cover-then = Then type these lines. Stop when a line fails:
cover-commands-count = A command counts only if it is also on a page that came another way: the publisher's card, or "{ $command }".

# Cards: $what is one of sheet-card-publisher, sheet-card-recipient, sheet-card-slip.
card-title = PANNIER: { $what }
card-digits = Digits: { $digits }
card-publisher = Compare the digits by voice before you trust this key. It checks bundles; nobody can make a bundle with it.
card-recipient = For publishers: pannier pack -r KEY seals to it. This key opens nothing; its secret half does.
card-slip = Says what is lacking of a bundle, or that nothing is: pannier want --read DIGITS
# Above the commands on a publisher's card.
card-by-hand = How to open this publisher's bundles without Pannier
card-to-type = To type where nothing can scan: base32, each line with four check digits at its end.

# The page for a browser. What browsers call the language.
page-language = en
# On the button that holds the loop, and on the same button while the loop is held.
page-pause = Pause
page-play = Play
page-back = Back
page-next = Next
page-speed = Speed
# On the button that fills the screen with the codes.
page-full = Full screen
# The script fills in the three names between braces.
page-place = { $number } of { $pictures } - { $speed } a second
page-no-script = This page needs JavaScript switched on. It uses no network.

# The lines below the codes on a television: ASCII alone, at most 48 letters each. Digits stand from left to right.
play-film-title = PANNIER: { $title }
play-film-digits = { $digits }
play-film-line = A film of this is a trace. Delete it after scan.
