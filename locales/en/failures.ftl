# What keeps a command from its work: usage, files, configuration, output.

fail-unreadable = Cannot read { $file }: { $reason ->
        [not-found] there is no such file or folder
        [permission] permission denied
        [directory] it is a folder, not a file
        [not-a-directory] a part of the path is no folder
       *[other] the system failed to read it
    }.
    .help = Check the path; close the file if another program has it open.
fail-write = Cannot write { $file }: { $reason ->
        [not-found] there is no such folder
        [permission] permission denied
        [directory] it is a folder, not a file
        [full] the disk is full
        [read-only] the disk is read-only
        [not-a-directory] a part of the path is no folder
       *[other] the system failed to write it
    }.
    .help = Choose another place; close the file if Word has it open. What was there is unchanged.
fail-exists = { $file } is already there and may have been edited; it was not overwritten.
    .help = Choose another name with -o, or add --force to write over it.
fail-exists-draft = { $file } is already there and may have been edited; it was not overwritten.
    .help = To bring the new figures into this edited draft: talentsum refresh "{ $file }" --year { $year }. Or choose another name with -o, or add --force to write over it.
fail-refresh-exists = { $file } is already there and may have been edited; it was not overwritten.
    .help = Choose another name with -o. To change the draft itself, give its own name with -o. --overwrite writes over this file. (--force does, too, and also replaces the figures of the draft that a person has changed.)
fail-draft-foreign = { $file } is no Word file (.docx).
    .help = Check the name; if it was saved in another format, save it as .docx.
fail-draft-no-text-record = There is no record { $record } beside { $file }, and no sentence or table in it is the report's but for its numbers: nobody knows which number comes from the data.
    .help = A Markdown report is written with its record in the same folder; move both together, or name the record with --record.
fail-draft-which-record = There is no record { $record } beside { $file }, and several others in the folder: { $found }.
    .help = Name the right one with --record.
fail-draft-utf8 = { $file } is not text in UTF-8.
    .help = Save it as UTF-8 in your editor.
fail-draft-old = { $file } is in the old .doc format.
    .help = Open it in Word or WPS and save it as .docx. Its record may be lost.
fail-draft-protected = { $file } has a password and cannot be read.
    .help = Take the password off in Word or WPS and save it again.
fail-draft-macros = { $file } has macros and was not read.
    .help = Save it in Word or WPS as a .docx without macros.
fail-draft-damaged = { $file } is damaged and cannot be read ({ $detail }).
    .help = Open it in Word or WPS and save it again; if it does not open, find an earlier copy.
fail-draft-large = { $file } holds more than any report and was not read ({ $detail }).
    .help = Ask where the file comes from; if its pictures are too large, compress them in Word.
fail-draft-unsafe = { $file } holds what no ordinary Word file does and was not read ({ $detail }).
    .help = Ask where the file comes from; if it is your own draft, open it in Word or WPS and save it again.
fail-draft-no-record = { $file } has no record of its figures, and no sentence or table in it is the report's but for its numbers: nobody knows which number comes from the data.
    .help = Only a Word file written by report has one, edited or not; it is lost when the text is pasted into another file. Use the original file, or write the report anew.
fail-by-text-period = { $file } has no record and speaks of { $stands }, the data of { $data }; it was not refreshed.
    .help = Name the draft's year and date with --year and --as-of; if the draft is to be of the new date, change year and date in it first.
fail-draft-record = The record of figures in { $file } cannot be read ({ $detail }).
    .help = Use an undamaged copy; if a later version of the program wrote it, refresh it with that.
fail-changes-pasted = { $file } has no record of its figures: what they were when it was written is not known, so it cannot be compared.
    .help = A record is lost when the text is pasted into another file or saved in another format: compare the file that report wrote. Whether the numbers of this one are right talentsum verify tells.
fail-changes-no-record = There is no record in { $file }, and no { $record } beside it: nobody knows its figures.
    .help = Name a Word file written by report, or the record beside a Markdown draft.
fail-reference-not-word = The reference document { $file } is not a Word file (.docx).
    .help = Save it in Word or WPS as "Word document (*.docx)".
fail-reference-old = The reference document { $file } is in the old format (.doc).
    .help = Open it in Word or WPS and save it as "Word document (*.docx)".
fail-reference-encrypted = The reference document { $file } has a password and cannot be read.
    .help = Open it in Word or WPS, take the password off and save it.
fail-reference-strict = The reference document { $file } was saved as "Strict Open XML Document", which is not supported.
    .help = Save it in Word as a plain "Word document (*.docx)".
fail-reference-damaged = The reference document { $file } is damaged: { $part } cannot be read in it.
    .help = Open it in Word or WPS and save it again; if it cannot be opened, use another file.
fail-over-input = { $file } belongs to the data, the configuration or the templates; nothing is written over it.
    .help = Choose another name with -o.
fail-among-data = { $file } lies in the folder of the data or templates and would be read as data.
    .help = Choose another folder, such as lists.
fail-by = --by takes unit, not { $value }.
    .help = Write --by unit DIR, for example --by unit lists.
fail-unit = No roster has a unit called '{ $unit }'.
    .help = talentsum check shows the units of each roster.
fail-unit-nearest = No roster has a unit called '{ $unit }'.
    .help = Most like it: { $nearest }. A unit's name is written in full.
fail-unit-gone = The draft is the report of '{ $unit }', of which the data of { $year } have no roster.
    .help = If its roster was not taken away on purpose, put it back into data/{ $year }/ and run this once more. If the unit has another name now, say so in [units.aliases] of talentsum.toml. The report of a unit that is no more is not refreshed or verified any longer.
fail-unit-gone-nearest = The draft is the report of '{ $unit }', of which the data of { $year } have no roster.
    .help = Most like it: { $nearest }. If that is the unit's new name, say so in [units.aliases] of talentsum.toml; if its roster was not taken away on purpose, put it back into data/{ $year }/ and run this once more. The report of a unit that is no more is not refreshed or verified any longer.
fail-batch-collision = The file name { $file } is also that of another unit ({ $others }); neither was written.
    .help = Letter case makes no difference, and forbidden characters become '_'. Give the units different names in the rosters or by [units.aliases]; spellings of one unit are put together by [units.aliases].
fail-batch-exists = { $file } is already there and may have been edited; it was not overwritten.
    .help = Move it elsewhere, or choose another folder with -o, or add --force to write over it (and over the edited ones of other units; --unit writes this one only).
fail-batch-exists-draft = { $file } is already there and may have been edited; it was not overwritten.
    .help = To bring the new figures into this edited draft: talentsum refresh "{ $file }" --year { $year }. Or choose another folder with -o, or add --force to write over it (and over the edited ones of other units; --unit writes this one only).
fail-batch-other = { $file } could not be made: { $detail }
fail-batch-stdout = Several reports cannot go to standard output.
    .help = Name a folder with -o.
fail-summary-stdout = The report and --summary json cannot both go to standard output.
    .help = Write the report to a file with -o.
fail-years-as-of = Several years cannot have one reference date.
    .help = Leave --as-of out, and each year is counted at 31 December; or write one year at a time.
fail-years-named = Files named by --roster, --activities, --facts or --rulings ("-", too) are of one year; the reports of several years cannot all be written from them.
    .help = Leave these options out and put the tables of each year into data/YEAR/, where each year finds its own; or write one year at a time.
fail-lists-changed = These lists are there already and somebody may have changed them; none was written: { $files }
    .help = Choose another folder; to write over them, add --force.
fail-export-stdout = A workbook cannot be printed to the screen.
    .help = Name a file with -o, for example -o 2024年花名册（汇总）.xlsx.
fail-export-rows = The rosters have { $rows } rows; a sheet of Excel holds { $limit }.
    .help = Export as CSV: --format csv.
fail-year = The year { $year } cannot be used.
fail-no-folder = No data of { $year }: there is no folder { $folder }.
    .help = Make that folder and put the rosters into it, or name files with --roster; to begin, run talentsum init MY-BUREAU.
fail-no-folder-inside = No data of { $year }: there is no folder { $folder }. You are inside the data folder.
    .help = Go up to the folder that has talentsum.toml, or name it with -C.
fail-no-folder-years = No data of { $year }: there is no folder { $folder }. There are: { $years }.
    .help = Check --year, or name files with --roster.
fail-ending = A .{ $ending } file cannot be written: { $file }.
    .help = Let the name after -o end in { $forms }.
fail-no-folder-below = No data of { $year }: there is no folder { $folder } here, but there is one in { $below }.
    .help = Run it in { $below }, or add -C { $below }.
fail-no-roster = There is no roster in { $folder }.
    .help = A roster's file name contains 花名册 or 名册, or begins with roster, and ends in .csv; or name files with --roster.
fail-stdin-twice = Standard input can be read once only: not as two tables, and not for several years.
    .help = Write - once, and name the files of the other tables.
fail-stdin-terminal = "-" reads a table from standard input, but nothing is piped into it.
    .help = Pipe the table in, as in: cat roster.csv | talentsum check --year 2024 --roster -; or name the file.
fail-workbook-protected = The workbook { $file } has a password and cannot be read.
    .help = Remove the password in Excel or WPS and save it again.
fail-workbook-damaged = The workbook { $file } is damaged and cannot be read: { $kind ->
        [empty] it is empty.
        [cut] it is not complete, as after a copy that was broken off.
        [large] what is in it is too large for a table.
        [part] a part of it is missing.
       *[other] what is in it is not well formed ({ $detail }).
    }
    .help = Open it in Excel or WPS and save it as .xlsx; if that fails, ask the unit for it again.
fail-workbook-foreign = { $file } is no table.
    .help = Ask the unit for an .xlsx or CSV file; if it is not to be read, move it elsewhere.
fail-workbook-markup = { $file } holds a web page or XML under a table's name.
    .help = Open it in Excel or WPS and save it as .xlsx.
fail-workbook-old = { $file } is in a format older than Excel 5 and cannot be read.
    .help = Open it in Excel or WPS and save it as .xlsx.
fail-text-encoding = { $file } is not UTF-8 text.
    .help = Save it as UTF-8.
fail-figure = There is no figure with the id or the label '{ $figure }'.
    .help = talentsum figures lists all ids.
fail-figure-nearest = There is no figure with the id '{ $figure }'. Did you mean { $nearest }?
    .help = Write the id; talentsum figures lists all of them.
fail-rulings-exist = { $file } is there already and may hold decisions; it was not written over.
    .help = Choose another name; a year can have several tables of rulings, each with 裁定 in its name.
fail-rulings-ending = A table of rulings is an .xlsx or .csv file; { $file } is neither.
    .help = Choose another name, such as 裁定.xlsx.
fail-init-exists = These files are already there; nothing was changed: { $files }
    .help = Choose another folder.

fail-config-encoding = { $file } is not UTF-8 text.
    .help = Save it as UTF-8.
fail-config-syntax = { $file } line { $line } is not well written: { $what ->
        [key] a name with Chinese characters or signs in it needs quotes.
        [empty-key] there is no name before the equals sign.
        [value] a text after the equals sign needs quotes; an empty one is "".
        [quote] a quote has no partner.
        [bracket] a bracket has no partner: ] or {"}"} is missing.
        [comma] a comma is missing between two entries of a list.
        [equals] an equals sign and a value are missing after the name.
        [twice] the same name, or the same title in brackets, stands there twice; keep one.
        [escape] in quotes \ means something else; write / between folders.
        [rest] there is more after the value; remarks begin with #.
       *[other] { $detail }
    }{ $has-fixed ->
        [yes] {" "}It should be: { $fixed }
       *[no] {""}
    }
    .help = Put the line right and run it again; docs/configuration.md has examples: "岗位类别" = "专业技术".
fail-config-alias = { $file }: "{ $alias }" is a unit of its own and also an alias of another; the two would become one.
    .help = Take it out of [units.aliases], or out of [units] order.
fail-config-alias-twice = { $file }: the alias "{ $alias }" stands under two units.
    .help = Leave it under one.
fail-config-punctuation = { $file } line { $line }: found { $found } where { $expected } is expected.
    .help = Switch the keyboard to English for punctuation.
fail-config-type = { $file } line { $line }: { $what ->
        [variant] it cannot be "{ $found }"; it can be { $expected }.
        [missing] { $found } is missing here.
        [type] the value is of the wrong kind: { $expected ->
            [text] a text (in quotes)
            [list] a list (in brackets: ["甲", "乙"])
            [boolean] true or false, without quotes,
            [number] a whole number (without quotes)
            [table] lines of the form name = value
           *[other] another kind
        } is wanted, { $found ->
            [text] a text
            [list] a list
            [boolean] true or false
            [number] a number
            [fraction] a fraction
            [table] lines of the form name = value
           *[other] something else
        } was found.
       *[other] the value is of the wrong kind ({ $detail }).
    }{ $has-fixed ->
        [yes] {" "}It should be: { $fixed }
       *[no] {""}
    }
    .help = Put the line right and run it again; docs/configuration.md has the possible values.
fail-config-key = { $file } line { $line }: there is no key '{ $key }'.
fail-config-key-nearest = { $file } line { $line }: there is no key '{ $key }'. Did you mean '{ $nearest }'?
fail-config-value = { $file }: { $setting } cannot be '{ $value }'. Possible: { $expected }

fail-catalogue-syntax = { $figure } cannot be read: { $detail }
fail-catalogue-twice = The figure id '{ $figure }' is used twice.
    .help = Give your own figure another id.
fail-catalogue-id = The figure id '{ $figure }' cannot be used: letters, digits and . _ - only; figures with source = "option" cannot be added.
fail-catalogue-measure = The activities figure '{ $figure }' needs exactly one of sum, count and list.
fail-catalogue-parts = The breakdown '{ $figure }' must list its classes in parts.
fail-catalogue-dimension = In the conditions of '{ $figure }', '{ $name }' is no usable column. Usable: { $known }
fail-catalogue-label = In the conditions of '{ $figure }', '{ $dimension }' has no class '{ $label }'. There are: { $known }
fail-catalogue-column = In '{ $figure }', '{ $name }' is no usable column. Usable: { $known }
fail-catalogue-formula = The computed figure '{ $figure }' needs exactly one of total, difference, excess, ratio and per_thousand.
fail-catalogue-part = In the formula of '{ $figure }' there is no figure '{ $part }'.{ $nearest ->
        [none] {""}
       *[other] {" "}Did you mean '{ $nearest }'?
    }
fail-catalogue-part-later = In the formula of '{ $figure }', '{ $part }' cannot be used: it is computed, too, and must stand before.
fail-catalogue-part-of-units = '{ $figure }' is computed unit by unit and cannot use '{ $part }': only figures of rosters and of facts tables.
fail-catalogue-denominator = The denominator '{ $denominator }' of '{ $figure }' does not exist.
fail-catalogue-denominator-nearest = The denominator '{ $denominator }' of '{ $figure }' does not exist. Did you mean '{ $nearest }'?

fail-vocabulary-table = The built-in table { $table } is broken: { $detail }
fail-vocabulary-field = { $file }: [spellings] has no field '{ $field }'. There are: { $known }
fail-vocabulary-class = { $file }: '{ $field }' has no class '{ $class }'. There are: { $known }
fail-vocabulary-two-meanings = { $file }: the spelling '{ $spelling }' of '{ $field }' is given to both '{ $first }' and '{ $second }'.
fail-vocabulary-column = { $file }: [headers] has no column '{ $column }'. The nearest is: { $nearest }
fail-vocabulary-two-columns = { $file }: the header '{ $header }' is given to both '{ $first }' and '{ $second }'.
fail-vocabulary-codes = { $file }: '{ $field }' has no code list '{ $list }'. There are: { $known }
fail-sql-column = A roster has no column '{ $column }'.
    .help = { $has-nearest ->
        [no] The column of a roster stands before the equals sign, that of the table behind it
       *[other] Perhaps '{ $nearest }'? The column of a roster stands before the equals sign, that of the table behind it
    }, as in 学历=edu. There are: { $columns }.
fail-sql-twice = '{ $column }' is given twice.
    .help = One column of a roster comes from one column of the table; take one away.
fail-sql-person = '{ $column }' cannot be used: numbers of people do not say who is who.
    .help = Take the column away. To find people twice, or faults of identity numbers, give talentsum check the list of people.
fail-sql-unused = '{ $column }' cannot be used: no figure needs it, and with it every person would be a row.
    .help = Take the column away.
fail-sql-name = Behind '{ $column }=' no column of the table is named.
    .help = As in { $column }=edu; where the table calls it { $column }, write { $column } alone.
fail-sql-needed = One of these columns is needed: { $columns }.
    .help = A roster needs 学历, 职称, 岗位类别, and 出生日期 or 年龄. Name it with --column, as in --column 学历=edu.
fail-sql-from = --from is empty.
    .help = Name the table of the people, as in --from staff.

fail-problem-syntax = { $file } cannot be read: { $detail }
fail-problem-twice = The problem id '{ $problem }' is used twice.
    .help = Give one of them another id.
fail-problem-condition = The problem '{ $problem }' has no condition (when).
    .help = A problem says when the data shows it, as in when = {"[{"} figure = "recruitment.hired", is = "below", than = 10 {"}]"}.
fail-problem-figure = A condition of the problem '{ $problem }' names '{ $name }', which is no figure.{ $has-nearest ->
        [yes] { " " }Perhaps '{ $nearest }'?
       *[no] {""}
    }
    .help = talentsum figures lists the ids.
fail-problem-off = [problems] off names '{ $problem }', which is no problem.{ $has-nearest ->
        [yes] { " " }Perhaps '{ $nearest }'?
       *[no] {""}
    }
    .help = talentsum explain problems lists them.
