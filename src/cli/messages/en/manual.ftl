# Help and manual pages.

# At the end of -h. $command is a command.
help-short = All options, and examples: pannier { $command } --help
help-examples = Examples:
# At the end of the help of the program. $topics are words that "pannier help" takes.
help-manual = New here? pannier start asks four questions and shows the commands. The manual is inside: pannier help { $topics }
help-manual-small = The manual is inside: pannier help { $topics }
# An option that makes sense only where something is opened. $option is what was typed.
usage-no-key = { $command } needs no key: leave out { $option }
# After the name of a command that the small program of a kit lacks. $command is what was typed.
usage-small = this is the small program of a kit: it checks, gathers and opens, and has no { $command }. Take the whole program for that
# After --help for something that there is no help on.
help-no-topic = there is no help on { $topic }; see: pannier help

# Titles of sections of manual pages, in capitals as in every manual page.
man-examples = EXAMPLES
man-exit-status = EXIT STATUS
man-environment = ENVIRONMENT
man-files = FILES
man-see-also = SEE ALSO

exit-done = done and verified
exit-could-not = could not: input or output failed, or a bug
exit-usage = wrong usage
exit-damaged = can be opened, but something is missing or damaged; of opened documents, some are missing
exit-not-enough = not enough yet
exit-not-trusted = not trusted: bad or missing signature, publisher not pinned, altered list or document, or bundles that exclude each other
exit-cannot-decrypt = cannot decrypt: wrong key or passphrase
exit-refused = refused for safety: would overwrite, unsafe name, secret key among the documents, no room
exit-share = a share: no file here is damaged, and other shares are needed
exit-partial = opened in part: some documents are there, and the blocks of others are missing
exit-interrupted = interrupted: run the same command again

man-variable-publisher = A publisher's public key, a file or the key itself, where -P is not given.
man-variable-identity = Your key (age identity file), where -i is not given.
man-variable-pins = Where the pins of publishers are: below the first that is set.
man-variable-temporary = The folder for temporary files. They hold sealed data alone.
man-variable-colour = If this variable is set, the output has no colours.
man-variable-terminal = They tell that a terminal arranges text in both directions. Names from right to left are isolated there.

man-file-pins = The publishers whom you trust, a file for each. Only you may write there.
man-file-list = The signed list of a bundle. sha256sum and minisign check it too.
man-file-contents = The signed list of the documents, in each folder into which a bundle was opened.
man-see = pannier help recipient, pannier help courier, pannier help maintainer, age(1), minisign(1)
