# Results and notes of the commands.

error-prefix = error:{ " " }

data-errors = The data has { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    } and { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }{ $has-last_year ->
        [yes] { " " }(not counting the comparison with the rosters of { $last_year }, which check alone makes)
       *[no] {""}
    }. talentsum check lists all.
data-warnings = The data has { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }{ $has-last_year ->
        [yes] { " " }(not counting the comparison with the rosters of { $last_year }, which check alone makes)
       *[no] {""}
    }, no reason to stop the report. talentsum check lists all.
data-no-rows = No usable row: the rosters hold not one person.
    .help = Put people below the roster's header, one a row; if there are some, mend the errors listed above.

note-last-year = The data of { $year } { $errors ->
        [0] cannot be read to the end
        [one] have 1 error
       *[other] have { $errors } errors
    }; { $has-shown ->
        [yes] in this draft the comparisons with it may be wrong
       *[no] nothing is compared with it
    }. talentsum check --year { $year } lists them.
note-last-report = Last year's report { $file } printed other values than last year's data now give, and the report's note says so: { $figures }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }.
note-last-report-other = Last year's report { $file } in the settings is of { $as_of } instead of { $expected } and was not compared.
fail-last-report = Last year's report { $file } in the settings has no record of its figures, so what it printed cannot be compared.
    .help = Name a Word report of this program, or a Markdown report with its .talentsum.json beside it; else take last_report out of [report] in talentsum.toml.
note-as-of = Note: the reference date { $as_of } is not in { $year }.
note-example-name = The report still bears the example's name { $name }; write your own under [bureau] in talentsum.toml.
note-reference-styles = The reference document { $file } lacks these styles; the program's own were used: { $styles }.
note-reference-edges = Headers or footers of the reference document { $file } hold charts or objects and were not taken over.
report-written = Wrote { $file }
report-unchanged = { $file } is up to date and was not written again.
batch-year = —— { $year } ——
batch-done = Reports written: { $written }; unchanged: { $unchanged }; not written: { $failed }.
batch-left = { $count ->
        [one] One file is not of this run and was left where it is: { $files }.
       *[other] { $count } files are not of this run and were left where they are: { $files }{ $more ->
            [0] {""}
           *[other] {" "}and { $more } more
        }.
    } They may be reports of units that are no more, reports that could not be written now, or lists of doubts that are cleared: look at them, and delete what is not needed.
batch-interrupted = Stopped: { $finished ->
        [one] one report is
       *[other] { $finished } reports are
    } finished, no file is half written. Run it again, and what is finished is not written again.
batch-stopped = No report for { $unit } ({ $year }): { $errors ->
        [one] there is an error in its data.
       *[other] there are { $errors } errors in its data.
    }
batch-failed = No report for { $unit } ({ $year }):
batch-whole-stopped = No report for the whole ({ $year }): { $errors ->
        [one] there is an error in the data.
       *[other] there are { $errors } errors in the data.
    }
batch-whole-failed = No report for the whole ({ $year }):
batch-more = { $more ->
        [one] One more was not written; --summary json has its reasons.
       *[other] { $more } more were not written; --summary json has the reasons of each.
    }
batch-more-reasons = { $more ->
        [one] One more: talentsum check lists it.
       *[other] { $more } more: talentsum check lists them.
    }
progress-reading = Reading the data
progress-writing = Writing reports
report-more-errors = { $more ->
        [one] 1 more error is
       *[other] { $more } more errors are
    } not listed here; see talentsum check --year { $year }.
report-stopped = No report was written: mend the errors above and run again; for a draft all the same, add --draft.
report-cover = The data has errors, so the report is a draft. What is doubtful is listed in { $file }; mend it before the report goes up.
report-cover-here = The data has errors, so the report is a draft. What is doubtful follows; mend it before the report goes up.
cover-more = The first { $shown } are listed; talentsum check --format csv lists the other { $more } too.
cover-title = Doubts ({ $title })
cover-summary = The data behind the report has { $errors } errors and { $warnings } warnings. The errors are listed below; until they are mended, what is doubtful counts as unknown, or as it stands. This sheet does not go up with the report.

refresh-stopped = The draft was not refreshed: mend the errors above and run again; to refresh all the same, add --draft.
refresh-other-year = Note: the draft is of { $draft }; the data used now is of { $year }.
refresh-record = There is no record of its own beside { $file }; { $found } in its folder was used.
refresh-dry-run = This only shows what would be done; nothing was written.
refresh-same = No figure has changed: { $file } is the very same as the draft.
refresh-nothing = No figure has changed; no other file was written: { $file } is as the data have it.
refresh-head = Draft { $file }, year { $year }, as of { $as_of }
by-text-head = Draft { $file }, year { $year }, as of { $as_of }; no record, figures placed by the text
by-text-set = { $written ->
        [yes] Written as the data have it
       *[no] Differs from the data, can be written
    }: { $count }
by-text-left = Numbers whose place is not certain, left alone: { $count }
by-text-charts = Charts left alone (their numbers may be old): { $count }
by-text-left-head = These numbers were left alone, as their place is not certain; please check them:
by-text-number = { $text }: { $reason ->
        [repeated] the draft, or the report, has more than one such sentence
        [short] the sentence has too few words of its own
        [words] a name in the sentence is not that of the data
        [period] the sentence is of another year or date than the data
        [tracked] there is a tracked change in the sentence
        [not-plain] there is a field, picture, note, content control or other markup in the sentence
        [changed] the sentence has been changed
        [table] the table has been changed, or there are two like it
        [list] it is a date or a list, which are not written by the text
       *[unknown] the report has no such sentence or table
    }{ $holds ->
        [yes] . The data probably say { $data }
        [same] . It reads as the data do
       *[no] {""}
    }
by-text-same = Every figure of { $file } that was placed by the text agrees with the data; there is nothing to write.
by-text-ask = Nothing was written: { $file } has no record, and the figures above were placed by the text. Look at each; to write them, run again with --by-text.
refresh-outcome = { $outcome ->
        [set] New value written
        [unchanged] Unchanged
        [agrees] Changed by hand, agrees with the new data
        [hand-edited] Changed by hand, differs from the data, kept
        [gone] No longer in the draft
        [tracked] In a tracked change, left alone
        [unclear] Place not certain, left alone
        [no-data] Without data now, kept
        [other-period] Year or period beside it changed by hand, kept
        [other-place] Under another heading, in another row or in the words of another number, kept
        [copy] In copies, not updated
        [row-added] In table rows added
        [row-removed] In table rows removed
       *[other] { $outcome }
    }: { $count }
refresh-replaced = of these changed by a person and replaced by --force: { $count }
refresh-replaced-head = Changed by a person and replaced by --force (what they typed is gone): { $count }
refresh-charts = charts { $outcome ->
        [set] with new numbers
        [unchanged] unchanged
        [agrees] changed by hand, and as the data say
        [hand-edited] changed by hand, not as the data say, left as they are
        [gone] no longer in the draft
        [unclear] of which there are others like them, so that none was touched
       *[no-data] without data now or divided otherwise, left as they are
    }: { $count }
refresh-chart = { $chart }: { $outcome ->
        [set] new numbers
        [agrees] changed by hand, and as the data say
        [hand-edited] changed by hand, left as it is; number in the chart → data
        [gone] not found in the draft; the data say
        [unclear] there are charts with the same bars and other numbers (or the very same), and which is this one is not certain, so none was touched; the data say
       *[no-data] the data give no such chart now, or several; left as it is
    }
refresh-workbook-left = The numbers in the workbook behind the chart were changed by hand, or moved to other cells, and were left: "Edit data" in Word would bring them back, so please put the workbook right first.
refresh-earlier = the number of before a correction, probably typed back from an old draft. If that is not meant, add --force
refresh-spelling = the same number, spelled so that the spelling of the new one is not known
refresh-words = figures whose words were changed, to be read: { $count }
refresh-words-head = The words around these figures were changed by hand; please see whether the figures still hold (- as generated, + in the draft):
refresh-words-figure = { $change ->
        [other-period] The year or period was changed, not written: { $figure }
       *[reworded] { $figure }
    }
cells-line = { $table }, { $what ->
        [row] row
       *[column] column
    } “{ $name }”: { $count } figures{ $outcome ->
        [gone] {""}, not found in the draft. If it was renamed, call it “{ $name }” again and refresh once more; if you took it out, all is well
        [other-place] {""}, now under another heading or in another row. Put the numbers back into their own row and column, or the names back (-: where they were generated, +: where they stand)
        [other-period] {""}, whose name is now of another year or period; not written, see to them yourself (-: as generated, +: as it stands)
        [reworded] {""}, whose name was changed; written all the same, see whether they are still right (-: as generated, +: as it stands)
        [of-other-period] {""}, whose name is now of another year or period; see whether the numbers are of that time (-: as generated, +: as it stands)
        [renamed] {""}, whose name was changed; see whether they are still right (-: as generated, +: as it stands)
        [unclear] {""}, whose row or column cannot be told; not written. Put headings and names of rows back as they were generated and refresh once more, or see to them yourself
        [no-data] {""}, without data now; the draft has the old numbers, see to them yourself
       *[other] {""}
    }
cells-no-last-year = { $count } figures compared with { $year }: there are no data of { $year } now. If that is not intended, put its tables back into data/{ $year }/ and run this once more; if nothing is to be compared, take these words out yourself, and the columns of last year in tables
refresh-tables = Tables left alone: { $count }
figure-form = { $form ->
    [share] , share
    [last] , last year
    [published] , as published last year
    [last-share] , last year's share
    [share-change] , change of the share
    [difference] , change since last year
    [change] , change since last year
    [change-number] , change since last year
    [change-percent] , change since last year
   *[other] {""}
}
refresh-figure = { $name } ({ $id }): { $outcome ->
        [set] { $text } → { $new }
        [agrees] { $new } (was generated as { $old })
        [hand-edited] draft { $text }, data { $new } (was generated as { $old })
        [gone] data { $new } (was generated as { $old })
        [gone-marked] draft { $text }, data { $new }; its bookmark is lost, and it was not written
        [tracked] draft { $text }, data { $new }
        [unclear] draft { $text }, data { $new }
        [other-period] draft { $text }, data { $new }
        [other-place] draft { $text }, data { $new } (-: where it was generated, +: where it stands)
        [copy] stands here once more as { $text }, data { $new }
        [no-data] draft { $text }
       *[other] { $text } → { $new }
    }
refresh-table = { $table }: no row was added or removed, because { $reason ->
        [not-found] the table or the row beside was not found in the draft
        [edited] the rows in question were changed or added by hand
        [order] the order of the rows has changed
        [columns] the columns have changed
        [markdown] rows are not made in a Markdown draft
       *[other] { $reason }
    }. By the data there would be more: { $missing }; fewer: { $surplus }

refresh-table-copied = { $table }: a copy of it stands in the draft without bookmarks and is not refreshed; { $stale } of its numbers differ from the data. Take it out if it is not needed, or see to it yourself
refresh-table-copied-rows = { $table }: of “{ $surplus }” this table has a copied row, without bookmarks, which is not refreshed; { $stale } of its numbers differ from the data. Delete it, or see to it yourself
refresh-sentences = Sentences the data would now have otherwise: { $count }
refresh-sentences-head = These sentences of the draft were left alone; please see to them (- as the draft has it, + as the data would):
refresh-sentences-unknown = The draft was written by an older version, which did not record its sentences: compare with a new report to see which come or go.
refresh-sentence = { $change ->
        [appears] To be added
        [vanishes] To be taken out
        [differs] To be reworded
       *[moved] To be moved
    }{ $what ->
        [heading] {""}, a heading
       *[sentence] {""}
    }{ $has-section ->
        [yes] , { $what ->
            [heading] after the section
           *[sentence] under
        } “{ $section }”
       *[no] {""}
    }{ $has-after ->
        [yes] , after “{ $after }”
       *[no] {""}
    }:
refresh-sentence-numbers = (It is numbered: see to the numbers beside it.)
refresh-verify = Something was left alone. To see all of it: talentsum verify { $file } --year { $year }
refresh-sentence-lost = (the sentence was not found in the draft)

check-file = { $file }{ $has-sheet ->
        [yes] {" "}(sheet { $sheet })
       *[no] {""}
    }: { $kind ->
        [roster] roster
        [activities] activity log
        [facts] facts
        [rulings] rulings
       *[other] { $kind }
    }, { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }{ $has-encoding ->
        [yes] , { $encoding }
       *[no] {""}
    }
check-files = { $files ->
        [one] Read 1 table:
       *[other] Read { $files } tables:
    }
check-head-file = file
check-head-sheet = sheet
check-head-encoding = encoding
check-head-kind = kind
check-head-unit = unit
check-head-rows = rows
check-head-people = counted
check-head-last-year = last year
check-head-skipped = set aside
check-kind = { $kind ->
        [rulings] rulings
        [roster] roster
        [activities] log
        [facts] facts
       *[other] { $kind }
    }
check-units = { $units } units
check-skipped-above = { $count } above the header
check-skipped-headers = { $count } repeated headers
check-skipped-blank = { $count } blank
check-skipped-totals = { $count } totals
check-skipped-headings = { $count } headings between the rows
check-skipped-signatures = { $count } signatures
list-separator = ,{ " " }
check-unknown = Columns not used ({ $file }): { $columns }
check-files-more = { $files } and others, { $total } files
check-not-counted = In rosters but not in post: { $what }
check-summary = Read { $roster } rows of rosters, { $activities } of activity logs, { $facts } of facts; errors: { $errors }, warnings: { $warnings }. People counted: { $people }.
check-total = { $code }: { $total }
check-by-unit = Whose to put right:
check-owner-other = the bureau (settings, logs, facts, names of files and units)
check-more-units = … and { $more } more; --all lists every one.
check-error = error
check-warning = warning
check-sheet = { $file } (sheet { $sheet })
check-unlisted-tables = Tables whose findings are not listed:
check-table = { $table } — errors: { $errors }, warnings: { $warnings }
check-no-file = In no one file
check-code = { $severity }: { $has-title ->
        [yes] { $title },{" "}
       *[no] {""}
    }{ $total } [{ $code }]
check-help = → { $help }
check-line = line { $line }
check-lines = { $count ->
        [one] line { $lines }
       *[other] lines { $lines }
    }
check-lines-more = { $count ->
        [one] line { $lines }
       *[other] lines { $lines }
    } …, { $total } in all
check-whole-file = whole table
check-more = … and { $more } more not listed.
check-unlisted-code = { $title } ({ $total })
check-unlisted-here = Not listed: { $what }
check-unlisted = At most { $limit } places of a kind are listed (one spelling counts as one); { $more } more are not. --all lists every one; --format csv -o findings.csv writes a table.
check-first-names = Do this first: { $names ->
        [one] 1 unit may have
       *[other] { $names } units may have
    } two names and be counted apart. For those that are one, copy the line into talentsum.toml (below [units.aliases] if that line is there already; do not write it twice):
check-first-names-then = Save it and run check again: many of the other warnings go. Send no lists to the units before their names are settled.
check-hint-by-unit = To hand them back: talentsum check --year { $year } --by unit DIR writes a list for each unit, ready to be sent.

lists-written = Wrote { $lists ->
        [one] 1 list
       *[other] { $lists } lists
    } into { $directory }, each as .xlsx and .csv.
lists-none = Nothing to put right: no list was written.
lists-stale = In { $directory } there are lists of an earlier run that this one did not write; they were left: { $files }
list-absent = The rosters of { $year } have this person; no roster of this year does, not even as having left, retired or moved.
    .help = Keep a row for who has left, with 离职日期 and 人员状态; add who is still there.
list-absent-level = to answer
lists-absent = { $people ->
        [one] 1 person who was in post at the end of { $year } is
       *[other] { $people } people who were in post at the end of { $year } are
    } in no roster of this year: asked about at the end of the lists.
list-person-twice = The roster of { $unit } has this person in post as well; both units count them now.
    .help = Settle with { $unit } who reports this person: one who is borrowed has 借入 under 人员状态, one who has moved on a leaving date, one who is none of yours no row.
list-person-perhaps-twice = The roster of { $unit } has somebody of this name and birth date, perhaps the same person; one of the rows at least has no valid identity number, and both count now.
    .help = Fill in the identity number and settle it with { $unit }: one who is borrowed has 借入 under 人员状态, one who has moved on a leaving date. Two people need no change; say so.
list-other = other (for the bureau)
list-title = { $name }: to be looked at and corrected

export-written = Wrote { $file }: { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }, people counted: { $people }.

figures-id = id
figures-label = figure
figures-value = value
figures-unit = unit
figures-share = share
figures-last = last year
figures-change = change
figures-change-percent = in %
figures-share-change = share, points

explain-figure = { $label } ({ $id })
explain-value = Value: { $value }
explain-null = no data
explain-share = Share: { $share } of { $label } ({ $id }), { $base }
explain-last = Last year (at { $as_of }): { $last }{ $has-change ->
        [yes] {"; "}{ $change }
       *[no] {""}
    }{ $has-points ->
        [yes] {"; "}share { $points }
       *[no] {""}
    }. Its rows: { $command }
explain-last-unit = {" "}(last year { $last })
explain-source = Source: { $source ->
        [option] the command line and what was read
        [roster] rosters
        [activities] activity logs
        [facts] facts tables
        [flows] the rosters of this year and last year, compared person by person (see talentsum changes --people)
        [figures] other figures
       *[other] { $source }
    }
explain-formula = Formula: { $kind ->
        [total] the sum of the parts
        [difference] the first less the second
        [excess] the first less the second unit by unit, never below 0, added up (what one unit has too many makes up for nothing that another lacks)
        [ratio] the second divided by the first, two decimals, written 1:n
       *[per-thousand] the first divided by the second, times 1000, two decimals
    }
explain-part = {"  "}{ $label } ({ $id }) = { $value }
explain-part-more = Explain each of them for the rows behind it.
explain-conditions = Conditions: { $conditions }
explain-measure = Measure: { $kind ->
        [sum] sum of the column { $column }
        [rows] rows, each as often as { $column } says where it is filled
        [months] the months that occur
        [list] the entries of the column { $column }
        [yearly-mean] sum of the column { $column }, mean a year
       *[other] { $kind }
    } ({ $years })
explain-by-unit = By unit:
explain-rows = { $rows ->
        [one] 1 row counts:
       *[other] { $rows } rows count:
    }
explain-more = … and { $more } more; --rows lists more, --format json all.

init-done =
    Made { $directory }. Next:
      1. Put the units' rosters into { $directory }/data/{ $year }/, with 花名册 in their names; activity logs (台账) and facts (指标) likewise. The example tables show the columns; example rows are not counted.
      2. Write the bureau's name into { $directory }/talentsum.toml.
      3. Run talentsum -C { $directory } check --year { $year } and mend the data as it says.
      4. Run talentsum -C { $directory } report --year { $year } for the Word report.
rulings-none = There is nothing that the bureau could decide itself; no table was written.
rulings-written = Wrote the table of rulings { $file }, { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }. Fill in the column 裁定 and put it into the year's folder, with 裁定 in its name; rows not filled in do nothing.

changes-old = Old: { $file }, year { $year }, as of { $as_of }
changes-new = New: { $file }, year { $year }, as of { $as_of }
changes-since = Compared with { $file } as it was:
changes-since-draft = Compared with the data when the draft was written:
changes-time = Year or reference date differ: { $old_year }, as of { $old_as_of } → { $new_year }, as of { $new_as_of }
changes-sum = { $figures ->
        [0] No figure has changed
        [one] 1 figure has changed
       *[other] { $figures } figures have changed
    }{ $known ->
        [no] .
        [unsure] ; data and settings show no change.
       *[yes] { $files ->
            [0] ; data and settings are the same.
            [one] ; 1 file is involved.
           *[other] ; { $files } files are involved.
        }
    }
changes-cause-unknown = One of the two was written by an older version and does not have all figures and data files: only printed figures were compared, and why they changed is not known.
changes-cause-program = Two versions of the program wrote the two: { $old }, { $new }.
changes-cause-unsure = Of files of fewer than 10 rows only the rows are kept, not what is in them: the reason may lie there.
changes-cause-last-year = Figures that begin with 上年 changed: last year's data did. Its files are not listed here.
changes-cause-none = The reason is not in the files of data and settings (it may be --encoding, for example).
changes-figures = Figures
changes-figure = { $name } ({ $id }): { $parts ->
        [share] share { $share }
        [both] { $value }, share { $share }
       *[value] { $value }
    }
changes-no-data = no data
changes-files = Files
changes-file = { $file }{ $has-sheet ->
        [yes] , sheet { $sheet }
       *[no] {""}
    } ({ $kind ->
        [roster] roster
        [activities] activity log
        [facts] facts
        [rulings] rulings
       *[settings] settings
    }): { $status ->
        [new] new
        [gone] gone
        [recounted] same content, counted otherwise
        [renamed] same content under another name
        [unsure] as many rows as before; whether anything in them has changed is not known (what is in files of fewer than 10 rows is not kept)
        [new-or-grown] new, or had fewer than 10 rows before
        [gone-or-shrunk] gone, or has fewer than 10 rows now
       *[changed] changed
    }{ $has-was ->
        [yes] , was { $was }
       *[no] {""}
    }{ $has-numbers ->
        [yes] { $status ->
            [gone] , had { $numbers }
            [gone-or-shrunk] , had { $numbers }
           *[other] , { $numbers }
        }
       *[no] { $status ->
            [changed] { $kind ->
                [settings] {""}
               *[other] , as many rows and as many of each class as before
            }
           *[other] {""}
        }
    }
changes-small = files of fewer than 10 rows: { $files }
changes-people = in post { $numbers }
changes-rows = rows { $numbers }
changes-classes = { $of }: { $moved }
changes-moved = {" "}({ $moved })
changes-moved-more = {", "}…
changes-comma = , { "" }
changes-unchanged = { $files ->
        [one] 1 other file is the same
       *[other] { $files } other files are the same
    }
changes-more = Not listed: { $figures ->
        [0] {""}
        [one] 1 figure
       *[other] { $figures } figures
    }{ $part ->
        [both] {" and "}
       *[one] {""}
    }{ $files ->
        [0] {""}
        [one] 1 file
       *[other] { $files } files
    }. -v lists all.

sql-no-unit = No column for 单位: all people will be of one unit, called by the name of the result's file.
sql-no-joined = No column for 入职日期: everybody in the table is taken to have come.
sql-no-left = No column for 离职日期: nobody in the table is taken to have left, unless 人员状态 says so.
