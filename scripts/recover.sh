#!/usr/bin/env bash
# Opens a bundle without Pannier: types the commands of docs/recipient.md and nothing else, and stops where people stop.
#   scripts/recover.sh BUNDLE OUT -P KEY|--digits DIGITS [-i IDENTITY | --passphrase-file FILE | --public] [--onto OLD]
# BUNDLE  a folder with the list, its signature, the facts and all data chunks, under their own names
# OUT     a new folder for the documents
# KEY     the publisher's public key (base64), or its file; never one that came with the bundle
# DIGITS  the publisher's thirty digits instead, in six groups: the key that the bundle claims must have them
# OLD     the opened folder of the release on which the bundle builds, if the bundle is a difference
# TOOLS=busybox takes all tools but minisign, age and zstd from BusyBox; TOOLS=bsdtar takes tar from libarchive.
# A test compares the commands (everything between <<'TYPED' and TYPED) with the page, line by line, and those between <<'DELTA'
# and DELTA with DELTA.txt.
set -eu

fail() { echo "recover: $*" >&2; exit 1; }
usage() { sed -n '3,9s/^# \{0,1\}//p' "$0" >&2; exit 2; }

bundle='' out='' key='' digits='' identity='' passphrase='' sealing='' onto=''
while [ $# -gt 0 ]; do
  case $1 in
    -P | --digits | -i | --passphrase-file | --onto) [ $# -ge 2 ] || usage ;;
  esac
  case $1 in
    -P) key=$2; shift ;;
    --digits) digits=$2; shift ;;
    -i) identity=$(realpath -- "$2"); sealing=recipients; shift ;;
    --passphrase-file) passphrase=$(realpath -- "$2"); sealing=passphrase; shift ;;
    --public) sealing=none ;;
    --onto) onto=$(realpath -- "$2"); shift ;;
    -*) usage ;;
    *) if [ -z "$bundle" ]; then bundle=$1; elif [ -z "$out" ]; then out=$1; else usage; fi ;;
  esac
  shift
done
if [ -z "$bundle" ] || [ -z "$out" ] || [ -z "$key$digits" ] || [ -z "$sealing" ]; then usage; fi
[ -d "$bundle" ] || fail "$bundle is no folder"
[ ! -e "$out" ] || fail "$out exists already"
if [ -f "$key" ]; then key=$(tail -n 1 -- "$key"); fi

# The new, empty folder, beside OUT.
# shellcheck disable=SC2034 # the commands that are typed read it
BUNDLE=$(realpath -- "$bundle")
parent=$(realpath -- "$(dirname -- "$out")")
out=$parent/$(basename -- "$out")
room=$(mktemp -d -- "$parent/.recover-XXXXXX")
trap 'rm -rf -- "$room"' EXIT
mkdir "$room/folder" "$room/tools"
[ -z "$identity" ] || ln -s -- "$identity" "$room/folder/recipient.key"
cd "$room/folder"

case ${TOOLS:-gnu} in
  gnu) ;;
  busybox)
    for tool in awk base64 cat cp cut find fold grep head mkdir mv sed sha256sum sort tar tr uniq wc xargs; do
      ln -s -- "$(command -v busybox)" "$room/tools/$tool"
    done
    PATH=$room/tools:$PATH
    ;;
  bsdtar) tar() { LC_ALL=C.UTF-8 bsdtar "$@"; } ;;
  *) fail "TOOLS=$TOOLS is not known" ;;
esac

# Types a command in this shell. What the command says is in the files `said` and `warned`, which are no files of the recipe's
# folder.
typed() {
  command=$(cat)
  status=0
  eval "$command" >"$room/said" 2>"$room/warned" </dev/null || status=$?
  cat "$room/warned" >&2
  return $status
}
said() { cat "$room/said"; }

# age asks its passphrase at a terminal only, so it gets one.
typed_at_terminal() {
  command=$(cat)
  if command -v script >/dev/null; then
    script -qec "$command" /dev/null <"$passphrase" >/dev/null
  elif command -v python3 >/dev/null; then
    python3 - "$command" "$passphrase" <<'PY'
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

# What follows "Trusted comment: ", which people compare.
comment() { sed -n 's/^Trusted comment: //p' "$room/said"; }
fact() { sed -n "s/^ *\"$1\": \"\\{0,1\\}\\([^\",]*\\)\"\\{0,1\\},\\{0,1\\}\$/\\1/p" "$room/said"; }
# Every line must say OK, but for what minisign says before. A warning is a line too: people see both.
all_ok() { [ ! -s "$room/warned" ] && grep -q ': OK$' "$room/said" && ! grep -vE ': OK$|^Signature and comment |^Trusted comment: ' "$room/said" >&2; }

typed <<'TYPED'
umask 077
TYPED
typed <<'TYPED'
find "$BUNDLE/" ! -type f ! -type d | wc -l
TYPED
[ "$(said)" -eq 0 ] || fail "links, pipes or devices are in the bundle"
typed <<'TYPED' || fail "the list or its signature is missing"
cp "$BUNDLE/SHA256SUMS" "$BUNDLE/SHA256SUMS.minisig" .
TYPED

if [ -n "$key" ]; then
  # shellcheck disable=SC2034 # the commands that are typed read it
  KEY=$key
else
  typed <<'TYPED'
KEY=$(grep -o 'RW[0-9A-Za-z+/]\{54\}' SHA256SUMS.minisig | head -n 1)
TYPED
fi
typed <<'TYPED'
printf %s "$KEY" | base64 -d | sha256sum | head -c 60 | fold -w 1 |
  awk '{n = 16 * n + index("123456789abcdef", $1)}
    NR % 10 == 0 {printf "%05d ", n % 100000; n = 0}'; echo
TYPED
[ -z "$digits" ] || [ "$(said)" = "$digits " ] || fail "the key that the bundle claims has other digits: $(said)"
typed <<'TYPED' || fail "SHA256SUMS is not signed by this key"
minisign -V -P "$KEY" -m SHA256SUMS &&
  grep -E '^[0-9a-f]{64}  (bundle\.json|d[0-9]{4,5}\.bin)$' SHA256SUMS |
  sort -k 2 > needed
TYPED
bundle_comment=$(comment)
typed <<'TYPED'
cut -c 67- needed | uniq -d
TYPED
[ -z "$(said)" ] || fail "the list names a file twice: $(said)"

typed <<'TYPED' || :
for f in $(cut -c 67- needed); do cp "$BUNDLE/$f" .; done
TYPED
checked=yes
typed <<'TYPED' || checked=no
sha256sum -c needed
TYPED
{ all_ok && [ "$checked" = yes ]; } || fail "files are missing or damaged"

typed <<'TYPED' || fail "the data chunks cannot be joined"
cut -c 67- needed | grep '^d' | xargs cat > payload
TYPED
typed <<'TYPED'
wc -c < payload
TYPED
size=$(said)
typed <<'TYPED'
grep -e series -e release -e payload_bytes bundle.json
TYPED
[ "$size" -eq "$(fact payload_bytes)" ] || fail "the payload has not the length that bundle.json tells"
title="$(fact series) $(fact release)"
[ "$bundle_comment" = "pannier bundle $title" ] || fail "SHA256SUMS was signed as something else: $bundle_comment"

case $sealing in
  recipients)
    typed <<'TYPED' || fail "this key does not open it"
age -d -i recipient.key -o archive.tar.zst payload
TYPED
    ;;
  passphrase)
    typed_at_terminal <<'TYPED' || fail "this passphrase does not open it"
age -d -o archive.tar.zst payload
TYPED
    ;;
  none)
    typed <<'TYPED'
mv payload archive.tar.zst
TYPED
    ;;
esac
typed <<'TYPED' 2>"$room/zstd" || fail "the payload cannot be unpacked: $(cat "$room/zstd")"
zstd -d --long=27 archive.tar.zst
TYPED
typed <<'TYPED'
mkdir documents
TYPED
typed <<'TYPED' || fail "the archive cannot be unpacked"
tar xf archive.tar -C documents
TYPED
typed <<'TYPED'
cd documents
TYPED

typed <<'TYPED'
find . ! -type d ! \( -type f -links 1 \) | wc -l
TYPED
[ "$(said)" -eq 0 ] || fail "links are among the documents"
# Where the list was left out, the signature tells whether the documents make the same one.
typed <<'TYPED'
[ -e CONTENTS.sha256 ] || find . -type f ! -path ./CONTENTS.sha256 \
  ! -path ./CONTENTS.sha256.minisig | LC_ALL=C sort | tr '\n' '\0' |
  xargs -0 sha256sum | sed 's,  \./,  ,' > CONTENTS.sha256
TYPED
checked=yes
typed <<'TYPED' || checked=no
minisign -V -P "$KEY" -m CONTENTS.sha256 && sha256sum -c CONTENTS.sha256
TYPED
grep -q '^Trusted comment: ' "$room/said" || fail "CONTENTS.sha256 is not signed by this key"
[ "$(comment)" = "pannier contents $title" ] || fail "CONTENTS.sha256 was signed as something else: $(comment)"
# sha256sum says nothing good of a list of no documents, which has no lines.
if [ -s CONTENTS.sha256 ]; then
  { all_ok && [ "$checked" = yes ]; } || fail "documents are damaged"
fi
typed <<'TYPED'
wc -l < CONTENTS.sha256
TYPED
count=$(said)
typed <<'TYPED'
find . -type f | wc -l
TYPED
[ "$(said)" -eq $((count + 2)) ] || fail "documents that nobody signed"

if [ -n "$onto" ]; then
  line() { sed -n "s/^$1 //p" delta-facts.txt; }
  series=$(line series) release=$(line release) content=$(line content)
  base_release=$(line base-release) base_content=$(line base-content)
  [ "$title" = "$series-delta-$base_release $release" ] || fail "this is no difference"
  # shellcheck disable=SC2034 # the commands that are typed read it
  OLD=$onto
  typed <<'DELTA' || fail "$onto was not opened from a bundle by this publisher"
minisign -V -P "$KEY" -m "$OLD/CONTENTS.sha256"
DELTA
  [ "$(comment)" = "pannier contents $series $base_release" ] || fail "the difference builds on $series $base_release: $(comment)"
  checked=yes
  typed <<'DELTA' || checked=no
(cd "$OLD" && sha256sum -c CONTENTS.sha256)
DELTA
  { all_ok && [ "$checked" = yes ]; } || fail "documents of the release before are missing or damaged"
  typed <<'DELTA'
sha256sum < "$OLD/CONTENTS.sha256"
DELTA
  [ "$(said)" = "$base_content  -" ] || fail "the difference builds on another version of $series $base_release"
  typed <<'DELTA' || fail "the new release cannot be made"
cut -c 67- "$OLD/CONTENTS.sha256" > old
awk 'FILENAME == "delta-removed.txt" {gone[$0]; next}
  !($0 in gone) {print "./" $0}' delta-removed.txt old > kept
mkdir NEW
while IFS= read -r f; do
  mkdir -p "NEW/${f%/*}"; cp "$OLD/$f" "NEW/$f"
done < kept
: > prefix
while IFS= read -r f; do cat "$OLD/$f" >> prefix; done < delta-uses.txt
zstd -d --long=27 --patch-from=prefix delta.zst -o delta.tar
tar -xf delta.tar -C NEW
cp delta-after.minisig NEW/CONTENTS.sha256.minisig
cd NEW
find . -type f ! -path ./CONTENTS.sha256 \
  ! -path ./CONTENTS.sha256.minisig | LC_ALL=C sort | tr '\n' '\0' |
  xargs -0 sha256sum | sed 's,  \./,  ,' > CONTENTS.sha256
DELTA
  typed <<'DELTA' || fail "the publisher did not sign what was made"
minisign -V -P "$KEY" -m CONTENTS.sha256
DELTA
  [ "$(comment)" = "pannier contents $series $release" ] || fail "what was made was signed as something else: $(comment)"
  typed <<'DELTA'
sha256sum < CONTENTS.sha256
DELTA
  [ "$(said)" = "$content  -" ] || fail "the publisher did not sign what was made"
  count=$(wc -l < CONTENTS.sha256)
  mv -- "$room/folder/documents/NEW" "$room/folder/new"
  rm -rf -- "$room/folder/documents"
  mv -- "$room/folder/new" "$room/folder/documents"
fi
mv -- "$room/folder/documents" "$out"
echo "recover: OK, $((count)) documents in $(basename -- "$out"), by hand with ${TOOLS:-gnu} tools"
