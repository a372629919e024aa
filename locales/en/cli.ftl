# Help of the command line and errors of usage.

cli-about = Counts a health bureau's rosters and activity logs and writes its annual talent-work summary.
cli-after =
    First time: talentsum init MY-BUREAU, then put your tables where it says.
    Exit codes: 0 done; 1 errors in the data or no usable row; 2 usage, file, template or output.
cli-heading-usage = Usage:{ " " }
cli-usage-options = [OPTIONS]
cli-heading-options = Options
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-value-command = COMMAND
cli-value-dir = DIR
cli-value-file = FILE
cli-value-path = PATH
cli-value-year = YEAR
cli-value-date = DATE
cli-value-figure = FIGURE
cli-value-number = N
cli-help = Print help
cli-version = Print version
cli-start = Run as if started in DIR
cli-lang = Language of messages: zh or en (default: the system's); reports are always Chinese
cli-quiet = Besides the result, say errors only
cli-verbose = Say more: files read, rows set aside
cli-year = The report year, e.g. 2024
cli-as-of = Reference date as 2024-12-31 (default: 31 December of the year)
cli-roster = Use this roster instead of those in the year's folder (repeatable; - is standard input)
cli-activities = Use this activity log instead of those in the year's folder (repeatable)
cli-facts = Use this facts table instead of those in the year's folder (repeatable)
cli-rulings = Use this table of rulings instead of those in the year's folder (repeatable)
cli-config = Use this configuration instead of talentsum.toml
cli-encoding = Encoding of the text files; found from what is in them by default (gb18030 for GBK and GB2312)
cli-output = Write to this file; - is standard output (the default)

cli-report = Write the annual talent-work summary (Word or Markdown)
cli-report-format = Format (default: by the ending of -o, else docx)
cli-report-output = Write to this file; - is standard output (default: <title>.docx)
cli-report-year = The report year, e.g. 2024; several years as 2020..2024
cli-report-by = Write a report for each unit, and one for the whole, into the folder of -o
cli-report-unit = Write the report of this unit only (repeatable; goes with --by unit)
cli-report-summary = What became of each report: text on standard error (the default), json on standard output
cli-report-draft = Go on with errors in the data: what is doubtful counts as unknown and is listed on a separate sheet
cli-report-force = Write over a file that is there
cli-report-reference = Take page, styles, fonts, headers and footers from this Word file
cli-report-after =
    Data lies in data/YEAR/: rosters, activity logs and facts, told apart by file name.
    Example: talentsum report --year 2024
    One for each unit: talentsum report --year 2024 --by unit -o reports

cli-check = Check the data and list every error and warning
cli-check-format = Format (default: text)
cli-check-all = List every place (default: at most 20 of a kind)
cli-check-by = Write a list for each unit, to be handed back, into this folder (.xlsx and .csv)
cli-check-suggest = Write what the bureau may decide itself as a table of rulings (.xlsx or .csv) to fill in and put into the year's folder
cli-check-force = Write over lists that somebody has changed
cli-check-after =
    Example: talentsum check --year 2024 --by unit lists
    Lists of an earlier run that nobody changed are renewed; changed ones are kept unless --force.

cli-figures = List the values of all figures
cli-figures-format = Format (default: table)

cli-explain = Tell where a figure comes from: definition, value by unit, every row that counts, and those that do not, and why
cli-explain-figure = Id of a figure, e.g. staff.professional (the command figures lists them); with --in a text of the draft, e.g. 84.6%
cli-explain-rows = List at most so many rows that count, and so many for each reason not to (default 20; JSON always has all)
cli-explain-format = Format (default: text)

cli-value-draft = DRAFT
cli-refresh = Bring new figures into an edited Word draft; nothing else in it changes
cli-refresh-file = The draft: a .docx or .md written by report, edited since or not
cli-refresh-as-of = Reference date as 2024-12-31 (default: the draft's own)
cli-refresh-record = The record of a Markdown draft (default: DRAFT.talentsum.json beside it)
cli-refresh-output = Write to this file; the draft's own name changes the draft itself (default: NAME（更新）.docx beside the draft)
cli-refresh-dry-run = Show what would change and write nothing
cli-refresh-by-text = Without a record: write the figures placed by the text (else they are only listed)
cli-refresh-draft = Go on with errors in the data: what is doubtful counts as unknown
cli-refresh-overwrite = Write over a file that is there; figures that a person has changed stay
cli-refresh-force = Write over figures that a person has changed (see which with --dry-run first), and over a file that is there
cli-refresh-format = Format of the result (default: text)
cli-refresh-after =
    Figures that a person has changed, or that stand in tracked changes, stay and are listed.
    Example: talentsum refresh DRAFT.docx --year 2024 --dry-run

cli-value-old = OLD
cli-value-new = NEW
cli-changes = Which figures changed between two drafts, and because of which files; --people: who came and who went between two years
cli-changes-old = The earlier one: a Word draft, a Markdown draft, or its record (.talentsum.json); with --people the earlier year
cli-changes-new = The later one, or the later year
cli-changes-people = Compare the rosters of two years person by person: joined, left, moved, titles, degrees, other changes
cli-changes-as-of = Reference date in the later year, as 2024-10-31 (default: 31 December); the same day in the earlier one
cli-changes-output = Write the list of people to this file, .xlsx or .csv; the sums still go to the screen
cli-changes-format = Format of the result (default: by the ending of -o, else text; csv and xlsx with --people only)
cli-changes-after =
    Of drafts only the records are looked at: no data are read, and words that a person has changed are no change.
    Example: talentsum changes NOVEMBER.docx DECEMBER.docx
    Example: talentsum changes --people 2023 2024 -o PEOPLE.xlsx

cli-value-condition = CONDITION
cli-value-field = FIELD
cli-value-fields = FIELD,FIELD…
cli-list = Ask for people by conditions: how many, how divided, and who
cli-list-where = Condition, as in "age<=45 and title>=副高级 and unit~人民医院"; without it everybody in post
cli-list-by = Divide by a field, with counts and shares, as in title; by two into a table, as in unit,title
cli-list-columns = The columns of the list, as in unit,name,birth
cli-list-count = Only how many, no names
cli-list-all-rows = Everybody in the rosters, in post or not (default: those in post at the reference date)
cli-list-show-ids = Identity numbers whole (default: masked)
cli-list-format = Format (default: by the ending of -o, else table)
cli-list-after =
    Example: talentsum list --year 2024 --where "title=高级 and unit_type=乡镇" --by unit
    How conditions are written, and the fields there are: docs/questions.md.

cli-value-template = TEMPLATE.xlsx
cli-fill = Write figures into the cells of somebody else's workbook, and change nothing else
cli-fill-template = The workbook (.xlsx), tags in the cells to be filled: {"{{"}staff.total{"}}"}
cli-fill-output = Write to this file; - for standard output
cli-fill-draft = Fill in spite of errors in the data: what is doubtful counts as unknown
cli-fill-after =
    Tags: {"{{"}staff.total{"}}"}; a share {"{{"}staff.professional:share{"}}"}; of one unit {"{{"}staff.total@UNIT{"}}"}.
    Example: talentsum fill form.xlsx --year 2024 -o form-2024.xlsx

cli-export = The merged roster with its classes: one row a person, with file and line
cli-export-what = What to export: roster
cli-export-format = Format (default: by the ending of -o, else csv)
cli-export-after =
    Example: talentsum export roster --year 2024 -o 2024年花名册（汇总）.xlsx
    A table with 汇总 in its name is never read as a roster.

cli-value-table = TABLE
cli-value-column = COLUMN
cli-sql = Print the SQL by which a database counts its people into a roster
cli-sql-from = Where the people are: what stands after FROM, as in staff or "read_parquet('staff/*.parquet')"
cli-sql-column = Which column of the table is which of a roster, as in 学历=edu; 学历 alone where it is called so. May be repeated
cli-sql-dialect = The database: duckdb (default), clickhouse, spark, postgres
cli-sql-after =
    Example: talentsum sql --year 2024 --from staff --column 单位=org --column 学历=edu
                 --column 职称=title --column 岗位类别=post --column 出生日期=birth
    Stored as a roster (data/2024/roster.csv) the result makes the report. See docs/database.md.

cli-init = Make a new bureau folder: configuration, empty tables, what to do next
cli-init-directory = The folder to make

usage-unknown-argument = error: there is no option '{ $arg }'.
usage-surplus = error: '{ $arg }' is one too many; a year is written --year 2024.
usage-long-dash = error: '{ $arg }' begins with a long dash; write two minus signs: --year
usage-year = { " " }Write four digits: --year 2024.
usage-as-of = { " " }Write --as-of 2024-12-31.
usage-unknown-command = error: there is no command '{ $command }'.
usage-missing-argument = error: missing: { $arg }
usage-missing-command = error: a command is needed, for example report.
usage-missing-value = error: '{ $arg }' needs a value.
usage-invalid-value = error: '{ $arg }' cannot be '{ $value }'.
usage-conflict = error: '{ $arg }' and '{ $prior }' cannot be used together.
usage-other = error: the command line is wrong. { $detail }
usage-unit-by = --unit goes with --by unit, for example report --year 2024 --by unit --unit NAME -o reports
usage-suggestion = { " " }Did you mean '{ $suggested }'?
usage-valid-values = { " " }Possible: { $valid }.
usage-see-help = See --help.
