# What a sheet and a card have in other languages than English: `sheet --paper-lang fa,ar`. No message here is said by the program.
# The texts are shaped beforehand: whoever changes one runs scripts/shape-paper. Each stands in one line, without forms. Commands and digits
# stand below, on lines of their own.

# A page of words, before the cover. Headings are cover-what, cover-getting, cover-whose, cover-who-sees and cover-by-hand.
# The name, the date and the size of the bundle follow.
leaf-documents = These pages hold documents, as codes that a camera can read.
leaf-step-1 = 1. Photograph or scan every page that has codes: flat, sharp, evenly lit. Torn corners and stains do no harm. This page has no codes.
# A command follows.
leaf-step-2 = 2. This command tells what is there and, if that is not enough, which pages to bring:
leaf-step-3 = 3. This command opens the documents:
leaf-trust = The program stops if it knows no publisher yet. Compare the digits below, then type this command, and the third one again:
# Six groups of digits follow, each below its number.
leaf-digits = The publisher's digits: six groups, from left to right
leaf-english = How to open the documents without Pannier stands in English on the other pages.
leaf-command = A command counts only if it is also on a page that came to you another way, such as the publisher's card.
leaf-unread = No native reader has read this translation yet.

# On each page of codes, where room is, in one line.
leaf-page = Photograph the whole page, sharp and flat. A page by itself proves nothing: compare the digits by voice.

# On cards, below sheet-card-recipient and sheet-card-slip.
leaf-card-recipient = For publishers: documents can be sealed to this key. It opens nothing; its secret half does.
leaf-card-slip = This slip says what a bundle lacks, or that it lacks nothing.
