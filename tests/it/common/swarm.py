"""Real programs of BitTorrent on loopback, for tests: libtorrent, aria2 and Transmission, and a web server with ranges.

No DHT, no peer exchange, no local discovery, no mapping of ports, no tracker: peers are named by hand, and ports are free ones.
Each command prints one object in JSON.
"""
import http.server
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time

PATIENCE = 60


def libtorrent():
    import libtorrent
    return libtorrent


def read(path):
    """What libtorrent reads in a torrent."""
    lt = libtorrent()
    info = lt.torrent_info(path)
    hashes, files = info.info_hashes(), info.files()
    # libtorrent fills the gaps between the files of version 2 with files of its own, which no torrent holds.
    real = [at for at in range(files.num_files()) if not files.file_flags(at) & lt.file_storage.flag_pad_file]
    return {
        'name': info.name(),
        'v1': str(hashes.v1) if hashes.has_v1() else None,
        'v2': str(hashes.v2) if hashes.has_v2() else None,
        'piece_bytes': info.piece_length(),
        'piece_count': info.num_pieces(),
        'files': [[os.path.basename(files.file_path(at)), files.file_size(at)] for at in real],
        'trackers': [tracker.url for tracker in info.trackers()],
        'web_seeds': [seed['url'] for seed in info.web_seeds()],
        'private': info.priv(),
        'creator': info.creator(),
        'comment': info.comment(),
    }


def make(folder, kind, piece_bytes, names):
    """The infohash of a torrent that libtorrent makes itself of a folder with these files in this order."""
    lt = libtorrent()
    storage = lt.file_storage()
    top = os.path.basename(os.path.abspath(folder))
    for name in names:
        storage.add_file(os.path.join(top, name), os.path.getsize(os.path.join(folder, name)))
    flags = {'v1': lt.create_torrent.v1_only, 'v2': lt.create_torrent.v2_only}[kind]
    made = lt.create_torrent(storage, int(piece_bytes), flags=flags)
    lt.set_piece_hashes(made, os.path.dirname(os.path.abspath(folder)))
    entry = made.generate()
    hashes = lt.torrent_info(lt.bencode(entry)).info_hashes()
    layers = entry.get(b'piece layers', {})
    return {'infohash': str(hashes.v1 if kind == 'v1' else hashes.v2), 'layers': sorted(len(one) // 32 for one in layers.values())}


class Peer:
    """A program with libtorrent that has a folder."""

    def __init__(self, source, place, number=1):
        # Each peer has an address of its own, because libtorrent bans the address of a liar.
        lt, self.address = libtorrent(), f'127.0.0.{number}'
        self.session = lt.session({
            'listen_interfaces': f'{self.address}:0', 'enable_dht': False, 'enable_lsd': False, 'enable_upnp': False,
            'enable_natpmp': False, 'allow_multiple_connections_per_ip': True, 'alert_mask': 0,
            'out_enc_policy': 2, 'in_enc_policy': 2, 'enable_outgoing_utp': False, 'enable_incoming_utp': False,
        })
        if source.startswith('magnet:'):
            wish = lt.parse_magnet_uri(source)
        else:
            wish = lt.add_torrent_params()
            wish.ti = lt.torrent_info(source)
        wish.save_path = place
        wish.flags &= ~lt.torrent_flags.auto_managed
        wish.flags &= ~lt.torrent_flags.paused
        wish.flags |= lt.torrent_flags.disable_pex | lt.torrent_flags.disable_dht | lt.torrent_flags.disable_lsd
        self.handle = self.session.add_torrent(wish)
        checking = (lt.torrent_status.checking_files, lt.torrent_status.checking_resume_data)
        end = time.time() + PATIENCE
        while self.handle.status().state in checking and time.time() < end:
            time.sleep(.02)

    def meet(self, other):
        self.handle.connect_peer((other.address, other.session.listen_port()))

    def told(self):
        status = self.handle.status()
        return {'progress': status.progress, 'done': status.is_seeding, 'down': status.total_payload_download,
                'failed': status.total_failed_bytes, 'want': status.total_wanted}


def finished(peer):
    """Waits until a peer has everything, or nothing came for a while."""
    last, since, end = -1, time.time(), time.time() + PATIENCE
    while time.time() < end:
        told = peer.told()
        if told['done']:
            break
        got = told['down']
        if got != last:
            last, since = got, time.time()
        elif time.time() - since > 4:
            break
        time.sleep(.05)
    peer.handle.flush_cache()
    time.sleep(.3)
    return peer.told()


def swarm(torrent, place, *couriers):
    """A recipient with nothing in PLACE, and couriers, each with a folder. `magnet` links do for the recipient too."""
    source, seeds = (torrent.split('|') + [None])[:2]
    peers = [Peer(seeds or source, courier, number) for number, courier in enumerate(couriers, 2)]
    recipient = Peer(source, place)
    for peer in peers:
        recipient.meet(peer)
    told = finished(recipient)
    told['couriers'] = [peer.told()['progress'] for peer in peers]
    return told


def crowd(torrent, *places):
    """Peers who each hold some files in a place, and who all know each other. They stop when all are whole, or nothing moves."""
    peers = [Peer(torrent, place, number) for number, place in enumerate(places, 2)]
    begun = [peer.told()['progress'] for peer in peers]
    start = time.time()
    for at, peer in enumerate(peers):
        for other in peers[:at]:
            peer.meet(other)
    last, since = -1, time.time()
    while time.time() - since < 8:
        told = [peer.told() for peer in peers]
        if all(one['done'] for one in told):
            break
        moved = sum(one['down'] for one in told)
        if moved != last:
            last, since = moved, time.time()
        time.sleep(.1)
    seconds = since - start if time.time() - since >= 8 else time.time() - start
    for peer in peers:
        peer.handle.flush_cache()
    time.sleep(1)
    told = [peer.told() for peer in peers]
    return {'begun': begun, 'progress': [one['progress'] for one in told], 'down': [one['down'] for one in told],
            'want': told[0]['want'], 'seconds': seconds}


def poisoned(torrent, place, honest, liar):
    """A recipient, a courier who has everything, and one whose files become false after they were checked."""
    good, bad = Peer(torrent, honest, 2), Peer(torrent, liar, 3)
    before = bad.told()['progress']
    folder = os.path.join(liar, libtorrent().torrent_info(torrent).name())
    for name in os.listdir(folder):
        if name.endswith('.bin'):
            with open(os.path.join(folder, name), 'r+b') as file:
                size = os.path.getsize(file.name)
                for at in range(0, size, 16384):
                    file.seek(at)
                    file.write(b'a false block')
    recipient = Peer(torrent, place)
    # The liar comes first, so that false blocks do arrive; the honest courier is slow at first.
    recipient.meet(bad)
    time.sleep(1)
    recipient.meet(good)
    told = finished(recipient)
    told['liar'] = before
    return told


class Files(http.server.BaseHTTPRequestHandler):
    """The files of a folder, by ranges."""
    protocol_version = 'HTTP/1.1'
    root = None
    served = 0

    def do_GET(self):
        path = os.path.normpath(os.path.join(self.root, self.path.split('?')[0].lstrip('/')))
        if not path.startswith(self.root + os.sep) or not os.path.isfile(path):
            self.send_error(404)
            return
        size = os.path.getsize(path)
        start, end = 0, size - 1
        asked = re.match(r'bytes=(\d+)-(\d*)$', self.headers.get('Range', ''))
        if asked:
            start, end = int(asked[1]), min(int(asked[2] or size - 1), size - 1)
        with open(path, 'rb') as file:
            file.seek(start)
            body = file.read(end - start + 1)
        self.send_response(206 if asked else 200)
        if asked:
            self.send_header('Content-Range', f'bytes {start}-{end}/{size}')
        self.send_header('Accept-Ranges', 'bytes')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if self.command == 'GET':
            Files.served += len(body)
            self.wfile.write(body)

    do_HEAD = do_GET

    def log_message(self, *words):
        pass


def web(root, port):
    """Serves a folder while the other program of the command runs."""
    Files.root = os.path.abspath(root)
    server = http.server.ThreadingHTTPServer(('127.0.0.1', int(port)), Files)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def free_port():
    with socket.socket() as one:
        one.bind(('127.0.0.1', 0))
        return one.getsockname()[1]


def port():
    return {'port': free_port()}


def aria2(torrent, place, root, at):
    """aria2 into PLACE, with a web seed of the folder ROOT at a port."""
    web(root, at)
    done = subprocess.run(
        ['aria2c', '--no-conf', '--enable-dht=false', '--enable-dht6=false', '--bt-enable-lpd=false',
         '--enable-peer-exchange=false', '--seed-time=0', '--interface=127.0.0.1', '--check-integrity=true',
         '--file-allocation=none', '--console-log-level=error', '--summary-interval=0', '--no-netrc',
         f'--listen-port={free_port()}', '-d', place, torrent],
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=PATIENCE)
    return {'code': done.returncode, 'served': Files.served, 'said': done.stdout.decode(errors='replace')[-400:]}


def transmission(torrent, place, root, at, whole):
    """Transmission into PLACE, with a web seed, until PLACE has as many bytes as the folder WHOLE."""
    web(root, at)
    home = place + '-home'
    os.makedirs(home)
    with open(os.path.join(home, 'settings.json'), 'w') as settings:
        json.dump({'dht-enabled': False, 'lpd-enabled': False, 'pex-enabled': False, 'utp-enabled': False,
                   'port-forwarding-enabled': False, 'bind-address-ipv4': '127.0.0.1', 'bind-address-ipv6': '::1'}, settings)
    one = subprocess.Popen(['transmission-cli', '-g', home, '-w', place, '-M', '-p', str(free_port()), torrent],
                           stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = bytearray()
    threading.Thread(target=lambda: [said.extend(part) for part in iter(lambda: one.stdout.read1(4096), b'')], daemon=True).start()
    end = time.time() + PATIENCE
    while time.time() < end and one.poll() is None and not same(place, whole):
        time.sleep(.2)
    done = same(place, whole)
    one.terminate()
    try:
        one.wait(10)
    except subprocess.TimeoutExpired:
        one.kill()
    return {'done': done, 'served': Files.served, 'said': said.decode(errors='replace')[-400:]}


def same(place, whole):
    """Tells whether the folder of a torrent in PLACE has what WHOLE has."""
    here = os.path.join(place, os.path.basename(whole))
    for name in os.listdir(whole):
        path = os.path.join(here, name)
        if not os.path.isfile(path) or os.path.getsize(path) != os.path.getsize(os.path.join(whole, name)):
            return False
        with open(path, 'rb') as one, open(os.path.join(whole, name), 'rb') as other:
            if one.read() != other.read():
                return False
    return True


def has():
    """Which of the programs are here."""
    try:
        version = libtorrent().__version__
    except ImportError:
        version = None
    return {'libtorrent': version, 'aria2': shutil.which('aria2c'), 'transmission': shutil.which('transmission-cli')}


COMMANDS = {'read': read, 'swarm': swarm, 'crowd': crowd, 'poisoned': poisoned, 'aria2': aria2, 'transmission': transmission,
            'port': port, 'has': has}

if __name__ == '__main__':
    name, *words = sys.argv[1:]
    answer = make(*words[:3], words[3:]) if name == 'make' else COMMANDS[name](*words)
    print(json.dumps(answer))
    sys.stdout.flush()
    os._exit(0)
