cli-explain-in = A draft (.docx, .md or .txt): explain the figure in it that reads so
cli-explain-unit = Of one unit only, or of the units of one type (市直, 乡镇 …)
cli-explain-after =
    Example: talentsum explain staff.professional --year 2024
             talentsum explain --in DRAFT.docx 84.6% --year 2024
cli-value-unit = UNIT

explain-without-unit = (no unit named, or one without a roster)  { $value }
explain-left-out = { $rows ->
        [one] 1 place does not count (rows that have nothing to do with the figure aside):
       *[other] { $rows } places do not count (rows that have nothing to do with the figure aside):
    }
explain-reason = { $reason ->
        [left] left by the reference date
        [joined-later] joined after the reference date
        [status] 人员状态 does not count as in post
        [rehired] rehired after retirement
        [borrowed] counts at another unit (借入, or another 编制单位)
        [ruled] by a ruling
        [other-class] { $field } is another one than the figure counts
        [empty] meets the other conditions, { $field } is empty
        [unclassified] meets the other conditions, { $field } is in no class
        [too-broad] meets the other conditions, { $field } leaves the class open
        [unreadable] meets the other conditions, { $field } cannot be read
        [other-year] the date is in another year
        [after-reference-date] the date is after the reference date
        [given-again] the same number as in a row before
        [contradicted] rows give different numbers, none is taken
        [counted-instead] this figure is counted from rosters or logs, not taken from a table
        [total-row] a row of totals
        [unreadable-row] cannot be read, so nobody knows whether it counts
        [not-read] the whole file or sheet was not read
       *[other] { $reason }
    }: { $rows }
explain-rulings = { $rulings ->
        [one] 1 ruling applied:
       *[other] { $rulings } rulings applied:
    }
explain-ruling = { $place }  { $decision }{ $has-column ->
        [yes] {" "}({ $column }{ $has-corrected ->
            [yes] {" "}→ { $corrected }
           *[no] {""}
        })
       *[no] {""}
    }:{" "}
explain-effect = { $effect ->
        [in] { $rows } brought in
        [out] { $rows } taken out
        [changed] { $rows } adding another number
       *[none] { $rows } counting as they would without
    }
explain-effects-join = {", "}

explain-draft = Draft { $file }, year { $year }, as of { $as_of }: '{ $asked }' stands in it { $count ->
        [one] once
       *[other] { $count } times
    }
explain-draft-figure = { $name } ({ $id }){ $form ->
        [share] : share
       *[text] {""}
    }
explain-draft-place = { $has-line ->
        [yes] line { $line }: { $text }
       *[no] { $text }
    }
explain-draft-chart = chart: { $text }
explain-draft-differs = Not what the data say now: draft { $text }, data { $data }{ $outcome ->
        [hand-edited] {" "}(somebody has changed it)
        [other-place] {" "}(under another heading or in another row)
       *[other] {""}
    }
explain-quotient = { $share } = { $part } { $value } ÷ { $whole } { $base }
explain-draft-typed = The same number stands { $count ->
        [one] once more
       *[other] { $count } times more
    } where no figure is known to stand (typed by hand, or in a changed sentence):
explain-draft-several = More than one figure. Name the id to have one explained:
explain-draft-unit-name = This is the name or type of a unit, from the rosters, and not counted.

fail-explain-unit = There is no unit, and no type of units, called '{ $unit }'.{ $has-nearest ->
        [yes] {" "}Did you mean { $nearest }?
       *[no] {""}
    }
    .help = talentsum check shows the units of each roster.
fail-explain-typed = '{ $asked }' in { $file } { $has-record ->
        [yes] was typed by hand and is no figure of the data
       *[no] cannot be told to be a figure (typed by hand, or in a changed sentence)
    }: { $sentences }
    .help = There is no figure to explain{ $has-record ->
        [yes] , and it will not change with the data
       *[no] {""}
    }.{ $has-figures ->
        [yes] {" "}Figures with that value now: { $figures }.
       *[no] {""}
    }
fail-explain-words = '{ $asked }' stands in { $file }, but is no figure of the data: a date, words of the template, or in a sentence that cannot be placed: { $sentences }
    .help = talentsum figures lists all figures with their values; then talentsum explain ID.
fail-explain-label = '{ $asked }' is what a figure is called. --in looks for the text of a number in { $file }, such as 84.6% or 2641. Figures of that name: { $figures }
    .help = Write the id: talentsum explain ID explains the figure, talentsum explain --in DRAFT ID shows where it stands in the draft.
fail-explain-nowhere = '{ $asked }' does not stand in { $file }.
    .help = Write it as the draft has it, e.g. 84.6% or 2641; a known id can be written instead.

explain-problem = { $title } ({ $id }): { $standing ->
        [told] shown by the data; told in the report, in place { $place }
        [too-many] shown by the data; not told, for stronger ones take all places
        [not-shown] not shown by the data, not told
        [unknown] data is missing, so nobody can say; not told
       *[off] turned off in the settings, not told
    }
explain-problem-condition = {"  "}{ $name } { $measured }: { $holds ->
        [yes] { $is ->
            [below] below
            [at_most] at most
            [above] above
           *[at_least] at least
        }
        [no] { $is ->
            [below] not below
            [at_most] above
            [above] not above
           *[at_least] below
        }
       *[unknown] cannot be compared with
    } { $threshold }{ $has-than ->
        [yes] { " " }({ $than })
       *[no] {""}
    }
explain-problem-of = { $of ->
        [share] { " " }(share)
        [last] { " " }(last year)
        [last_share] { " " }(last year's share)
        [change] { " " }(change)
        [change_percent] { " " }(change in per cent)
        [share_change] { " " }(change of the share in points)
       *[value] {""}
    }
explain-problem-because = {"  "}Where the threshold comes from: { $because }
explain-problem-strength = {"  "}Strength: { $strength }
