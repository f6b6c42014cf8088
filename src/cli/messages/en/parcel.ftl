# `pack --parcel`: files for a newsroom.

parcel-stripped = { $files ->
    [one] { $files } picture or film was copied without its metadata
   *[other] { $files } pictures and films were copied without their metadata
}, and looked into again: what a picture itself shows, or its name tells, stays
parcel-key-gone = the key that signed the parcel is gone: nobody can sign anything else with it
parcel-next = tell the code by voice or message now; the newsroom compares it after opening: pannier open PARCEL -i NEWSROOM.key --untrusted-publisher -o OUT, then pannier commit --match "DIGITS" OUT

error-parcel-no-program = { $file } has metadata that only exiftool takes out, and exiftool is not installed
error-parcel-not-stripped = exiftool makes no copy of { $file } without its metadata
error-parcel-still-tells = a copy of { $file } tells a place, an owner or a camera all the same
error-parcel-no-file = { $file } is neither a file nor a folder
hint-parcel-no-program = install exiftool (Debian: libimage-exiftool-perl), or pack the files as they are: --metadata keep
hint-parcel-still-tells = leave this file out, or decide to pack all files as they are: --metadata keep
hint-parcel-no-file = name the file itself
