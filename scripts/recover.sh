#!/usr/bin/env bash
# Opens a bundle without Pannier, by the commands of its README.txt and nothing else.
#   scripts/recover.sh BUNDLE OUT -P KEY [-i IDENTITY | --passphrase-file FILE | --public]
# BUNDLE  a folder with all small files and all data chunks, under their own names
# OUT     a new folder for the documents
# KEY     the publisher's public key (base64), or its file; never one that came with the bundle
# TOOLS=busybox takes sha256sum, cat, tar, find, sort, tr, xargs and sed from BusyBox; TOOLS=bsdtar takes tar from libarchive.
set -euo pipefail
shopt -s inherit_errexit

fail() { echo "recover: $*" >&2; exit 1; }
usage() { sed -n '3,7s/^# \{0,1\}//p' "$0" >&2; exit 2; }

bundle='' out='' key='' identity='' passphrase='' sealing=''
while [ $# -gt 0 ]; do
  case $1 in
    -P | -i | --passphrase-file) [ $# -ge 2 ] || usage ;;
  esac
  case $1 in
    -P) key=$2; shift ;;
    -i) identity=$(realpath -- "$2"); sealing=recipients; shift ;;
    --passphrase-file) passphrase=$(realpath -- "$2"); sealing=passphrase; shift ;;
    --public) sealing=none ;;
    -*) usage ;;
    *) if [ -z "$bundle" ]; then bundle=$1; elif [ -z "$out" ]; then out=$1; else usage; fi ;;
  esac
  shift
done
if [ -z "$bundle" ] || [ -z "$out" ] || [ -z "$key" ] || [ -z "$sealing" ]; then usage; fi
[ -d "$bundle" ] || fail "$bundle is no folder"
[ ! -e "$out" ] || fail "$out exists already"
if [ -f "$key" ]; then key=$(grep -v '^untrusted comment:' -- "$key"); fi

# A room beside OUT, where the bundle's files can be read but not changed.
parent=$(realpath -- "$(dirname -- "$out")")
out=$parent/$(basename -- "$out")
room=$(mktemp -d -- "$parent/.recover-XXXXXX")
trap 'rm -rf -- "$room"' EXIT
mkdir "$room/bundle" "$room/tools"
for file in "$(realpath -- "$bundle")"/*; do ln -s -- "$file" "$room/bundle/"; done
cd "$room/bundle"

case ${TOOLS:-gnu} in
  gnu) ;;
  busybox)
    for tool in sha256sum cat tar find sort tr xargs sed; do ln -s -- "$(command -v busybox)" "$room/tools/$tool"; done
    PATH=$room/tools:$PATH
    ;;
  bsdtar) tar() { LC_ALL=C.UTF-8 bsdtar "$@"; } ;;
  *) fail "TOOLS=$TOOLS is not known" ;;
esac

# Stops unless README.txt, where there is one, tells people to type just this.
told() { [ ! -f README.txt ] || grep -qF -- "  $1" README.txt || fail "README.txt does not say: $1"; }

# Every file must be there and whole; of recovery chunks, which nobody needs here, as many as like may be lost.
hashes() {
  local lines
  told 'sha256sum -c SHA256SUMS'
  lines=$(sha256sum -c SHA256SUMS 2>/dev/null || true)
  [ -n "$lines" ] || fail "SHA256SUMS cannot be read"
  if grep -vE '^(.*: OK|r[0-9]{4,5}\.bin: FAILED( open or read)?)$' <<<"$lines"; then fail "files are missing or damaged"; fi
  grep -q '^bundle\.json: OK$' <<<"$lines" || fail "bundle.json is not in the list"
  grep -q '^d0*1\.bin: OK$' <<<"$lines" || fail "the list names no data chunk"
}

# The signature must hold, and be made for this and nothing else.
signed() {
  local file=$1 comment=$2 said
  told "minisign -V -P KEY -m $file"
  said=$(minisign -V -P "$key" -m "$file") || fail "$file is not signed by this key"
  [ "$(sed -n 's/^Trusted comment: //p' <<<"$said")" = "$comment" ] || fail "$file was signed as something else: $said"
}

# age asks its passphrase at a terminal only, so it gets one.
at_terminal() {
  if command -v script >/dev/null; then
    script -qec "$1" /dev/null <"$2" >/dev/null
  elif command -v python3 >/dev/null; then
    python3 - "$1" "$2" <<'PY'
import os, pty, sys
answer = open(sys.argv[2], "rb").readline().rstrip(b"\n") + b"\n"
pid, terminal = pty.fork()
if pid == 0:
    os.execvp("sh", ["sh", "-c", sys.argv[1]])
said = b""
while b":" not in said:
    said += os.read(terminal, 1024)
os.write(terminal, answer)
try:
    while os.read(terminal, 1024):
        pass
except OSError:
    pass
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
PY
  else
    fail "a terminal for age needs script or python3"
  fi
}

fact() { sed -n "s/^  \"$1\": \"\\{0,1\\}\\([^\",]*\\)\"\\{0,1\\},\\{0,1\\}\$/\\1/p" bundle.json; }

hashes
series=$(fact series) release=$(fact release)
signed SHA256SUMS "pannier bundle $series $release"
[ "$(fact sealing)" = "$sealing" ] || fail "bundle.json says it is sealed otherwise: $(fact sealing)"

joined=payload.age
[ "$sealing" != none ] || joined=archive.tar.zst
data=(d*.bin)
if [ ${#data[@]} -gt 1 ]; then told "cat d*.bin > $joined"; else told "cat ${data[0]} > $joined"; fi
cat d*.bin >"$joined"
[ "$(wc -c <"$joined")" -eq "$(fact payload_bytes)" ] || fail "the payload has not the length that bundle.json tells"

case $sealing in
  recipients)
    told 'age -d -i recipient.key -o archive.tar.zst payload.age'
    age -d -i "$identity" -o archive.tar.zst payload.age || fail "this key does not open it"
    ;;
  passphrase)
    told 'age -d -o archive.tar.zst payload.age'
    at_terminal 'age -d -o archive.tar.zst payload.age' "$passphrase" || fail "this passphrase does not open it"
    ;;
esac
told 'zstd -d --long=27 archive.tar.zst'
zstd -q -d --long=27 archive.tar.zst
told 'mkdir documents'
mkdir documents
told 'tar xf archive.tar -C documents'
tar xf archive.tar -C documents
told 'cd documents'
if [ ! -e documents/CONTENTS.sha256 ]; then
  told 'find . -type f ! -path ./CONTENTS.sha256 ! -path ./CONTENTS.sha256.minisig |'
  told "  LC_ALL=C sort | tr '\\n' '\\0' | xargs -0 sha256sum |"
  told "  sed 's,  \\./,  ,' > CONTENTS.sha256"
fi
told 'sha256sum -c CONTENTS.sha256'
told 'minisign -V -P KEY -m CONTENTS.sha256'
(
  cd documents
  # Where the list was left out, the signature below tells whether the documents make the same one.
  if [ ! -e CONTENTS.sha256 ]; then
    find . -type f ! -path ./CONTENTS.sha256 ! -path ./CONTENTS.sha256.minisig |
      LC_ALL=C sort | tr '\n' '\0' | xargs -0 sha256sum |
      sed 's,  \./,  ,' > CONTENTS.sha256
  fi
  if [ -s CONTENTS.sha256 ]; then sha256sum -c CONTENTS.sha256 >/dev/null || fail "documents are damaged"; fi
  # Here README.txt would be a document.
  told() { :; }
  signed CONTENTS.sha256 "pannier contents $series $release"
  [ "$(find . -type f | wc -l)" -eq $(($(wc -l <CONTENTS.sha256) + 2)) ] || fail "documents that nobody signed"
  if [ -f ../README.txt ]; then
    grep -qF "pannier contents $series $release" ../README.txt || fail "README.txt tells another comment"
  fi
)
mv -- documents "$out"
echo "recover: OK, $(($(wc -l <"$out/CONTENTS.sha256"))) documents in $(basename -- "$out"), by hand with ${TOOLS:-gnu} tools"
