//! Colours that say how good something is, where the terminal has colours.

use anstyle::{AnsiColor, Style};

/// How a line is coloured.
#[derive(Clone, Copy, Debug)]
pub(super) enum Tone {
    Good,
    Fair,
    Bad,
}

impl Tone {
    fn style(self) -> Style {
        let colour = match self {
            Self::Good => AnsiColor::Green,
            Self::Fair => AnsiColor::Yellow,
            Self::Bad => AnsiColor::Red,
        };
        Style::new().bold().fg_color(Some(colour.into()))
    }

    /// Wraps a word.
    pub(super) fn paint(self, word: &str) -> String {
        let style = self.style();
        format!("{style}{word}{style:#}")
    }
}
