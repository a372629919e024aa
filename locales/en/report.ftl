# Problems of templates and of the report's text, and what was left out.

template-reserved-character =
    { $places }: contains a special character (U+FDD0 to U+FDEF) that the program keeps for itself. Delete it; it usually comes in with copied text.{ $excerpt }
template-unclosed-tag =
    { $places }: "{ $tag }" is never closed. Add the closing sign ({"{{"} … {"}}"}, {"{%"} … {"%}"} or {"{#"} … {"#}"}).{ $excerpt }
template-unbalanced =
    { $places }: "{ $found }" has no matching "{ $expected }". Every if needs an endif, every for an endfor.{ $excerpt }
template-nested =
    { $places }: nested more than { $limit } levels deep. Use fewer levels of if, for or include.{ $excerpt }
template-brackets =
    { $places }: brackets nested more than { $limit } levels deep. Write it in steps with set.{ $excerpt }
template-tag-long =
    { $places }: one tag is longer than { $limit } characters. Write it in steps with set.{ $excerpt }
template-syntax =
    { $places }: the template cannot be understood ({ $detail }). Check quotation marks, brackets and tags near this line.{ $excerpt }
template-not-supported =
    { $places }: templates cannot use "{ $what }". Use include for other files, and "variable.field" for values.{ $excerpt }
template-cycle =
    { $places }: templates use each other in a circle: { $path }. Remove one of these uses.{ $excerpt }
template-unknown-figure =
    { $places }: there is no figure "{ $name }".{ $has-near ->
        [yes] {" "}Did you mean "{ $near }"?
       *[no] {""}
    } All ids are listed by talentsum figures.{ $excerpt }
template-unknown-unit =
    { $places }: there is no unit "{ $name }".{ $has-near ->
        [yes] {" "}Did you mean "{ $near }"?
       *[no] {""}
    } The name must be as in the roster.{ $excerpt }
template-unknown-unit-type =
    { $places }: there are no units of the type "{ $name }".{ $has-near ->
        [yes] {" "}Did you mean "{ $near }"?
       *[no] {""}
    } The variable unit_types lists the types.{ $excerpt }
template-unknown-breakdown =
    { $places }: there is no breakdown "{ $name }".{ $has-near ->
        [yes] {" "}Did you mean "{ $near }"?
       *[no] {""}
    } Correct the name in of="…".{ $excerpt }
template-unknown-variable =
    { $places }: there is no variable "{ $name }".{ $has-near ->
        [yes] {" "}Did you mean "{ $near }"?
       *[no] {""}
    } Correct the name, or define it with set first.{ $excerpt }
template-unknown-function =
    { $places }: there is no function "{ $name }".{ $has-near ->
        [yes] {" "}Did you mean "{ $near }"?
       *[no] {""}
    } There are n, share, v, unless_zero, label, parts, item and range.{ $excerpt }
template-unknown-filter =
    { $places }: there is no filter "{ $name }".{ $has-near ->
        [yes] {" "}Did you mean "{ $near }"?
       *[no] {""}
    } There are default, filter, first, get, last, length, lower, trim and upper.{ $excerpt }
template-unknown-test =
    { $places }: there is no test "{ $name }" after "is".{ $has-near ->
        [yes] {" "}Did you mean "{ $near }"?
       *[no] {""}
    } Correct the name.{ $excerpt }
template-unknown-macro =
    { $places }: there is no macro "{ $name }".{ $has-near ->
        [yes] {" "}Did you mean "{ $near }"?
       *[no] {""}
    } Correct the name, or import its file first.{ $excerpt }
template-unknown-template =
    { $places }: the template "{ $name }" does not exist.{ $has-near ->
        [yes] {" "}Did you mean "{ $near }"?
       *[no] {""}
    } Correct its name, or put the file into the templates folder.{ $excerpt }
template-unknown-section =
    { $places }: the report has no section "{ $name }" for these paragraphs.{ $has-near ->
        [yes] {" "}Did you mean "{ $near }"?
       *[no] {""}
    } The file must be named after a section's heading or key.{ $excerpt }
template-unknown-argument =
    { $places }: there is no argument "{ $name }".{ $has-near ->
        [yes] {" "}Did you mean "{ $near }"?
       *[no] {""}
    } Correct its name.{ $excerpt }
template-missing-argument =
    { $places }: { $function }() lacks the argument "{ $argument }". Add { $argument }="…".{ $excerpt }
template-no-share =
    { $places }: the figure "{ $id }" has no share. Use n() or change(), or a figure that is a part of another.{ $excerpt }
template-no-change =
    { $places }: the figure "{ $id }" is no number that could have changed since last year. Use n().{ $excerpt }
template-change-only =
    { $places }: only="{ $value }" means nothing to change(). Write only="number" (how many) or only="percent" (by how much), or leave it out.{ $excerpt }
template-figure-in-condition =
    { $places }: the condition "{ $expression }" uses n() or share(). Use v(id="…") in conditions, v(id="…", share=true) for a share.{ $excerpt }
template-figure-changed =
    { $places }: "{ $expression }" changes the result of n() or share(). A figure can only be printed as it is, without filters or arithmetic.{ $excerpt }
template-printed-data =
    { $places }: "{ $expression }" prints data directly. Print it by n(id="…"); a unit's name by n(id="unit.name", unit=…).{ $excerpt }
template-unprintable =
    { $places }: "{ $expression }" has no words to print (its value is { $value }). Ask with if first, or fill it in in the configuration.{ $excerpt }
template-too-many-steps =
    { $places }: the template loops or expands too often and was stopped. Check for, range and macros.{ $excerpt }
template-too-much-text =
    { $places }: the text grew beyond { $limit } MB and was stopped. Check the loops.{ $excerpt }
template-render =
    { $places }: the report could not be made from the template ({ $detail }). Check what is written there.{ $excerpt }
template-markdown-list =
    { $places }: "{ $text }" reads as a list, which a report does not have. Write a paragraph; number by item() or headings.{ $excerpt }
template-markdown-quote =
    { $places }: "{ $text }" reads as a quotation (a line beginning with >). Remove the sign.{ $excerpt }
template-markdown-code =
    { $places }: "{ $text }" reads as code (backticks). Remove the sign.{ $excerpt }
template-markdown-link =
    { $places }: "{ $text }" reads as a link. Write the words only.{ $excerpt }
template-markdown-image =
    { $places }: "{ $text }" reads as an image. Templates cannot hold images.{ $excerpt }
template-markdown-html =
    { $places }: "{ $text }" reads as HTML. Remove the tags in angle brackets.{ $excerpt }
template-markdown-emphasis =
    { $places }: a single * or _ in "{ $text }" reads as italics. Write **words** for bold type, \* for the sign itself.{ $excerpt }
template-markdown-rule =
    { $places }: "{ $text }" reads as a rule or an underlined heading. Remove it; headings begin with #.{ $excerpt }
template-markdown-table =
    { $places }: the header of the table "{ $text }" and the line below it differ in columns, or that line is missing. Count the "|" of both.{ $excerpt }
template-markdown-heading =
    { $places }: the heading "{ $text }" is below the fourth level. Use # to ####.{ $excerpt }
template-open-bold =
    { $places }: a ** in "{ $text }" has no partner. Add the other **.{ $excerpt }
template-open-comment =
    { $places }: a comment <!-- is not closed. Add -->.{ $excerpt }
template-table-cells =
    { $places }: a row has { $cells } cells, the table { $columns } columns ("{ $text }"). Count the "|".{ $excerpt }
report-title-empty =
    { $places }: the report's title is empty, or a figure in it has no value. Check the title in the configuration.{ $excerpt }
template-annex-title =
    { $places }: an annex must begin with "# its title". Write the title in the first line.{ $excerpt }
template-unused =
    { $places }: no template includes this one, so it has no effect.{ $has-near ->
        [yes] {" "}Should it be named "{ $near }"?
       *[no] {""}
    } Rename it, include it, or move it out of the folder.{ $excerpt }
template-internal =
    { $places }: an error inside the program ({ $detail }). Please report it together with the template.{ $excerpt }
report-omitted-clause =
    Clause left out: "{ $text }" ({ $has-section ->
        [yes] { $section },{" "}
       *[no] {""}
    }{ $place })
report-omitted-sentence =
    Sentence left out: "{ $text }" ({ $has-section ->
        [yes] { $section },{" "}
       *[no] {""}
    }{ $place })
report-omitted-paragraph =
    Paragraph left out: "{ $text }" ({ $has-section ->
        [yes] { $section },{" "}
       *[no] {""}
    }{ $place })
report-omitted-heading =
    Left out of a heading: "{ $text }" ({ $has-section ->
        [yes] { $section },{" "}
       *[no] {""}
    }{ $place })
report-omitted-caption =
    Left out of a caption: "{ $text }" ({ $has-section ->
        [yes] { $section },{" "}
       *[no] {""}
    }{ $place })
report-omitted-row =
    Row left out of a table: "{ $text }" ({ $has-section ->
        [yes] { $section },{" "}
       *[no] {""}
    }{ $place })
report-omitted-table =
    Table left out: "{ $text }" ({ $has-section ->
        [yes] { $section },{" "}
       *[no] {""}
    }{ $place })
report-omitted-chart =
    Chart left out: "{ $text }" ({ $has-section ->
        [yes] { $section },{" "}
       *[no] {""}
    }{ $place })
report-omitted-cells =
    In the table "{ $text }" { $count ->
        [one] one cell has
       *[other] { $count } cells have
    } no data and read "—" ({ $has-section ->
        [yes] { $section },{" "}
       *[no] {""}
    }{ $place })
report-missing-roster =
    "{ $label }"{ $has-unit ->
        [yes] {" "}({ $unit })
       *[no] {""}
    } is missing: no roster was read. Provide a roster.
report-missing-roster-column =
    "{ $label }"{ $has-unit ->
        [yes] {" "}({ $unit })
       *[no] {""}
    } is missing: add the column "{ $columns }" to the roster.
report-missing-activity =
    "{ $label }"{ $has-unit ->
        [yes] {" "}({ $unit })
       *[no] {""}
    } is missing: fill in "{ $column }" in the rows of "{ $kinds }"{ $has-filter ->
        [yes] {" "}({ $filter })
       *[no] {""}
    } of the activity log ({ $years }).
report-missing-log =
    "{ $label }"{ $has-unit ->
        [yes] {" "}({ $unit })
       *[no] {""}
    } is missing: no activity log was read. Put a table with 台账 in its name into the year's folder.
report-missing-fact =
    "{ $label }"{ $has-unit ->
        [yes] {" "}({ $unit })
       *[no] {""}
    } is missing: add a row with the id { $fact } to the facts table.
report-missing-not-configured =
    "{ $label }"{ $has-unit ->
        [yes] {" "}({ $unit })
       *[no] {""}
    } is missing: the configuration has no figure { $id }. Change the configuration, or take it out of the template.
report-missing-zero =
    { $label }{ $has-unit ->
        [yes] {" "}({ $unit })
       *[no] {""}
    } is missing: { $zero } is 0 and divides nothing.
report-missing-of-units =
    { $label }{ $has-unit ->
        [yes] {" "}({ $unit })
       *[no] {""}
    } is missing: it is computed unit by unit, and these units have no { $fact }: { $units }. Complete the facts tables or the rosters.
report-missing-denominator =
    The share of "{ $label }"{ $has-unit ->
        [yes] {" "}({ $unit })
       *[no] {""}
    } is missing: its base { $denominator } has no value or is 0. Complete the data of the base.
report-missing-last-year =
    "{ $label }"{ $has-unit ->
        [yes] {" "}({ $unit })
       *[no] {""}
    } has nothing of last year to compare with, and the other figures of the clause go with it. Write the comparison as a clause of its own in the template.
report-missing-people =
    "{ $label }"{ $has-unit ->
        [yes] {" "}({ $unit })
       *[no] {""}
    } is not known: some people of this year and last year cannot be told from each other, or last year + joined − left is not this year. See who they are with talentsum changes --people LAST THIS.
report-missing-unknown =
    "{ $label }"{ $has-unit ->
        [yes] {" "}({ $unit })
       *[no] {""}
    } ({ $id }) is missing from the data. talentsum explain { $id } shows where it would come from.
