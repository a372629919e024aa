//! Which number formats make a number a date.

/// What a number format shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Shows {
    /// A number.
    #[default]
    Number,
    /// A date, or a time of day.
    Date,
    /// A length of time.
    Duration,
}

impl Shows {
    /// By the number of a built-in format. 27 to 36 and 50 to 58 are the dates of Chinese,
    /// Japanese and Korean versions.
    pub fn of_builtin(format: u16) -> Self {
        match format {
            14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shows::Date,
            46 => Shows::Duration,
            _ => Shows::Number,
        }
    }

    /// By the code of a format: its first part, literals and brackets aside, has a letter
    /// for a year, month, day, hour, minute or second. Hours in brackets run beyond a day.
    pub fn of_code(code: &str) -> Self {
        let mut characters = code.chars();
        while let Some(character) = characters.next() {
            match character {
                ';' => break,
                '"' => while characters.next().is_some_and(|c| c != '"') {},
                // The next character stands for itself, or for its width.
                '\\' | '_' | '*' => drop(characters.next()),
                '[' => {
                    let inside: String = characters.by_ref().take_while(|c| *c != ']').collect();
                    let clock = |c: char| matches!(c.to_ascii_lowercase(), 'h' | 'm' | 's');
                    if !inside.is_empty() && inside.chars().all(clock) {
                        return Shows::Duration;
                    }
                }
                // General, and G/通用格式 as Chinese versions write it, have none of these.
                'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => return Shows::Date,
                _ => {}
            }
        }
        Shows::Number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_says_what_it_shows() {
        for (code, shows) in [
            ("General", Shows::Number),
            ("G/通用格式", Shows::Number),
            ("0.00_ ;[Red]\\-0.00\\ ", Shows::Number),
            ("#,##0\"days\"", Shows::Number),
            ("[$-804]0.00", Shows::Number),
            ("yyyy-mm-dd", Shows::Date),
            ("yyyy\"年\"m\"月\";@", Shows::Date),
            ("[$-804]yyyy\"年\"m\"月\"d\"日\";@", Shows::Date),
            ("[DBNum1][$-804]yyyy\"年\"m\"月\"", Shows::Date),
            ("yyyy.mm", Shows::Date),
            ("h:mm", Shows::Date),
            ("[h]:mm:ss", Shows::Duration),
            ("0;yyyy", Shows::Number),
        ] {
            assert_eq!(Shows::of_code(code), shows, "{code}");
        }
        assert_eq!(Shows::of_builtin(57), Shows::Date);
        assert_eq!(Shows::of_builtin(0), Shows::Number);
    }
}
