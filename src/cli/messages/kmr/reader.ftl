reader-done = { $path } pakêtan di gerokekê de vedike, bêyî torê
reader-keep = kopiyekê biparêzin, û berî bikaranînê reqemên wê bidin ber hev; kesê ku USB'yekê diguherîne dikare rûpela li ser wê jî biguherîne
