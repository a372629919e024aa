# 名单：条件的写法，人数、分组和名单。

query-count = 符合条件的：{ $count } 人
query-condition = 条件：{ $condition }
query-of-in-post = 范围：{ $as_of } 在职的人
query-of-all = 范围：名册里的全部人员，在职不在职都算
query-undecided = 另有 { $people } 人的“{ $field }”不详或不够明确，不能判断，没有列入。
query-by = 按{ $field }：
query-by-all = 合计
query-by-entries = 一人可以有几项，各项相加多于总人数。
fail-list-by = 最多按两个字段分组，“{ $names }”不止两个。
    .help = 一个字段列出人数和占比，例如 职称；两个字段列成表，例如 单位、职称。
query-written = 已写出 { $file }：{ $rows } 行。
query-nobody-has = 没有人的“{ $field }”是“{ $value }”。{ $has-nearest ->
        [yes] 是不是“{ $nearest }”？
       *[no] {""}
    }{ $has-known ->
        [yes] 名册里有：{ $known }
       *[no] 名册里这一列是空的。
    }

fail-where-rest = 条件写到这里以后看不懂：
    { $place }
    .help = 两个条件之间要写“且”或“或”，例如：年龄<=45 且 职称>=副高级。值里面有空格或“且”“或”的，用引号括起来。
fail-where-missing = 这里少了一个条件：
    { $place }
    .help = 一个条件是：字段、比较、值，例如 年龄<=45、职称=高级、单位~人民医院。可以用的字段：{ $known }
fail-where-field = 没有“{ $name }”这个字段{ $has-nearest ->
        [yes] 。是不是“{ $nearest }”？
       *[no] ：
    }
    { $place }
    .help = 一个字段有几个值的，写成 学历=硕士、博士。可以用的字段：{ $known }
fail-where-operator = “{ $field }”后面要写怎样比较：
    { $place }
    .help = 可以写 =（是）、!=（不是）、<、<=（不超过）、>、>=（不低于）、~（含）、为空、不为空。
fail-where-value-missing = 后面少了一个值：
    { $place }
    .help = 例如：年龄<=45、单位~人民医院。要找没有填的，写“为空”，例如：学位 为空。
fail-where-quote = 引号没有成对：
    { $place }
    .help = 值的前后各要一个引号，例如：单位="栖川市人民医院"。
fail-where-opening = 这个括号没有合上：
    { $place }
    .help = 例如：(年龄<35 或 年龄>55) 且 学历=硕士。
fail-where-closing = 多了一个右括号：
    { $place }
    .help = 例如：(年龄<35 或 年龄>55) 且 学历=硕士。
fail-where-deep = 括号套得太多了：
    { $place }
    .help = 请把条件写得简单一些，或分几次查。
fail-where-no-column = 名册里没有“{ $field }”要用的列（{ $columns }），不能按它查：
    { $place }
    .help = 请让单位补上这一列；列名写法特别的，在 talentsum.toml 的 [headers] 里登记。
fail-where-one-value = 比大小只能同一个值比：
    { $place }
    .help = 例如：学历>=硕士。要几个值中的任一个，写 学历=硕士、博士。
fail-where-unordered = “{ $field }”不能用“{ $op }”比较：
    { $place }
    .help = 能比大小的是年龄、人数、日期、学历、学位、职称；文字可以用 =、!=、~。
fail-where-no-rank = “{ $value }”没有高低，不能比大小：
    { $place }
    .help = 写成 { $field }={ $value } 或 { $field }!={ $value }。
fail-where-value = “{ $field }”里没有“{ $value }”这一类{ $has-nearest ->
        [yes] 。是不是“{ $nearest }”？
       *[no] ：
    }
    { $place }
    .help = 可以写：{ $known }
fail-where-narrower = “{ $value }”不是“{ $field }”的一类，只是“{ $class }”里的一种写法：
    { $place }
    .help = 要整个这一类，写 { $field }={ $class }{ $has-written ->
        [yes] ；只要写着“{ $value }”的，写 { $written }={ $value }
       *[no] {""}
    }。各类：{ $known }
fail-where-unit = 名册里没有{ $has-within ->
        [yes] 名称正是“{ $value }”的单位；名称里有它的：{ $within }
       *[no] 名称是或含“{ $value }”的单位{ $has-nearest ->
            [yes] 。是不是“{ $nearest }”？
           *[no] ：
        }
    }
    { $place }
    .help = 名称的一部分用 ~，例如 { $field }~人民医院。各单位：{ $known }
fail-where-number = “{ $value }”不是数：
    { $place }
    .help = “{ $field }”要写数，例如 45，或者一个范围，例如 36-40；后面还有别的条件的，之间写“且”。
fail-where-date = “{ $value }”不是日期：
    { $place }
    .help = “{ $field }”要写年、月或日，例如 2020、2020-05、2020-05-31。
fail-list-field = 没有“{ $name }”这个字段{ $has-nearest ->
        [yes] 。是不是“{ $nearest }”？
       *[no] 。
    }
    .help = 可以用的字段：{ $known }
fail-list-no-column = 名册里没有“{ $field }”要用的列（{ $columns }）。
    .help = 请让单位补上这一列；列名写法特别的，在 talentsum.toml 的 [headers] 里登记。
fail-list-stdout = Excel 工作簿不能直接印在屏幕上。
    .help = 请用 -o 写明文件名，例如 -o 名单.xlsx。
