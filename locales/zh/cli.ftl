# 命令行的帮助与用法错误。

cli-about = 从花名册和活动台账统计人才队伍数据，写成年度人才工作总结。
cli-after =
    第一次使用：talentsum init 我的单位，然后按提示放入表格。
    退出码：0 完成；1 数据有错误或没有可用的行；2 用法、文件、模板或输出有问题。
cli-heading-usage = 用法：
cli-usage-options = [选项]
cli-heading-options = 选项
cli-heading-commands = 命令
cli-heading-arguments = 参数
cli-value-command = 命令
cli-value-dir = 目录
cli-value-file = 文件
cli-value-path = 路径
cli-value-year = 年份
cli-value-date = 日期
cli-value-figure = 指标编号
cli-value-number = 行数
cli-help = 显示帮助
cli-version = 显示版本
cli-start = 如同在该目录下运行
cli-lang = 程序提示所用的语言：zh 中文，en 英文（默认随系统）；报告始终是中文
cli-quiet = 结果照常写出，此外只说错误
cli-verbose = 多说一些：读了哪些文件、略过了哪些行
cli-year = 报告年度，例如 2024
cli-as-of = 统计截止日，写作 2024-12-31（默认为当年 12 月 31 日）
cli-roster = 用这个花名册，代替年度文件夹里的（可重复；- 为标准输入）
cli-activities = 用这个活动台账，代替年度文件夹里的（可重复）
cli-facts = 用这个指标表，代替年度文件夹里的（可重复）
cli-rulings = 用这个裁定表，代替年度文件夹里的（可重复）
cli-config = 用这个设置文件，代替 talentsum.toml
cli-encoding = 文本文件的编码；不写时按内容辨认（GBK、GB2312 写 gb18030）
cli-output = 写到这个文件；- 为标准输出（默认）

cli-report = 写出年度人才工作总结（Word 或 Markdown）
cli-report-format = 格式（默认看 -o 的扩展名，否则为 docx）
cli-report-output = 写到这个文件；- 为标准输出（默认为“标题.docx”）
cli-report-year = 报告年度，例如 2024；几年的写作 2020..2024
cli-report-by = 给每个单位各写一份报告，另写一份全局的，都放进 -o 的目录
cli-report-unit = 只写这个单位的报告（可重复；与 --by unit 一起用）
cli-report-summary = 每份报告的结果：text 写到标准错误（默认），json 写到标准输出
cli-report-draft = 数据有错误也出草稿：存疑的计入“不详”，另附存疑清单
cli-report-force = 目标文件已存在也覆盖
cli-report-reference = 参考文件：版面、样式、字体、页眉页脚照这个 Word 文件
cli-report-after =
    数据放在 data/年份/ 文件夹：花名册、台账、指标三类表格，按文件名识别。
    例：talentsum report --year 2024
    每个单位一份：talentsum report --year 2024 --by unit -o 报告

cli-check = 检查数据，列出每一处错误和提醒
cli-check-format = 格式（默认 text）
cli-check-all = 列出每一处（默认每种问题最多列 20 处）
cli-check-by = 给每个单位写一份退回更正的清单（.xlsx 和 .csv）到该目录
cli-check-suggest = 把可以由本局裁定的问题写成一张裁定表（.xlsx 或 .csv），填好放进年度文件夹
cli-check-force = 清单被人改过也覆盖
cli-check-after =
    例：talentsum check --year 2024 --by unit 退回清单
    以前写出、没有人改动过的清单会更新；改动过的不覆盖，除非加 --force。

cli-figures = 列出全部指标的数值
cli-figures-format = 格式（默认 table）

cli-explain = 说明一个指标怎么来：定义、各单位数值、计入的每一行、没有计入的和为什么
cli-explain-figure = 指标编号，例如 staff.professional（用 figures 命令可列出全部）；有 --in 时可以是草稿里的字，例如 84.6%
cli-explain-rows = 计入的、每种原因没有计入的，各最多列出多少行（默认 20；JSON 总是全部列出）
cli-explain-format = 格式（默认 text）

cli-value-draft = 草稿
cli-refresh = 把新的数字写进改过的 Word 草稿，别的一字不动
cli-refresh-file = 要更新的草稿（由 report 写出、可以已经改过的 .docx 或 .md）
cli-refresh-as-of = 统计截止日，写作 2024-12-31（默认与草稿原来的相同）
cli-refresh-record = Markdown 草稿的记录文件（默认为草稿旁边的“草稿名.talentsum.json”）
cli-refresh-output = 写到这个文件；写草稿自己的名字就改原件（默认为草稿旁边的“原名（更新）.docx”）
cli-refresh-dry-run = 只列出会改什么，什么也不写
cli-refresh-by-text = 草稿没有记录的，把按文字认准的数字写进去（不加只列出）
cli-refresh-draft = 数据有错误也更新：存疑的计入“不详”
cli-refresh-overwrite = 目标文件已存在也覆盖；草稿里有人改过的数字不动
cli-refresh-force = 草稿里有人改过的数字也换成数据里的（先加 --dry-run 看换哪些）；目标文件已存在也覆盖
cli-refresh-format = 结果的格式（默认 text）
cli-refresh-after =
    有人改过的数字、带修订标记的数字不动，逐个列出。
    例：talentsum refresh 总结（领导改）.docx --year 2024 --dry-run

cli-value-old = 旧
cli-value-new = 新
cli-changes = 两份草稿之间哪些指标变了，因为哪些文件；--people：两年之间谁来谁走
cli-changes-old = 旧的一份：Word 草稿、Markdown 草稿，或 Markdown 草稿的记录（.talentsum.json）；有 --people 时是前一个年份
cli-changes-new = 新的一份，或后一个年份
cli-changes-people = 逐人比较两年的花名册：流入、流出、调动、晋升、学历提升、其他变化
cli-changes-as-of = 后一年的统计截止日，写作 2024-10-31（默认 12 月 31 日）；前一年取同一天
cli-changes-output = 人员名单写到这个文件，扩展名 .xlsx 或 .csv；统计仍显示在屏幕上
cli-changes-format = 结果的格式（默认看 -o 的扩展名，否则为 text；csv 和 xlsx 只用于 --people）
cli-changes-after =
    比较草稿时只看两份里的记录，不读数据；草稿里手改的字不算变化。
    例：talentsum changes 十一月.docx 十二月.docx
    例：talentsum changes --people 2023 2024 -o 人员变化.xlsx

cli-value-condition = 条件
cli-value-field = 字段
cli-value-fields = 字段、字段…
cli-list = 按条件查人：多少人、怎样分布、名单
cli-list-where = 条件，例如 "年龄<=45 且 职称>=副高级 且 单位~人民医院"；不写就是全部在职的人
cli-list-by = 按一个字段分组，列出人数和占比，例如 职称；两个字段列成表，例如 单位、职称
cli-list-columns = 名单要哪些列，例如 单位、姓名、出生日期
cli-list-count = 只要人数，不列名单
cli-list-all-rows = 名册里的全部人员，不在职的也算（默认只算统计截止日在职的）
cli-list-show-ids = 身份证号写全（默认遮住中间几位）
cli-list-format = 格式（默认看 -o 的扩展名，否则为 table）
cli-list-after =
    例：talentsum list --year 2024 --where "职称=高级 且 单位类型=乡镇" --by 单位
    条件的写法、可以用的字段：docs/questions.md。

cli-value-template = 模板.xlsx
cli-fill = 把指标填进别人的 Excel 表，别的一格不动
cli-fill-template = 要填的工作簿（.xlsx），要填数的格子里写着标签，例如 {"{{"}staff.total{"}}"}
cli-fill-output = 写到这个文件；- 为标准输出
cli-fill-draft = 数据有错误也填：存疑的计入“不详”
cli-fill-after =
    标签：{"{{"}staff.total{"}}"}，占比 {"{{"}staff.professional:share{"}}"}，某单位的 {"{{"}staff.total@单位名称{"}}"}。
    例：talentsum fill 上报表.xlsx --year 2024 -o 上报表（2024）.xlsx

cli-export = 导出合并、归类后的花名册：每人一行，注明文件和行号
cli-export-what = 导出什么：roster 为花名册
cli-export-format = 格式（默认看 -o 的扩展名，否则为 csv）
cli-export-after =
    例：talentsum export roster --year 2024 -o 2024年花名册（汇总）.xlsx
    文件名含“汇总”的表格不会再被当作花名册读入。

cli-value-table = 表
cli-value-column = 列
cli-sql = 打印一条 SQL：由数据库统计人数，结果就是一份花名册
cli-sql-from = 人员在哪张表里，写在 FROM 后面的内容，例如 staff 或 "read_parquet('staff/*.parquet')"
cli-sql-column = 花名册的一列是表里的哪一列，例如 学历=edu；表里就叫学历的，写 学历。可写多次
cli-sql-dialect = 哪种数据库：duckdb（默认）、clickhouse、spark、postgres
cli-sql-after =
    例：talentsum sql --year 2024 --from staff --column 单位=org --column 学历=edu
            --column 职称=title --column 岗位类别=post --column 出生日期=birth
    结果存成名册文件（如 data/2024/花名册.csv）就可以出报告。见 docs/database.md。

cli-init = 新建一个单位的文件夹：设置文件、空表格、下一步怎么做
cli-init-directory = 要新建的文件夹

usage-unknown-argument = 错误：没有“{ $arg }”这个选项。
usage-surplus = 错误：多写了“{ $arg }”；年份要写成 --year 2024 这样。
usage-long-dash = 错误：“{ $arg }”前面是中文的破折号，要换成两个英文减号：--year
usage-year = 写四位数字，如 --year 2024。
usage-as-of = 写成 --as-of 2024-12-31 这样。
usage-unknown-command = 错误：没有“{ $command }”这个命令。
usage-missing-argument = 错误：缺少必需的参数：{ $arg }
usage-missing-command = 错误：要写明一个命令，例如 report。
usage-missing-value = 错误：“{ $arg }”后面要写一个值。
usage-invalid-value = 错误：“{ $arg }”不能是“{ $value }”。
usage-conflict = 错误：“{ $arg }”与“{ $prior }”不能同时使用。
usage-other = 错误：命令写法有误。{ $detail }
usage-unit-by = 。--unit 要与 --by unit 一起用，例如 report --year 2024 --by unit --unit 甲医院 -o 报告
usage-suggestion = 是不是想写“{ $suggested }”？
usage-valid-values = 可以写：{ $valid }。
usage-see-help = 用 --help 查看用法。
