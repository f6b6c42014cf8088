//! Mirrors on loopback: a small web server of our own that lies, trickles or breaks as a test wants, and web servers of others.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use super::is_chunk;

/// How a mirror of ours behaves.
#[derive(Clone)]
pub(crate) enum Way {
    Good,
    /// Chunks have a false byte in each kibibyte with such a number.
    Lies(fn(u64) -> bool),
    /// Only files with such names are there.
    Has(fn(&str) -> bool),
    /// Chunks come one byte at a time.
    Trickles,
    /// Chunks never end.
    Endless,
    /// Chunks are said to be longer than they are.
    WrongLength,
    /// Every chunk is said to be at another place.
    Redirects(String),
    /// The mirror is gone after so many bytes of chunks.
    DiesAfter(u64),
    /// Parts of files are refused.
    WholeFiles,
    /// Chunks come with so many bytes a second.
    Slow(u64),
}

/// A mirror of ours. It ends with the value.
pub(crate) struct Mirror {
    pub(crate) port: u16,
    shared: Arc<Shared>,
}

struct Shared {
    folder: PathBuf,
    way: Way,
    asked: Mutex<Vec<(String, Option<Range<u64>>)>>,
    /// Bytes of chunks that were sent.
    sent: AtomicU64,
    over: AtomicBool,
}

impl Mirror {
    pub(crate) fn new(folder: &Path, way: Way) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (asked, sent, over) = (Mutex::default(), AtomicU64::new(0), AtomicBool::new(false));
        let shared = Arc::new(Shared { folder: folder.to_owned(), way, asked, sent, over });
        let server = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if server.over.load(Ordering::Relaxed) {
                    break;
                }
                let server = Arc::clone(&server);
                thread::spawn(move || server.serve(stream));
            }
        });
        Self { port, shared }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// The names of the files that were asked for, in order.
    pub(crate) fn names(&self) -> Vec<String> {
        self.shared.asked.lock().unwrap().iter().map(|(name, _)| name.clone()).collect()
    }

    /// The parts of chunks that were asked for.
    pub(crate) fn parts(&self) -> Vec<Range<u64>> {
        self.shared
            .asked
            .lock()
            .unwrap()
            .iter()
            .filter(|(name, _)| is_chunk(name))
            .filter_map(|(_, part)| part.clone())
            .collect()
    }

    /// Bytes of chunks that were sent.
    pub(crate) fn sent(&self) -> u64 {
        self.shared.sent.load(Ordering::Relaxed)
    }
}

impl Drop for Mirror {
    fn drop(&mut self) {
        self.shared.over.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

impl Shared {
    /// Answers the requests of one connection until the connection ends.
    fn serve(&self, mut stream: TcpStream) {
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        while let Some((name, part)) = request(&mut reader) {
            self.asked.lock().unwrap().push((name.clone(), part.clone()));
            if self.answer(&mut stream, &name, part).is_err() || self.over.load(Ordering::Relaxed) {
                return;
            }
        }
    }

    fn answer(&self, stream: &mut TcpStream, name: &str, part: Option<Range<u64>>) -> std::io::Result<()> {
        let gone = matches!(&self.way, Way::Has(has) if !has(name));
        let Some(mut bytes) = std::fs::read(self.folder.join(name)).ok().filter(|_| !gone) else {
            return stream.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        };
        if !is_chunk(name) {
            return head_and_body(stream, None, bytes.len() as u64, &bytes);
        }
        let all = bytes.len() as u64;
        let part = part.filter(|_| !matches!(self.way, Way::WholeFiles));
        match &self.way {
            Way::Redirects(to) => {
                let head = format!("HTTP/1.1 302 Found\r\nLocation: {to}{name}\r\nContent-Length: 0\r\n\r\n");
                return stream.write_all(head.as_bytes());
            }
            Way::Lies(lies) => {
                for (number, block) in (0..).zip(bytes.chunks_mut(1024)).filter(|(number, _)| lies(*number)) {
                    block[usize::try_from(number).unwrap() % block.len()] ^= 1;
                }
            }
            Way::DiesAfter(most) if self.sent.load(Ordering::Relaxed) >= *most => {
                self.over.store(true, Ordering::Relaxed);
                return Err(std::io::ErrorKind::ConnectionAborted.into());
            }
            Way::WrongLength => bytes.push(0),
            _ => {}
        }
        let says = bytes.len() as u64;
        let range = part.clone().unwrap_or(0..all);
        let body = &bytes[usize::try_from(range.start).unwrap()..usize::try_from(range.end.min(all)).unwrap()];
        match self.way {
            Way::Endless => {
                let head = match &part {
                    Some(part) => format!(
                        "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {}-{}/{all}\r\n\r\n",
                        part.start,
                        part.end - 1
                    ),
                    None => "HTTP/1.1 200 OK\r\n\r\n".to_owned(),
                };
                stream.write_all(head.as_bytes())?;
                loop {
                    self.send(stream, &[b'x'; 16 << 10])?;
                }
            }
            Way::Trickles | Way::Slow(_) => {
                head_and_body(stream, part, says, &[])?;
                let (step, nap) = match self.way {
                    Way::Slow(rate) => (usize::try_from(rate / 20).unwrap(), 50),
                    _ => (1, 200),
                };
                for piece in body.chunks(step) {
                    self.send(stream, piece)?;
                    thread::sleep(Duration::from_millis(nap));
                }
                Ok(())
            }
            Way::DiesAfter(most) => {
                head_and_body(stream, part, says, &[])?;
                for piece in body.chunks(1024) {
                    self.send(stream, piece)?;
                    if self.sent.load(Ordering::Relaxed) >= most {
                        self.over.store(true, Ordering::Relaxed);
                        return Err(std::io::ErrorKind::ConnectionAborted.into());
                    }
                }
                Ok(())
            }
            _ => {
                head_and_body(stream, part, says, &[])?;
                self.send(stream, body)
            }
        }
    }

    fn send(&self, stream: &mut TcpStream, bytes: &[u8]) -> std::io::Result<()> {
        stream.write_all(bytes)?;
        self.sent.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        if self.over.load(Ordering::Relaxed) { Err(std::io::ErrorKind::ConnectionAborted.into()) } else { Ok(()) }
    }
}

/// Reads a request: the last part of its path, and the part of the file that it wants.
fn request(reader: &mut impl BufRead) -> Option<(String, Option<Range<u64>>)> {
    let (mut name, mut part) = (String::new(), None);
    for number in 0.. {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end();
        if number == 0 {
            name = line.split(' ').nth(1)?.rsplit('/').next()?.to_owned();
        } else if line.is_empty() {
            return Some((name, part));
        } else if let Some(range) = line.to_ascii_lowercase().strip_prefix("range: bytes=") {
            let (start, last) = range.split_once('-')?;
            part = Some(start.parse().ok()?..last.parse::<u64>().ok()? + 1);
        }
    }
    None
}

/// Writes the head of an answer, and its body if it is at hand.
fn head_and_body(stream: &mut TcpStream, part: Option<Range<u64>>, all: u64, body: &[u8]) -> std::io::Result<()> {
    let head = match part {
        Some(part) => format!(
            "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {}-{}/{all}\r\nContent-Length: {}\r\n\r\n",
            part.start,
            part.end - 1,
            part.end - part.start
        ),
        None => format!("HTTP/1.1 200 OK\r\nContent-Length: {all}\r\n\r\n"),
    };
    stream.write_all(head.as_bytes())?;
    stream.write_all(body)
}

/// A proxy of SOCKS version 5 that connects everything to one port of this machine. Returns its port, and the names of machines that
/// were asked for.
pub(crate) fn socks(to: u16) -> (u16, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let (port, names) = (listener.local_addr().unwrap().port(), Arc::new(Mutex::new(Vec::new())));
    let told = Arc::clone(&names);
    thread::spawn(move || {
        for mut client in listener.incoming().map_while(Result::ok) {
            let told = Arc::clone(&told);
            thread::spawn(move || -> std::io::Result<()> {
                let mut head = [0; 2];
                client.read_exact(&mut head)?;
                let mut methods = vec![0; head[1].into()];
                client.read_exact(&mut methods)?;
                client.write_all(&[5, 0])?;
                let mut asked = [0; 4];
                client.read_exact(&mut asked)?;
                let name = match asked[3] {
                    3 => {
                        let mut length = [0; 1];
                        client.read_exact(&mut length)?;
                        let mut name = vec![0; length[0].into()];
                        client.read_exact(&mut name)?;
                        String::from_utf8(name).unwrap()
                    }
                    kind => format!("an address of kind {kind}"),
                };
                let mut port = [0; 2];
                client.read_exact(&mut port)?;
                told.lock().unwrap().push(name);
                let server = TcpStream::connect(("127.0.0.1", to))?;
                client.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0])?;
                let (mut from, mut back) = (client.try_clone()?, server.try_clone()?);
                thread::spawn(move || std::io::copy(&mut back, &mut from));
                std::io::copy(&mut client, &mut &server)?;
                Ok(())
            });
        }
    });
    (port, names)
}

/// A web server of others. It ends with the value.
pub(crate) struct Served {
    child: Child,
    pub(crate) port: u16,
}

impl Served {
    /// Starts a server, which gets a free port, and waits until it answers. Somebody else may take the port first: then another is tried.
    pub(crate) fn new(command: impl Fn(u16) -> Command) -> Self {
        for _ in 0..5 {
            let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            let mut command = command(port);
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            let child = command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
            let mut served = Self { child, port };
            let begin = Instant::now();
            while served.child.try_wait().unwrap().is_none() {
                assert!(begin.elapsed() < Duration::from_secs(60), "{command:?} does not answer");
                let answers = TcpStream::connect(("127.0.0.1", port)).is_ok();
                thread::sleep(Duration::from_millis(50));
                // What answered may have been somebody else.
                if answers && served.child.try_wait().unwrap().is_none() {
                    return served;
                }
            }
        }
        panic!("no server starts");
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// nginx, in the foreground, as one process that anybody may start.
pub(crate) fn nginx(root: &Path, room: &Path, port: u16) -> Command {
    let configuration = format!(
        "daemon off; master_process off; pid {0}/nginx.pid; error_log /dev/null;\n\
         events {{ worker_connections 64; }}\n\
         http {{ access_log off; client_body_temp_path {0}/b; proxy_temp_path {0}/p; fastcgi_temp_path {0}/f;\n\
         uwsgi_temp_path {0}/u; scgi_temp_path {0}/s;\n\
         server {{ listen 127.0.0.1:{port}; root {1}; }} }}\n",
        room.display(),
        root.display()
    );
    std::fs::write(room.join("nginx.conf"), configuration).unwrap();
    let program = if Path::new("/usr/sbin/nginx").exists() { "/usr/sbin/nginx" } else { "nginx" };
    let mut command = Command::new(program);
    command.arg("-c").arg(room.join("nginx.conf")).arg("-p").arg(room);
    command
}
