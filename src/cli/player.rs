//! The player in the terminal: half blocks, one code after another, and keys that steer the player.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use crossterm::event::{Event, KeyCode, KeyEventKind, KeyModifiers, poll, read};
use crossterm::{cursor, execute, terminal};

use super::args::Theme;
use super::error::{Error, Result};
use super::messages::msg;
use super::words::columns;
use crate::error::Doing;
use crate::watch::Watch;
use pannier_optical::codes::qr::Symbol;
use pannier_optical::paper::profile::Screen;

/// White modules around a code. There are fewer than on paper, because a terminal has few rows.
const QUIET: usize = 2;
/// The codes a second that the keys can set.
const SPEEDS: std::ops::RangeInclusive<u16> = 2..=15;

/// Returns the codes that fit the window: larger codes if they fit, otherwise smaller codes.
pub(super) fn fitting(fast: bool) -> Result<Screen> {
    if !io::stdout().is_terminal() {
        return Err(Error::NoTerminal);
    }
    let (columns, rows) = terminal::size().map_err(|e| Error::io(Doing::Read, "the terminal", e))?;
    choose((columns.into(), rows.into()), fast)
}

fn choose(window: (usize, usize), fast: bool) -> Result<Screen> {
    let wanted = [Screen::Fast, Screen::Normal, Screen::Terminal, Screen::Small];
    let fits = |screen: &&Screen| needed(side_of(**screen)) <= window.0 && lines(side_of(**screen)) <= window.1;
    wanted.iter().skip(usize::from(!fast)).find(fits).copied().ok_or_else(|| {
        let side = side_of(Screen::Small);
        let (columns, rows) = window;
        Error::SmallWindow { columns, rows, columns_needed: needed(side), rows_needed: lines(side) }
    })
}

fn side_of(screen: Screen) -> usize {
    screen.carrier().shape.side() as usize
}

fn needed(side: usize) -> usize {
    side + 2 * QUIET
}

/// Returns the lines of a code: one line for two rows of modules, and one line of words.
fn lines(side: usize) -> usize {
    needed(side).div_ceil(2) + 1
}

/// A terminal that the player took over. The terminal is given back at every kind of end.
struct HeldScreen;

impl HeldScreen {
    fn take() -> io::Result<Self> {
        terminal::enable_raw_mode()?;
        let held = Self;
        execute!(io::stdout(), terminal::EnterAlternateScreen, cursor::Hide)?;
        Ok(held)
    }
}

impl Drop for HeldScreen {
    fn drop(&mut self) {
        let _ = execute!(io::stdout(), cursor::Show, terminal::LeaveAlternateScreen);
        let _ = terminal::disable_raw_mode();
    }
}

/// The state of the loop.
struct State {
    at: usize,
    speed: u16,
    running: bool,
    ended: bool,
}

/// Plays until a person ends the loop.
pub(super) fn play(
    symbols: &[Symbol],
    order: &[usize],
    speed: u16,
    theme: Theme,
    title: &str,
    watch: &Watch,
) -> Result<()> {
    let failed = |e| Error::io(Doing::Write, "the terminal", e);
    let mut state = State { at: 0, speed, running: true, ended: false };
    let held = HeldScreen::take().map_err(failed)?;
    while !state.ended && watch.advance(0).is_ok() {
        let due = Instant::now() + Duration::from_secs(1) / u32::from(state.speed.max(1));
        if let Some(symbol) = order.get(state.at).and_then(|number| symbols.get(*number)) {
            let (number, codes) = ((state.at + 1).to_string(), order.len().to_string());
            let words = match state.running {
                true => {
                    let speed = state.speed.to_string();
                    msg!("play-line", title = title, number = number, codes = codes, speed = speed)
                }
                false => msg!("play-line-held", title = title, number = number, codes = codes),
            };
            show(symbol, theme, &words).map_err(failed)?;
        }
        let shown = state.at;
        loop {
            let left = due.saturating_duration_since(Instant::now());
            if poll(left.min(Duration::from_millis(200))).map_err(failed)? {
                steer(&mut state, &read().map_err(failed)?, order.len());
                if state.at != shown || !state.running || state.ended {
                    break;
                }
            }
            if watch.advance(0).is_err() || due <= Instant::now() {
                break;
            }
        }
        if state.running && state.at == shown {
            state.at = (state.at + 1) % order.len().max(1);
        }
    }
    drop(held);
    Ok(())
}

fn steer(state: &mut State, event: &Event, count: usize) {
    let Event::Key(key) = event else { return };
    if key.kind == KeyEventKind::Release {
        return;
    }
    match key.code {
        KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => state.ended = true,
        KeyCode::Char('q') | KeyCode::Esc => state.ended = true,
        KeyCode::Char('+' | '=') => state.speed = (state.speed + 1).min(*SPEEDS.end()),
        KeyCode::Char('-') => state.speed = state.speed.saturating_sub(1).max(*SPEEDS.start()),
        KeyCode::Char(' ') => state.running = !state.running,
        KeyCode::Char('.') => {
            state.running = false;
            state.at = (state.at + 1) % count.max(1);
        }
        _ => {}
    }
}

/// Draws a code with one write, so that no camera sees half of a code.
fn show(symbol: &Symbol, theme: Theme, words: &str) -> io::Result<()> {
    let (columns, rows) = terminal::size()?;
    let (window_columns, window_rows) = (usize::from(columns), usize::from(rows));
    let mut out = String::from("\x1b[?2026h\x1b[H\x1b[2J");
    if needed(symbol.side) > window_columns || lines(symbol.side) > window_rows {
        let (columns, rows) = (needed(symbol.side).to_string(), lines(symbol.side).to_string());
        out += &msg!("play-enlarge", columns = columns, rows = rows);
    } else {
        out.push_str(&half_blocks(symbol, theme).replace('\n', "\r\n"));
        out.push_str(beginning(words, window_columns.saturating_sub(1)));
    }
    out.push_str("\x1b[?2026l");
    let mut stdout = io::stdout().lock();
    stdout.write_all(out.as_bytes())?;
    stdout.flush()
}

/// Returns the part of a text that fits this number of columns.
fn beginning(text: &str, most: usize) -> &str {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = ends.take_while(|end| text.get(..*end).is_some_and(|head| columns(head) <= most)).last();
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}

/// Returns half blocks: one letter is two modules, one above the other. In a dark terminal letters are light, so the
/// light modules are drawn.
fn half_blocks(symbol: &Symbol, theme: Theme) -> String {
    let whole = needed(symbol.side);
    let is_drawn = |x: usize, y: usize| {
        let inside = |at: usize| at.checked_sub(QUIET).filter(|at| *at < symbol.side);
        let dark = match (inside(x), inside(y)) {
            (Some(x), Some(y)) => symbol.dark.get(y * symbol.side + x).copied().unwrap_or(false),
            _ => false,
        };
        dark == (theme == Theme::Light)
    };
    let mut out = String::new();
    for y in (0..whole).step_by(2) {
        for x in 0..whole {
            out.push(match (is_drawn(x, y), is_drawn(x, y + 1)) {
                (true, true) => '\u{2588}',
                (true, false) => '\u{2580}',
                (false, true) => '\u{2584}',
                (false, false) => ' ',
            });
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyEvent;

    #[test]
    fn the_largest_code_that_fits_is_chosen() {
        assert_eq!(choose((200, 80), true).unwrap(), Screen::Fast);
        assert_eq!(choose((200, 80), false).unwrap(), Screen::Normal);
        assert_eq!(choose((101, 52), false).unwrap(), Screen::Normal);
        assert_eq!(choose((100, 52), false).unwrap(), Screen::Terminal);
        assert_eq!(choose((81, 42), false).unwrap(), Screen::Terminal);
        assert_eq!(choose((80, 32), false).unwrap(), Screen::Small);
        let error = choose((80, 24), false).unwrap_err();
        let small = matches!(error, Error::SmallWindow { columns: 80, rows: 24, columns_needed: 61, rows_needed: 32 });
        assert!(small, "{error:?}");
    }

    #[test]
    fn both_themes_draw_the_same_code() {
        let symbol = Symbol::new("PN1M:0123", Screen::Small.carrier().shape).unwrap();
        let opposite = |c| match c {
            '\u{2588}' => ' ',
            ' ' => '\u{2588}',
            '\u{2580}' => '\u{2584}',
            '\u{2584}' => '\u{2580}',
            other => other,
        };
        let dark = half_blocks(&symbol, Theme::Dark);
        assert_eq!(dark.chars().map(opposite).collect::<String>(), half_blocks(&symbol, Theme::Light));
        let read: Vec<Vec<char>> = dark.lines().map(|line| line.chars().collect()).collect();
        for (y, row) in symbol.rows().enumerate() {
            for (x, is_dark) in row.iter().enumerate() {
                let letter = read[(y + QUIET) / 2][x + QUIET];
                let light = if (y + QUIET).is_multiple_of(2) { "\u{2588}\u{2580}" } else { "\u{2588}\u{2584}" };
                assert_eq!(light.contains(letter), !is_dark, "{x} {y}");
            }
        }
    }

    #[test]
    fn a_line_ends_where_the_window_does() {
        assert_eq!(beginning("mosaic 42", 6), "mosaic");
        assert_eq!(beginning("mosaic 42", 90), "mosaic 42");
        // Wide letters take two columns.
        assert_eq!(beginning("急救包", 5), "急救");
        assert_eq!(beginning("急救包", 0), "");
    }

    #[test]
    fn keys_steer_within_bounds() {
        let mut state = State { at: 0, speed: 14, running: true, ended: false };
        let press = |state: &mut State, c| steer(state, &Event::Key(KeyEvent::from(KeyCode::Char(c))), 3);
        for _ in 0..5 {
            press(&mut state, '+');
        }
        assert_eq!(state.speed, 15);
        for _ in 0..50 {
            press(&mut state, '-');
        }
        assert_eq!(state.speed, 2);
        (0..4).for_each(|_| press(&mut state, '.'));
        assert_eq!((state.at, state.running), (1, false));
        press(&mut state, ' ');
        press(&mut state, 'q');
        assert!(state.running && state.ended);
    }
}
