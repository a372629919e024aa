# Figures written into somebody else's workbook.

fill-written = { $file } written, { $tags ->
        [one] { $tags } tag
       *[other] { $tags } tags
    } filled in. Formulas are recalculated when it is opened.
fill-stopped = The data has errors; no workbook was written. Correct them first, or add --draft to see a draft. All errors: talentsum check --year { $year }
fill-null = { $sheet }, { $cell } is left blank: nothing in the data says { $label } ({ $figure }). talentsum explain { $id } shows what is missing.
fill-elsewhere = Tags in text boxes, charts, comments, headers and footers are not filled in but left as they are: { $parts }

fail-fill-figure = { $sheet }, { $cell }: there is no figure '{ $tag }'.{ $has-nearest ->
        [yes] {" "}Did you mean { $nearest }?
       *[no] {""}
    }
    .help = talentsum figures lists all ids.
fail-fill-unit = { $sheet }, { $cell }, { $tag }: there is no unit or type of units '{ $name }'.{ $has-nearest ->
        [yes] {" "}Did you mean '{ $nearest }'?
       *[no] {""}
    }
    .help = After @ stands the full name of a unit, or a type of units such as 乡镇.
fail-fill-share = { $sheet }, { $cell }, { $tag }: this figure has no denominator and no share.
    .help = Leave :share out, or take a figure with a share; talentsum figures shows which.
fail-fill-form = { $sheet }, { $cell }, { $tag }: after the colon can stand share only, not '{ $form }'.
    .help = A share is written {"{{"}staff.professional:share{"}}"}.
fail-fill-open = { $sheet }, { $cell }: a tag is not closed: { $tag }
    .help = Two opening braces need two closing ones: {"{{"}staff.total{"}}"}.
fail-fill-formula = { $sheet }, { $cell } is a formula; a tag in it cannot be filled in.
    .help = Put the tag into a cell of its own and let the formula refer to it.
fail-fill-table = A heading of a table holds a tag and cannot be filled in ({ $sheet }): Excel takes the file for damaged when a heading changes.
    .help = Give the heading a fixed text, or convert the table to a range first.
fail-fill-no-tags = { $file } has no tags; there is nothing to fill in.
    .help = Write tags into the cells: {"{{"}staff.total{"}}"}. talentsum figures lists all ids.
fail-fill-over-template = { $file } is the template itself and is not written over.
    .help = Choose another name with -o.
fail-fill-foreign = { $file } is no Excel workbook (.xlsx).
    .help = Save it as .xlsx in Excel, WPS or LibreOffice.
fail-fill-old = { $file } is in the old .xls format.
    .help = Open it in Excel, WPS or LibreOffice and save it as .xlsx.
fail-fill-protected = { $file } has a password and cannot be read.
    .help = Remove the password in Excel or WPS and save it.
fail-fill-macros = { $file } has macros and was not read.
    .help = Save it as .xlsx, without macros.
fail-fill-damaged = { $file } is damaged and cannot be read ({ $detail }).
    .help = Open it in Excel, WPS or LibreOffice and save it again.
fail-fill-large = { $file } holds something too large for a table and was not read ({ $detail }).
    .help = Check where the file comes from; compress pictures in it.
fail-fill-unsafe = { $file } holds what no ordinary workbook has and was not read ({ $detail }).
    .help = Check where the file comes from; if it is yours, open it and save it again.
