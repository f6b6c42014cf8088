"""Runs a program at a terminal of its own: at_terminal.py KEYS PROGRAM ARGS...

Whenever the program asks for a passphrase, the next of the KEYS (divided by commas) is typed: c is Ctrl-C, d is Ctrl-D, a name
such as SIGTERM is sent as that signal, anything else is a line. Prints what the program said, its exit code, and whether it
left the terminal as it was.
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
    ready = select.select([master], [], [], 0.1)[0]
    if ready:
        said += os.read(master, 4096)
    elif child.poll() is not None:
        break
    hidden = not termios.tcgetattr(slave)[3] & termios.ECHO
    if keys and hidden and said.endswith(b": "):
        key = keys.pop(0)
        said += b"\n"
        if key.startswith("SIG"):
            child.send_signal(getattr(signal, key))
        else:
            os.write(master, {"c": b"\x03", "d": b"\x04"}.get(key, key.encode() + b"\n"))
if child.poll() is None:
    child.kill()
print(said.decode().replace("\r\n", "\n"))
print("code", child.wait())
print("terminal", "as it was" if termios.tcgetattr(slave) == before else "CHANGED")
