#!/usr/bin/env python3
"""Makes proofs.json: trees of documents and proofs (FORMAT.md §22). It shares no code with Pannier."""

import hashlib
import json
import pathlib

HERE = pathlib.Path(__file__).parent


def digest(data):
    return hashlib.sha256(data if isinstance(data, bytes) else data.encode()).hexdigest()


def salt(secret, number):
    return digest(f"pannier salt 1\n{secret}\n{number}\n")


def leaf(secret, number, path, sha256):
    name = f"name {path}\n" if path is not None else ""
    return f"pannier document 1\nsalt {salt(secret, number)}\nsha256 {sha256}\n{name}"


def node(one, other):
    return digest("".join(side + "\n" for side in sorted((one, other))))


def levels(secret, documents):
    leaves = []
    for number, (path, sha256) in enumerate(documents):
        leaves += [digest(leaf(secret, 2 * number, path, sha256)), digest(leaf(secret, 2 * number + 1, None, sha256))]
    count = 256
    while count < len(leaves):
        count *= 2
    leaves += [salt(secret, number) for number in range(len(leaves), count)]
    tree = [leaves]
    while len(tree[-1]) > 1:
        below = tree[-1]
        tree.append([node(below[at], below[at + 1]) for at in range(0, len(below), 2)])
    return tree


def proof(secret, documents, number, named=True):
    place = 2 * number + (0 if named else 1)
    path, sha256 = documents[number]
    text = leaf(secret, place, path if named else None, sha256)
    for level in levels(secret, documents)[:-1]:
        text += level[place ^ 1] + "\n"
        place //= 2
    return text


def documents(count):
    return [(f"papers/{number:05}.txt", digest(f"{number}")) for number in range(count)]


def main():
    trees, proofs = [], []
    signatures = {}
    for count in (0, 1, 2, 127, 128, 129, 1000):
        signature = f"the signature over {count} documents\n"
        signatures[count] = signature
        listed = documents(count)
        secret = digest(signature)
        trees.append({"name": f"{count} documents", "signature": signature, "count": count, "root": levels(secret, listed)[-1][0]})
    for count in (1, 128, 129, 1000):
        secret, listed = digest(signatures[count]), documents(count)
        for number in {0, count // 2, count - 1}:
            for named in (True, False):
                proofs.append({
                    "name": f"document {number} of {count}, {'with' if named else 'without'} its name",
                    "signature": signatures[count], "count": count, "number": number, "named": named,
                    "root": levels(secret, listed)[-1][0], "text": proof(secret, listed, number, named), "accept": True,
                })
    count, number = 129, 77
    secret, listed = digest(signatures[count]), documents(count)
    tree = levels(secret, listed)
    good, root = proof(secret, listed, number), tree[-1][0]
    lines = good.splitlines(keepends=True)

    def bad(name, text, root=root):
        proofs.append({"name": name, "root": root, "text": text, "accept": False})

    bad("two steps that changed places", "".join(lines[:4] + [lines[5], lines[4]] + lines[6:]))
    bad("a step too few", "".join(lines[:-1]))
    bad("a step too many", good + root + "\n")
    bad("no step", "".join(lines[:4]))
    bad("33 steps", "".join(lines[:4]) + 33 * (root + "\n"))
    bad("the root of another bundle", good, levels(digest(signatures[128]), documents(128))[-1][0])
    bad("the salt of another release", good.replace(salt(secret, 2 * number), salt(digest("another signature\n"), 2 * number)))
    bad("the salt of the neighbour", good.replace(salt(secret, 2 * number), salt(secret, 2 * number + 1)))
    bad("the name of another document", good.replace("00077", "00078"))
    bad("the hash of another document", good.replace(listed[number][1], listed[78][1]))
    bad("the leaf without its name in the place of the one with it", good.replace(lines[3], ""))
    # A node is a hash of two hashes. Its children stand where a leaf stands, in every way that a text allows.
    one, other = sorted(tree[0][2 * number:2 * number + 2])
    steps = "".join(lines[5:])
    bad("a node in the place of a leaf", f"{one}\n{other}\n" + steps)
    bad("a node that poses as a leaf", f"pannier document 1\nsalt {one}\nsha256 {other}\n" + steps)
    bad("a salt in the place of a leaf", f"pannier salt 1\n{secret}\n300\n" + "".join(lines[4:]))
    bad("a leaf that fills the tree, as a document", f"pannier document 1\nsalt {secret}\nsha256 {salt(secret, 300)}\n" + steps)
    bad("CRLF", good.replace("\n", "\r\n"))
    bad("no end of the last line", good[:-1])
    bad("an empty line", good + "\n")
    bad("capital digits", good.replace(lines[4], lines[4].upper()))
    bad("a path that leaves the folder", good.replace("papers/", "../"))
    bad("two names", good.replace(lines[3], lines[3] * 2))
    bad("another version", good.replace("document 1", "document 2"))
    text = json.dumps({"trees": trees, "proofs": proofs}, indent=1, ensure_ascii=False)
    (HERE / "proofs.json").write_text(text + "\n", encoding="utf-8")


main()
