# Progress, and questions at the terminal.

# What is being waited for: at most twelve letters of a terminal.
progress-listing = listing
progress-packing = packing
progress-recovery = recovery
progress-rehearsing = rehearsing
progress-searching = searching
progress-reading = reading
progress-rebuilding = rebuilding
progress-unpacking = unpacking
progress-drawing = drawing
progress-writing = writing
progress-drilling = drilling
progress-syncing = syncing
progress-scanning = scanning
progress-fetching = fetching

# After the bar: what is done.
bar-bytes = { $done } of { $all }
bar-codes = have { $done } of { $all } codes
bar-no-code = no code of Pannier's yet
bar-trials = trial { $number } of { $all }
# After that: the time since the beginning, and what is known of the end.
bar-time = { $elapsed }
bar-time-left = { $elapsed }, about { $left } left
bar-still-compressing = { $elapsed }, still compressing
bar-still-busy = { $elapsed }, almost done
bar-stopping = stopping; press Ctrl-C again to end at once

prompt-once-more = The same passphrase once more
prompt-no-passphrase = no passphrase was typed; nothing was done
prompt-two-passphrases = the two passphrases differ; nothing was done
prompt-file-not-text = the passphrase file is not text
prompt-file-empty = { $path } holds no passphrase
# A question of another program, to be answered with $yes or $no.
prompt-confirm = { $question } ({ $yes }/{ $no }):
prompt-yes = yes
prompt-no = no

