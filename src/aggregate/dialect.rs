//! What databases write differently, as far as the query needs it.

use chrono::NaiveDate;

/// A database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// DuckDB.
    Duckdb,
    /// ClickHouse.
    Clickhouse,
    /// Spark SQL.
    Spark,
    /// PostgreSQL and what follows it.
    Postgres,
}

impl Dialect {
    /// All of them, by their names on the command line.
    pub const ALL: &'static [(&'static str, Dialect)] = &[
        ("duckdb", Dialect::Duckdb),
        ("clickhouse", Dialect::Clickhouse),
        ("spark", Dialect::Spark),
        ("postgres", Dialect::Postgres),
    ];

    /// The one of this name.
    pub fn with_name(name: &str) -> Option<Self> {
        let found = Dialect::ALL.iter().find(|(known, _)| *known == name);
        found.map(|(_, dialect)| *dialect)
    }

    /// A column's name as it stands in a query.
    pub fn quoted(self, name: &str) -> String {
        let mark = match self {
            Dialect::Spark => '`',
            // A backslash in a quoted name is an escape there.
            Dialect::Clickhouse => return format!("\"{}\"", escaped(name)),
            Dialect::Duckdb | Dialect::Postgres => '"',
        };
        let doubled = name.replace(mark, &format!("{mark}{mark}"));
        format!("{mark}{doubled}{mark}")
    }

    /// What a cell says without blanks around it; nothing where it says nothing.
    pub fn text(self, expression: &str) -> String {
        let kind = match self {
            Dialect::Duckdb => "VARCHAR",
            Dialect::Clickhouse => "Nullable(String)",
            Dialect::Spark => "STRING",
            Dialect::Postgres => "TEXT",
        };
        format!("NULLIF(TRIM(CAST({expression} AS {kind})), '')")
    }

    /// A text as a day. One that is none must stop the query, not vanish.
    pub fn date(self, text: &str) -> String {
        match self {
            Dialect::Duckdb | Dialect::Spark | Dialect::Postgres => format!("CAST({text} AS DATE)"),
            // A plain Date begins in 1970.
            Dialect::Clickhouse => format!("CAST({text} AS Nullable(Date32))"),
        }
    }

    /// A text as a whole number.
    pub fn number(self, text: &str) -> String {
        match self {
            Dialect::Duckdb | Dialect::Spark | Dialect::Postgres => {
                format!("CAST({text} AS BIGINT)")
            }
            Dialect::Clickhouse => format!("CAST({text} AS Nullable(Int64))"),
        }
    }

    /// A day as a literal.
    pub fn day(self, day: NaiveDate) -> String {
        match self {
            Dialect::Duckdb | Dialect::Spark | Dialect::Postgres => format!("DATE '{day}'"),
            Dialect::Clickhouse => format!("toDate32('{day}')"),
        }
    }
}

fn escaped(name: &str) -> String {
    name.replace('\\', "\\\\").replace('"', "\\\"")
}
