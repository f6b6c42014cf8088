# `scan`: codes in pictures and films become bundles.

scan-pictures = { $codes ->
    [one] { $codes } different code
   *[other] { $codes } different codes
} in { $pictures ->
    [one] { $pictures } picture
   *[other] { $pictures } pictures
}{ $damaged ->
    [0] {""}
   *[other] , { $damaged } damaged
}{ $foreign ->
    [0] {""}
   *[other] , { $foreign } of something else
}
# There were no pictures, but lines of text.
scan-texts = { $codes ->
    [one] { $codes } different code as text
   *[other] { $codes } different codes as text
}{ $damaged ->
    [0] {""}
   *[other] , { $damaged } damaged
}{ $foreign ->
    [0] {""}
   *[other] , { $foreign } of something else
}
scan-nothing = no file that can hold codes{ $damaged ->
    [0] {""}
   *[other] , { $damaged } damaged
}{ $foreign ->
    [0] {""}
   *[other] , { $foreign } of something else
}

# Where something was seen.
scan-standard-input = standard input
scan-line = { $path } line { $number }
scan-picture = { $path } picture { $number }

# What codes carry, if they are not a chunk with a name.
scan-a-chunk = a chunk
scan-small-files = the small files
scan-whole-bundle = the whole bundle
scan-first-blocks = the first blocks
scan-files-together = files together
# A chunk by its name, of the bundle whose id begins so.
scan-chunk-of = { $name } of { $id }

# The number on the label of a code.
scan-label = { $number } of { $of }
scan-label-page = { $number } of { $of } (page { $page })

# $label is one of the two above, $place where it was seen.
scan-false = code { $label } in { $place } is false: damaged or planted; it was left out
# The same code was read with two contents; $places are two or more.
scan-differs = code { $label } differs: { $places }

# What an object still needs. $name is one of scan-a-chunk to scan-chunk-of, $codes is scan-codes or scan-codes-pages.
scan-missing = { $have } of { $need } codes are here; any { $short } more of these would be enough: { $codes }
scan-missing-of = { $name }: { $have } of { $need } codes are here; any { $short } more of these would be enough: { $codes }
scan-disputed = enough codes are here, but some of them are false; add other pictures
scan-disputed-of = { $name }: enough codes are here, but some of them are false; add other pictures
# $numbers are the numbers on the labels, of $of that there are.
scan-codes = { $numbers } of { $of }
scan-codes-pages = { $count ->
    [one] { $numbers } of { $of } (page { $pages })
   *[other] { $numbers } of { $of } (pages { $pages })
}
# The same where there are too many to tell all.
scan-more-codes = { $numbers } of { $of }, …
scan-more-codes-pages = { $count ->
    [one] { $numbers } of { $of }, … (page { $pages })
   *[other] { $numbers } of { $of }, … (pages { $pages })
}
# From one number to another.
scan-run = { $first }-{ $last }

scan-no-code = no code of Pannier's was read
scan-no-code-next = take the pictures again: sharp, evenly lit, a whole page or less in each, white around every code
# No picture was looked at. A line for each file says what to do.
scan-unread-next = do what the warnings say, one for each file
scan-nothing-next = give pictures, a PDF or a film of the codes
# Files of folders that were passed over. $kinds is a list of scan-other.
scan-others = { $count ->
    [one] { $count } file that is no picture: { $kinds }
   *[other] { $count } files that are no pictures: { $kinds }
}
# $count files whose names have this ending.
scan-other = { $count } { $ending }
scan-other-bare = { $count } without an ending
scan-not-yet = not enough codes yet to tell what this is
scan-kept = { $path }: scan the missing codes into the same folder
# A picture with the cards of several keys.
scan-crowded = { $place } shows several keys, and none was taken: take a picture of one card alone
scan-one-input = standard input is read once, and --raw is about it: name "-" once

# Cards that were read. $kind is publisher or recipient.
card-read = { $path } shows the public key of a { $kind ->
    [publisher] publisher
   *[recipient] recipient
}, digits { $digits }; no card proves whose key it is: compare the digits with them by voice
# `trust`, which asks for digits that a person has from elsewhere: the digits on the card are not shown.
card-read-alone = { $path } shows the public key of a { $kind ->
    [publisher] publisher
   *[recipient] recipient
}; no card proves whose key it is
card-written = the public key of a { $kind ->
    [publisher] publisher
   *[recipient] recipient
}, in { $path }
card-proves = nothing: anybody can print such a card; compare the digits with the { $kind ->
    [publisher] publisher
   *[recipient] recipient
} by voice
card-next = { $kind ->
    [publisher] pannier trust { $path }
   *[recipient] pannier pack … -R { $path }
}
error-card-nothing = no card of a key was read in { $path }
error-card-several = { $path } shows { $count } different keys, and a card has one key
error-card-secret = { $path } shows { $what }, and secrets are never on cards
error-card-line = line { $line } of the card in { $path } is mistyped
error-card-other = { $path } is the card of a { $wanted ->
    [publisher] recipient, and the card of a publisher belongs here
   *[recipient] publisher, and the card of a recipient belongs here
}
hint-card-nothing = take the picture again: sharp, evenly lit, white around the whole code; or type the card's lines into a file
hint-card-several = take a picture of one card alone
hint-card-line = type that line again, with its number and its four check digits
hint-card-other = ask for the other card: sheet --card FILE prints it
