# The word or words in capitals with which a result begins. A person looks for them, and sentences and pages quote them:
# choose each once and keep it. The verdicts of `check` (OK, OPENABLE, DAMAGED BUT OPENABLE, INCOMPLETE, NOT TRUSTED, CONFLICT) stay
# as they are in every language, here too: programs read them, and people compare them by voice.

head-ok = OK
# `deal --dry-run`: nothing was written.
head-plan = PLAN
# `drill`: a trial ended without the bundle.
head-failed = FAILED
# A slip that asks for something.
head-wanted = WANTED
# A slip that says that a bundle is there.
head-received = RECEIVED
# `deal --want`: not everything that was asked for could be brought. `check` of opened documents: not all of them are here.
head-in-part = IN PART
# `check` of opened documents: something in the folder is not what the publisher signed.
head-altered = ALTERED
# `gather`: the medium may be taken out.
head-safe-to-pull = SAFE TO PULL
# `gather`: whether the medium has everything shows after it was taken out and put in again.
head-pull-and-check = PULL AND CHECK
# `repair`: the bundle is whole again but for small files that nobody had.
head-openable = OPENABLE
# `open --untrusted-publisher`.
head-opened-not-trusted = OPENED, NOT TRUSTED
# `open --bundle`: the bundle that was named and another bundle exclude each other.
head-opened-conflict = OPENED, CONFLICT
# `open --leave-out-unfit`: the place cannot hold every document.
head-opened-in-part = OPENED IN PART
# `pack`: a recipient whom the release before did not have, and one whom it had.
head-new = NEW
head-gone = GONE
# The bundle could not be opened or repaired; the verdicts on everything that is here follow.
head-not-done = NOT DONE

# `scan`: a picture shows the key of a publisher or a recipient.
head-card = CARD

# Before what is said on the side.
head-warning = warning:
head-error = error:
head-hint = hint:
# The verdict about key letters.
head-conflict = CONFLICT
head-not-trusted = NOT TRUSTED
# A carrier with a part of a bundle, all of which is whole.
head-share = SHARE
# `open --partial`: some documents are there, and the blocks of others are missing.
head-partial = PARTIAL
