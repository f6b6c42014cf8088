"""A mount that behaves as some real media do. usage: odd_medium.py QUIRK[,QUIRK...] REAL_FOLDER MOUNT_POINT

nostat            tells 0 of 0 bytes
deny=NAME         refuses to give a file this name
long=BYTES        takes no longer name, and says so
largest=BYTES     takes no larger file
cap=BYTES         holds so much
wrap=BYTES        says that it holds more; what is written past the end takes the place of what was written first
zeros=BYTES       says that it holds more; what is written past the end reads as zeros
recent=BYTES:KEPT the same, but the last KEPT bytes that were written past the end are still there
nosync=NUMBER     cannot flush a file: this number of the system
eat=PREFIX        a file of such a name is gone after it is closed
notime            sets no times
"""

import errno
import os
import sys
import threading

from fuse import FUSE, FuseOSError, Operations

quirks = dict((quirk.split("=", 1) + [""])[:2] for quirk in sys.argv[1].split(","))
STAT = ("st_atime", "st_ctime", "st_gid", "st_mode", "st_mtime", "st_nlink", "st_size", "st_uid")
VFS = ("f_bavail", "f_bfree", "f_blocks", "f_bsize", "f_favail", "f_ffree", "f_files", "f_flag", "f_frsize", "f_namemax")


class Medium(Operations):
    def __init__(self, root):
        self.root, self.lock = root, threading.Lock()
        self.written, self.order = 0, []

    def at(self, path):
        name = os.path.basename(path).encode("utf-8", "surrogateescape")
        if "long" in quirks and len(name) > int(quirks["long"]):
            raise FuseOSError(errno.ENAMETOOLONG)
        return self.root + path

    def getattr(self, path, handle=None):
        found = os.lstat(self.at(path))
        return {key: getattr(found, key) for key in STAT}

    def readdir(self, path, handle):
        return [".", "..", *os.listdir(self.root + path)]

    def mkdir(self, path, mode):
        os.mkdir(self.at(path), mode)

    def rmdir(self, path):
        os.rmdir(self.at(path))

    def unlink(self, path):
        os.unlink(self.at(path))

    def rename(self, old, new):
        if os.path.basename(new) == quirks.get("deny"):
            raise FuseOSError(errno.EACCES)
        self.order = [(new if at == old else at, offset, count) for at, offset, count in self.order]
        os.rename(self.at(old), self.at(new))

    def utimens(self, path, times=None):
        if "notime" in quirks:
            raise FuseOSError(errno.EPERM)
        os.utime(self.at(path), times)

    def used(self):
        return sum(os.lstat(os.path.join(folder, name)).st_size for folder, _, names in os.walk(self.root) for name in names)

    def statfs(self, path):
        found = os.statvfs(self.root)
        told = {key: getattr(found, key) for key in VFS}
        if "cap" in quirks:
            cap = int(quirks["cap"])
            free = max(0, cap - self.used()) // 4096
            told.update(f_frsize=4096, f_bsize=4096, f_blocks=cap // 4096, f_bfree=free, f_bavail=free)
        if "nostat" in quirks:
            told.update(f_blocks=0, f_bfree=0, f_bavail=0)
        if "long" in quirks:
            told["f_namemax"] = int(quirks["long"])
        return told

    def open(self, path, flags):
        return os.open(self.at(path), flags & ~getattr(os, "O_DIRECT", 0))

    def create(self, path, mode, info=None):
        return os.open(self.at(path), os.O_RDWR | os.O_CREAT | os.O_TRUNC, mode)

    def read(self, path, count, offset, handle):
        return os.pread(handle, count, offset)

    def overwrite(self, path, offset, data):
        try:
            with open(self.root + path, "r+b") as file:
                os.pwrite(file.fileno(), data, offset)
        except OSError:
            pass

    def write(self, path, data, offset, handle):
        if "largest" in quirks and offset + len(data) > int(quirks["largest"]):
            raise FuseOSError(errno.EFBIG)
        if "cap" in quirks and self.used() + len(data) > int(quirks["cap"]):
            raise FuseOSError(errno.ENOSPC)
        with self.lock:
            self.written += len(data)
            if "wrap" in quirks:
                self.order.append((path, offset, len(data)))
                left = len(data) if self.written > int(quirks["wrap"]) else 0
                while left > 0 and self.order[0][0] != path:
                    old, at, count = self.order.pop(0)
                    self.overwrite(old, at, data[:count].ljust(count, b"\0"))
                    left -= count
            if "zeros" in quirks and self.written > int(quirks["zeros"]):
                data = bytes(len(data))
            if "recent" in quirks:
                end, kept = map(int, quirks["recent"].split(":"))
                if self.written > end:
                    self.order.append((path, offset, len(data)))
                while sum(count for _, _, count in self.order) > kept:
                    old, at, count = self.order.pop(0)
                    self.overwrite(old, at, bytes(count))
            return os.pwrite(handle, data, offset)

    def truncate(self, path, length, handle=None):
        if "largest" in quirks and length > int(quirks["largest"]):
            raise FuseOSError(errno.EFBIG)
        os.truncate(self.at(path), length)

    def release(self, path, handle):
        os.close(handle)
        if "eat" in quirks and os.path.basename(path).startswith(quirks["eat"]):
            os.unlink(self.root + path)

    def sync(self):
        if "nosync" in quirks:
            raise FuseOSError(int(quirks["nosync"]))

    def fsync(self, path, only_data, handle):
        self.sync()

    def fsyncdir(self, path, only_data, handle):
        self.sync()


FUSE(Medium(os.path.abspath(sys.argv[2])), sys.argv[3], foreground=True, nothreads=False, big_writes=True)
