"""Runs a program at a terminal of its own: at_terminal.py KEYS PROGRAM ARGS...

Whenever the program asks for a passphrase, the next of the KEYS (divided by commas) is typed: c is Ctrl-C, d is Ctrl-D, a name
such as SIGTERM is sent as that signal, anything else is a line. A signal after a "!" is sent while the program still changes
the terminal. Signals go to the program that PROGRAM runs, if it runs one (strace). Prints what the program said, its exit code,
and whether it left the terminal as it was.
"""
import fcntl, os, pty, select, signal, subprocess, sys, termios, time

keys, program = sys.argv[1].split(","), sys.argv[2:]
master, slave = pty.openpty()
before = termios.tcgetattr(slave)
child = subprocess.Popen(
    program, stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
    preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
)
said, end = b"", time.monotonic() + 30
while time.monotonic() < end:
    at_once = bool(keys) and keys[0].startswith("!")
    ready = select.select([master], [], [], 0 if at_once else 0.1)[0]
    if ready:
        said += os.read(master, 4096)
    elif child.poll() is not None:
        break
    hidden = not termios.tcgetattr(slave)[3] & termios.ECHO
    if keys and hidden and (at_once or said.endswith(b": ")):
        key = keys.pop(0).lstrip("!")
        said += b"\n"
        if key.startswith("SIG"):
            within = open(f"/proc/{child.pid}/task/{child.pid}/children").read().split()
            os.kill(int((within or [child.pid])[0]), getattr(signal, key))
        else:
            os.write(master, {"c": b"\x03", "d": b"\x04"}.get(key, key.encode() + b"\n"))
if child.poll() is None:
    child.kill()
print(said.decode().replace("\r\n", "\n"))
print("code", child.wait())
print("terminal", "as it was" if termios.tcgetattr(slave) == before else "CHANGED")
