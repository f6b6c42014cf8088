# Why the system refused or failed: a sentence for each cause, and a hint with one next action. A cause that is not here has the words of
# the system.

cause-nowhere = no such file or folder
cause-is-folder = a folder is where a file should be
cause-is-file = a part of the path is a file, not a folder
cause-denied = permission denied
cause-forbidden = the system forbids this, whatever your rights are
cause-guarded = a program against harmful software stopped this
cause-read-only = read-only file system
cause-full = the medium is full
cause-quota = your quota there is used up
cause-long-file = the file is too large for this file system
cause-long-name = the name is too long for this place
cause-odd-name = the place does not take a character of this name
cause-hardware = input/output error: the medium or its connection fails
cause-damaged = the file system on the medium is damaged
cause-gone = the medium is not there any more
cause-busy = another program is using this file
cause-unsupported = the file system of this place cannot do this
cause-timed-out = the medium or the server did not answer in time
cause-stale = the server does not know this file any more
cause-unconnected = the driver or the server of this place ended
cause-many-files = too many files are open
cause-memory = the system has no memory left
cause-loop = the links in this path lead in a circle
cause-locked = the folder is encrypted, and its key is not there
cause-short = the file ended too early

hint-other-kind = look at the path, and name another place
hint-denied = name a place where you may write, or ask the owner for the rights; what was given as input is untouched
hint-denied-read = ask the owner for the right to read; nothing there was changed
hint-forbidden = name another place; a protection of the system, of the folder or of the file is in force there
hint-guarded = ask the person who looks after this machine, or use another machine; what was given as input is untouched
hint-read-only = move the small switch of the stick or memory card, if there is one, and plug it in again; or name another place
hint-quota = make room in what you keep there, or name another place, and run again
hint-long-file = name a place with another file system: FAT32 holds files below 4 GiB; exFAT and NTFS hold larger files
hint-long-name = name another place: encrypted folders and network stores hold shorter names than most media
hint-odd-name = name a place with another file system
hint-hardware = check the plug and the cable, try another socket, and copy what you can to another medium
hint-damaged = copy what you can to another medium; then let the system repair this one
hint-gone = put the medium in again, and run the same command again
hint-in-use = close the other program, and run again
hint-unsupported = name a place on another medium
hint-timed-out = check the connection, and run the same command again
hint-stale = put the network folder in again (unmount, then mount), and run again
hint-unconnected = put the medium in again (unmount, then mount), and run again
hint-many-files = close other programs, and run again
hint-memory = close other programs, and run again
hint-loop = look at the links, and name the path without them
hint-locked = give the system the key of that folder first (unlock the folder), and run again
hint-short = copy the file again from the place where you got it

# Why a place cannot hold a document.
misfit-file = too large for this file system; FAT32 holds files below 4 GiB
misfit-name = a name is too long for this place
misfit-name-most = a name has more than { $most } bytes, the longest that this place holds
misfit-odd-name = the place does not take a character of the name
misfit-more = and { $count } more

# How a file differs that the medium did not keep.
loss-gone = the file is gone
loss-length = the file has another length
loss-zeros = the file has zeros in the place of what was written
loss-bytes = the file has other bytes than were written
loss-unreadable = the file cannot be read
