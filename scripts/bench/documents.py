"""Which documents of the unpacked packages go into the corpora, under which names."""

import gzip
import hashlib
import html.parser
import os
import re
import unicodedata
from collections.abc import Callable, Iterator

from run import Failed

WHEN = 1700000000  # one time for everything, so that every tar of it is alike
SECRET = re.compile(rb"BEGIN [A-Z ]*PRIVATE KEY|AGE-SECRET-KEY-1|minisign encrypted secret key"
                    rb"|(?i:private-?key|preshared-?key)\s*=\s*[A-Za-z0-9+/]{43}=")
REFUSED = re.compile(r'[\\:*?<>|"\x00-\x1f]|[. ](/|$)')  # in a name
REFERENCE = 25_000_000  # bytes of the library reference, which is many times that and all of a kind
PICTURES = 105_000_000  # bytes
TEXTS, LARGEST, SMALLEST = 20_000, 16 * 1024, 200  # of corpus b: how many, and their bytes
HANDBOOKS = ("ar-MA", "de-DE", "en-US", "es-ES", "fa-IR", "fr-FR", "ja-JP", "ru-RU", "tr-TR", "zh-CN")
PAPERS = ("texlive-lang-arabic", "texlive-latex-recommended-doc")
WALLPAPERS = ("gnome-backgrounds", "mate-backgrounds", "plasma-workspace-wallpapers")


def content(path: str) -> bytes:
    with open(path, "rb") as f:
        data = f.read()
    return gzip.decompress(data) if path.endswith(".gz") else data


def ends(*endings: str) -> Callable[[str], bool]:
    return lambda path: path.lower().endswith(endings)


class Words(html.parser.HTMLParser):
    """The text of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.mute = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.mute += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.mute -= tag in ("script", "style") and self.mute > 0

    def handle_data(self, data: str) -> None:
        if not self.mute:
            self.words.append(data)


def text_of_page(page: bytes) -> bytes:
    parser = Words()
    parser.feed(page.decode("utf-8", "replace"))
    spaced = re.sub(r"[ \t]+", " ", "".join(parser.words))
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", spaced).strip().encode()


class Tree:
    """The unpacked packages, each in a folder of its name."""

    def __init__(self, top: str):
        self.top = top

    def package(self, name: str, *below: str) -> str:
        path = os.path.join(self.top, name, *below)
        if not os.path.isdir(path):
            raise Failed(f"{name} has no {'/'.join(below)} any more")
        return path

    def files(self, top: str, keep: Callable[[str], bool] = lambda _: True) -> Iterator[str]:
        """Regular files in path order; a link counts as its target while that is inside the tree."""
        inside = os.path.realpath(self.top) + os.sep
        for here, dirs, names in os.walk(top):
            dirs.sort()
            for name in sorted(names):
                path = os.path.join(here, name)
                real = os.path.realpath(path)
                if keep(path) and os.path.isfile(real) and real.startswith(inside):
                    yield path

    def office(self) -> dict[str, str]:
        """The help of LibreOffice, by language."""
        found = {}
        for lang in ("ru", "tr", "zh-cn"):
            for place in ("usr/lib/libreoffice/help", "usr/share/libreoffice/help"):
                path = os.path.join(self.top, f"libreoffice-help-{lang}", place)
                if os.path.isdir(path):
                    found[lang] = path
        return found

    def webs(self) -> list[tuple[str, str]]:
        """Folders of pages: the name in the corpus, and the folder in the package."""
        guide = self.package("installation-guide-amd64", "usr/share/doc/installation-guide-amd64")
        found = [("python", self.package("python3.11-doc", "usr/share/doc/python3.11/html")), ("install-guide", guide)]
        handbook = self.package("debian-handbook", "usr/share/doc/debian-handbook/html")
        found += [(f"handbook/{lang}", os.path.join(handbook, lang)) for lang in HANDBOOKS
                  if os.path.isdir(os.path.join(handbook, lang))]
        office = self.office()
        for lang in ("ru", "zh-cn"):
            if lang not in office:
                raise Failed(f"libreoffice-help-{lang} has no help any more")
            found.append((f"office/{lang}", office[lang]))
        rust = self.package("rust-doc", "usr/share/doc/rust-doc/html")
        found += [(f"rust/{part}", os.path.join(rust, part)) for part in ("book", "reference", "std")
                  if os.path.isdir(os.path.join(rust, part))]
        return found


class Corpora:
    """What is stored so far, in `stage`/a and `stage`/b."""

    def __init__(self, stage: str):
        self.stage = stage
        self.taken: set[str] = set()  # names without case: a name that collides on a FAT stick stays out
        self.seen: set[bytes] = set()  # of corpus b
        self.number = 0

    def store(self, *parts: str, data: bytes) -> bool:
        """Files that pack would refuse stay out: names that some systems cannot hold, and sample keys in manuals."""
        path = unicodedata.normalize("NFC", os.path.join(self.stage, *parts))
        name = path.casefold()
        if name in self.taken or REFUSED.search(path[len(self.stage):]) or SECRET.search(data):
            return False
        self.taken.add(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as f:
            f.write(data)
        return True

    def small(self, lang: str, name: str, text: bytes) -> None:
        """A text of corpus b, once, until there are enough."""
        text = text[:LARGEST]
        digest = hashlib.sha256(text).digest()
        if self.number >= TEXTS or len(text) < SMALLEST or digest in self.seen:
            return
        self.seen.add(digest)
        name = f"{self.number:05}-{re.sub('[^A-Za-z0-9._-]', '_', name)[-100:]}.txt"
        self.number += self.store("b", lang, f"{self.number // 250:03}", name, data=text)

    def close(self, name: str) -> str:
        """Gives everything one time and plain modes; returns the line that tells what was built."""
        total, paths = 0, []
        top = os.path.join(self.stage, name)
        for here, _, names in os.walk(top, topdown=False):
            for entry in names:
                paths.append(os.path.join(here, entry))
                os.chmod(paths[-1], 0o644)
                os.utime(paths[-1], (WHEN, WHEN))
            os.chmod(here, 0o755)
            os.utime(here, (WHEN, WHEN))
        sums = hashlib.sha256()
        for path in sorted(paths):
            with open(path, "rb") as f:
                data = f.read()
            total += len(data)
            sums.update(os.path.relpath(path, self.stage).encode() + b"\0" + hashlib.sha256(data).digest())
        return f"{name}: {len(paths)} files, {total} bytes, digest {sums.hexdigest()[:16]}"


def sort_out(stage: str) -> list[str]:
    """Fills both corpora from `stage`/tree; returns a line on each."""
    tree, corpora = Tree(os.path.join(stage, "tree")), Corpora(stage)
    webs = tree.webs()
    store_webs(tree, corpora, webs)
    store_papers(tree, corpora)
    store_pictures(tree, corpora)
    store_small(tree, corpora, webs, store_manuals(tree, corpora))
    if corpora.number < TEXTS:
        raise Failed(f"only {corpora.number} small texts, {TEXTS} wanted")
    return [corpora.close("a"), corpora.close("b")]


def store_webs(tree: Tree, corpora: Corpora, webs: list[tuple[str, str]]) -> None:
    room = REFERENCE
    for name, top in webs:
        for path in tree.files(top):
            data = content(path)
            if name == "rust/std":
                if len(data) > room:
                    continue
                room -= len(data)
            corpora.store("a", name, os.path.relpath(path, top).removesuffix(".gz"), data=data)


def store_papers(tree: Tree, corpora: Corpora) -> None:
    for name in PAPERS:
        for path in tree.files(tree.package(name), ends(".pdf", ".tex", "readme", "readme.md")):
            folder = os.path.basename(os.path.dirname(path))
            corpora.store("a", "papers", folder, os.path.basename(path), data=content(path))


def store_pictures(tree: Tree, corpora: Corpora) -> None:
    picture, room = ends(".jpg", ".jpeg", ".png", ".webp"), PICTURES
    for name in WALLPAPERS:
        for path in tree.files(tree.package(name), lambda path: picture(path) and not os.path.islink(path)):
            data = content(path)
            if len(data) <= room:
                room -= len(data)
                corpora.store("a", "pictures", "-".join(path.split("/")[-2:]), data=data)


def store_manuals(tree: Tree, corpora: Corpora) -> list[tuple[str, str, bytes]]:
    """Returns the language, name and text of each page of the manuals."""
    pages = []
    packages = (name for name in os.listdir(tree.top) if name.startswith("manpages-"))
    for lang in sorted(name.removeprefix("manpages-") for name in packages):
        for path in tree.files(tree.package(f"manpages-{lang}", "usr/share/man"), ends(".gz")):
            name = os.path.basename(path).removesuffix(".gz")
            pages.append((lang, name, content(path)))
            corpora.store("a", "manual", lang, name + ".txt", data=pages[-1][2])
    return pages


def store_small(tree: Tree, corpora: Corpora, webs: list[tuple[str, str]], pages: list[tuple[str, str, bytes]]) -> None:
    for lang, name, text in pages:
        if len(text) <= LARGEST:
            corpora.small(lang, name, text)
            continue
        for i, section in enumerate(re.split(rb"\n(?=\.SH )", text)):
            corpora.small(lang, f"{name}.{i:02}", section)
    order = [(f"office-{lang}", top) for lang, top in tree.office().items()]
    for first in (("handbook", "install"), ("python", "rust")):
        order += [(name.replace("/", "-"), top) for name, top in webs if name.startswith(first)]
    for lang, top in order:
        if corpora.number >= TEXTS:
            break
        for path in tree.files(top, ends(".html", ".htm")):
            name = os.path.relpath(path, top).rsplit(".", 1)[0]
            corpora.small(lang, name, text_of_page(content(path)))
