# `kit`: folders with programs that open bundles, and the kit for which a publisher vouches.

kit-no-carrier = say on which carrier the kit goes
kit-no-from = this program does not lie in a kit: name the folder of the kit with --from
kit-bad-room = --room { $size } is not a size such as 12MB or 64MiB
# In the place of a version, if nobody signed the kit.
kit-no-version = of no known version

# `kit verify`. $maker is the name of whoever is pinned, or words about them.
kit-genuine = kit { $version } in { $folder }, signed by { $maker }: { $files ->
    [one] { $files } file is as the list says
   *[other] { $files } files are as the list says
}
kit-not-trusted = nobody whom you pinned signed the kit in { $folder }: run nothing of it
kit-altered = { $files ->
    [one] { $files } file
   *[other] { $files } files
} in { $folder } { $files ->
    [one] is
   *[other] are
} not what was signed: run nothing of it
kit-digits = its list has the digits { $digits }
kit-run-nothing = run no program whose digits you have not compared, and remember that whoever changes a stick can change the programs on it

# `kit CARRIER`. $text is the file START-HERE.txt.
kit-laid = kit { $version } is in { $folder }: { $files ->
    [one] { $files } file
   *[other] { $files } files
}, { $size }; { $text } is beside it

# `pack --kit`.
# $maker is a name, or words such as pack-kit-own.
pack-kit = { $name }: you vouch for kit { $version }, signed by { $maker }; its list has the digits { $digits }
pack-kit-own = your own key
kit-signer-unknown = the kit in { $folder } is signed by { $digits }, whom you did not pin
kit-signer-compare = compare these digits with whoever made the kit before you hand the bundle out

# What `check` says of the kit for which a publisher vouches.
kit-known = { $folder }: the kit that the publisher knows, { $files ->
    [one] { $files } file
   *[other] { $files } files
}; its list has the digits { $digits }
kit-known-altered = { $folder }: { $files ->
    [one] { $files } file is
   *[other] { $files } files are
} not what the publisher knows; run nothing of it
kit-known-missing = the publisher knows a kit whose list has the digits { $digits }; it is not here, and the documents do not need it
kit-voucher-left = { $name }: vouches for programs; not taken along, since the publisher is not pinned here
kit-voucher-missing = { $name }: the publisher vouches for a kit, and this file is not here; the documents do not need it
kit-voucher-not-in-codes = { $name }: vouches for programs; codes do not carry it
# A file that is called as a program of a kit is called.
kit-strange = { $path } is no program that a publisher whom you pinned vouches for
kit-altered-file = { $path } is not the file that the publisher vouches for
kit-strange-what = whoever changed the stick may have changed the program; do not run it

# `--version -v`. What the builder of a program did not state.
version-unknown = unknown
version-static = needs no library of the system
version-dynamic = uses libraries of the system
version-system = { $system }, { $linked }

# Under the title of START-HERE.txt there is a line for each language but English, and its name is above its own part.
kit-start-here-below = English: on this page
kit-start-here-name = English
# The text START-HERE.txt beside a kit, in all languages, English first. It has no digits on purpose: whoever changes the programs can change this text.
kit-start-here =
    PANNIER: HOW TO OPEN WHAT IS ON THIS CARRIER

    The folder "kit" has programs that open the files here (kit { $version }).
    RUN NO PROGRAM OF A CARRIER BEFORE YOU HAVE COMPARED ITS DIGITS.
    Ask the people who gave you the carrier for the digits, by voice or on paper.
    Whoever changes a carrier can change the programs, and this text too.

    If you have Pannier already, use yours:
      pannier check .

    Where you may run no programs, open this file in a browser:
      kit/reader.html

    Linux on a PC (in a terminal, in this folder):
      sha256sum kit/pannier-small-linux-x86_64
      cp kit/pannier-small-linux-x86_64 ~/pannier && chmod 755 ~/pannier
      ~/pannier open . -i YOUR.key -o ~/documents
    Other machines with Linux, and Termux on a phone: the same with
    pannier-small-linux-aarch64, or with pannier-small-linux-armv7 on an old one.

    Windows (in a command window, in this folder):
      certutil -hashfile kit\pannier-small-windows-x86_64.exe SHA256
      copy kit\pannier-small-windows-x86_64.exe %USERPROFILE%\pannier.exe
      %USERPROFILE%\pannier.exe open . -i YOUR.key -o %USERPROFILE%\documents

    The second line of each makes a copy of the program. Compare the digits of the
    first line, all of them, before you type the second line. A system may lack a
    program here, if the carrier had no room.
    If the publisher is not pinned yet, the program says what to do first.
