# `torrent`: two files that describe a bundle to BitTorrent programs. "v1", "v2", "libtorrent" and names of programs stay as they are.

torrent-made = { $title }: { $files ->
    [one] { $files } torrent file
   *[other] { $files } torrent files
} in { $folder }
torrent-file = { $path }, { $size }; { $pieces ->
    [one] { $pieces } piece
   *[other] { $pieces } pieces
} of { $piece }
# Below the line of each file.
torrent-for-v2 = for qBittorrent 4.4 or later, and other programs with libtorrent 2
torrent-for-v1 = for Transmission, aria2 and older programs
torrent-folder = programs look for the files in a folder with the name { $name }
torrent-peers-none = no tracker: programs find each other in the distributed hash table (DHT), or by an address that somebody types
torrent-peers-open = { $trackers ->
    [one] { $trackers } tracker
   *[other] { $trackers } trackers
}, and the distributed hash table (DHT)
torrent-peers-private = { $trackers ->
    [0] private, and no tracker
    [one] private: { $trackers } tracker, and no distributed hash table (DHT)
   *[other] private: { $trackers } trackers, and no distributed hash table (DHT)
}
torrent-cosignatures = { $names }: key letters ask for them; whoever has other signatures makes another torrent
torrent-left-letters = { $names }: the list does not name these key letters; hand them out by another way
torrent-reveals = to trackers, the DHT, peers and whoever watches the network: your address, which bundle you have or want, and when, as soon as a program loads these files. Pannier itself connects to nothing
torrent-next = copy the bundle into a folder with the name { $name }, and load the torrent file in a program that you trust
torrent-not-pinned = publisher { $digits } is not pinned here: the bundle is whole, but anybody could have made it
torrent-private-alone = a private torrent without a tracker finds peers only by an address that somebody types, or a web seed
torrent-not-aligned = pieces of the v1 torrent hold ends of two chunks: people who have different chunks may not complete each other by it; the v2 torrent, a web seed, or packing with --for torrent helps
# $chunks are names such as "d0003.bin, r0001.bin to r0004.bin".
torrent-no-v1 = no v1 torrent was made, because it needs every chunk; { $files ->
    [one] { $files } chunk is not whole here: { $chunks }
   *[other] { $files } chunks are not whole here: { $chunks }
}

# Addresses. $option is --tracker or --web-seed.
torrent-many-addresses = { $option } was given too often: a torrent has at most { $most }
torrent-address-twice = { $option } names { $address } twice
torrent-scheme-tracker = { $option } { $address }: an address of a tracker begins with http://, https:// or udp://
torrent-scheme-web-seed = { $option } { $address }: an address of a web seed begins with http:// or https://
torrent-user = an address after { $option } has a user or a password, which the torrent would tell to everybody
torrent-host = { $option } { $address }: the name of the machine has other signs than letters, digits, dots and hyphens
torrent-port = { $option } { $address }: a port is a number from 1 to 65535, and udp:// needs one
torrent-sign = { $option } { $address }: the sign "{ $sign }" cannot stand there; write it as % and two hexadecimal digits
torrent-query = { $option } { $address }: a web seed has no question mark, because names of files are added at its end
torrent-long = an address after { $option } has more than { $most } bytes

# Errors and their hints.
error-torrent-chunks = the torrent needs { $files ->
    [one] { $files } chunk that is not whole here: { $chunks }
   *[other] { $files } chunks that are not whole here: { $chunks }
}
error-torrent-small = the torrent needs small files that are lost here: { $names }
hint-torrent-repair = make the bundle whole first: pannier repair BUNDLE -o WHOLE; then: pannier torrent WHOLE -o DIR
hint-torrent-gather = get more carriers of this bundle, and name their folders too; pannier want BUNDLE asks for what is missing
hint-torrent-small = get these files from any other carrier of this bundle, and name its folder too

label-infohash = infohash
label-link = link
label-folder = folder
label-peers = peers
label-web-seed = web seed

# `pack --for torrent`.
pack-no-leaves = blocks could not have 16,384 bytes, because the payload is too long, or too many couriers may be lost; torrents of this bundle need all chunks
