# What several sentences share.
# The words in capitals that begin a result are in head.ftl; the labels at the beginning of its lines are in label.ftl.

# What divides the items of a list: names, numbers, paths.
list-separator = {", "}
# The same where the items have commas of their own.
list-separator-strong = {"; "}

# A run of neighbours in a list. $first and $last are numbers or names of files, such as d0003.bin.
run = { $first } to { $last }

# What to type next. $what is a command, or a sentence with a command.
next = Next: { $what }

# A file or folder and what is to be said of it. $why is a sentence.
path-why = { $path }: { $why }

# How a bundle is sealed.
sealing-recipients = sealed to recipients
sealing-passphrase = sealed with a passphrase
sealing-none = not sealed: anybody may read it

# What a bundle survives. $recovery of $all blocks are recovery blocks.
survives-nothing = nothing may be lost: there are no recovery blocks
survives-no-chunk = no whole chunk may be lost (any { $recovery } of { $all } blocks)
survives-chunks = { $chunks ->
    [one] any { $chunks } chunk may be lost (any { $recovery } of { $all } blocks)
   *[other] any { $chunks } chunks may be lost (any { $recovery } of { $all } blocks)
}

# The person wished a language that this terminal would show in the wrong order. $language is the code of the language.
language-unshown = This terminal does not arrange text from right to left, so the words are English. This command writes a page in the other language: pannier help --page { $language }

# Said in every language that no native reader has read yet. English needs it not; a translation says it in its own words.
language-unread = No native reader has read this translation yet. If a sentence is not clear, see the English text.
