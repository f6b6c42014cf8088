# `demo`: the whole chain on sample documents, each step in plain words.

demo-step = { $number }. { $text }
demo-1 = A maintainer has a folder of documents.
demo-1-documents = { $documents ->
    [one] { $documents } document, { $size }, in English, Persian, Arabic and Chinese
   *[other] { $documents } documents, { $size }, in English, Persian, Arabic and Chinese
}
demo-2 = The maintainer makes a signing key. The recipient makes a key for receiving.
demo-2-publisher = publisher { $digits }
demo-3 = The maintainer packs: compressed, sealed to the recipient, cut, signed, with one recovery block for two data blocks.
demo-3-files = { $files ->
    [one] { $files } file in { $size }, rehearsed
   *[other] { $files } files in { $size }, rehearsed
}
demo-4 = The files travel on three sticks. Names are changed, three chunks are lost, one is damaged.
demo-5 = Couriers check what they carry. They hold no key and can read no document.
demo-6 = The recipient puts the sticks together and opens the bundle.
demo-6-rebuilt = { $blocks ->
    [one] { $blocks } block rebuilt
   *[other] { $blocks } blocks rebuilt
}, { $documents ->
    [one] { $documents } document opened
   *[other] { $documents } documents opened
}
demo-7 = Every document is compared with the original.
demo-7-identical = all identical, bit for bit
demo-8 = The key of another publisher is refused, and so is the key of another recipient.
# $error is the sentence of the refusal.
demo-8-publisher = another publisher pinned: refused ({ $error })
demo-8-key = the wrong recipient's key: refused ({ $error })
demo-kept = Everything is kept in { $folder }.
demo-done = the whole chain works on this machine
