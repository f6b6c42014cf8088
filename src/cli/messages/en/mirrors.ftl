# `fetch` and `publish`: bundles from mirrors, and onto mirrors. "rclone", "WebDAV", "Tor" and names of options stay as they are.

label-fetched = fetched
label-mirror = mirror

# $hosts are machines such as "mirror.example, b.example:8080".
fetch-reveals = now connecting to { $hosts }. Each of them learns your network address, which bundle you want, which parts you lack, and when. Whoever watches your network learns with whom you connect, and over http:// also which bundle. Stop now, or use --proxy, if that is a danger
fetch-reveals-proxy = now connecting through a proxy to { $hosts }. Each of them learns which bundle somebody wants, which parts are lacking, and when; the proxy learns your network address. Whoever watches your network learns that you use the proxy
fetch-done = { $blocks } of { $short } blocks that were short, { $kept }; { $received } came in; { $here } good blocks were here before
fetch-mirror = { $address }: { $kept } kept of { $received }
fetch-lied = { $blocks ->
    [one] { $address } gave { $blocks } false block, which was not kept
   *[other] { $address } gave { $blocks } false blocks, which were not kept
}
fetch-failed = { $address }: { $why }
fetch-left = { $address } was left: { $why }
fetch-whole-files = { $address } gives whole files only: more came in than was needed
fetch-why-slow = it was silent, or too slow
fetch-why-status = it answered { $status }
fetch-why-redirect = it sends to another machine, and nobody went there
fetch-why-length = a file has another length than the signed list says
fetch-why-false = the bytes are not those of the signed list
fetch-why-over = the fetch was over
fetch-early-time = the time is over: what came is kept, and the same command goes on
fetch-early-limit = so much came in that mirrors must be lying or broken: what was good is kept, and the same command goes on
fetch-early-all = no mirror has more good blocks: name other mirrors too
fetch-in-part = the blocks came first that open documents in part: pannier open --partial; what pack --first put at the beginning opens first
fetch-not-in-part = documents of this bundle do not open in part: it opens when enough blocks are here
fetch-many-mirrors = at most { $most } mirrors are asked at once
fetch-proxy = --proxy needs socks5h://MACHINE:PORT, socks4a:// or http://, or the word none; with socks5:// the network here would learn the names of the mirrors
fetch-proxy-variable = the variable { $variable } names a proxy: say --proxy URL to use a proxy, or --proxy none to connect directly

publish-done = { $title } is in { $name } at { $place }
publish-files = { $files ->
    [one] { $files } file written
   *[other] { $files } files written
}; { $kept } were there; { $size } in all, and everything was read back
publish-files-there = { $files ->
    [one] { $files } file is there
   *[other] { $files } files are there
}; { $size } in all, and everything was read back
publish-reveals = to everybody who can read there: series, release, publisher, sizes. To whoever runs the place: who reads which files, and when
publish-next = tell people the address of the folder { $name }; they fetch with: pannier fetch ADDRESS -o DIR
publish-lacking = { $files ->
    [one] { $files } chunk is not whole here, and so not there: { $chunks }
   *[other] { $files } chunks are not whole here, and so not there: { $chunks }
}
publish-remote = after rclone: comes the name of a remote and a path, as in rclone:store:bundles; settings and passwords belong into rclone's own configuration

# Errors and their hints.
error-fetch-not-built = this program was built without network code, and cannot fetch
error-fetch-no-list = no mirror gives a signed list: { $mirrors }
error-fetch-small = no mirror gives { $name } as the signed list names it
error-fetch-time = the time was over before the first block came
error-publish-secret = { $path } among the files of the bundle holds { $what }: nothing was published
error-publish-no-chunk = no chunk of the bundle is whole here
error-publish-small = small files of the bundle are lost here: { $names }
error-publish-scattered = rclone copies from one folder, and these chunks are not in one folder under their names: { $names }
error-publish-no-rclone = rclone is not installed
error-publish-rclone = rclone ended with { $code }: { $words }
error-publish-differs = these files do not read back as they were: { $names }
hint-fetch-not-built = build it with: cargo build --release --features mirror; or load the files with any other program, and use: pannier check
hint-fetch-no-list = compare the address with the one that you were given; with several bundles on a mirror, add --bundle ID
hint-fetch-small = name other mirrors too, or a carrier with the small files: --with DIR
hint-fetch-time = give more minutes: --for
hint-publish-secret = move the key to where only its owner is, and look whether it was ever published
hint-publish-whole = make the bundle whole first: pannier repair BUNDLE -o WHOLE; then publish WHOLE
hint-publish-scattered = make one folder first: pannier repair BUNDLE -o WHOLE; then publish WHOLE
hint-publish-no-rclone = install rclone, or publish to a folder and copy the folder with another program
hint-publish-rclone = try the remote by itself: rclone lsd REMOTE:
hint-publish-differs = publish once more; if it stays so, the place changes files or lies

fetch-why-no-list = it gave something else than a signed list: perhaps the login page of a network, or another folder
fetch-why-other = it has another bundle than the one that was asked for
fetch-onion = { $host } is reached only through Tor: start Tor, and add --proxy socks5h://127.0.0.1:9050. Nothing was connected, and no name was looked up
fetch-several-ids = the addresses name several bundles, and one fetch takes one: { $ids }
fetch-by-proxy = everything went through the proxy: see whether it runs, before you doubt the mirrors
fetch-pin-first = nothing was fetched but the list. Get the publisher's key from somebody whom you trust, then: pannier trust publisher.pub, or add -P publisher.pub
# $option is --to or MIRROR, $address what the person typed.
mirror-user = an address after { $option } has a user or a password: such addresses are not used, because whoever sees them has the password
mirror-scheme = an address after { $option } begins with http:// or https://, and not so: { $address }
mirror-query = an address after { $option } has no question mark: { $address }
