# 填表：把指标写进别人的工作簿。

fill-written = 已写出 { $file }，填了 { $tags } 处。公式在打开时重新计算。
fill-stopped = 数据有错误，没有写出表格。请先改正；要先看草稿，加 --draft。全部错误：talentsum check --year { $year }
fill-null = “{ $sheet }”的 { $cell } 留空：{ $label }（{ $figure }）没有数据。用 talentsum explain { $id } 查看缺什么。
fill-elsewhere = 文本框、图表、批注、页眉页脚里的标签不填，原样留着：{ $parts }

fail-fill-figure = “{ $sheet }”的 { $cell }：没有编号为“{ $tag }”的指标{ $has-nearest ->
        [yes] 。是不是 { $nearest }？
       *[no] 。
    }
    .help = 用 talentsum figures 查看全部编号。
fail-fill-unit = “{ $sheet }”的 { $cell }，{ $tag }：没有名称是“{ $name }”的单位或单位类型{ $has-nearest ->
        [yes] 。是不是“{ $nearest }”？
       *[no] 。
    }
    .help = @ 后面写单位的全名，或单位类型，例如 乡镇。
fail-fill-share = “{ $sheet }”的 { $cell }，{ $tag }：这个指标没有分母，没有占比。
    .help = 去掉 :share，或换一个有占比的指标；用 talentsum figures 查看。
fail-fill-form = “{ $sheet }”的 { $cell }，{ $tag }：冒号后面只能写 share，不能写“{ $form }”。
    .help = 占比写成 {"{{"}staff.professional:share{"}}"}。
fail-fill-open = “{ $sheet }”的 { $cell }：标签没有写完：{ $tag }
    .help = 两个左括号后面要有两个右括号，例如 {"{{"}staff.total{"}}"}。
fail-fill-formula = “{ $sheet }”的 { $cell } 是公式，里面的标签不能填。
    .help = 请把标签放在单独的一格，公式引用那一格。
fail-fill-table = “表格”的列标题里有标签，不能填（{ $sheet }）：标题一变，Excel 就会认为文件损坏。
    .help = 请把列标题改成固定的文字，或在“表设计”里转换为区域以后再填。
fail-fill-no-tags = { $file } 里没有标签，没有可填的。
    .help = 在要填数的格子里写标签，例如 {"{{"}staff.total{"}}"}；编号用 talentsum figures 查看。
fail-fill-over-template = { $file } 是模板自己，不能写在上面。
    .help = 请用 -o 换一个文件名。
fail-fill-foreign = { $file } 不是 Excel 工作簿（.xlsx）。
    .help = 请在 Excel 或 WPS 里另存为“Excel 工作簿（*.xlsx）”。
fail-fill-old = { $file } 是旧的 .xls 格式。
    .help = 请在 Excel 或 WPS 里打开，另存为 .xlsx。
fail-fill-protected = { $file } 设了密码，读不了。
    .help = 请在 Excel 或 WPS 里去掉打开密码，另存以后再用。
fail-fill-macros = { $file } 带有宏，没有读。
    .help = 请在 Excel 或 WPS 里另存为不带宏的 .xlsx。
fail-fill-damaged = { $file } 已经损坏，读不了（{ $detail }）。
    .help = 请在 Excel 或 WPS 里打开，另存一份再用。
fail-fill-large = { $file } 里有大得不像表格的内容，没有读（{ $detail }）。
    .help = 请核对文件的来历；里面的图片太大的，请先压缩。
fail-fill-unsafe = { $file } 里有正常的工作簿没有的内容，没有读（{ $detail }）。
    .help = 请核对文件的来历；确是自己的表格，请在 Excel 或 WPS 里打开，另存一份再用。
