cli-explain-in = 草稿（.docx、.md 或 .txt）：说明其中读作这样的指标
cli-explain-unit = 只看一个单位，或一类单位（市直、乡镇等）
cli-explain-after =
    例：talentsum explain staff.professional --year 2024
        talentsum explain --in 总结.docx 84.6% --year 2024
cli-value-unit = 单位

explain-without-unit = （没有写单位，或单位没有花名册）  { $value }
explain-left-out = 没有计入 { $rows } 处（与这个指标无关的行不列）：
explain-reason = { $reason ->
        [left] 截止日以前已经离开
        [joined-later] 截止日以后才到岗
        [status] 人员状态不计在职
        [rehired] 退休返聘
        [borrowed] 在别的单位计入（借入，或编制单位是别的单位）
        [ruled] 按裁定不计入
        [other-class] { $field }不是这个指标统计的
        [empty] 其他条件符合，{ $field }是空的
        [unclassified] 其他条件符合，{ $field }认不出属于哪一类
        [too-broad] 其他条件符合，{ $field }只说了大类
        [unreadable] 其他条件符合，{ $field }读不出
        [other-year] 日期不在统计的年度
        [after-reference-date] 日期在截止日以后
        [given-again] 与前面的行重复，数值相同
        [contradicted] 同一个编号有不同的数值，都不采用
        [counted-instead] 这个指标由名册、台账统计，不采用指标表里的数
        [total-row] 合计、小计行
        [unreadable-row] 这一行读不了，不知道该不该计入
        [not-read] 整个文件或工作表没有读
       *[other] { $reason }
    }：{ $rows } { $reason ->
        [not-read] 个
       *[other] 行
    }
explain-rulings = 用到的裁定 { $rulings } 条：
explain-ruling = { $place }  { $decision }{ $has-column ->
        [yes] （{ $column }{ $has-corrected ->
            [yes] 改为{ $corrected }
           *[no] {""}
        }）
       *[no] {""}
    }：
explain-effect = { $effect ->
        [in] { $rows } 行因此计入
        [out] { $rows } 行因此不计入
        [changed] { $rows } 行因此计入的数不同
       *[none] { $rows } 行计不计入不受影响
    }
explain-effects-join = ，

explain-draft = 草稿 { $file }，{ $year } 年，统计截止日 { $as_of }：“{ $asked }”有 { $count } 处
explain-draft-figure = { $name }（{ $id }）{ $form ->
        [share] ：占比
       *[text] {""}
    }
explain-draft-place = { $has-line ->
        [yes] 第 { $line } 行：{ $text }
       *[no] { $text }
    }
explain-draft-chart = 图：{ $text }
explain-draft-differs = 与现在的数据不符：草稿 { $text }，数据 { $data }{ $outcome ->
        [hand-edited] （有人改过）
        [other-place] （在别的表头之下或别的行里）
       *[other] {""}
    }
explain-quotient = { $share } = { $part }{ $value } ÷ { $whole }{ $base }
explain-draft-typed = 另有 { $count } 处同样的数字认不出是哪个指标（手打的，或者句子改过）：
explain-draft-several = 不止一个指标。写上编号，就说明那一个：
explain-draft-unit-name = 这是单位的名称或类型，来自花名册，不是统计出来的数。

fail-explain-unit = 没有叫“{ $unit }”的单位，也没有这样的单位类型{ $has-nearest ->
        [yes] 。是不是 { $nearest }？
       *[no] 。
    }
    .help = 用 talentsum check 查看各花名册里的单位。
fail-explain-typed = { $file } 里的“{ $asked }”{ $has-record ->
        [yes] 是手打的，不是数据里的指标
       *[no] 认不出是哪个指标（手打的，或者句子改过）
    }：{ $sentences }
    .help = 没有指标可以说明{ $has-record ->
        [yes] ；数据变了，它不会跟着变
       *[no] {""}
    }。{ $has-figures ->
        [yes] 现在数值相同的指标：{ $figures }。
       *[no] {""}
    }
fail-explain-words = { $file } 里有“{ $asked }”，但它不是数据里的指标，是日期、模板自己的文字，或者在认不出的句子里：{ $sentences }
    .help = 用 talentsum figures 查看全部指标和数值，再用 talentsum explain 编号。
fail-explain-label = “{ $asked }”是指标的名称。--in 要的是 { $file } 里的数字（例如 84.6% 或 2641），按它的字来找。叫这个名称的指标：{ $figures }
    .help = 写上编号：talentsum explain 编号 说明这个指标，talentsum explain --in 草稿 编号 看它在草稿里的哪些地方。
fail-explain-nowhere = { $file } 里没有“{ $asked }”。
    .help = 照草稿里的字写，例如 84.6% 或 2641；已知编号的，可以直接写编号。

explain-problem = { $title }（{ $id }）：{ $standing ->
        [told] 数据里有，写进报告，排第 { $place }
        [too-many] 数据里有，更重的已经写满，没有写
        [not-shown] 数据里没有，不写
        [unknown] 数据缺少，无法判断，不写
       *[off] 设置里关掉了，不写
    }
explain-problem-condition = {"  "}{ $name } { $measured }，{ $holds ->
        [yes] { $is ->
            [below] 低于
            [at_most] 不高于
            [above] 高于
           *[at_least] 不低于
        }界限
        [no] { $is ->
            [below] 不低于
            [at_most] 高于
            [above] 不高于
           *[at_least] 低于
        }界限
       *[unknown] 不能与界限比较；界限
    } { $threshold }{ $has-than ->
        [yes] （{ $than }）
       *[no] {""}
    }
explain-problem-of = { $of ->
        [share] 占比
        [last] 上年数
        [last_share] 上年占比
        [change] 比上年增减
        [change_percent] 比上年增减百分比
        [share_change] 占比比上年增减的百分点
       *[value] {""}
    }
explain-problem-because = {"  "}界限的来源：{ $because }
explain-problem-strength = {"  "}轻重：{ $strength }
