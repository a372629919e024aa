cli-verify = 上报前核对草稿：数字与数据是否相符，哪些数字不是数据里的，占比对不对
cli-verify-file = 要核对的草稿（.docx、.md 或 .txt；没有记录的也可以，按文字核对）
cli-verify-as-of = 统计截止日，写作 2024-12-31（默认与草稿原来的相同，没有记录时为当年12月31日）
cli-verify-format = 结果的格式（默认 text）
cli-verify-after =
    只读不写。有与数据不符的，退出码是 1。
    例：talentsum verify 总结（领导改）.docx --year 2024

fail-verify-foreign = { $file } 不是 Word 文件（.docx），也不是文本。
    .help = 看看文件名对不对；如果另存成了别的格式，请存为 .docx。
fail-verify-large = { $file } 比任何报告都大，没有读。
    .help = 看看文件名对不对。

verify-head = 草稿 { $file }，{ $year } 年，统计截止日 { $as_of }{ $record ->
        [yes] {""}
        [bad] {""}（数字的记录读不了，按文字核对）
       *[no] {""}（没有数字的记录，按文字核对）
    }
verify-outcome = { $outcome ->
        [agrees] 与数据相符
        [differs] 与数据不符
        [stale] 还是原来的数，与数据不符（复制、粘贴来的，refresh 够不着）
        [hand-edited] 有人改过，与数据不符
        [other-place] 在别的表头之下、别的行里，或者写在另一个数字的话里
        [other-period] 周围的年份或时段有人改过
        [no-data] 数据里现在没有
        [tracked] 有未处理的修订
        [unclear] 位置不能确定
        [retyped] 重新打过或粘贴过，现在相符，以后不会更新
        [gone] 草稿里没有，或者位置不能确定
       *[other] { $outcome }
    }：{ $count } 个
verify-shares = 占比与旁边的人数对不上：{ $count } 处
verify-typed-wrong = 手打的数字，与它所说的指标不符：{ $count } 个
verify-typed-doubtful = 手打的数字，与它大概所说的指标对不上，请核对：{ $count } 个
verify-numbers = 其他数字（手打的，或者没有认出位置的）：{ $count } 个
verify-figure = { $name }（{ $id }）：{ $outcome ->
        [differs] 草稿 { $text }，数据 { $data }
        [stale] 草稿 { $text }（原来的数），数据 { $data }
        [hand-edited] 草稿 { $text }，数据 { $data }{ $has-generated ->
            [yes] （原来写的是 { $generated }）
           *[no] {""}
        }{ $when ->
            [earlier] ，是更正以前的数，大概是照旧稿打回去的
           *[other] {""}
        }
        [agrees] { $text }
        [other-period] 草稿 { $text }，{ $relation ->
            [year] 句子说的是{ $year }年，没有那一年的数
            [same] 与{ $year }年的数相符
            [other] 句子说的是{ $year }年，那一年是 { $then }
           *[none] 句子说的是别的年份或时段
        }；数据 { $data }
        [no-data] 草稿 { $text }
        [retyped] { $text }
        [gone] 数据 { $data }
       *[other] 草稿 { $text }，数据 { $data }
    }{ $by ->
        [chart] （图）
       *[other] {""}
    }
verify-share = { $count }占 { $text }：{ $has-expected ->
        [yes] 按{ $base }{ $has-total ->
            [yes] {" "}{ $total }{" "}
           *[no] {""}
        }算，应为 { $expected }
       *[no] 除以段里说到的、数据里的哪个总数都得不出
    }
verify-number = { $text }{ $kind ->
        [equals] ，等于{ $figures }，是手打或复制来的，数据变了不会跟着变
        [were] ，是更正以前的数，手打或复制来的，没有跟着变；现在是{ $figures }
        [other-year] ，句子说的是“{ $period }”，却与{ $year }年的数相同：{ $figures }
        [same] ，等于{ $figures }
        [named] ，数据里的{ $figures }
        [named-equals] ，数据里的{ $figures }；等于{ $others }
       *[other] {""}
    }
verify-sentences = 下列句子与现在的数据不合，或者该增该删（- 是草稿里的，+ 是按数据应写的）：
verify-named = { $label } { $text }（{ $id }）
verify-more = ……另有 { $more } 个，--format json 列出全部
verify-line = 第 { $line } 行：{ $text }
verify-fine = 没有发现与数据不符的地方。
verify-rest = 没有发现与数据不符的地方；手打的和没有认出位置的数字，请自己核对。
verify-unsure = 没有确定与数据不符的地方。
verify-doubtful = 另有 { $count } 个数与它所说的指标对不上，请核对。
verify-reworded = 另有 { $count } 个数字周围的话有人改过，请看一遍。
verify-earlier = 另有 { $count } 个数等于某个指标更正以前的数，请看看是不是照旧稿打的。
verify-nothing = 没有一个数字能对上位置：这份草稿等于没有核对。
verify-wrong = 有与数据不符的地方，上报前请逐个处理。
verify-data-errors = 数据有 { $count } 处错误：以下结论是按有错误的数据比较的，靠不住。先用 talentsum check 查看、改好数据，再核对一遍。
verify-charts = 图里的数 { $count } 个：草稿没有记录，图没有核对
