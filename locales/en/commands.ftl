# Results and notes of the commands.

error-prefix = error:{ " " }

data-errors = The data has { $errors ->
        [one] 1 error
       *[other] { $errors } errors
    } and { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }. talentsum check lists all.
data-warnings = The data has { $warnings ->
        [one] 1 warning
       *[other] { $warnings } warnings
    }, no reason to stop the report. talentsum check lists all.
data-no-rows = No usable row: the rosters hold not one person.
    .help = Put people below the roster's header, one a row; if there are some, mend the errors listed above.

note-as-of = Note: the reference date { $as_of } is not in { $year }.
note-example-name = The report still bears the example's name { $name }; write your own under [bureau] in talentsum.toml.
report-written = Wrote { $file }
report-stopped = No report was written: mend the errors above and run again; for a draft all the same, add --draft.
report-cover = The data has errors, so the report is a draft. What is doubtful is listed in { $file }; mend it before the report goes up.
report-cover-here = The data has errors, so the report is a draft. What is doubtful follows; mend it before the report goes up.
cover-more = The first { $shown } are listed; talentsum check --format csv lists the other { $more } too.
cover-title = Doubts ({ $title })
cover-summary = The data behind the report has { $errors } errors and { $warnings } warnings. The errors are listed below; until they are mended, what is doubtful counts as unknown, or as it stands. This sheet does not go up with the report.

check-file = { $file }: { $kind ->
        [roster] roster
        [activities] activity log
        [facts] facts
        [rulings] rulings
       *[other] { $kind }
    }, { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }
check-skipped = { "    " }set aside: { $what }
check-skipped-above = { $count } above the header
check-skipped-headers = { $count } repeated headers
check-skipped-blank = { $count } blank
check-skipped-totals = { $count } totals
check-skipped-headings = { $count } headings between the rows
check-skipped-signatures = { $count } signatures
list-separator = ,{ " " }
check-unknown = Columns not used ({ $file }): { $columns }
check-not-counted = In rosters but not in post: { $what }
check-summary = Read { $roster } rows of rosters, { $activities } of activity logs, { $facts } of facts; errors: { $errors }, warnings: { $warnings }.
check-total = { "  " }{ $severity } { $code }: { $total }
check-error = error
check-warning = warning
check-line = line { $line }
check-whole-file = whole file
check-more = { $code }: { $more } more not listed; --format csv has all.

figures-id = id
figures-label = figure
figures-value = value
figures-unit = unit
figures-share = share

explain-figure = { $label } ({ $id })
explain-value = Value: { $value }
explain-null = no data
explain-share = Share: { $share } of { $label } ({ $id }), { $base }
explain-source = Source: { $source ->
        [option] the command line and what was read
        [roster] rosters
        [activities] activity logs
        [facts] facts tables
       *[other] { $source }
    }
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
