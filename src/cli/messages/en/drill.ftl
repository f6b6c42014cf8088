# `drill`: what a dealt bundle survives, tried out.

# $survived is a number as text.
drill-rebuilt = { $trials ->
    [one] { $title }: rebuilt in { $survived } of { $trials } trial
   *[other] { $title }: rebuilt in { $survived } of { $trials } trials
}
drill-promise = { $carriers ->
    [one] any { $survive } of { $carriers } carrier may be lost
   *[other] any { $survive } of { $carriers } carriers may be lost
}: { $holds ->
    [yes] holds
   *[no] DOES NOT HOLD
}; { $left } blocks are left at worst, { $need } are needed

# Kinds of damage: a label of at most ten letters, and what it is. Each comes on top of the first.
drill-loss = loss
drill-loss-what = carriers gone, nothing else
drill-rot = rot
drill-rot-what = and bits flipped in the others
drill-torn = torn
drill-torn-what = and copies that end early
drill-zeros = zeros
drill-zeros-what = and copies that are zero from somewhere on
drill-renamed = renamed
drill-renamed-what = and every name gone, all in one heap
drill-small = small
drill-small-what = and each small file zeros on all carriers but one
drill-all = all
drill-all-what = all of that at once
# Trials that ended well, of all; the code pads both numbers to the left.
drill-row = { $survived } of { $trials }

drill-failed = trial { $number }: { $why }
drill-written-out = every trial was written out with its damage, found, checked and rebuilt as if it had arrived
drill-laid-over = { $rebuilt ->
    [one] damage was laid over the blocks and the touched blocks were hashed again; small files were written out and found; { $rebuilt } trial was rebuilt
   *[other] damage was laid over the blocks and the touched blocks were hashed again; small files were written out and found; { $rebuilt } trials were rebuilt
}
# With one carrier more lost than was promised.
drill-beyond = { $carriers ->
    [one] with { $carriers } carrier lost, { $beyond } of { $trials } would still have had enough
   *[other] with { $carriers } carriers lost, { $beyond } of { $trials } would still have had enough
}
drill-seed = { $seed }; the same seed draws the same trials
