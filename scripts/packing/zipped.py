"""Packs a folder into a ZIP archive: the same files make the same bytes.

  zipped.py FOLDER ARCHIVE     the names in the archive begin with the name of FOLDER; $SOURCE_DATE_EPOCH is the time of every file
"""

import os
import pathlib
import sys
import time
import zipfile


def pack(folder, archive, seconds):
    """Writes every file below a folder, in the order of the names."""
    folder = pathlib.Path(folder)
    # ZIP knows no time before 1980.
    when = max(time.gmtime(seconds)[:6], (1980, 1, 1, 0, 0, 0))
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for path in sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.relative_to(folder).as_posix()):
            entry = zipfile.ZipInfo(f"{folder.name}/{path.relative_to(folder).as_posix()}", when)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            made.writestr(entry, path.read_bytes())


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    pack(sys.argv[1], sys.argv[2], int(os.environ.get("SOURCE_DATE_EPOCH", "0")))
