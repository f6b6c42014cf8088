# `prove`: a folder that shows single documents to be the publisher's. `check` of such a folder.

prove-two = name the folder of a bundle or of opened documents, and then the paths of documents

# $size is the size of the proofs. $shared is the size of the list, the signatures and the facts beside them.
prove-made = { $documents ->
    [one] { $documents } document
   *[other] { $documents } documents
} of { $title } can be shown alone: { $folder } has { $size } of proof, and { $shared } that every proof needs
prove-tells-nothing = the proof tells neither names nor hashes of the other documents, nor how many there are
prove-tells-all = this proof tells the names and hashes of all { $documents } documents of the release: whoever gets it can read them
prove-no-tree = the bundle has no tree of documents, because an older Pannier made it
prove-name-carrier = to tell nothing of the other documents, name a carrier of the bundle too: --carrier DIR
prove-check = whoever gets the folder needs the publisher's thirty digits from elsewhere, and types: pannier check { $folder }

# `check` of a folder with proofs. $maker is the name of whoever is pinned, or words about them.
proven-all = { $documents ->
    [one] { $documents } document is proven to be
   *[other] { $documents } documents are proven to be
} of { $title } by { $maker }, and { $documents ->
    [one] its file is here
   *[other] their files are here
}
proven-absent = { $documents ->
    [one] { $documents } document is proven to be
   *[other] { $documents } documents are proven to be
} of { $title } by { $maker }, but { $absent ->
    [one] { $absent } file is not here
   *[other] { $absent } files are not here
}: compare the hash with that of the file
proven-altered = of { $proofs ->
    [one] { $proofs } proof
   *[other] { $proofs } proofs
}, { $bad } { $bad ->
    [one] does not hold, or its file is altered: do not believe it
   *[other] do not hold, or their files are altered: do not believe them
}
proven-untrusted = { $documents ->
    [one] { $documents } proof leads
   *[other] { $documents } proofs lead
} to { $title }, whose publisher you did not pin: it proves nothing yet
# In the place of a document's path.
proven-nameless = the document of { $proof }, whose name is not told
proven-means = a proof tells whose document this is; it does not tell whether what it says is true, or when it was written

label-proven = proven
label-unproven = not proven
label-file-absent = no file

error-prove-no-document = the release has no document with the path { $documents }
error-prove-missing = { $document } is not in the folder of the opened documents
error-prove-altered = { $document } is not what the publisher signed
error-prove-other-bundle = { $title } does not lead to these documents: it is another bundle than the one they came from, or was made wrong
error-prove-names-told = without a tree of documents, nothing can be proven without its name
hint-prove-no-document = look up the path: pannier list shows it, and CONTENTS.sha256 has it
hint-prove-missing = open the bundle again, or name the folder of the bundle
hint-prove-altered = open the bundle again, and prove the document that comes out
hint-prove-other-bundle = name a carrier of the bundle from which the documents were opened
hint-prove-names-told = name a carrier of the bundle with --carrier, or leave out --without-name
