"""Writes the list of everything that a program of a kit is made of, as CycloneDX 1.5: scripts/packing/sbom.py VERSION.

The list comes from `cargo metadata` and Cargo.lock. It has no time and no number of its own, so one commit has one list.
"""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = "pannier"


def metadata():
    """Returns what cargo says of the workspace, with the crates of every system."""
    said = subprocess.run(["cargo", "metadata", "--format-version", "1", "--locked"], capture_output=True, check=True)
    return json.loads(said.stdout)


def checksums(lock):
    """Returns the hash of each crate in Cargo.lock, by name and version."""
    return {(one["name"], one["version"]): one.get("checksum") for one in tomllib.loads(lock)["package"]}


def used(nodes, root):
    """Returns each crate that gets into the program or runs while it is built, with the crates that it names itself."""
    graph, queue = {}, [root]
    while queue:
        at = queue.pop()
        if at in graph:
            continue
        counts = [dep["pkg"] for dep in nodes[at]["deps"] if any(kind["kind"] != "dev" for kind in dep["dep_kinds"])]
        graph[at] = sorted(set(counts))
        queue += counts
    return graph


def purl(package):
    """Returns the name of a crate as other lists have it."""
    return f"pkg:cargo/{package['name']}@{package['version']}"


def component(package, checksum, kind):
    """Returns one crate as CycloneDX has it."""
    made = {"type": kind, "bom-ref": purl(package), "name": package["name"], "version": package["version"], "purl": purl(package)}
    if package.get("license"):
        made["licenses"] = [{"expression": package["license"].replace("/", " OR ")}]
    if checksum:
        made["hashes"] = [{"alg": "SHA-256", "content": checksum}]
    if package.get("repository"):
        made["externalReferences"] = [{"type": "vcs", "url": package["repository"]}]
    return made


def bom(data, lock, version):
    """Returns the whole list."""
    packages = {one["id"]: one for one in data["packages"]}
    nodes = {one["id"]: one for one in data["resolve"]["nodes"]}
    [root] = [one["id"] for one in data["packages"] if one["name"] == ROOT and one["source"] is None]
    if packages[root]["version"] != version:
        raise SystemExit(f"sbom: the version is {packages[root]['version']}, and not {version}")
    graph, hashes = used(nodes, root), checksums(lock)
    hash_of = lambda one: hashes[one["name"], one["version"]]
    by_name = sorted(graph, key=lambda at: (packages[at]["name"], packages[at]["version"]))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": component(packages[root], None, "application")},
        "components": [component(packages[at], hash_of(packages[at]), "library") for at in by_name if at != root],
        "dependencies": [
            {"ref": purl(packages[at]), "dependsOn": [purl(packages[below]) for below in graph[at]]} for at in by_name
        ],
    }


def main():
    version = sys.argv[1]
    lock = Path("Cargo.lock").read_text(encoding="utf-8")
    print(json.dumps(bom(metadata(), lock, version), indent=1, sort_keys=True))


if __name__ == "__main__":
    main()
