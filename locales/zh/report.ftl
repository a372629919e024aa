# 模板和报告文字的问题、未写入的内容。

template-reserved-character =
    { $places }：含有程序内部使用的特殊字符（U+FDD0 至 U+FDEF）。请删除该字符，多为从别处复制文字时带入。{ $excerpt }
template-unclosed-tag =
    { $places }：“{ $tag }”没有对应的结束符号。请补上结束符号（{"{{"} … {"}}"}、{"{%"} … {"%}"} 或 {"{#"} … {"#}"}）。{ $excerpt }
template-unbalanced =
    { $places }：“{ $found }”没有对应的“{ $expected }”。每个 if 需有 endif，每个 for 需有 endfor。{ $excerpt }
template-nested =
    { $places }：嵌套过深，超过 { $limit } 层。请减少 if、for 或引用的层数。{ $excerpt }
template-brackets =
    { $places }：括号嵌套过深，超过 { $limit } 层。请用 set 分步书写。{ $excerpt }
template-tag-long =
    { $places }：一个标记超过 { $limit } 个字符。请用 set 分步书写。{ $excerpt }
template-syntax =
    { $places }：模板写法有误（{ $detail }）。请对照附近各行检查引号、括号和标记。{ $excerpt }
template-not-supported =
    { $places }：模板不支持“{ $what }”。引用其他文件请用 include，取变量的值请用“变量.字段”。{ $excerpt }
template-cycle =
    { $places }：模板循环引用：{ $path }。请去掉其中一处引用。{ $excerpt }
template-unknown-figure =
    { $places }：没有编号为“{ $name }”的指标。{ $has-near ->
        [yes] 是否为“{ $near }”？
       *[no] {""}
    }可用 talentsum figures 查看全部编号。{ $excerpt }
template-unknown-unit =
    { $places }：没有名为“{ $name }”的单位。{ $has-near ->
        [yes] 是否为“{ $near }”？
       *[no] {""}
    }单位名称须与花名册一致。{ $excerpt }
template-unknown-unit-type =
    { $places }：没有“{ $name }”类型的单位。{ $has-near ->
        [yes] 是否为“{ $near }”？
       *[no] {""}
    }单位类型可以用变量 unit_types 列出。{ $excerpt }
template-unknown-breakdown =
    { $places }：没有名为“{ $name }”的分组。{ $has-near ->
        [yes] 是否为“{ $near }”？
       *[no] {""}
    }请更正 of="…" 中的名称。{ $excerpt }
template-unknown-variable =
    { $places }：没有名为“{ $name }”的变量。{ $has-near ->
        [yes] 是否为“{ $near }”？
       *[no] {""}
    }请更正名称，或先用 set 定义。{ $excerpt }
template-unknown-function =
    { $places }：没有名为“{ $name }”的函数。{ $has-near ->
        [yes] 是否为“{ $near }”？
       *[no] {""}
    }可用的函数有 n、share、v、unless_zero、label、parts、item、range。{ $excerpt }
template-unknown-filter =
    { $places }：没有名为“{ $name }”的过滤器。{ $has-near ->
        [yes] 是否为“{ $near }”？
       *[no] {""}
    }可用的过滤器有 default、filter、first、get、last、length、lower、trim、upper。{ $excerpt }
template-unknown-test =
    { $places }：“is”后没有名为“{ $name }”的判断。{ $has-near ->
        [yes] 是否为“{ $near }”？
       *[no] {""}
    }请更正名称。{ $excerpt }
template-unknown-macro =
    { $places }：没有名为“{ $name }”的宏。{ $has-near ->
        [yes] 是否为“{ $near }”？
       *[no] {""}
    }请更正名称，或先用 import 引入其文件。{ $excerpt }
template-unknown-template =
    { $places }：引用的模板“{ $name }”不存在。{ $has-near ->
        [yes] 是否为“{ $near }”？
       *[no] {""}
    }请更正文件名，或把文件放入 templates 文件夹。{ $excerpt }
template-unknown-section =
    { $places }：报告中没有“{ $name }”一节，自拟段落无处可放。{ $has-near ->
        [yes] 是否为“{ $near }”？
       *[no] {""}
    }文件名须为节的标题或编号。{ $excerpt }
template-unknown-argument =
    { $places }：没有名为“{ $name }”的参数。{ $has-near ->
        [yes] 是否为“{ $near }”？
       *[no] {""}
    }请更正参数名。{ $excerpt }
template-missing-argument =
    { $places }：{ $function }() 缺少参数“{ $argument }”。请补上 { $argument }="…"。{ $excerpt }
template-no-share =
    { $places }：指标“{ $id }”没有占比，不能用 share()、last_share() 或 share_change()。请改用 n() 或 change()，或改用有分母的指标。{ $excerpt }
template-no-change =
    { $places }：指标“{ $id }”不是数，不能与上年相比。请改用 n()。{ $excerpt }
template-change-only =
    { $places }：change() 的 only 不能是“{ $value }”。请写 only="number"（只写人数等）或 only="percent"（只写幅度），或者不写。{ $excerpt }
template-figure-in-condition =
    { $places }：条件“{ $expression }”中使用了 n() 或 share()。条件中请改用 v(id="…")，取占比用 v(id="…", share=true)。{ $excerpt }
template-figure-changed =
    { $places }：“{ $expression }”改动了 n() 或 share() 的结果。指标只能原样写出，不能加过滤器或参与计算。{ $excerpt }
template-printed-data =
    { $places }：“{ $expression }”直接写出了数据。请用 n(id="…") 写出；单位名称用 n(id="unit.name", unit=…)。{ $excerpt }
template-unprintable =
    { $places }：“{ $expression }”没有可写出的文字（值为 { $value }）。请先用 if 判断，或在配置中填写该项。{ $excerpt }
template-too-many-steps =
    { $places }：模板的循环或展开过多，已停止。请检查 for、range 和宏的次数。{ $excerpt }
template-too-much-text =
    { $places }：生成的文字超过 { $limit } MB，已停止。请检查循环。{ $excerpt }
template-render =
    { $places }：按模板生成报告时出错（{ $detail }）。请检查该处写法。{ $excerpt }
template-markdown-list =
    { $places }：“{ $text }”被当作列表，报告不使用列表。请写成段落，编号用 item() 或标题。{ $excerpt }
template-markdown-quote =
    { $places }：“{ $text }”被当作引用块（行首为 >）。请去掉行首符号。{ $excerpt }
template-markdown-code =
    { $places }：“{ $text }”被当作代码（反引号）。请去掉该符号。{ $excerpt }
template-markdown-link =
    { $places }：“{ $text }”被当作链接。请只写文字。{ $excerpt }
template-markdown-image =
    { $places }：“{ $text }”被当作图片。报告模板不能插图。{ $excerpt }
template-markdown-html =
    { $places }：“{ $text }”被当作 HTML。请去掉尖括号标记。{ $excerpt }
template-markdown-emphasis =
    { $places }：“{ $text }”中的单个 * 或 _ 被当作斜体。加粗请用 **文字**，符号本身请写作 \*。{ $excerpt }
template-markdown-rule =
    { $places }：“{ $text }”被当作分隔线或下划线标题。请去掉，标题用 # 开头。{ $excerpt }
template-markdown-table =
    { $places }：表格“{ $text }”的表头与分隔行列数不同，或缺少分隔行。请核对两行的“|”个数。{ $excerpt }
template-markdown-heading =
    { $places }：标题“{ $text }”超过四级。请用 # 至 ####。{ $excerpt }
template-open-bold =
    { $places }：“{ $text }”中的 ** 没有成对。请补上另一个 **。{ $excerpt }
template-open-comment =
    { $places }：注释 <!-- 没有结束。请补上 -->。{ $excerpt }
template-table-cells =
    { $places }：表格的一行有 { $cells } 格，而表头只有 { $columns } 列（“{ $text }”）。请核对“|”的个数。{ $excerpt }
report-title-empty =
    { $places }：报告标题没有内容，或其中的指标没有数值。请检查配置中的标题。{ $excerpt }
template-annex-title =
    { $places }：附件须以“# 附件标题”开头。请在第一行写标题。{ $excerpt }
template-unused =
    { $places }：该模板没有被任何模板引用，不起作用。{ $has-near ->
        [yes] 文件名是否应为“{ $near }”？
       *[no] {""}
    }请更名、用 include 引用，或移出文件夹。{ $excerpt }
template-internal =
    { $places }：程序内部出错（{ $detail }）。请把模板和这条信息反馈给软件维护人员。{ $excerpt }
report-omitted-clause =
    未写入分句：“{ $text }”（{ $has-section ->
        [yes] { $section }，
       *[no] {""}
    }{ $place }）
report-omitted-sentence =
    未写入整句：“{ $text }”（{ $has-section ->
        [yes] { $section }，
       *[no] {""}
    }{ $place }）
report-omitted-paragraph =
    未写入整段：“{ $text }”（{ $has-section ->
        [yes] { $section }，
       *[no] {""}
    }{ $place }）
report-omitted-heading =
    标题中未写入：“{ $text }”（{ $has-section ->
        [yes] { $section }，
       *[no] {""}
    }{ $place }）
report-omitted-caption =
    表题中未写入：“{ $text }”（{ $has-section ->
        [yes] { $section }，
       *[no] {""}
    }{ $place }）
report-omitted-row =
    未列入表中一行：“{ $text }”（{ $has-section ->
        [yes] { $section }，
       *[no] {""}
    }{ $place }）
report-omitted-table =
    未列入整个表格：“{ $text }”（{ $has-section ->
        [yes] { $section }，
       *[no] {""}
    }{ $place }）
report-omitted-chart =
    未列入图：“{ $text }”（{ $has-section ->
        [yes] { $section }，
       *[no] {""}
    }{ $place }）
report-omitted-cells =
    表格“{ $text }”中有 { $count } 格没有数据，以“—”表示（{ $has-section ->
        [yes] { $section }，
       *[no] {""}
    }{ $place }）
report-missing-roster =
    缺少“{ $label }”{ $has-unit ->
        [yes] （{ $unit }）
       *[no] {""}
    }：没有读到花名册。请提供花名册。
report-missing-roster-column =
    缺少“{ $label }”{ $has-unit ->
        [yes] （{ $unit }）
       *[no] {""}
    }：请在花名册中增加“{ $columns }”列。
report-missing-activity =
    缺少“{ $label }”{ $has-unit ->
        [yes] （{ $unit }）
       *[no] {""}
    }：请在台账“{ $kinds }”{ $has-filter ->
        [yes] （{ $filter }）
       *[no] {""}
    }各行中填写“{ $column }”（年度：{ $years }）。
report-missing-log =
    缺少“{ $label }”{ $has-unit ->
        [yes] （{ $unit }）
       *[no] {""}
    }：没有读到活动台账。请在年度文件夹中放入名称含“台账”的表格。
report-missing-fact =
    缺少“{ $label }”{ $has-unit ->
        [yes] （{ $unit }）
       *[no] {""}
    }：请在指标表中增加编号 { $fact } 的一行。
report-missing-not-configured =
    缺少“{ $label }”{ $has-unit ->
        [yes] （{ $unit }）
       *[no] {""}
    }：现有配置下没有指标 { $id }。请修改配置，或从模板中去掉。
report-missing-zero =
    缺少“{ $label }”{ $has-unit ->
        [yes] （{ $unit }）
       *[no] {""}
    }：{ $zero } 为 0，不能作除数。
report-missing-of-units =
    缺少“{ $label }”{ $has-unit ->
        [yes] （{ $unit }）
       *[no] {""}
    }：要逐个单位计算，而这些单位没有 { $fact } 的数：{ $units }。请补齐指标表或花名册。
report-missing-denominator =
    缺少“{ $label }”{ $has-unit ->
        [yes] （{ $unit }）
       *[no] {""}
    }的占比：分母 { $denominator } 没有数值或为 0。请补齐分母的数据。
report-missing-last-year =
    “{ $label }”{ $has-unit ->
        [yes] （{ $unit }）
       *[no] {""}
    }没有可比的上年数，同一分句里的其他数也随之略去。请在模板里把与上年的比较单独写成一个分句。
report-missing-people =
    缺少“{ $label }”{ $has-unit ->
        [yes] （{ $unit }）
       *[no] {""}
    }：与上年逐人比较，有人不能确定，或者上年人数加流入减流出与本年对不上。请用 talentsum changes --people 上年 本年 查看是哪些人。
report-missing-unknown =
    缺少“{ $label }”{ $has-unit ->
        [yes] （{ $unit }）
       *[no] {""}
    }（{ $id }）：数据中没有这一项。可用 talentsum explain { $id } 查看来源。
