# The people of two years compared: changes --people.

people-year = { $year } (as of { $as_of }): { $people } people
people-joined = Joined: { $people }
people-left = Left: { $people }{ $has-reasons ->
        [yes] {" "}({ $reasons })
       *[no] {""}
    }; of those with a reason, of their own accord (主动流失): { $voluntary }
people-passing = {"  "}of these joined and left in between: { $people }, counted in both
people-moved = Moved to another unit: { $people }
people-promoted = Higher title: { $people }
people-degree = Higher education or degree: { $people }
people-other = Other changes: { $people }{ $has-items ->
        [yes] {" "}({ $items })
       *[no] {""}
    }
people-unsure = May be the same people and may not: { $old } of the earlier year, { $new } of the later; counted neither as joined nor as left
people-several = Rows of several people (人数) cannot be compared and are not counted: { $old } people of the earlier year, { $new } of the later
people-term-several = {" "}(rows of several)
people-term-in = {" "}(moved in)
people-term-out = {" "}(moved out)
people-sum = { $has-unit ->
        [yes] { $unit }:{" "}
       *[no] {""}
    }{ $terms } = { $expected }, { $agrees ->
        [yes] as in the report
       *[no] but the report has { $now }
    }{ $has-causes ->
        [yes] {" "}({ $causes })
       *[no] {""}
    }
people-cause-unsure = not to be told: { $old } and { $new } people
people-cause-doubles = further rows of people in post: { $old } and { $new }
people-cause-nameless = rows without name and identity number: { $old } and { $new }
people-units-agree = So do the sums of all { $units } units.
people-by-unit = By unit:
people-column-unit = Unit
people-column-was = Before
people-column-joined = Joined
people-column-left = Left
people-column-in = In
people-column-out = Out
people-column-now = Now
people-column-rest = Difference
people-whole = Total
people-look-at = Please look at:
people-note-renamed = { $unit } is gone; { $there } of its { $people } people stand in { $to } and are counted as moved. If it was only renamed or merged, enter the old name under the new one in [units.aliases] of talentsum.toml.
people-note-gone = { $unit } had { $people } people and has no roster now: all who did not move elsewhere are counted as left. Was its roster not handed in?
people-note-new = { $unit } has { $people } people and had no roster before: all who did not come from elsewhere are counted as joined.
people-note-joined-before = { $people } who joined have a 入职日期 not after the earlier reference date, yet the earlier rosters do not have them: were they left out, or is the date wrong?
people-note-left-before = { $people } who left have a 离职日期 not after the earlier reference date, yet the earlier rosters have them in post: should they have gone, or is the date wrong?
people-note-retired = Of the { $unsaid } who left without a reason, { $people } had come to the statutory retirement age by the later reference date and may have retired. No reason is filled in: let the units keep such people in their rosters, with 离职日期 and 离职原因.
people-note-unlisted = { $people } in the later rosters left in between; the earlier rosters do not have them, nor did they join in between: counted neither as joined nor as left.
people-note-reasons = These spellings under { $field } are in no class and count as 其他: { $reasons }. They can be classified in [spellings."{ $field }"] of talentsum.toml.
people-unsure-title = Not to be told (those of one number may be the same person and may not; identity numbers would tell):
people-double-title = Further rows of people in post:
people-nameless-title = Rows without name and identity number:
people-more = … { $rows } more { $rows ->
        [one] row
       *[other] rows
    }, see the list (-o LIST.xlsx).
people-sums-wrong = The earlier number + joined − left is not the later number{ $units ->
        [0] .
        [one] : { $units } unit.
       *[other] : { $units } units.
    } Put the rows listed above right and run this again.
people-old-errors = The data of { $year } have { $errors } { $errors ->
        [one] error
       *[other] errors
    }; the comparison may be wrong. See talentsum check --year { $year }.

fail-people-year = { $value } is no year.
    .help = Two years are written as talentsum changes --people 2023 2024.
fail-people-order = The first year has to be the earlier one; these are { $old } and { $new }.
    .help = Write talentsum changes --people { $new } { $old }.
fail-people-none = No person could be read in the rosters of { $year }.
    .help = See whether data/{ $year } has rosters; talentsum check --year { $year } tells what was read.
fail-people-several = The rosters of { $year } have rows of several people only ({ $people } people), which cannot be compared person by person.
    .help = Rosters with one row a person are needed.
fail-changes-form = Two drafts are compared as text or json only.
    .help = csv and xlsx are for the list of people: talentsum changes --people 2023 2024 -o LIST.xlsx.
fail-changes-years = { $old } and { $new } are years, and no drafts.
    .help = To compare the people of two years: talentsum changes --people { $old } { $new }
