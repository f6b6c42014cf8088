# `sender`: the page that seals files for one newsroom in a browser.

sender-done = { $path } seals files for { $name } in a browser, without a network
sender-keep = publish the digits of the newsroom where its senders see them elsewhere too; whoever changes the page on its way can change the key in it
sender-one-newsroom = { $path } has several recipients, and the page seals for one; name a file with one
sender-other-kind = the page seals to an ordinary recipient (age1...), and the one in { $path } is of another kind; make one with: pannier keygen --recipient
sender-name = the name on the page is empty, or longer than { $most } letters; give another with --name
label-newsroom = newsroom
