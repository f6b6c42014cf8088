//! Colours that say how good a result is, where the terminal has colours.

use anstyle::{AnsiColor, Style};

/// The colour of a line.
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

    /// Wraps a word in the colour.
    pub(super) fn paint(self, word: &str) -> String {
        let style = self.style();
        format!("{style}{word}{style:#}")
    }
}
