# Every error and warning: what is wrong; .help says what to do, .title what it is about, .remedy what a unit can do that has only its table. Their pages: docs/diagnostics.md.

diag-column-missing = The column { $column } is missing{ $has-others ->
        [yes] {" "}({ $others } would do too)
       *[no] {""}
    }. { $has-nearest ->
        [yes] Is it "{ $nearest }"?{" "}
       *[no] {""}
    }{ $has-unknown ->
        [yes] Columns not recognised: { $unknown }.
       *[no] {""}
    }
    .help = Add the column, or rename its header to { $column }; a header of your own can be entered under [headers] in talentsum.toml.
    .title = a needed column is missing
    .remedy = Add the column, or rename its header to { $column }.
diag-header-missing = { $has-found ->
        [no] The file is empty: there is no header.
       *[yes] No header in the first 30 lines; the likeliest line is: { $found }
    }
    .help = Make sure that the file is a roster, activity log or facts table with its columns named in the first line, parted by commas.
    .title = no header
diag-file-kind = { $matches ->
        [none] The table is neither roster (花名册) nor activity log (台账) nor facts (指标) by its name.
       *[several] The name fits two kinds of tables.
    }
    .help = Rename it so that it contains one of 花名册, 台账, 指标; move files that are not to be read out of the folder, or enter them under [input] exclude in talentsum.toml.
    .title = table of no kind, or of two
diag-education-unclassified = The education "{ $value }" is in no class. { $has-nearest ->
        [no] {""}
       *[yes] Is it { $nearest }?
    }
    .help = Use a standard word such as 大学本科, or enter the spelling under [spellings."学历"] in talentsum.toml.
    .title = education in no class
    .remedy = Use a standard word such as 大学本科.
diag-title-unclassified = The title "{ $value }" is in no class. { $has-nearest ->
        [no] {""}
       *[yes] Is it { $nearest }?
    }
    .help = Use a standard word such as 主治医师, 无 for none, or enter the spelling under [spellings."职称"] in talentsum.toml.
    .title = title in no class
    .remedy = Use a standard word such as 主治医师, or 无 for none.
diag-post-unclassified = The kind of post "{ $value }" is in no class. { $has-nearest ->
        [no] {""}
       *[yes] Is it { $nearest }?
    }
    .help = Use 专业技术, 管理 or 工勤技能, or enter the spelling under [spellings."岗位类别"] in talentsum.toml.
    .title = kind of post in no class
    .remedy = Use 专业技术, 管理 or 工勤技能.
diag-date-unreadable = { $column } "{ $value }" is no date.
    .help = Write dates as 1985-03-01, 1985.03 or 1985年3月.
    .title = date that cannot be read
diag-number-unreadable = { $column } "{ $value }" is no definite number.
    .help = Write a whole number without 约, 余 or 多.
    .title = number that cannot be read
diag-left-before-joining = The date of leaving { $value } is before the date of joining.
    .help = Check both dates.
    .title = leaving before joining
diag-person-twice = The same person is in post in two rows; the other is line { $other_line } of { $other_file }. Counted twice as it stands.
    .help = Decide which unit reports the person: the borrowing unit writes 借入 under 人员状态 or fills 编制单位; who has left gets a date of leaving, or one row goes.
    .title = the same person in post twice
diag-people-and-numbers = { $unit } has { $heads } people here as numbers (column 人数), and { $people } { $by ->
        [names] one by one
       *[numbers] as numbers
    } in { $other_file }; both count as it stands.
    .help = Keep one of the two for the same people: move the table of numbers out of the folder, or enter it under [input] exclude in talentsum.toml. If they are others (在编 by name, 编外 by number), fill the column 编制 in both tables; or write a ruling: 规则 people-and-numbers, 单位 { $unit }, 裁定 认可.
    .title = numbers of people beside names, or other numbers, of one unit
    .remedy = Report the same people once: one by one, or by numbers. If they are others, fill the column 编制 in both tables.
diag-home-units-differ = { $away } people of { $unit } in this table have another unit under 编制单位 and so were not counted; { $lost } of them are not in the rosters of { $has-several ->
        [yes] { $home } and others ({ $homes } units)
       *[no] { $home }
    } either, and count nowhere. { $here } people of this table count; the rosters have { $there } people of { $home }.
    .help = If these are two names of one unit, enter it under [units.aliases] in talentsum.toml: "{ $unit }" = ["{ $home }"]. If { $home } reports these people, complete its roster, or write a ruling: 规则 home-units-differ, 单位 { $unit }, 裁定 认可. If they count here, empty or correct the column 编制单位.
    .title = people left to another unit that does not have them
    .remedy = Check the column 编制单位: who belongs to your own unit needs the very name that stands under 单位.
diag-record-fields = The row has { $found } fields, the header { $expected }; it was not counted.
    .help = { $has-wide ->
        [yes] There is a full-width comma (，) in this row: where it parts fields, write an ordinary one.
       *[no] Look for a comma, quote or line break too many or too few in this row; a comma inside a field needs quotes.
    }
    .title = wrong number of fields
diag-record-unclosed = A quote opened in this row does not end within { $kib } KiB or the file; nothing after it was read.
    .help = Find the single quote in this row, and delete or close it.
    .title = quote never closed
diag-record-quote = Text follows a closing quote in this row, so several rows may have run into one field; it was not counted.
    .help = Look at the quotes of this row: a field is quoted as a whole, and a quote inside it is doubled.
    .title = text after a closing quote
diag-quote-stray = A field of this row has a quote in its middle; it was read as text.
    .help = Delete it if it is a slip; else quote the whole field and double the quote inside.
    .title = quote in the middle of a field
diag-encoding-malformed = { $has-whole ->
        [yes] By its content the file is { $encoding }, but there are bytes above the header that are not; nothing of it was read.
       *[no] The file is { $encoding }, but the row has bytes that are not; it was not counted.
    }
    .help = Open the original table and save it as "CSV UTF-8 (comma delimited)" or xlsx; if the encoding is taken for another, give it by --encoding.
    .title = bytes not in the encoding
diag-identity-unreadable = The identity number is faulty ({ $fault ->
        [length] neither 15 nor 18 characters
        [characters] unexpected characters
        [birth-date] no such birth date
        [checksum] the check digit does not fit
        [excel-destroyed] its last digits were destroyed by Excel
        [masked] it is not written whole (masked with stars)
       *[other] malformed
    }) and there is no birth date: the age is unknown.
    .help = Fill in the birth date, or correct the number (make the column text in Excel first).
    .title = faulty identity number, age unknown
diag-file-skipped = Its name contains { $word }, so it was not read.
    .help = To read it, rename it, or enter it under [input] include in talentsum.toml.
    .title = file left out by its name
diag-folder-unread = This folder has { $tables ->
        [one] 1 table that was
       *[other] { $tables } tables that were
    } not read.
    .help = Move the tables into the year's folder; folders below it are not read.
    .title = folder not read
diag-pattern-unused = { $pattern } under [input] { $setting } means no file there is, and does nothing.{ $has-nearest ->
        [yes] { " " }Is it { $nearest }?
       *[no] {""}
    }
    .help = Write the name as it stands in the year's folder, its ending too (* is any text); a path such as data/2024/old/* will do as well. What is no longer needed can go.
    .title = a name in the settings means no file
diag-sex-differs = The sex { $value } differs from the identity number; the column counts.
    .help = Check both.
    .title = sex differs from the identity number
diag-table-empty = There is a header and no row below it.
    .help = See whether an empty form was sent, or the file was not saved to its end; leave it if there is nothing to report.
    .title = table without rows
diag-last-line-cut = The file breaks off in this row: "{ $column }" does not look finished, and rows may be missing below.
    .help = Open the original table, compare the last rows, and save or copy it anew.
    .title = file that may have been cut off
diag-cell-unnamed = Field { $column_number } is filled, but its column has no header; it was not read.
    .help = See whether the row has slipped by one field; leave a mere remark, or give the column a header.
    .title = content in a column without a header
diag-unit-odd = The unit's name holds a comma, semicolon, quote or invisible character, or digits only, and stands for a unit of its own.
    .help = Correct the name; where a cell names several units, give each a row.
    .title = unit's name with a stray mark
diag-text-number = "{ $column }" holds digits only and no name.
    .help = See whether it stands in the wrong column; if it is a name, put it in words.
    .title = name or place in digits only
diag-activity-twice = The row says exactly what line { $other_line } of { $other_file }{ $has-other_sheet ->
        [yes] {", "}sheet "{ $other_sheet }"
       *[no] {""}
    } does. Counted twice as it stands.
    .help = Delete one of them if the list was pasted twice; if it did happen twice, say so in the names.
    .title = the same activity twice
diag-unit-absent = The unit { $unit } of the configuration has nobody in any roster.
    .help = Is its roster missing? If only the name differs, enter it under [units.aliases] in talentsum.toml.
    .title = configured unit without people
diag-units-alike = { $unit } and { $other }{ $has-last_year ->
        [yes] {" "}of the rosters of { $last_year }
       *[no] {""}
    } have like names and count as two units. If they are one, enter: "{ $other }" = ["{ $unit }"]
    .help = If they are one unit, put the line under [units.aliases] in talentsum.toml; otherwise leave it.
    .title = units of like names
diag-fact-id-unlisted = There is no figure { $figure }; is it { $nearest }? Taken as a figure of your own.
    .help = Correct the id if it is a slip.
    .title = unlisted id of a fact
diag-header-differs = Here is a header once more, and another one; the rows below would not fit the columns and were not read.
    .help = Save the lower table as a file of its own, or give both parts the same columns.
    .title = another header further down
diag-home-unit-absent = { $rows ->
        [one] 1 person works elsewhere and has
       *[other] { $rows } people work elsewhere and have
    } { $has-several ->
        [yes] { $unit } and others ({ $units } units) as 编制单位, which are to report them; these have
       *[no] { $unit } as 编制单位, which is to report them; it has
    } no roster, so they count nowhere now.{ $has-alike ->
        [no] {""}
       *[yes] { " " }If it is { $alike }, enter: "{ $unit }" = ["{ $alike }"]
    }
    .help = Add that unit's roster; if only the name differs, put the line under [units.aliases] in talentsum.toml; leave it if the unit is none of the bureau's.
    .title = establishment unit without a roster
diag-row-nobody = The row "{ $value }" has no education, title, post or birth date; it was not counted.
    .help = Leave it if it is a remark; fill it in if it is a person.
    .title = row that is nobody
diag-month-cut = { $column } "{ $value }" may be October cut off by Excel; taken as January.
    .help = Check the month; make the column text first.
    .title = month that may be cut off
diag-unit-from-file = There is no column 单位; the unit is "{ $unit }" after the { $has-sheet ->
        [yes] sheet's
       *[no] file's
    } name.
    .help = Rename the { $has-sheet ->
        [yes] sheet
       *[no] file
    } if the unit is another, or add the column 单位.
    .title = unit taken from the name of the file or sheet
diag-column-twice = Column { $used_number } "{ $used }" and column { $unused_number } "{ $unused }" mean the same ({ $field }); only column { $used_number } was used.
    .help = Delete one, or rename it.
    .title = two columns of one meaning
diag-gone-without-date = The status "{ $value }" says gone, but there is no date of leaving; not counted.
    .help = Fill in the date of leaving, or correct the status.
    .title = gone without a date
diag-gone-later = The status "{ $value }" says gone, but the date of leaving is after the reference date; not counted.
    .help = Check: who was in post on the reference date has the status 在职.
    .title = gone, but leaving later
diag-status-unclear = The status "{ $value }" does not say whether the person is in post; counted as in post.
    .help = Use a plain word such as 借出, 借入, 在职, 退休, or enter the spelling under [spellings."人员状态"] in talentsum.toml.
    .title = unclear status
    .remedy = Say what holds, such as 借出, 借入, 在职 or 退休.
diag-month-missing = { $column } "{ $value }" has no month; 1 January stands for it.
    .help = Add the month.
    .title = date without month
diag-joined-later = The date of joining { $value } is after the reference date; not counted.
    .help = Check the date and the reference date.
    .title = joining after the reference date
diag-identity-faulty = The identity number is faulty: { $fault ->
        [length] neither 15 nor 18 characters
        [characters] unexpected characters
        [birth-date] no such birth date
        [checksum] the check digit does not fit
        [excel-destroyed] its last digits were destroyed by Excel
        [masked] it is not written whole (masked with stars)
       *[other] malformed
    }. The age comes from the birth date all the same.
    .help = Correct it after the document (make the column text in Excel first).
    .title = faulty identity number
diag-identity-zeros = The identity number ends in 000: perhaps rightly, perhaps Excel has destroyed its last digits.
    .help = Check it against the document (make the column text in Excel first).
    .title = identity number ending in 000
diag-birth-differs = The birth date { $written } differs from the identity number's { $proved }; { $used } counts.
    .help = Check it; [counting] birth_date in talentsum.toml decides.
    .title = birth date differs from the identity number
    .remedy = Compare with the personnel file and the card; correct what is wrong, explain what is not.
diag-age-disagrees = { $all ->
        [more] Of { $compared } rows with both, { $rows } have an age { $years } years above that by the birth date: perhaps counted at another date. The birth date counts.
        [less] Of { $compared } rows with both, { $rows } have an age { $years } years below that by the birth date: perhaps counted at another date. The birth date counts.
       *[other] The age says { $written }, the birth date makes { $by_birth }; the birth date counts.
    }
    .help = Check the birth date and the age. An age that is only out of date may be left, or the column deleted.
    .title = age against birth date
diag-column-by-values = The column { $column } holds { $read } ({ $values }): read as { $read }, not as { $meant }.
    .help = Call the column { $read } to be told no more; { $meant } needs a column of its own.
    .title = header and values disagree
diag-age-unlikely = An age of { $age } can hardly be.
    .help = Check the birth date or the identity number.
    .title = unlikely age
diag-value-doubtful = { $column } "{ $value }" { $doubt ->
        [double-role] is taken as a management post with 双肩挑
       *[other] counts as { $class }
    }, but look at it: { $doubt ->
        [post-doctorate] 博士后 is no education
        [degree-course-only] perhaps only a course, without graduation
        [unfinished] not graduated
        [two-classes] the words cover two classes
        [degree-not-education] a degree, not an education
        [qualification-not-title] a licence to practise is no title
        [qualified-only] qualified is not appointed
        [not-a-title] a post, not a title
        [ambiguous-status] lent or borrowed is not said
        [ambiguous-establishment] the word means different things in different units
        [double-role] 双肩挑 people are professional staff by default
       *[other] not clear
    }.
    .help = { $doubt ->
        [double-role] Leave it if it is so; for such people not to be professional staff, write double_post_professional = false under [counting] in talentsum.toml.
       *[other] Leave it if that is right; else use a standard word, or enter the spelling under [spellings] in talentsum.toml.
    }
    .title = doubtful value
    .remedy = { $doubt ->
        [post-doctorate] Fill in the education had before.
        [degree-course-only] With a certificate of graduation write 硕士研究生 or 博士研究生; without one, the education had before.
        [unfinished] Fill in the highest education finished.
        [two-classes] Write one of the two.
        [degree-not-education] Fill in the education (大学本科, 硕士研究生) here, the degree in a column of its own.
        [qualification-not-title] Fill in the title appointed to, such as 医师; 无 if there is none.
        [qualified-only] Fill in the title appointed to; 无 if there is none.
        [not-a-title] Fill in a title, such as 主治医师; 无 if there is none.
        [ambiguous-status] Write 借出 for who is lent and 借入 for who is borrowed.
        [ambiguous-establishment] Write 在编, 备案制 or 编外.
        [double-role] Leave it if it is 双肩挑; else write 管理 or 专业技术 alone.
       *[other] If it is counted rightly, say so; else use a standard word.
    }
diag-value-missing = { $field } is empty; counted as unknown.
    .help = Fill it in.
    .title = value not filled in
diag-unit-missing = 单位 is empty; the unit is "{ $unit }" { $has-above ->
        [yes] as in the row above.
       *[no] after the file's name.
    }
    .help = { $has-above ->
        [yes] That is right where cells were merged; fill in the unit, and this is not said again.
       *[no] Fill in the unit.
    }
    .title = unit not filled in
diag-ruling-unclear = { $why ->
        [rule] There is no rule "{ $value }"{ $has-expected ->
            [yes] ; { $expected } perhaps?
           *[no] .
        }
        [column] There is no column "{ $value }"{ $has-expected ->
            [yes] ; "{ $expected }" perhaps?
           *[no] .
        }
        [decision] "{ $value }" is no decision; expected one of { $expected }.
        [shifted] 裁定 is empty, and "{ $value }" stands here: the row seems to have slipped (a full-width comma between two fields?).
        [corrected] The decision is to correct, but 改为 is empty.
        [corrected-column] The decision is to correct, but 列 is empty: which cell is not known.
        [value] { $about } is corrected to "{ $value }", which is nothing that { $about } can be{ $has-expected ->
            [yes] ; write it as in { $expected }.
           *[no] .
        }
        [person] A name alone, or a masked identity number alone, does not tell who it is.
        [nobody] Neither a person nor a spelling of a column is named.
        [counting] Only people can count or not; 姓名 is empty.
        [unit] The decision is to count here, but 单位 is empty.
        [several] It fits several people with different identity numbers, and was applied to all of them.
        [nowhere] The decision is to count here, but this unit has no row of this person in post, who counts nowhere now.
        [everywhere] Each row of this person has a decision not to count it: counted nowhere now.
        [both] The person has two rows in this unit, and both were taken out: counted nowhere now.
       *[accepted] The decision is to accept, but 规则 is empty.
    }{ $why ->
        [nowhere] {""}
        [several] {""}
        [both] {""}
        [everywhere] {""}
       *[other] {" "}It was not applied.
    }
    .help = { $why ->
        [person] Fill in 姓名 together with 单位 or 身份证号 (masked will do); without a name, the whole number.
        [nobody] For a person fill in 姓名 and 单位, for a spelling 列 and 原值.
        [several] Fill in the identity number of the one who is meant.
        [nowhere] Check the name of the unit, or decide for a unit that has the person.
        [everywhere] Change the one of the unit where the person counts to 在此计入. Whoever is to count nowhere has one decision without a unit.
        [both] To take out one of the two, decide 在此计入: counted once.
       *[other] Fill in or correct this cell.
    }
    .title = ruling not clear
diag-ruling-conflict = It contradicts the ruling in line { $other_line } of { $other_file }; neither was applied.
    .help = Keep one of them.
    .title = contradicting rulings
diag-ruling-unused = { $why ->
        [away] The ruling is to count here, but the row of this person in this unit says that they have left, retired or not joined yet, which no ruling overrides; it did nothing.
        [cell] The person is there, but the cell no longer says what 原值 has; the ruling did nothing.
        [settled] It fits, but there is nothing left in the data to decide (put right, or the person does not count for another reason).
       *[nothing] This ruling fits no row of the data.
    }
    .help = { $why ->
        [away] If the person is in post, let the unit correct 人员状态 and 离职日期; otherwise the ruling can go.
        [cell] If the roster has been corrected it can go; if the cell has changed otherwise, decide again.
        [settled] It can go, and does no harm if it stays.
       *[nothing] If the roster has been corrected it can go; if not, check the spelling of 姓名, 单位, 列 and 原值.
    }
    .title = ruling that did nothing
diag-person-merged = The name is one cell with the row above: this looks like a second line of one person, and counts as another person as it stands.
    .help = Write each person on one line, with several educations in columns of their own or the highest only.
    .title = one person on two lines
diag-rows-above = This line stands above the header and looks like a row; it was not read.
    .help = Move the header above the first row (sort again if the header was sorted along); write notes into one cell.
    .title = rows above the header
diag-formula-empty = { $column } is a formula without a calculated value; taken as empty.
    .help = Open the file in Excel or WPS and save it once.
    .title = formula without a value
diag-file-unread = Files of this kind cannot be read; nothing in it was counted.
    .help = Open a table in Excel or WPS and save it as .xlsx; unpack an archive; of a picture or a PDF ask for the table. If it is not to be read, move it elsewhere.
    .title = file of a kind that is not read
diag-sheet-skipped = { $has-word ->
        [yes] The name of the sheet "{ $sheet }" has "{ $word }" in it; it was not read as a roster of staff in post.
       *[no] The sheet "{ $sheet }" does not look like the table (none of the headers needed); it was not read.
    }
    .help = { $has-word ->
        [yes] If it is to be read, rename the sheet.
       *[no] Leave it if it holds notes or sums; if it is a roster, add its header.
    }
    .title = sheet not read
diag-heading-others = The title "{ $value }" has "{ $word }" in it: the people below may not be staff in post; they are counted as such unless their rows say otherwise.
    .help = Take those out who are not, or say so under 人员状态 (退休, 返聘 …).
    .title = a title of people who may be no staff
diag-sheet-hidden = The sheet "{ $sheet }" is hidden; it was not read.
    .help = Leave it if it is out of use; if it is to be read, unhide it.
    .title = hidden sheet not read
diag-ditto-first = "{ $value }" stands where there is no row above.
    .help = Write out { $column }.
    .title = nothing above to repeat
diag-example-row = This is the example row; it was not counted.
    .help = Delete it once your own data is in.
    .title = example row
diag-value-unlisted = { $column } "{ $value }" is in no class; counted as unknown. { $has-nearest ->
        [no] {""}
       *[yes] Is it { $nearest }?
    }
    .help = Use a standard word, or enter the spelling under [spellings."{ $field }"] in talentsum.toml.
    .title = value in no class
    .remedy = Use a standard word, such as { $known }.
diag-unit-type-unlisted = The type of unit "{ $value }" is not on the list; the unit's name decides instead. { $has-nearest ->
        [no] {""}
       *[yes] Is it { $nearest }?
    }
    .help = Use one of 局机关, 市直, 公卫, 社区, 乡镇, 村卫生室, 民营.
    .title = unlisted type of unit
diag-unit-type-mixed = The rows of { $unit } give it several types ({ $types }); people count by their rows, tables go by the most frequent.
    .help = Make them agree, or give the type under [units.types] in talentsum.toml.
    .title = several types of one unit
    .remedy = Make them agree.
diag-level-unlisted = The level "{ $value }" is not on the list; figures by level do not count this row. { $has-nearest ->
        [no] {""}
       *[yes] Is it { $nearest }?
    }
    .help = Use one of 国家级, 省级, 地市级, 本级, 甲类, 乙类.
    .title = unlisted level
diag-kind-unlisted = The kind "{ $value }" is not on the list, and no figure counts it. { $has-nearest ->
        [no] {""}
       *[yes] Is it { $nearest }?
    }
    .help = Use a kind of the list; for a kind of your own add a figure that uses it to talentsum.toml.
    .title = unlisted kind
diag-kind-missing = 类别 is empty; the row was not counted.
    .help = Fill in the kind, for example 公开招聘 or 进修.
    .title = kind not filled in
diag-date-missing = 日期 is empty, so the year is not known; the row was not counted.
    .help = Fill in the date.
    .title = date not filled in
diag-activity-other-year = The date { $value } belongs to { $own }; not counted in { $year }.
    .help = Check the date; move the row to the log of { $own } if it is right.
    .title = activity of another year
diag-activity-later = The date { $value } is after the reference date { $as_of }; not counted.
    .help = Check the date and the reference date.
    .title = activity after the reference date
diag-fact-counted = The figure { $figure } is counted from the data; the number given here is not used.
    .help = Delete this row; if the count is wrong, correct the roster or the log.
    .title = fact for a counted figure
diag-fact-twice = The figure { $figure } has two values: { $value } here, { $other_value } in line { $other_line } of { $other_file }; neither was used.
    .help = Keep the right one.
    .title = two numbers for one fact
diag-fact-unit-unknown = No roster has the unit "{ $value }"; the number belongs to no unit.{ $has-nearest ->
        [no] {""}
       *[yes] {" "}Is it "{ $nearest }"?
    }
    .help = Use the unit's name as in the rosters, or say in [units.aliases] of talentsum.toml which unit it is; add the roster if it has not come in.
    .title = fact of an unknown unit
diag-fact-sum-differs = The figure { $figure } is { $value } for the whole, and its { $units } units add up to { $sum }; the whole has { $value }, each unit its own number.
    .help = Check both; where the whole is the sum of the units, delete the row without 机构.
    .title = units do not add up to the whole
diag-fact-incomplete = The row has no { $column }; it was not used. { $has-what ->
        [no] {""}
       *[yes] ({ $what })
    }
    .help = Fill in both 编号 and 数值.
    .title = incomplete fact
diag-fact-id = The id "{ $value }" cannot be used; the row was not taken.
    .help = An id has only letters, Chinese characters, digits and . _ -, such as party.branches or own.beds.
    .title = unusable id of a fact
diag-funnel-broken = { $has-year ->
        [no] {""}
       *[yes] Open recruitment of { $year }, all rows added up:{" "}
    }{ $wide } { $more } is less than { $narrow } { $less }.
    .help = Check: 报名人数 ≥ 参考人数 ≥ 录用人数 ≥ 到岗人数.
    .title = fewer applicants than hired
diag-past-retirement = Beyond the retirement age ({ $age_years } years{ $age_months ->
        [0] {""}
       *[other] {" "}and { $age_months } months
    }) by { $years ->
        [0] {""}
        [one] { $years } year{ $months ->
            [0] {""}
           *[other] {" "}and{" "}
        }
       *[other] { $years } years{ $months ->
            [0] {""}
           *[other] {" "}and{" "}
        }
    }{ $months ->
        [0] {""}
        [one] { $months } month
       *[other] { $months } months
    } and counted as in post: retired, but still on the list?
    .help = Fill in the date of leaving of who has retired; give who was taken on again the status 返聘. Leave it if a later retirement was approved. Else correct the birth date, the sex or the post.
    .title = past retirement age
diag-joined-young = Joined on { $value }, before the sixteenth birthday (born { $born }); that can hardly be.
    .help = Check the date of joining and the birth date.
    .title = joined before 16
diag-title-unlikely = { $column } "{ $value }" counts as { $class }, at an age of { $age }; that can hardly be.
    .help = Check the title and the birth date.
    .title = title at an unlikely age
diag-person-perhaps-twice = { $alike ->
        [day] The name and the birth date are those of line { $other_line } of { $other_file }, in another unit
        [month] The unit, the name and the month of birth (or the age) are those of line { $other_line } of { $other_file }, though not both births are written to the day
       *[lists] The name and the month of birth (or the age) are those of line { $other_line } of { $other_file }, and so are those of half of the list
    }, and at least one row has no valid identity number: perhaps one person. Both rows count as it stands.
    .help = Fill in the identity number. If it is one person, give the borrowing unit's row the status 借入, or the date of leaving, or delete a row; leave it if they are two, or accept it by a ruling (认可).
    .title = perhaps the same person
diag-files-overlap = { $by ->
        [names] { $common } people of { $unit } have the same names here and in { $other_file } (here { $people }, there { $other_people }), though births or numbers cannot be compared:
       *[people] This roster has { $common } people in common with { $other_file } (in post here { $people }, there { $other_people }):
    } perhaps two versions of one list. They count twice as it stands.
    .help = Of two versions keep the newer one and move the other out of the folder, or enter it under [input] exclude in talentsum.toml. If they are two units, decide which one reports these people.
    .title = two rosters mostly the same
diag-total-differs = The row "{ $word }" says { $written }; { $has-field ->
        [no] the rows above it have { $counted } people
       *[yes] { $field } in the rows above it adds to { $counted }
    }. The row itself is not counted.
    .help = Check whether rows are missing or too many, or the total is out of date.
    .title = total that differs from its rows
diag-total-filled = The row under "{ $value }" has classes like a row of people; it was taken for a total and not counted.
    .help = If it is a person or numbers of people, correct the name or the unit; leave it if it is a total.
    .title = total that is filled like people
diag-sum-counted = { $by ->
        [whole] "{ $unit }" has { $heads } people here as numbers (column 人数), and so have single units: most likely they are the same people.
        [near] This row of { $heads } people has no education, title or post, and nearly the sum of the other rows: perhaps a subtotal of { $unit } or of all units.
       *[rows] This row of { $heads } people is the sum of other rows of the table (a subtotal of { $unit } or of all units, as ROLLUP and pivot tables give).
    } Both count as it stands.
    .help = Delete the row of the sum, or write 合计 under 单位. If they are other people, fill in education, title and post, or the unit's own name.
    .title = sum counted beside what it sums up
diag-hires-differ = The log has { $recruited } people hired by open recruitment and { $introduced } introduced in { $year }, { $logged } in all; by the rosters only { $joined } joined in that year, { $missing } fewer.{ $undated ->
        [0] {""}
        [one] {" "}{ $undated } more person has no date of joining.
       *[other] {" "}{ $undated } more people have no date of joining.
    }
    .help = Check whether new people or their dates of joining are missing in the rosters; of people hired who have not come, put those who have under 到岗人数 in the log.
    .title = more hired than joined
diag-year-balance = { $has-unit ->
        [no] All units
       *[yes] { $unit }
    }: { $was } in post at the end of { $last_year }, since then { $joined } joined and { $left } left, which makes { $expected }; there are { $now }, { $difference } { $which ->
        [more] more
       *[fewer] fewer
    }.{ $undated ->
        [0] {""}
        [one] {" "}{ $undated } person has no date of joining.
       *[other] {" "}{ $undated } people have no date of joining.
    }
    .help = Check: keep a row with the date of leaving for who has left, and give new people their date of joining; or people are missing or listed twice, or the units of the two years are not the same.
    .title = people do not balance with last year
diag-size-changed = { $unit }: { $which ->
        [gone] { $was } in post at the end of { $last_year }, and no roster has this unit now
        [new] { $now } in post now, and no roster of { $last_year } has this unit
        [smaller] { $was } in post at the end of { $last_year } and only { $now } now, less than half
       *[larger] { $was } in post at the end of { $last_year } and { $now } now, more than double
    }.
    .help = Check whether a roster is missing, is there once too often, or holds only a part of the unit; enter a new name of a unit under [units.aliases] in talentsum.toml; leave it if units were merged or founded.
    .title = unit much larger or smaller
