# `gather`: what is good from many carriers onto one.

gather-set = in { $folder }: { $files ->
    [0] nothing new
    [one] { $files } new file, { $size }
   *[other] { $files } new files, { $size }
}{ $kept ->
    [0] {""}
    [one] ; { $kept } was there already
   *[other] ; { $kept } were there already
}
gather-in-the-way = { $path }: this is not the file that its name says. This file stays; the good file lies beside it under another name
gather-nothing-written = nothing had to be written; { $path } can be taken out now
gather-read-back = everything written was read back and compared; { $path } can be taken out now
# The reading may not have reached the medium. $why is one of the next four messages.
gather-pull-and-check = { $why }, so no reading proves that the files are on the medium. Eject { $path }, plug it in again, then: pannier check { $path }
gather-unproven-driver = the driver of this medium may answer from its memory
gather-unproven-network = the server may answer from its memory
gather-unproven-system = this system may answer from its memory
gather-unsynced = this place cannot flush files to the medium
# A bundle that was left where it is.
gather-ignored = left where it is, NOT TRUSTED: { $title }, bundle { $id }, in { $path }. It is from publisher { $digits }, whom you do not trust
# Its publisher is pinned under $name, for other series.
gather-ignored-limited = left where it is, NOT TRUSTED: { $title }, bundle { $id }, in { $path }. { $name } is not pinned for this series
gather-failed = { $path }: { $why }; the files that were to come from it are missing
# The target refused a file. The other files are there.
gather-refused = { $path } is not there: { $why }; all other files were written. A virus scanner can be the reason: ask the person who looks after this machine
# The target refused the name of a file.
gather-renamed = { $path }: { $why }. The file is there under the name { $other }, and Pannier finds it under any name
