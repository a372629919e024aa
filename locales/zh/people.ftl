# 两年人员逐人比较：changes --people。

people-year = { $year }年（截至{ $as_of }）：{ $people } 人
people-joined = 流入：{ $people } 人
people-left = 流出：{ $people } 人{ $has-reasons ->
        [yes] （{ $reasons }）
       *[no] {""}
    }；注明原因的人中，主动流失 { $voluntary } 人
people-passing = 　其中年内来又走：{ $people } 人，流入、流出各计一次
people-moved = 单位间调动：{ $people } 人
people-promoted = 晋升职称：{ $people } 人
people-degree = 提升学历学位：{ $people } 人
people-other = 其他变化：{ $people } 人{ $has-items ->
        [yes] （{ $items }）
       *[no] {""}
    }
people-unsure = 不能确定是不是同一人：上年 { $old } 人，本年 { $new } 人，没有计入流入、流出
people-several = 按人数汇总的行不能逐人比较，没有计入：上年 { $old } 人，本年 { $new } 人
people-term-several = （汇总行）
people-term-in = （调入）
people-term-out = （调出）
people-sum = { $has-unit ->
        [yes] { $unit }：
       *[no] {""}
    }{ $terms } = { $expected }，{ $agrees ->
        [yes] 与报告一致
       *[no] 报告为 { $now }，不一致
    }{ $has-causes ->
        [yes] （{ $causes }）
       *[no] {""}
    }
people-cause-unsure = 不能确定的：上年 { $old } 人、本年 { $new } 人
people-cause-doubles = 同一人重复在职的行：上年 { $old } 行、本年 { $new } 行
people-cause-nameless = 没有姓名和身份证号、无法辨认的行：上年 { $old } 行、本年 { $new } 行
people-units-agree = { $units } 个单位各自也都一致。
people-by-unit = 按单位：
people-column-unit = 单位
people-column-was = 上年
people-column-joined = 流入
people-column-left = 流出
people-column-in = 调入
people-column-out = 调出
people-column-now = 本年
people-column-rest = 相差
people-whole = 合计
people-look-at = 请核对：
people-note-renamed = “{ $unit }”本年没有了，上年的 { $people } 人中有 { $there } 人在“{ $to }”，算作了调动。如果只是改名或合并，请在 talentsum.toml 的 [units.aliases] 里把旧名登记在新名之下。
people-note-gone = “{ $unit }”上年有 { $people } 人，本年没有名册：除调到别处的，都算作了流出。是不是漏交了？
people-note-new = “{ $unit }”本年有 { $people } 人，上年没有名册：除从别处调来的，都算作了流入。
people-note-joined-before = 流入的人中有 { $people } 人的入职日期不晚于上年统计截止日，上年名册却没有他们：上年漏报，还是日期有误？
people-note-left-before = 流出的人中有 { $people } 人的离职日期不晚于上年统计截止日，上年名册却仍列为在职：上年多报，还是日期有误？
people-note-retired = 没有注明原因的 { $unsaid } 人中，有 { $people } 人到本年统计截止日已到法定退休年龄，可能是退休。原因不能代填：请单位在花名册里保留这些人，填上离职日期和离职原因。
people-note-unlisted = 本年名册里有 { $people } 人年内离开，上年名册没有他们，入职日期也不在年内，流入、流出都没有计入。
people-note-reasons = { $field }里这些写法不在词表中，算作“其他”：{ $reasons }。可以在 talentsum.toml 的 [spellings."{ $field }"] 里归类。
people-unsure-title = 不能确定的（编号相同的可能是同一人，也可能不是；补上或核对身份证号就能分清）：
people-double-title = 同一人重复在职的行：
people-nameless-title = 没有姓名和身份证号、无法辨认的行：
people-more = …… 另有 { $rows } 行，见名单（-o 名单.xlsx）。
people-sums-wrong = 上年人数 + 流入 − 流出 与本年人数不一致{ $units ->
        [0] 。
       *[other] ：{ $units } 个单位。
    }请按上面列出的行改正花名册，再运行一次。
people-old-errors = { $year }年的数据有 { $errors } 处错误，比较的结果未必可靠。用 talentsum check --year { $year } 查看全部。

fail-people-year = “{ $value }”不是年份。
    .help = 两个年份写成 talentsum changes --people 2023 2024。
fail-people-order = 前一个年份要比后一个早，现在是 { $old } 和 { $new }。
    .help = 写成 talentsum changes --people { $new } { $old }。
fail-people-none = { $year }年的花名册里一个人也没有读到，不能比较。
    .help = 请看 data/{ $year } 里有没有花名册，用 talentsum check --year { $year } 查看读到了什么。
fail-people-several = { $year }年的花名册只有按人数汇总的行（{ $people } 人），不能逐人比较。
    .help = 请用每人一行的花名册。
fail-changes-form = 两份草稿的比较只有 text 和 json 两种格式。
    .help = csv 和 xlsx 是人员名单的格式：talentsum changes --people 2023 2024 -o 名单.xlsx。
fail-changes-years = “{ $old }”和“{ $new }”是两个年份，不是草稿。
    .help = 要逐人比较两年的花名册：talentsum changes --people { $old } { $new }
