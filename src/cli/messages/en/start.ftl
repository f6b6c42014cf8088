# `start`: questions to a newcomer. An empty line takes what the question says last.
start-needs-a-person = "pannier start" asks questions, and nobody can answer here; "pannier help recipient", "courier" and "publisher" say what to type
start-hello = Four questions, then the commands that follow from your answers. Nothing is done before you say yes.
start-who = 1. Who are you?
start-recipient = Somebody gave me something, and I want to read it.
start-courier = I carry something, and I want to know whether it is in order.
start-publisher = I have documents that others should receive.
start-witness = I have evidence that one newsroom should receive.
start-number = Your number:
start-one-of-four = Please type 1, 2, 3 or 4.
start-held = 2. What do you have? The folders of sticks or memory cards, or photos, scans and films of codes:
start-documents = 2. Which documents? A folder, or files:
start-no-path = Please type at least one folder or file. In many windows you can also drag the folder or file here.
start-not-there = { $path } is not there.
start-trust = 3. Whom do you trust? The publisher's file (publisher.pub), or the thirty digits that you got from them; Enter if you have neither:
start-readers = 3. Who will be able to read it? Files with recipients' keys, or keys (age1...); Enter for a passphrase instead:
start-newsroom = 3. Who should read it? The newsroom's key (age1...), or the file or card with it; Enter for a passphrase instead:
start-series = A short name for your releases, which couriers can read; Enter for "volume":
start-own-series = volume
start-key = Your own key file (recipient.key); Enter if you have none:
start-documents-to = 4. Where should the documents go? A new folder; Enter for one with the name of the bundle:
start-gather-on = 4. Where do you want to gather it? A folder on your own stick; Enter only checks what you have and asks for what is missing:
start-couriers = 4. How many people will carry it? A number; Enter for one copy:
start-evidence-to = 4. Where should it go? A new folder, for example on a stick; Enter for "evidence":
start-commands = { $commands ->
    [one] This command does it:
   *[other] These { $commands } commands do it:
}
start-run = Run now?
start-not-run = Nothing was run.
start-no-file = { $path } is not a file here.
start-taken = { $path } is there already: please name a new folder.
start-neither = Neither a file here nor thirty digits. Digits from a bundle alone prove nothing.
start-no-number = Please type a number, at most { $most }.
start-no-series = Please use small letters, digits and dashes, such as "roads" or "news-2".
start-later = { $commands ->
    [one] When that is done, this comes next:
   *[other] When that is done, these come next:
}
