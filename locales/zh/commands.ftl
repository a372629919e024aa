# 各命令的结果与提示。

error-prefix = 错误：

data-errors = 数据有 { $errors } 处错误、{ $warnings } 处提醒{ $has-last_year ->
        [yes] （不含与 { $last_year } 年名册的比较，那要用 check）
       *[no] {""}
    }。用 talentsum check 查看全部。
data-warnings = 数据有 { $warnings } 处提醒{ $has-last_year ->
        [yes] （不含与 { $last_year } 年名册的比较，那要用 check）
       *[no] {""}
    }，不影响生成报告。用 talentsum check 查看全部。
data-no-rows = 没有可用的数据行：花名册里一行人员也没有读到。
    .help = 请在花名册表头下面填入人员，每人一行；如果文件里本来有数据，请按上面列出的错误改正。

note-last-year = 上年（{ $year } 年）的数据{ $errors ->
        [0] 不能完整读取
       *[other] 有 { $errors } 处错误
    }，{ $has-shown ->
        [yes] 草稿里与上年的比较可能有误
       *[no] 这次不与上年比较
    }。用 talentsum check --year { $year } 查看。
note-last-report = 上年报告 { $file } 公布的数与上年数据现在得出的不同，报告的注里已说明：{ $figures }{ $more ->
        [0] {""}
       *[other] ，另有 { $more } 个
    }。
note-last-report-other = 设置里的上年报告 { $file } 的统计截止日是 { $as_of }，不是 { $expected }，没有用来核对上年公布数。
fail-last-report = 设置里的上年报告 { $file } 没有数字的记录，不能核对上年公布数。
    .help = 请填本程序写出的 Word 报告，或者旁边有 .talentsum.json 记录的 Markdown 报告；没有的话，在 talentsum.toml 的 [report] 里删去 last_report。
note-as-of = 请注意：统计截止日 { $as_of } 不在 { $year } 年内。
note-example-name = 报告里的单位名称还是样例“{ $name }”，请在 talentsum.toml 的 [bureau] 里改成本单位的名称。
note-reference-styles = 参考文件 { $file } 里没有这些样式，用了默认的：{ $styles }。
note-reference-edges = 参考文件 { $file } 的页眉、页脚里有图表、对象等内容，没有照搬。
report-written = 已写出 { $file }
report-unchanged = { $file } 已是最新，内容没有变化，没有重写。
batch-year = —— { $year } 年 ——
batch-done = 写出 { $written } 份报告，{ $unchanged } 份没有变化，{ $failed } 份没有写出。
batch-left = { $count } 份文件不是这次写的，还留在原处：{ $files }{ $more ->
        [0] {""}
       *[other] {" "}等
    }。可能是已经没有的单位的报告、这次没有写成的报告、已经改正的存疑清单，请核对，不再需要的自行删除。
batch-interrupted = 已中断：写完 { $finished } 份报告，没有写了一半的文件。再运行一次，写完的不会重写。
batch-stopped = 没有写出{ $unit }（{ $year } 年）的报告：数据有 { $errors } 处错误。
batch-failed = 没有写出{ $unit }（{ $year } 年）的报告：
batch-whole-stopped = 没有写出全局（{ $year } 年）的报告：各单位的数据共有 { $errors } 处错误。
batch-whole-failed = 没有写出全局（{ $year } 年）的报告：
batch-more = 另有 { $more } 份没有写出，用 --summary json 查看每一份的原因。
batch-more-reasons = 另有 { $more } 处，用 talentsum check 查看。
progress-reading = 正在读取数据
progress-writing = 正在写报告
report-more-errors = 另有 { $more } 处错误没有列出，见 talentsum check --year { $year }。
report-stopped = 没有写出报告：请先改正上面的错误，再运行一次；要先看草稿，可加 --draft。
report-cover = 数据有错误，报告只是草稿。存疑之处已列在 { $file }，送审前请逐条改正。
report-cover-here = 数据有错误，报告只是草稿。存疑之处如下，送审前请逐条改正。
cover-more = 下表列出前 { $shown } 处；另有 { $more } 处，可用 talentsum check --format csv 全部列出。
cover-title = 存疑清单（{ $title }）
cover-summary = 统计所用的数据有 { $errors } 处错误、{ $warnings } 处提醒。下表逐条列出错误；在改正之前，存疑的内容按“不详”计入，或按原样计入。本清单不随报告上报。

refresh-stopped = 没有更新草稿：请先改正上面的错误，再运行一次；有错误也要更新，可加 --draft。
refresh-other-year = 请注意：草稿是 { $draft } 年的，这次用 { $year } 年的数据。
refresh-record = { $file } 旁边没有它自己的记录，用的是同一文件夹里的 { $found }。
refresh-dry-run = 以上只是预览，什么也没有写。
refresh-same = 数字没有变化：{ $file } 与草稿完全相同。
refresh-nothing = 数字没有变化，没有另写文件：{ $file } 已经是最新的。
refresh-head = 草稿 { $file }，{ $year } 年，统计截止 { $as_of }
by-text-head = 草稿 { $file }，{ $year } 年，统计截止 { $as_of }，没有记录，按文字认
by-text-set = { $written ->
        [yes] 写入数据里的
       *[no] 与数据不同，可以写入
    }：{ $count } 个
by-text-left = 认不准、没有动的数字：{ $count } 个
by-text-charts = 没有动的图：{ $count } 幅（里面的数可能是旧的）
by-text-left-head = 下列数字认不准，没有动，请自己核对：
by-text-number = { $text }：{ $reason ->
        [repeated] 草稿里或者报告里这样的句子不止一句
        [short] 句子里自己的字太少
        [words] 句子里的名称与数据里的不同
        [period] 句子里的年份、日期与数据的不同
        [tracked] 句子里有未处理的修订
        [not-plain] 句子里有域、图片、脚注、内容控件或者别的标记
        [changed] 句子有人改过
        [table] 表格改过，或者有两个相像的表格
        [list] 是日期，或者是并列的几项，这样的不按文字写入
       *[unknown] 报告里没有这样的句子或表格
    }{ $holds ->
        [yes] 。数据里大概是 { $data }
        [same] 。与数据相同
       *[no] {""}
    }
by-text-same = { $file } 里按文字认准的数字都与数据相符，没有要写的。
by-text-ask = 什么也没有写：{ $file } 没有记录，上面的数字是按文字认的。请逐个看过，确实要写，再运行一次并加上 --by-text。
refresh-outcome = { $outcome ->
        [set] 写入新值
        [unchanged] 没有变化
        [agrees] 有人改过，与新数据相符
        [hand-edited] 有人改过，与数据不符，保留原样
        [gone] 草稿里已经没有
        [tracked] 有未处理的修订，没有动
        [unclear] 位置不能确定，没有动
        [no-data] 现在没有数据，保留原样
        [other-period] 周围的年份或时段有人改过，保留原样
        [other-place] 在别的表头之下、别的行里，或者写在另一个数字的话里，没有更新
        [copy] 复制出来的，没有更新
        [row-added] 新增表格行里的
        [row-removed] 删去的表格行里的
       *[other] { $outcome }
    }：{ $count } 个
refresh-replaced = 其中有人改过、因 --force 换掉的：{ $count } 个
refresh-replaced-head = 有人改过、因 --force 换成数据里的（改的人的字没有了）：{ $count } 个
refresh-charts = 图，{ $outcome ->
        [set] 换成新的数
        [unchanged] 没有变化
        [agrees] 有人改过，与新数据相符
        [hand-edited] 有人改过，与数据不符，保留原样
        [gone] 草稿里已经没有
        [unclear] 有一样的图，分不清是哪一幅，没有动
       *[no-data] 现在没有数据或分幅变了，保留原样
    }：{ $count } 幅
refresh-chart = { $chart }：{ $outcome ->
        [set] 换成了新的数
        [agrees] 有人改过，与新数据相符
        [hand-edited] 有人改过，保留原样；图中的数 → 数据
        [gone] 草稿里没有找到这幅图；按数据应为
        [unclear] 草稿里有各条名称一样、数不一样（或者完全一样）的图，分不清是哪一幅，没有动；按数据应为
       *[no-data] 按现在的数据没有这幅图，或者分成了几幅，没有动
    }
refresh-workbook-left = 图后面的工作簿里的数有人改过，或者不在原来的格里，没有动：在 Word 里点“编辑数据”会变回工作簿里的数，请先改好工作簿。
refresh-earlier = 这是更正以前的数，大概是照旧稿打回去的。不是有意的，加 --force 更新
refresh-spelling = 同一个数换了写法，不知道新的数该怎样写
refresh-words = 周围的话有人改过、要自己看一遍的数字：{ $count } 个
refresh-words-head = 下列数字周围的话有人改过，请看看数字还对不对（- 是写出时的，+ 是草稿里的）：
refresh-words-figure = { $change ->
        [other-period] 年份或时段改了，没有写入：{ $figure }
       *[reworded] { $figure }
    }
cells-line = { $table }，“{ $name }”{ $what ->
        [row] 这一行
       *[column] 这一列
    }：{ $count } 个数字{ $outcome ->
        [gone] ，草稿里没有找到。名称改过的，改回“{ $name }”，再更新一次；自己删掉的，不用管
        [other-place] ，现在在别的表头之下或别的行里。请把数字移回自己的行和列，或者把名称改回来（- 是写出时的位置，+ 是草稿里的）
        [other-period] ，名称改成了另一个年份或时段，没有写入，请自己改数（- 是写出时的，+ 是草稿里的）
        [reworded] ，名称有人改过，照样写入，请看看还对不对（- 是写出时的，+ 是草稿里的）
        [of-other-period] ，名称改成了另一个年份或时段，请看看数是不是那时的（- 是写出时的，+ 是草稿里的）
        [renamed] ，名称有人改过，请看看还对不对（- 是写出时的，+ 是草稿里的）
        [unclear] ，认不出是不是原来的行和列，没有写入。把表头和行名改回写出时的，再更新一次，或者自己改数
        [no-data] ，现在没有数据，草稿里还是原来的数，请自己删改
       *[other] {""}
    }
cells-no-last-year = 与 { $year } 年比较的 { $count } 个数字：现在没有 { $year } 年的数据。不是有意的，把 { $year } 年的表格放回 data/{ $year }/，再运行一次；确实不再比较的，请自己删去这些话和表格里“上年数”“增减”这样的列
refresh-tables = 没有动的表格：{ $count } 个
figure-form = { $form ->
    [share] 占比
    [last] 上年数
    [published] 上年公布数
    [last-share] 上年占比
    [share-change] 占比与上年相比
    [difference] 与上年相比
    [change] 与上年相比
    [change-number] 与上年相比
    [change-percent] 与上年相比
   *[other] {""}
}
refresh-figure = { $name }（{ $id }）：{ $outcome ->
        [set] { $text } → { $new }
        [agrees] { $new }（原来写的是 { $old }）
        [hand-edited] 草稿 { $text }，数据 { $new }（原来写的是 { $old }）
        [gone] 数据 { $new }（原来写的是 { $old }）
        [gone-marked] 草稿 { $text }，数据 { $new }，书签没有了，没有更新
        [tracked] 草稿 { $text }，数据 { $new }
        [unclear] 草稿 { $text }，数据 { $new }
        [other-period] 草稿 { $text }，数据 { $new }
        [other-place] 草稿 { $text }，数据 { $new }（- 是写出时的位置，+ 是草稿里的）
        [copy] 这里还有一处，写的是 { $text }，数据 { $new }
        [no-data] 草稿 { $text }
       *[other] { $text } → { $new }
    }
refresh-table = { $table }：没有增减行，{ $reason ->
        [not-found] 在草稿里找不到这个表格或相邻的行
        [edited] 有关的行有人改过，或者已经有人加了
        [order] 各行的次序变了
        [columns] 表格的列变了
        [markdown] Markdown 草稿里不增减行，请自己改
       *[other] { $reason }
    }。按数据应增加：{ $missing }；应删去：{ $surplus }

refresh-table-copied = { $table }：草稿里还有一份复制的，没有书签，不更新；其中 { $stale } 个数与数据不符。不用的请删去，要留的请自己改
refresh-table-copied-rows = { $table }：“{ $surplus }”在这个表格里还有一行复制的，没有书签，不更新；其中 { $stale } 个数与数据不符。不用的请删去，要留的请自己改
refresh-sentences = 数据更正后与模板不符的句子：{ $count } 句
refresh-sentences-head = 下列句子草稿里没有动，请自己改（- 是草稿里现在的，+ 是按数据应写的）：
refresh-sentences-unknown = 草稿是旧版程序写的，没有记下原来有哪些句子，所以不知道哪些句子该增该删；请另写一份新的报告对照。
refresh-sentence = { $change ->
        [appears] 应增加
        [vanishes] 应删去
        [differs] 应改写
       *[moved] 应移动
    }{ $what ->
        [heading] 标题
       *[sentence] {""}
    }{ $has-section ->
        [yes] ，“{ $section }”{ $what ->
            [heading] 一节之后
           *[sentence] 之下
        }
       *[no] {""}
    }{ $has-after ->
        [yes] ，“{ $after }”之后
       *[no] {""}
    }：
refresh-sentence-numbers = （它有编号，前后的“（三）”“三是”等编号要跟着改。）
refresh-verify = 有的地方没有更新，或者要自己改。逐个核对：talentsum verify { $file } --year { $year }
refresh-sentence-lost = （草稿里没有找到原来的句子）

check-file = { $file }{ $has-sheet ->
        [yes] （工作表 { $sheet }）
       *[no] {""}
    }：{ $kind ->
        [roster] 花名册
        [activities] 活动台账
        [facts] 指标表
        [rulings] 裁定表
       *[other] { $kind }
    }，{ $rows } 行{ $has-encoding ->
        [yes] ，编码 { $encoding }
       *[no] {""}
    }
check-files = 读了 { $files } 个表格：
check-head-file = 文件
check-head-sheet = 工作表
check-head-encoding = 编码
check-head-kind = 种类
check-head-unit = 单位
check-head-rows = 行数
check-head-people = 计入人数
check-head-last-year = 上年人数
check-head-skipped = 略过
check-kind = { $kind ->
        [rulings] 裁定
        [roster] 花名册
        [activities] 台账
        [facts] 指标
       *[other] { $kind }
    }
check-units = { $units } 个单位
check-skipped-above = 表头以上 { $count } 行
check-skipped-headers = 重复的表头 { $count } 行
check-skipped-blank = 空行 { $count } 行
check-skipped-totals = 合计 { $count } 行
check-skipped-headings = 中间的标题 { $count } 行
check-skipped-signatures = 填表人等签名 { $count } 行
list-separator = 、
check-unknown = 没有用到的列（{ $file }）：{ $columns }
check-files-more = { $files }等 { $total } 个文件
check-not-counted = 花名册里未计入在职的：{ $what }
check-summary = 读到花名册 { $roster } 行、台账 { $activities } 行、指标 { $facts } 行；错误 { $errors } 处，提醒 { $warnings } 处。计入在职 { $people } 人。
check-total = { $code }：{ $total } 处
check-by-unit = 要由谁更正：
check-owner-other = 本局（设置、台账、指标、文件和单位的名称）
check-more-units = 另有 { $more } 个单位，加 --all 全部列出。
check-error = 错误
check-warning = 提醒
check-sheet = { $file }（工作表 { $sheet }）
check-unlisted-tables = 以下表格的问题未列出：
check-table = { $table }：错误 { $errors } 处，提醒 { $warnings } 处
check-no-file = 不在某一个文件里的
check-code = { $severity }：{ $has-title ->
        [yes] { $title }，
       *[no] {""}
    }{ $total } 处 [{ $code }]
check-help = 怎么办：{ $help }
check-line = 第 { $line } 行
check-lines = { $count ->
       *[other] 第 { $lines } 行
    }
check-lines-more = { $count ->
       *[other] 第 { $lines } 行等 { $total } 处
    }
check-whole-file = 整张表
check-more = 还有 { $more } 处未列出。
check-unlisted-code = { $title } { $total } 处
check-unlisted-here = 未列出：{ $what }
check-unlisted = 每种问题最多列 { $limit } 处（写法相同的算一处），另有 { $more } 处未列出。加 --all 全部列出；用 --format csv -o 问题.csv 存成表格。
check-first-names = 先做这一步：有 { $names } 个单位可能写了两种名称，现在各算各的。是同一个单位的，把对应的行复制到 talentsum.toml 里（已有 [units.aliases] 的，放在它下面，不要再写一遍这一行）：
check-first-names-then = 存好以后再运行一次 check，其余的提醒会少许多；单位名称统一以前，先不要把清单发给单位。
check-hint-by-unit = 分给各单位更正：运行 talentsum check --year { $year } --by unit 退回清单，每个单位得到一份可以直接发出的清单。

lists-written = 已在 { $directory } 写出 { $lists } 份清单，每份有 .xlsx 和 .csv。
lists-none = 没有问题，没有写出清单。
lists-stale = { $directory } 里还有以前写出、这次没有写的清单，没有删除：{ $files }
list-absent = { $year } 年末的名册里有这个人，今年各单位的名册里都没有，也没有写明离职、退休或调出。
    .help = 已经离开的，请在名册里保留一行，填离职日期和人员状态；还在的，请补上。
list-absent-level = 核对
lists-absent = { $year } 年末在册、今年各单位名册里都没有的 { $people } 人，已列在各单位清单的最后，请单位说明去向。
list-person-twice = 这个人在“{ $unit }”报的名册里也算在职，现在两个单位各算了一次。
    .help = 请与“{ $unit }”商定由哪个单位上报：借来的，在人员状态里写“借入”；已经调走的，填离职日期；不是本单位的人，删去这一行。
list-person-perhaps-twice = “{ $unit }”报的名册里有姓名、出生日期都相同的人，可能是同一个人；两边至少有一边没有正确的身份证号，现在各算了一次。
    .help = 请补填身份证号，并与“{ $unit }”核对。是同一个人的：借来的，在人员状态里写“借入”；已经调走的，填离职日期。确是两个人的不用改，请说明。
list-other = 其他（局内处理）
list-title = { $name }：需要核对更正的内容

export-written = 已写出 { $file }：{ $rows } 行，其中计入 { $people } 人。

figures-id = 编号
figures-label = 指标
figures-value = 数值
figures-unit = 单位
figures-share = 占比
figures-last = 上年
figures-change = 增减
figures-change-percent = 增减幅度
figures-share-change = 占比增减（百分点）

explain-figure = { $label }（{ $id }）
explain-value = 数值：{ $value }
explain-null = 没有数据
explain-share = 占比：{ $share }，分母为{ $label }（{ $id }）{ $base }
explain-last = 上年（截至 { $as_of }）：{ $last }{ $has-change ->
        [yes] ，{ $change }
       *[no] {""}
    }{ $has-points ->
        [yes] ，占比{ $points }
       *[no] {""}
    }。上年的数据行：{ $command }
explain-last-unit = （上年 { $last }）
explain-source = 来源：{ $source ->
        [option] 运行参数和读到的数据
        [roster] 花名册
        [activities] 活动台账
        [facts] 指标表
        [flows] 本年与上年的花名册逐人比较（见 talentsum changes --people）
        [figures] 其他指标
       *[other] { $source }
    }
explain-formula = 算法：{ $kind ->
        [total] 各项之和
        [difference] 第一项减第二项
        [excess] 逐个单位用第一项减第二项，不足 0 的按 0 计，再相加（一个单位超出的，不抵另一个单位空缺的）
        [ratio] 第二项除以第一项，保留两位小数，写作 1:n
       *[per-thousand] 第一项除以第二项再乘 1000，保留两位小数
    }
explain-part = {"  "}{ $label }（{ $id }）= { $value }
explain-part-more = 各项的来源请分别用 explain 查看。
explain-conditions = 条件：{ $conditions }
explain-measure = 算法：{ $kind ->
        [sum] “{ $column }”列合计
        [rows] 计行数，“{ $column }”列填了数的按所填数计
        [months] 出现的月份
        [list] 列出“{ $column }”列的内容
        [yearly-mean] “{ $column }”列合计，按年平均
       *[other] { $kind }
    }（年度：{ $years }）
explain-by-unit = 各单位：
explain-rows = 计入 { $rows } 行：
explain-more = ……另有 { $more } 行；用 --rows 增加行数，或用 --format json 列出全部。

init-done =
    已新建 { $directory }。下一步：
      1. 把各单位花名册放进 { $directory }/data/{ $year }/，文件名含“花名册”；台账、指标同理。样例表格可照着填，样例行不计入。
      2. 在 { $directory }/talentsum.toml 里写上单位名称。
      3. 运行 talentsum -C { $directory } check --year { $year }，按提示改正数据。
      4. 运行 talentsum -C { $directory } report --year { $year }，得到 Word 报告。
rulings-none = 没有可以由本局裁定的问题，没有写裁定表。
rulings-written = 已写出裁定表 { $file }，{ $rows } 行。在“裁定”一列填好，放进年度文件夹，文件名里要有“裁定”二字；没有填的行不起作用。

changes-old = 旧：{ $file }，{ $year } 年，统计截止 { $as_of }
changes-new = 新：{ $file }，{ $year } 年，统计截止 { $as_of }
changes-since = 与原来的 { $file } 相比：
changes-since-draft = 与写出草稿时的数据相比：
changes-time = 统计的年度或截止日不同：{ $old_year } 年，截止 { $old_as_of } → { $new_year } 年，截止 { $new_as_of }
changes-sum = { $figures ->
        [0] 指标没有变化
       *[other] { $figures } 个指标有变化
    }{ $known ->
        [no] 。
        [unsure] ，数据和设置的文件没有看出变化。
       *[yes] { $files ->
            [0] ，数据和设置的文件没有变化。
           *[other] ，涉及 { $files } 个文件。
        }
    }
changes-cause-unknown = 有一份是旧版程序写的，没有记下全部指标和数据文件：只比较了印出来的指标，变化的原因不知道。
changes-cause-program = 两份由不同版本的程序写出：{ $old }、{ $new }。
changes-cause-unsure = 不到 10 行的文件只记行数，不记内容，原因可能在其中。
changes-cause-last-year = 名称以“上年”开头的数变了：上年的数据改过。上年的文件不在下面列出。
changes-cause-none = 原因不在数据和设置的文件里（例如用了 --encoding）。
changes-figures = 指标
changes-figure = { $name }（{ $id }）：{ $parts ->
        [share] 占比 { $share }
        [both] { $value }，占比 { $share }
       *[value] { $value }
    }
changes-no-data = 没有数据
changes-files = 文件
changes-file = { $file }{ $has-sheet ->
        [yes] （工作表 { $sheet }）
       *[no] {""}
    }（{ $kind ->
        [roster] 花名册
        [activities] 台账
        [facts] 指标
        [rulings] 裁定
       *[settings] 设置
    }）：{ $status ->
        [new] 新增
        [gone] 没有了
        [recounted] 内容没有改动，统计得不同了
        [renamed] 改了名，内容没有改动
        [unsure] 行数没有变化，内容有没有改动不知道（不到 10 行的不记内容）
        [new-or-grown] 新增，或者原来不到 10 行
        [gone-or-shrunk] 没有了，或者现在不到 10 行
       *[changed] 有改动
    }{ $has-was ->
        [yes] ，原名 { $was }
       *[no] {""}
    }{ $has-numbers ->
        [yes] { $status ->
            [gone] ，原来{ $numbers }
            [gone-or-shrunk] ，原来{ $numbers }
           *[other] ，{ $numbers }
        }
       *[no] { $status ->
            [changed] { $kind ->
                [settings] {""}
               *[other] ，行数和各类的数没有变化
            }
           *[other] {""}
        }
    }
changes-small = 不到 10 行的文件 { $files } 个
changes-people = 在职 { $numbers } 人
changes-rows = { $numbers } 行
changes-classes = { $of }：{ $moved }
changes-moved = （{ $moved }）
changes-moved-more = {" "}等
changes-comma = ，
changes-unchanged = 其余 { $files } 个文件没有变化
changes-more = 还有 { $figures ->
        [0] {""}
       *[other] { $figures } 个指标
    }{ $part ->
        [both] 、
       *[one] {""}
    }{ $files ->
        [0] {""}
       *[other] { $files } 个文件
    }没有列出，加 -v 全部列出。

sql-no-unit = 没有写“单位”这一列：所有人都算在以结果文件命名的一个单位里。
sql-no-joined = 没有写“入职日期”：表里的人都当作已经到岗。
sql-no-left = 没有写“离职日期”：表里的人都当作没有离开，已离开的要由“人员状态”说明，或先从表里去掉。
