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
drill-loss-what = some carriers are lost, nothing else
drill-rot = bits
drill-rot-what = and some bits of the others are wrong
drill-torn = torn
drill-torn-what = and some copies end early
drill-zeros = zeros
drill-zeros-what = and some copies are zeros from one place on
drill-renamed = renamed
drill-renamed-what = and every name is lost, all files in one folder
drill-small = small
drill-small-what = and each small file is zeros on all carriers but one
drill-all = all
drill-all-what = all of these at once
# Trials that ended well, of all; the code pads both numbers to the left.
drill-row = { $survived } of { $trials }

drill-failed = trial { $number }: { $why }
drill-written-out = every trial was written out with its damage, and then found, checked and rebuilt like carriers that arrive
drill-laid-over = { $rebuilt ->
    [one] blocks were damaged in memory, and the damaged blocks were hashed again; small files were written out and found; { $rebuilt } trial was rebuilt
   *[other] blocks were damaged in memory, and the damaged blocks were hashed again; small files were written out and found; { $rebuilt } trials were rebuilt
}
# With one carrier more lost than was promised.
drill-beyond = { $carriers ->
    [one] with { $carriers } carrier lost, { $beyond } of { $trials } trials would still have had enough blocks
   *[other] with { $carriers } carriers lost, { $beyond } of { $trials } trials would still have had enough blocks
}
drill-seed = { $seed }; the same seed gives the same trials

# After so many carriers arrived in any order: the mean of the documents that could be opened, and the fewest and most of all orders.
drill-arrived = { $carriers ->
    [one] after { $carriers } carrier { $mean } of { $all } documents could be opened ({ $least } to { $most })
   *[other] after { $carriers } carriers { $mean } of { $all } documents could be opened ({ $least } to { $most })
}
drill-plot-nothing = --plot has nothing to draw: the documents of this bundle do not open alone, or no key was given (-i KEY)
