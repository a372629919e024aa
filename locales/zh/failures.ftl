# 使命令不能完成的原因：用法、文件、设置、输出。

fail-unreadable = 不能读取 { $file }：{ $reason ->
        [not-found] 没有这个文件或文件夹
        [permission] 没有读取权限
        [directory] 这是文件夹，不是文件
        [not-a-directory] 路径中有一段不是文件夹
       *[other] 系统读取失败
    }。
    .help = 请核对路径和文件名；文件正在别的程序里打开的，请先关闭。
fail-write = 不能写出 { $file }：{ $reason ->
        [not-found] 没有这个文件夹
        [permission] 没有写入权限
        [directory] 这是文件夹，不是文件
        [full] 磁盘已满
        [read-only] 磁盘是只读的
        [not-a-directory] 路径中有一段不是文件夹
       *[other] 系统写入失败
    }。
    .help = 请换一个位置；文件正在 Word 里打开的，请先关闭。原有文件没有改动。
fail-exists = { $file } 已经存在，而且可能有人改过，没有覆盖。
    .help = 用 -o 换一个文件名；确实要覆盖，请加 --force。
fail-exists-draft = { $file } 已经存在，而且可能有人改过，没有覆盖。
    .help = 要把新的数字写进这份改过的草稿：talentsum refresh "{ $file }" --year { $year }。另存一份，用 -o 换一个文件名；确实要覆盖，请加 --force。
fail-refresh-exists = { $file } 已经存在，而且可能有人改过，没有覆盖。
    .help = 请用 -o 换一个文件名。要改草稿原件，-o 写草稿自己的名字。确实要覆盖这个文件，加 --overwrite。（--force 除了覆盖，还把草稿里有人改过的数字换成数据里的。）
fail-draft-foreign = { $file } 不是 Word 文件（.docx）。
    .help = 请核对文件名；在 WPS 里保存成其他格式的，请另存为 .docx。
fail-draft-no-text-record = { $file } 旁边没有记录 { $record }，也没有一句话或一个表格与报告的除数字外完全相同，不知道哪个数字是从数据里来的。
    .help = 写出 Markdown 报告时，记录写在同一文件夹里；草稿移到别处时请一起移动，或用 --record 写明它在哪里。
fail-draft-which-record = { $file } 旁边没有它自己的记录 { $record }，文件夹里又不止一个：{ $found }。
    .help = 请用 --record 写明是哪一个。
fail-draft-utf8 = { $file } 不是 UTF-8 编码的文本。
    .help = 请在编辑器里另存为 UTF-8 编码。
fail-draft-old = { $file } 是旧的 .doc 格式。
    .help = 请在 Word 或 WPS 里打开，另存为 .docx。原来的记录可能已经丢失。
fail-draft-protected = { $file } 设了密码，读不了。
    .help = 请在 Word 或 WPS 里去掉密码，另存以后再用。
fail-draft-macros = { $file } 带有宏，没有读。
    .help = 请在 Word 或 WPS 里另存为不带宏的 .docx。
fail-draft-damaged = { $file } 已经损坏，读不了（{ $detail }）。
    .help = 请在 Word 或 WPS 里打开，另存一份再用；打不开的，请找回以前的一份。
fail-draft-large = { $file } 里有大得不像报告的内容，没有读（{ $detail }）。
    .help = 请核对文件的来历；里面的图片太大的，请在 Word 里压缩图片。
fail-draft-unsafe = { $file } 里有正常的 Word 文件没有的内容，没有读（{ $detail }）。
    .help = 请核对文件的来历；确是自己的草稿，请在 Word 或 WPS 里打开，另存一份再用。
fail-draft-no-record = { $file } 里没有数字的记录，也没有一句话或一个表格与报告的除数字外完全相同，不知道哪个数字是从数据里来的。
    .help = 只有 report 写出的 Word 文件带有记录，改过也没有关系；整篇复制到别的文件里，记录就没有了。请用原来的文件，或重新写出。
fail-by-text-period = { $file } 没有记录，里面写的是 { $stands }，这次的数据是 { $data }，没有更新。
    .help = 请用 --year 和 --as-of 写明草稿的年度和统计截止日；草稿确实要改成这次的，请先在里面改好年份和日期。
fail-draft-record = { $file } 里数字的记录读不了（{ $detail }）。
    .help = 请用没有损坏的一份；是较新的程序写出的，请用那个程序更新。
fail-changes-pasted = { $file } 里没有数字的记录，不知道它写出时的指标，不能比较。
    .help = 内容粘贴到别的文件、另存成别的格式以后，记录就没有了；请用原来由 report 写出的文件比较。要看这份草稿里的数字对不对，用 talentsum verify。
fail-changes-no-record = { $file } 里没有记录，旁边也没有 { $record }，不知道它写出时的指标。
    .help = 请写明由 report 写出的 Word 文件，或 Markdown 草稿旁边的记录文件。
fail-reference-not-word = 参考文件 { $file } 不是 Word 文件（.docx）。
    .help = 请在 Word 或 WPS 里另存为“Word 文档（*.docx）”。
fail-reference-old = 参考文件 { $file } 是旧格式（.doc）。
    .help = 请在 Word 或 WPS 里打开，另存为“Word 文档（*.docx）”。
fail-reference-encrypted = 参考文件 { $file } 有密码，不能读取。
    .help = 请在 Word 或 WPS 里打开，去掉密码后再保存。
fail-reference-strict = 参考文件 { $file } 存成了“Strict Open XML 文档”，这种格式不能用。
    .help = 请在 Word 里另存为普通的“Word 文档（*.docx）”。
fail-reference-damaged = 参考文件 { $file } 已损坏，读不出其中的 { $part }。
    .help = 请在 Word 或 WPS 里打开一次、重新保存；打不开的，请换一个文件。
fail-over-input = { $file } 是数据、设置或模板文件，不能写在上面。
    .help = 请用 -o 换一个文件名。
fail-among-data = { $file } 在数据或模板文件夹里，写在那里会被当作数据读入。
    .help = 请换一个文件夹，例如 退回清单。
fail-by = --by 后面只能是 unit，不能是“{ $value }”。
    .help = 写成 --by unit 目录，例如 --by unit 退回清单。
fail-unit = 花名册里没有叫“{ $unit }”的单位。
    .help = 用 talentsum check 查看各花名册里的单位。
fail-unit-nearest = 花名册里没有叫“{ $unit }”的单位。
    .help = 相近的有：{ $nearest }。单位名称要写全。
fail-unit-gone = 草稿是“{ $unit }”的报告，可是 { $year } 年的数据里没有这个单位的花名册。
    .help = 名册不是有意拿走的，把它放回 data/{ $year }/，再运行一次。单位改了名称的，在 talentsum.toml 的 [units.aliases] 里写明。单位撤并了的，它的报告不再更新、核对。
fail-unit-gone-nearest = 草稿是“{ $unit }”的报告，可是 { $year } 年的数据里没有这个单位的花名册。
    .help = 名称相近的有：{ $nearest }。是同一个单位改了名称的，在 talentsum.toml 的 [units.aliases] 里写明；名册不是有意拿走的，把它放回 data/{ $year }/，再运行一次；单位撤并了的，它的报告不再更新、核对。
fail-batch-collision = 文件名 { $file } 与另一个单位（{ $others }）相同，两份都没有写。
    .help = 文件名不分大小写，不能用的字符都换成“_”。请在花名册里或用 [units.aliases] 把名称改得不同；同一个单位写法不同的，用 [units.aliases] 合并。
fail-batch-exists = { $file } 已经存在，而且可能有人改过，没有覆盖。
    .help = 把它移到别处，或者用 -o 换一个目录；确实要覆盖，请加 --force（别的单位改过的也会覆盖，只写这一个单位再加 --unit）。
fail-batch-exists-draft = { $file } 已经存在，而且可能有人改过，没有覆盖。
    .help = 要把新的数字写进这份改过的草稿：talentsum refresh "{ $file }" --year { $year }。要另存一份，用 -o 换一个目录；确实要覆盖，请加 --force（别的单位改过的也会覆盖，只写这一个单位再加 --unit）。
fail-batch-other = { $file } 没有写成：{ $detail }
fail-batch-stdout = 几份报告不能写到标准输出。
    .help = 用 -o 给出一个目录。
fail-summary-stdout = 报告和 --summary json 不能都写到标准输出。
    .help = 用 -o 把报告写到文件。
fail-years-as-of = 几年的报告不能用同一个统计截止日。
    .help = 去掉 --as-of，各年按 12 月 31 日统计；或者一年一年地写。
fail-years-named = 用 --roster、--activities、--facts、--rulings 指定的文件（包括“-”）只是一年的，几年的报告不能都用它。
    .help = 去掉这些选项，把各年的表格放进 data/年份/，各年读自己的文件夹；或者一年一年地写。
fail-lists-changed = 这些清单已经存在，而且可能有人改过，没有覆盖：{ $files }
    .help = 请换一个目录；确实要覆盖，请加 --force。
fail-export-stdout = Excel 工作簿不能直接印在屏幕上。
    .help = 请用 -o 写明文件名，例如 -o 2024年花名册（汇总）.xlsx。
fail-export-rows = 花名册有 { $rows } 行，Excel 工作表最多放 { $limit } 行。
    .help = 请导出为 CSV：--format csv。
fail-year = 年份 { $year } 无法使用。
fail-no-folder = 没有 { $year } 年的数据：找不到文件夹 { $folder }。
    .help = 请在这里建立该文件夹并放入花名册，或用 --roster 指定文件；第一次使用可运行 talentsum init 我的单位。
fail-no-folder-inside = 没有 { $year } 年的数据：找不到文件夹 { $folder }。现在的位置已经在 data 文件夹里面。
    .help = 请回到上一级（talentsum.toml 所在的文件夹）再运行，或用 -C 指明。
fail-no-folder-years = 没有 { $year } 年的数据：找不到文件夹 { $folder }。现有的年份：{ $years }。
    .help = 请核对 --year；或用 --roster 指定文件。
fail-ending = 不能写成 .{ $ending } 文件：{ $file }。
    .help = 请把 -o 后面的文件名改成以 { $forms } 结尾的。
fail-no-folder-below = 没有 { $year } 年的数据：找不到文件夹 { $folder }。“{ $below }”里面有它。
    .help = 请进入“{ $below }”再运行，或加上 -C { $below }。
fail-no-roster = { $folder } 里没有花名册。
    .help = 花名册的文件名要含“花名册”或“名册”，或以 roster 开头，扩展名为 csv；也可用 --roster 指定文件。
fail-stdin-twice = 标准输入只能读一次，不能既作一个表又作另一个表，也不能用于几个年度。
    .help = 请只写一个 -，其余的表写文件名。
fail-stdin-terminal = “-”表示从标准输入读表，但现在没有数据传进来。
    .help = 请用管道传入，如 cat 花名册.csv | talentsum check --year 2024 --roster -；或直接写文件名。
fail-workbook-protected = 工作簿 { $file } 设了密码，读不了。
    .help = 请在 Excel 或 WPS 里去掉密码，另存以后再用。
fail-workbook-damaged = 工作簿 { $file } 已经损坏，读不了：{ $kind ->
        [empty] 文件是空的。
        [cut] 文件不完整，像是没有传完或者没有拷贝完。
        [large] 里面的内容大得不像表格。
        [part] 里面缺了一部分内容。
       *[other] 里面的内容有错乱（给技术人员看：{ $detail }）。
    }
    .help = 请在 Excel 或 WPS 里打开，另存为 xlsx；打不开的，请单位重新报送。
fail-workbook-foreign = { $file } 不是表格。
    .help = 请单位重新报送 xlsx 或 CSV；不是要读的，请移到别处。
fail-workbook-markup = { $file } 里面是网页或 XML，只是起了表格的名字。
    .help = 请在 Excel 或 WPS 里打开，另存为 xlsx。
fail-workbook-old = { $file } 是 Excel 4.0 以前的格式，读不了。
    .help = 请在 Excel 或 WPS 里打开，另存为 xlsx。
fail-text-encoding = { $file } 不是 UTF-8 编码的文本。
    .help = 请用记事本“另存为”，编码选 UTF-8。
fail-figure = 没有编号或名称为“{ $figure }”的指标。
    .help = 用 talentsum figures 查看全部编号。
fail-figure-nearest = 没有编号为“{ $figure }”的指标。是不是 { $nearest }？
    .help = 请写编号。用 talentsum figures 查看全部编号。
fail-rulings-exist = { $file } 已经存在，里面可能有填好的裁定，没有覆盖。
    .help = 请换一个文件名；同一年可以有几张裁定表，文件名里有“裁定”就会一起读。
fail-rulings-ending = 裁定表要写成 .xlsx 或 .csv，{ $file } 不是。
    .help = 请换一个文件名，例如 裁定.xlsx。
fail-init-exists = 已经有这些文件，没有改动任何内容：{ $files }
    .help = 请换一个文件夹名。

fail-config-encoding = { $file } 不是 UTF-8 编码的文本。
    .help = 请用记事本“另存为”，编码选 UTF-8。
fail-config-syntax = { $file } 第 { $line } 行写法有误：{ $what ->
        [key] 等号左边（或方括号里）的名称含有汉字或符号，要加英文引号。
        [empty-key] 等号左边没有名称。
        [value] 等号右边的文字要加英文引号；空着的写 ""。
        [quote] 引号没有成对。
        [bracket] 括号没有成对：少了 ] 或 {"}"}。
        [comma] 列表的两项之间少了英文逗号。
        [equals] 名称后面少了等号和值。
        [twice] 同一个名称（或同一个方括号标题）写了两次，只能留一个。
        [escape] 引号里的反斜杠 \ 有别的意思，文件夹之间请用 /。
        [rest] 值的后面还有多余的文字；说明文字前面要加 #。
       *[other] { $detail }
    }{ $has-fixed ->
        [yes] 应写成：{ $fixed }
       *[no] {""}
    }
    .help = 改好这一行再运行一次。写法的例子见 docs/configuration.md，例如 "岗位类别" = "专业技术"。
fail-config-alias = { $file }：“{ $alias }”既是一个单位，又写成了别的单位的别名，两个单位会并成一个。
    .help = 请从 [units.aliases] 里去掉它，或从 [units] order 里去掉它。
fail-config-alias-twice = { $file }：别名“{ $alias }”写在了两个单位下面。
    .help = 请只留在一个单位下面。
fail-config-punctuation = { $file } 第 { $line } 行：这里用了“{ $found }”，要换成英文的 { $expected }
    .help = 请把输入法切换到英文再输入标点。
fail-config-type = { $file } 第 { $line } 行：{ $what ->
        [variant] 不能写“{ $found }”，可以写：{ $expected }。
        [missing] 这里缺少 { $found } 这一项。
        [type] 值的种类不对：要写{ $expected ->
            [text] 文字（加英文引号）
            [list] 列表（写在方括号里，如 ["甲", "乙"]）
            [boolean] { " " }true（是）或 false（否），不加引号
            [number] 0 以上的整数（不加引号）
            [table] 几行“名称 = 值”
           *[other] 另一种值
        }，写的是{ $found ->
            [text] 文字
            [list] 列表
            [boolean] true 或 false
            [number] 数
            [fraction] 小数
            [table] 几行“名称 = 值”
           *[other] 别的
        }。
       *[other] 值的种类不对（{ $detail }）。
    }{ $has-fixed ->
        [yes] 应写成：{ $fixed }
       *[no] {""}
    }
    .help = 改好这一行再运行一次。每一项可以写什么，见 docs/configuration.md 或文件里的说明。
fail-config-key = { $file } 第 { $line } 行：没有“{ $key }”这一项。
fail-config-key-nearest = { $file } 第 { $line } 行：没有“{ $key }”这一项。是不是“{ $nearest }”？
fail-config-value = { $file }：{ $setting } 不能是“{ $value }”。可以写：{ $expected }

fail-catalogue-syntax = { $figure } 不能读取：{ $detail }
fail-catalogue-twice = 指标编号“{ $figure }”用了两次。
    .help = 请给自己增加的指标换一个编号。
fail-catalogue-id = 指标编号“{ $figure }”不能使用：只能有字母、汉字、数字和 . _ -；source = "option" 的指标不能自行增加。
fail-catalogue-measure = 台账指标“{ $figure }”要写明算法：sum、count、list 三者之一。
fail-catalogue-parts = 分组“{ $figure }”要用 parts 列出各个类别。
fail-catalogue-dimension = 指标“{ $figure }”的条件里，“{ $name }”不是可用的列。可用：{ $known }
fail-catalogue-label = 指标“{ $figure }”的条件里，“{ $dimension }”没有“{ $label }”这一类。可用：{ $known }
fail-catalogue-column = 指标“{ $figure }”里，“{ $name }”不是可用的列。可用：{ $known }
fail-catalogue-formula = 由其他指标算出的指标“{ $figure }”要写明算法：total、difference、excess、ratio、per_thousand 五者之一。
fail-catalogue-part = 指标“{ $figure }”的算法里，没有指标“{ $part }”。{ $nearest ->
        [none] {""}
       *[other] 是不是“{ $nearest }”？
    }
fail-catalogue-part-later = 指标“{ $figure }”的算法里，“{ $part }”不能用：它也由其他指标算出，要写在前面。
fail-catalogue-part-of-units = 指标“{ $figure }”按单位逐个计算，“{ $part }”不能用：只能用花名册指标和指标表里的指标。
fail-catalogue-denominator = 指标“{ $figure }”的分母“{ $denominator }”不存在。
fail-catalogue-denominator-nearest = 指标“{ $figure }”的分母“{ $denominator }”不存在。是不是“{ $nearest }”？

fail-vocabulary-table = 程序自带的词表 { $table } 有误：{ $detail }
fail-vocabulary-field = { $file }：[spellings] 里没有“{ $field }”这个字段。可用：{ $known }
fail-vocabulary-class = { $file }：“{ $field }”没有“{ $class }”这一类。可用：{ $known }
fail-vocabulary-two-meanings = { $file }：“{ $field }”的写法“{ $spelling }”同时归入了“{ $first }”和“{ $second }”。
fail-vocabulary-column = { $file }：[headers] 里没有“{ $column }”这一列。最接近的是：{ $nearest }
fail-vocabulary-two-columns = { $file }：表头“{ $header }”同时归入了“{ $first }”和“{ $second }”。
fail-vocabulary-codes = { $file }：“{ $field }”没有名为“{ $list }”的代码表。可用：{ $known }
fail-sql-column = 花名册里没有“{ $column }”这一列。
    .help = { $has-nearest ->
        [no] 等号左边写花名册的列名，右边写表里的列名
       *[other] 是不是“{ $nearest }”？等号左边写花名册的列名，右边写表里的列名
    }，例如 学历=edu。可以写的有：{ $columns }。
fail-sql-twice = “{ $column }”写了两次。
    .help = 花名册的一列只能来自表里的一列，请去掉一个。
fail-sql-person = “{ $column }”不能写：统计成人数以后，不再知道谁是谁。
    .help = 去掉这一列。要查重复、查身份证号，请把逐人的名单交给 talentsum check。
fail-sql-unused = “{ $column }”不能写：报告的指标用不到它，写上反而使每个人自成一行。
    .help = 请去掉这一列。
fail-sql-name = “{ $column }=”后面没有写表里的列名。
    .help = 例如 { $column }=edu；表里就叫“{ $column }”的，只写 { $column }。
fail-sql-needed = 缺少这些列中的一个：{ $columns }。
    .help = 花名册必须有学历、职称、岗位类别，以及出生日期或年龄。请用 --column 写明，例如 --column 学历=edu。
fail-sql-from = --from 后面是空的。
    .help = 写人员所在的表，例如 --from staff。

fail-problem-syntax = { $file } 不能读取：{ $detail }
fail-problem-twice = 问题编号“{ $problem }”用了两次。
    .help = 请给其中一个换一个编号。
fail-problem-condition = 问题“{ $problem }”没有条件（when）。
    .help = 每个问题都要写明在什么数据下成立，例如 when = {"[{"} figure = "recruitment.hired", is = "below", than = 10 {"}]"}。
fail-problem-figure = 问题“{ $problem }”的条件里，没有“{ $name }”这个指标。{ $has-nearest ->
        [yes] 是不是“{ $nearest }”？
       *[no] {""}
    }
    .help = 指标编号用 talentsum figures 查看。
fail-problem-off = 设置的 [problems] off 里，没有“{ $problem }”这个问题。{ $has-nearest ->
        [yes] 是不是“{ $nearest }”？
       *[no] {""}
    }
    .help = 有哪些问题，用 talentsum explain problems 查看。
