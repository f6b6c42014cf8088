//! The player in the terminal: half blocks, one picture after another, and keys that steer the player.

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
use pannier_optical::screen::{self, Grid, Loop, Modules, drawn};

/// White modules around a code. There are fewer than on paper, because a terminal has few rows.
const QUIET: usize = 2;
/// The pictures a second that the keys can set.
const SPEEDS: std::ops::RangeInclusive<u16> = 2..=15;

/// Returns the codes and the grid that show most in the window. `asked` is the grid that a person asked for.
pub(super) fn fitting(fast: bool, asked: Option<Grid>) -> Result<(Screen, Grid)> {
    if !io::stdout().is_terminal() {
        return Err(Error::NoTerminal);
    }
    let (columns, rows) = terminal::size().map_err(|e| Error::io(Doing::Read, "the terminal", e))?;
    choose((columns.into(), rows.into()), fast, asked)
}

fn choose(window: (usize, usize), fast: bool, asked: Option<Grid>) -> Result<(Screen, Grid)> {
    let wanted = [Screen::Fast, Screen::Normal, Screen::Terminal, Screen::Small];
    let most = if fast { Grid::FAST } else { Grid::WIDE };
    let all =
        (1..=most.columns()).flat_map(|columns| (1..=most.rows()).filter_map(move |rows| Grid::new(columns, rows)));
    let grids: Vec<Grid> = asked.map_or_else(|| all.collect(), |asked| vec![asked]);
    let fits = |screen: Screen, grid: Grid| {
        let (columns, rows) = needed(screen, grid);
        columns <= window.0 && rows <= window.1
    };
    let most_of =
        |screen: Screen| grids.iter().copied().filter(|grid| fits(screen, *grid)).max_by_key(|grid| grid.cells());
    let screens = wanted.into_iter().skip(usize::from(!fast));
    let shows = |(screen, grid): &(Screen, Grid)| screen.carrier().body_bytes as usize * grid.cells();
    // Larger codes, unless smaller ones show half as much again.
    let best = screens
        .filter_map(|screen| Some((screen, most_of(screen)?)))
        .reduce(|best, next| if 2 * shows(&next) > 3 * shows(&best) { next } else { best });
    best.ok_or_else(|| {
        let (columns_needed, rows_needed) = needed(Screen::Small, asked.unwrap_or(Grid::ONE));
        Error::SmallWindow { columns: window.0, rows: window.1, columns_needed, rows_needed }
    })
}

/// Returns the columns and lines of a picture: one line for two rows of modules, and one line of words.
fn needed(screen: Screen, grid: Grid) -> (usize, usize) {
    let (width, height) = grid.modules(screen.carrier().shape.side() as usize, QUIET);
    (width, height.div_ceil(2) + 1)
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
    shown: &Loop,
    speed: u16,
    theme: Theme,
    title: &str,
    watch: &Watch,
) -> Result<()> {
    let failed = |e| Error::io(Doing::Write, "the terminal", e);
    let mut state = State { at: 0, speed, running: true, ended: false };
    let round = shown.pictures().max(1);
    let held = HeldScreen::take().map_err(failed)?;
    while !state.ended && watch.advance(0).is_ok() {
        let due = Instant::now() + Duration::from_secs(1) / u32::from(state.speed.max(1));
        let (number, pictures) = ((state.at % round + 1).to_string(), round.to_string());
        let words = match state.running {
            true => {
                let speed = state.speed.to_string();
                msg!("play-line", title = title, number = number, pictures = pictures, speed = speed)
            }
            false => msg!("play-line-held", title = title, number = number, pictures = pictures),
        };
        let picture = drawn(&screen::codes(symbols, shown, state.at), shown.grid, QUIET);
        show(&picture, theme, &words).map_err(failed)?;
        let before = state.at;
        loop {
            let left = due.saturating_duration_since(Instant::now());
            if poll(left.min(Duration::from_millis(200))).map_err(failed)? {
                steer(&mut state, &read().map_err(failed)?);
                if state.at != before || !state.running || state.ended {
                    break;
                }
            }
            if watch.advance(0).is_err() || due <= Instant::now() {
                break;
            }
        }
        if state.running && state.at == before {
            state.at = state.at.wrapping_add(1);
        }
    }
    drop(held);
    Ok(())
}

fn steer(state: &mut State, event: &Event) {
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
            state.at = state.at.wrapping_add(1);
        }
        _ => {}
    }
}

/// Draws a picture with one write, so that no camera sees half of a picture.
fn show(picture: &Modules, theme: Theme, words: &str) -> io::Result<()> {
    let (columns, rows) = terminal::size()?;
    let (window_columns, window_rows) = (usize::from(columns), usize::from(rows));
    let mut out = String::from("\x1b[?2026h\x1b[H\x1b[2J");
    let lines = picture.height.div_ceil(2) + 1;
    if picture.width > window_columns || lines > window_rows {
        out += &msg!("play-enlarge", columns = picture.width.to_string(), rows = lines.to_string());
    } else {
        out.push_str(&half_blocks(picture, theme).replace('\n', "\r\n"));
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
fn half_blocks(picture: &Modules, theme: Theme) -> String {
    let is_drawn = |x: usize, y: usize| {
        let dark = y < picture.height && picture.dark.get(y * picture.width + x).copied().unwrap_or(false);
        dark == (theme == Theme::Light)
    };
    let mut out = String::new();
    for y in (0..picture.height).step_by(2) {
        for x in 0..picture.width {
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
    fn what_shows_most_in_the_window_is_chosen() {
        let chosen = |window, fast| {
            let (screen, grid) = choose(window, fast, None).unwrap();
            (screen, grid.to_string())
        };
        assert_eq!(chosen((160, 80), true), (Screen::Fast, "1x1".to_owned()));
        assert_eq!(chosen((160, 80), false), (Screen::Normal, "1x1".to_owned()));
        assert_eq!(chosen((200, 80), false), (Screen::Normal, "2x1".to_owned()));
        assert_eq!(chosen((101, 52), false), (Screen::Normal, "1x1".to_owned()));
        assert_eq!(chosen((100, 52), false), (Screen::Terminal, "1x1".to_owned()));
        assert_eq!(chosen((81, 42), false), (Screen::Terminal, "1x1".to_owned()));
        assert_eq!(chosen((80, 32), false), (Screen::Small, "1x1".to_owned()));
        assert_eq!(chosen((320, 110), false), (Screen::Normal, "3x2".to_owned()));
        let asked = choose((160, 80), false, Some(Grid::PAIR)).unwrap();
        assert_eq!(asked, (Screen::Terminal, Grid::PAIR));
        let error = choose((80, 24), false, None).unwrap_err();
        let small = matches!(error, Error::SmallWindow { columns: 80, rows: 24, columns_needed: 61, rows_needed: 32 });
        assert!(small, "{error:?}");
        assert!(choose((80, 32), false, Some(Grid::WIDE)).is_err());
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
        let picture = drawn(&[&symbol], Grid::ONE, QUIET);
        let dark = half_blocks(&picture, Theme::Dark);
        let turned: String = dark.chars().map(opposite).collect();
        // The last line has one row of modules, and an empty one below.
        assert_eq!(turned.lines().count(), half_blocks(&picture, Theme::Light).lines().count());
        let light = half_blocks(&picture, Theme::Light);
        let all_but_last = |text: &str| text.lines().take(picture.height / 2).collect::<String>();
        assert_eq!(all_but_last(&turned), all_but_last(&light));
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
        let press = |state: &mut State, c| steer(state, &Event::Key(KeyEvent::from(KeyCode::Char(c))));
        for _ in 0..5 {
            press(&mut state, '+');
        }
        assert_eq!(state.speed, 15);
        for _ in 0..50 {
            press(&mut state, '-');
        }
        assert_eq!(state.speed, 2);
        (0..4).for_each(|_| press(&mut state, '.'));
        assert_eq!((state.at, state.running), (4, false));
        press(&mut state, ' ');
        press(&mut state, 'q');
        assert!(state.running && state.ended);
    }
}
