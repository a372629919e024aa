cli-verify = Look a draft through before it goes up: what differs from the data, which numbers are not from it, which shares do not follow
cli-verify-file = The draft (.docx, .md or .txt; without a record it is read by its words)
cli-verify-as-of = Reference date as 2024-12-31 (default: the draft's own; without a record 31 December of the year)
cli-verify-format = Format of the result (default: text)
cli-verify-after =
    Nothing is written. The exit code is 1 if anything differs.
    Example: talentsum verify DRAFT.docx --year 2024

fail-verify-foreign = { $file } is neither a Word file (.docx) nor text.
    .help = Check the name; if it was saved in another format, save it as .docx.
fail-verify-large = { $file } is larger than any report and was not read.
    .help = Check the name.

verify-head = Draft { $file }, year { $year }, as of { $as_of }{ $record ->
        [yes] {""}
        [bad] {" "}(its record of figures cannot be read: compared by its words)
       *[no] {" "}(no record of figures: compared by its words)
    }
verify-outcome = { $outcome ->
        [agrees] Agree with the data
        [differs] Differ from the data
        [stale] Still as generated once, differ from the data (copied or pasted; refresh does not reach them)
        [hand-edited] Changed by hand, differ from the data
        [other-place] Under another heading, in another row or in the words of another number
        [other-period] The year or period beside them was changed
        [no-data] Without data now
        [tracked] In a tracked change
        [unclear] Place not certain
        [retyped] Typed or pasted anew, right now, but no longer kept up
        [gone] Not in the draft, or place not certain
       *[other] { $outcome }
    }: { $count }
verify-shares = Shares that do not follow from the counts beside them: { $count }
verify-typed-wrong = Numbers typed by hand that differ from the figure they name: { $count }
verify-typed-doubtful = Numbers typed by hand that do not fit the figure they seem to name: { $count }
verify-numbers = Other numbers, typed by hand or not placed: { $count }
verify-figure = { $name } ({ $id }): { $outcome ->
        [differs] draft { $text }, data { $data }
        [stale] draft { $text } (as generated once), data { $data }
        [hand-edited] draft { $text }, data { $data }{ $has-generated ->
            [yes] {" "}(was generated as { $generated })
           *[no] {""}
        }{ $when ->
            [earlier] , the number of before a correction, probably typed back from an old draft
           *[other] {""}
        }
        [agrees] { $text }
        [other-period] draft { $text }, { $relation ->
            [year] but the sentence speaks of { $year }, for which there is no number
            [same] as in { $year }
            [other] but the sentence speaks of { $year }, when it was { $then }
           *[none] but the sentence speaks of another year or period
        }; data { $data }
        [no-data] draft { $text }
        [retyped] { $text }
        [gone] data { $data }
       *[other] draft { $text }, data { $data }
    }{ $by ->
        [chart] {" "}(chart)
       *[other] {""}
    }
verify-share = { $text } of { $count }: { $has-expected ->
        [yes] by { $base }{ $has-total ->
            [yes] {" "}{ $total }
           *[no] {""}
        } it is { $expected }
       *[no] no total of the paragraph or of the data gives it
    }
verify-number = { $text }{ $kind ->
        [equals] {""}, equals { $figures }: typed or copied, will go stale
        [were] {""}, the number before the data were corrected, typed or copied and not kept up; now { $figures }
        [other-year] {""}, in a sentence of "{ $period }", but the number of { $year }: { $figures }
        [same] {""}, equals { $figures }
        [named] {""}, but by the data { $figures }
        [named-equals] {""}, but by the data { $figures }; it equals { $others }
       *[other] {""}
    }
verify-sentences = Sentences that no longer hold, or are to be added or taken out (- as the draft has them, + as the data would):
verify-named = { $label } { $text } ({ $id })
verify-more = … and { $more } more; --format json has all
verify-line = line { $line }: { $text }
verify-fine = Nothing was found that differs from the data.
verify-rest = Nothing was found that differs from the data; the numbers that were typed by hand or not placed are yours to check.
verify-unsure = Nothing differs from the data for certain.
verify-doubtful = { $count ->
        [one] One number does
       *[other] { $count } numbers do
    } not fit the figure that the words seem to name: please check.
verify-reworded = { $count ->
        [one] Of one number the words round it were
       *[other] Of { $count } numbers the words round them were
    } changed: please read them.
verify-earlier = { $count ->
        [one] One number is
       *[other] { $count } numbers are
    } what a figure was before a correction: see whether an old draft was copied.
verify-nothing = Not one figure could be placed: this draft has not been compared with anything.
verify-wrong = Something differs from the data: look at each before the draft goes up.
verify-data-errors = The data have { $count ->
        [one] one error
       *[other] { $count } errors
    }: what follows was compared with data that are wrong and is not to be relied on. Put them right (talentsum check tells all) and verify again.
verify-charts = figures of charts: { $count }; without a record charts are not read
