# Lists: how conditions are written, counts, breakdowns and names.

query-count = { $count ->
        [one] { $count } person satisfies the question
       *[other] { $count } people satisfy the question
    }
query-condition = Question: { $condition }
query-of-in-post = Of whom: those in post on { $as_of }
query-of-all = Of whom: everybody in the rosters, in post or not
query-undecided = { $people ->
        [one] Of { $people } person more
       *[other] Of { $people } people more
    } it cannot be said: { $field } is not known, or not exactly. They are not included.
query-by = By { $field }:
query-by-all = All
query-by-entries = A person can have several entries; the parts add to more than the people.
fail-list-by = At most two fields divide the people; '{ $names }' has more.
    .help = One field gives counts and shares, as in title; two give a table, as in unit,title.
query-written = { $file } written: { $rows ->
        [one] { $rows } row
       *[other] { $rows } rows
    }.
query-nobody-has = Nobody has '{ $value }' as { $field }.{ $has-nearest ->
        [yes] {" "}Did you mean '{ $nearest }'?
       *[no] {""}
    }{ $has-known ->
        [yes] {" "}The rosters have: { $known }
       *[no] {" "}That column is empty in the rosters.
    }

fail-where-rest = The condition cannot be understood from here on:
    { $place }
    .help = Write 'and' or 'or' between two conditions: age<=45 and title>=副高级. A value with blanks or with 且 or 或 in it needs quotation marks.
fail-where-missing = A condition is missing here:
    { $place }
    .help = A condition is a field, a comparison and a value: age<=45, title=高级, unit~人民医院. Fields: { $known }
fail-where-field = There is no field '{ $name }'{ $has-nearest ->
        [yes] . Did you mean '{ $nearest }'?
       *[no] :
    }
    { $place }
    .help = Several values of one field are written education=硕士、博士. Fields: { $known }
fail-where-operator = After '{ $field }' must stand how to compare it:
    { $place }
    .help = Write = (is), != (is not), <, <=, >, >=, ~ (contains), 'is empty' or 'is not empty'.
fail-where-value-missing = A value is missing after this:
    { $place }
    .help = As in age<=45 or unit~人民医院. To find what is not filled in, write 'is empty': degree is empty.
fail-where-quote = A quotation mark is not closed:
    { $place }
    .help = A value needs one before and one behind it: unit="栖川市人民医院".
fail-where-opening = This bracket is not closed:
    { $place }
    .help = As in (age<35 or age>55) and education=硕士.
fail-where-closing = There is one closing bracket too many:
    { $place }
    .help = As in (age<35 or age>55) and education=硕士.
fail-where-deep = There are too many brackets within brackets:
    { $place }
    .help = Make the condition simpler, or ask in several steps.
fail-where-no-column = The rosters have no column that gives { $field } ({ $columns }), so it cannot be asked for:
    { $place }
    .help = Have the units add it; a header of another name goes into [headers] in talentsum.toml.
fail-where-one-value = Sizes can be compared with one value only:
    { $place }
    .help = As in education>=硕士. For any one of several write education=硕士、博士.
fail-where-unordered = { $field } cannot be compared with '{ $op }':
    { $place }
    .help = Age, heads, dates, education, degree and title have an order; for text there are =, != and ~.
fail-where-no-rank = '{ $value }' is neither high nor low, and cannot be compared so:
    { $place }
    .help = Write { $field }={ $value } or { $field }!={ $value }.
fail-where-value = { $field } has no class '{ $value }'{ $has-nearest ->
        [yes] . Did you mean '{ $nearest }'?
       *[no] :
    }
    { $place }
    .help = There are: { $known }
fail-where-narrower = '{ $value }' is no class of { $field } but one of the spellings in '{ $class }':
    { $place }
    .help = For the whole class write { $field }={ $class }{ $has-written ->
        [yes] ; for those only who have just '{ $value }' written, { $written }={ $value }
       *[no] {""}
    }. Classes: { $known }
fail-where-unit = { $has-within ->
        [yes] No unit is called just '{ $value }'; names that hold it: { $within }
       *[no] No unit is called '{ $value }' or has it in its name{ $has-nearest ->
            [yes] . Did you mean '{ $nearest }'?
           *[no] :
        }
    }
    { $place }
    .help = A part of a name is asked for with ~, as in { $field }~人民医院. Units: { $known }
fail-where-number = '{ $value }' is no number:
    { $place }
    .help = { $field } takes a number such as 45, or a range such as 36-40; write and between two conditions.
fail-where-date = '{ $value }' is no date:
    { $place }
    .help = { $field } takes a year, a month or a day: 2020, 2020-05, 2020-05-31.
fail-list-field = There is no field '{ $name }'{ $has-nearest ->
        [yes] . Did you mean '{ $nearest }'?
       *[no] .
    }
    .help = Fields: { $known }
fail-list-no-column = The rosters have no column that gives { $field } ({ $columns }).
    .help = Have the units add it; a header of another name goes into [headers] in talentsum.toml.
fail-list-stdout = A workbook cannot be printed on the screen.
    .help = Name a file: -o 名单.xlsx.
