# The page that `pannier help --page` writes: headings, then steps. Commands are in the program, each on a line of its own.
guide-title = Pannier: what its words mean, and what to do
guide-proves = This page cannot prove that it is genuine. A command counts only if it is also on a page that came to you another way.
guide-first = Before anything else
guide-no-program = Run no program from that stick, not even a program called Pannier. Get programs from another place.
guide-digits = Get the thirty digits from the publisher by voice or on paper. Digits that came with the bundle or on this carrier prove nothing.
guide-device = A device that others control sees all that you type and read. Type no secret there.
guide-seized = Whoever takes the carrier can read series, release, date, publisher and sizes. If the bundle is not sealed, they can read documents too.

# Under the headings of the steps. FOLDER, OUT, STICK, OTHER, MINE and WHOLE stand in the commands as they are here.
guide-folder = In the place of FOLDER, write the folder of the bundle. In the place of OUT and WHOLE, write names of new folders.
guide-open = You want to read the documents: four steps
guide-open-trust = Compare the thirty digits, once. The program asks for them.
guide-open-check = Check what is here. The first word of the answer is explained below.
guide-open-open = Open the documents into a new folder. If the bundle is sealed to your key:
guide-open-other = If the bundle has a passphrase, or is not sealed:
guide-open-pass = Make the bundle whole before you pass it on:
guide-carry = You carry a bundle: four steps
guide-carry-folder = In the place of STICK and OTHER, write the folders that came to you. In the place of MINE and WHOLE, write names of new folders.
guide-carry-check = Check your carrier. You need no key.
guide-carry-gather = Put together what came from several hands:
guide-carry-want = Ask for what is missing. The program prints digits that you can read aloud:
guide-carry-repair = When enough is here, make the bundle whole again, and pass it on:
guide-words = What the first word means
guide-word-ok = The bundle is from a publisher whom you trust, and it is complete. You can open it.
guide-word-openable = The bundle is genuine. Some files are missing, but what is here is enough. Open it. Repair it before you pass it on.
guide-word-damaged = The bundle is genuine. Some files are damaged, but the good ones are enough. Open it. Repair it before you pass it on.
guide-word-share = No file here is damaged, but this is only one share of the bundle, and not enough alone. Get other carriers of this bundle, and name their folders too.
guide-word-incomplete = What is here is not enough yet. Get more files of this bundle from anybody, and name their folders too.
guide-word-not-trusted = Do not trust this bundle. Its publisher is not pinned here, or is not the one you named. Anybody can have made such a bundle. Compare the thirty digits with the publisher by voice or on paper. Do not open the bundle before they agree.
guide-word-conflict = One publisher signed bundles that exclude each other. Do not choose by guessing. Ask the publisher by voice which bundle id is right. Until then open none of them.
guide-word-partial = Only some of the documents were opened. Each of them is whole, and is what the publisher signed. The others are not here yet. Bring more carriers, and run the same command again into the same folder.
guide-word-safe-to-pull = You can take the carrier out now. Everything that was written was read back and compared.
guide-word-pull-and-check = It is not proven yet that the files are on the carrier. Eject it, plug it in again, and check it.

# To read aloud on the telephone. What stands between quotation marks is said as it stands.
guide-aloud = To read aloud on the telephone
guide-aloud-careful = Somebody may be listening. Say no names, no places, and nothing about the documents. Digits count only from a voice that you know.
guide-digits-title = The thirty digits
guide-digits-who = The publisher reads the digits. You write them down, and never say first what you have.
guide-digits-begin = The publisher says: “I will read you thirty digits, in six groups of five. Write each group on a line of its own.”
guide-digits-read = The publisher says: “Group one”, and reads five digits slowly, each by itself. A zero is read too.
guide-digits-back = The publisher says: “Please read group one back to me.” You read what you wrote.
guide-digits-right = If all five are right, the publisher says: “Right. Group two.” If not: “No. Strike it out. Group one again.” Then the whole group is read anew.
guide-digits-all = After group six, the publisher says: “Please read all six groups back to me, from the first to the last.”
guide-digits-type = You type the digits. If the program names a group that differs, say: “Please read group three again”, with the number of that group. Do not say what you wrote.
guide-digits-differ = If the group is the same as before and the program still refuses it, the key is not this publisher's. Do not open the bundle.

# Digits whose names sound alike in this language.
guide-digits-alike = Five and nine sound alike. Say: “five, after four” and “nine, before ten”.
guide-slip-title = A slip
guide-slip-who = Whoever asks for missing parts reads the slip. Whoever has the bundle writes it down.
guide-slip-make = Let the program write the slip. Beside the digits it tells how many groups there are:
guide-slip-begin = Say: “I have a slip for you. It has this many groups of five digits”, and say how many. Then read group after group.
guide-slip-back = After each group, say: “Please read it back to me.” Say “Right”, or “No. Strike it out”, and read the whole group anew.
guide-slip-read = The other person types all groups in their order, in the place of GROUPS:
guide-slip-wrong = If the program names a group that cannot be right, the other person says: “Please read group four again”, with that group's number. The digits that the program proposes are only a guess: ask all the same.
guide-slip-answer = When the program accepts the slip, the other person brings what is asked for. In the place of BUNDLE stands their folder, in the place of STICK the carrier that travels:
guide-slip-proves = A slip proves nothing by itself. Trust it only when you know the voice that reads it.

# After the page is written. $path is the file.
guide-written = { $path }: a page for any browser. It needs no network and holds no script
