# 每一种错误和提醒：问题是什么；.help 说怎么办，.title 是简称，.remedy 是给手里只有表格的单位看的办法。编号的说明在 docs/diagnostics.md。

diag-column-missing = 缺少“{ $column }”列{ $has-others ->
        [yes] （有“{ $others }”列也可以）
       *[no] {""}
    }。{ $has-nearest ->
        [yes] 表中的“{ $nearest }”是不是它？
       *[no] {""}
    }{ $has-unknown ->
        [yes] 没有认出的列：{ $unknown }。
       *[no] {""}
    }
    .help = 请补上这一列，或把表头改成“{ $column }”；也可在 talentsum.toml 的 [headers] 里登记本单位的叫法。
    .title = 缺少必需的列
    .remedy = 请补上这一列，或把表头改成“{ $column }”。
diag-header-missing = { $has-found ->
        [no] 文件是空的，没有表头。
       *[yes] 前 30 行里找不到表头，最像的一行是：{ $found }
    }
    .help = 请确认文件是花名册、台账或指标表，第一行写明各列的名称，各列以英文逗号分隔。
    .title = 找不到表头
diag-file-kind = { $matches ->
        [none] 看不出这个表格是花名册、台账还是指标。
       *[several] 文件名同时像两类表格，不知道该按哪一类读。
    }
    .help = 请改文件名：含“花名册”“台账”“指标”之一；不用读的文件请移出文件夹，或在 talentsum.toml 的 [input] exclude 里登记。
    .title = 看不出是哪类表格
diag-education-unclassified = 学历“{ $value }”不知道归入哪一类。{ $has-nearest ->
        [no] {""}
       *[yes] 是不是{ $nearest }？
    }
    .help = 请改成规范写法，如“大学本科”；本单位惯用的写法可在 talentsum.toml 的 [spellings."学历"] 里登记。
    .title = 学历归不了类
    .remedy = 请改成规范写法，如“大学本科”。
diag-title-unclassified = 职称“{ $value }”不知道归入哪一级。{ $has-nearest ->
        [no] {""}
       *[yes] 是不是{ $nearest }？
    }
    .help = 请改成规范写法，如“主治医师”“主管护师”，没有职称写“无”；也可在 talentsum.toml 的 [spellings."职称"] 里登记。
    .title = 职称归不了级
    .remedy = 请改成规范写法，如“主治医师”“主管护师”，没有职称写“无”。
diag-post-unclassified = 岗位类别“{ $value }”不知道归入哪一类。{ $has-nearest ->
        [no] {""}
       *[yes] 是不是{ $nearest }？
    }
    .help = 请改成“专业技术”“管理”“工勤技能”之一；也可在 talentsum.toml 的 [spellings."岗位类别"] 里登记。
    .title = 岗位类别归不了类
    .remedy = 请改成“专业技术”“管理”“工勤技能”之一。
diag-date-unreadable = { $column }“{ $value }”读不出日期。
    .help = 请写成 1985-03-01、1985.03 或 1985年3月 这样的日期。
    .title = 日期读不出
diag-number-unreadable = { $column }“{ $value }”不是确定的数。
    .help = 请填整数，不要写“约”“余”“多”。
    .title = 数读不出
diag-left-before-joining = 离职日期{ $value }早于入职日期。
    .help = 请核对入职日期和离职日期。
    .title = 离职早于入职
diag-person-twice = 同一个人在两行里都算在职，另一行在 { $other_file } 第 { $other_line } 行；现在计了两次。
    .help = 请确定由哪个单位上报：借入单位在人员状态填“借入”或填写编制单位；已调走的填离职日期，或删去一行。
    .title = 同一个人算了两次
diag-people-and-numbers = “{ $unit }”在本表里有按人数（“人数”列）汇总的 { $heads } 人，在 { $other_file } 里又有{ $by ->
        [names] 逐人列出的
       *[numbers] 按人数汇总的
    } { $people } 人；现在两处都计入。
    .help = 同一批人只留一处：把汇总表移出文件夹，或在 talentsum.toml 的 [input] exclude 里登记。确是两批人的（如一处只有编内、另一处是编外），两张表都填“编制”列就能分清；也可在裁定表里写一条：规则 people-and-numbers、单位“{ $unit }”、裁定“认可”。
    .title = 同一单位的人数与名单（或另一份人数）可能重复计入
    .remedy = 同一批人只报一次：逐人列出，或按人数汇总。确是两批人的，两张表都填上“编制”列。
diag-home-units-differ = “{ $unit }”在本表里有 { $away } 人的编制单位写的是别的单位，没有计入；其中 { $lost } 人在编制单位（{ $has-several ->
        [yes] “{ $home }”等 { $homes } 个单位
       *[no] “{ $home }”
    }）的花名册里也找不到，现在哪里都没有计入。本表计入 { $here } 人，花名册里“{ $home }”计入 { $there } 人。
    .help = 若是同一个单位的两种写法，请在 talentsum.toml 的 [units.aliases] 里登记："{ $unit }" = ["{ $home }"]。若这些人由“{ $home }”上报，请补全它的花名册，或在裁定表里写一条：规则 home-units-differ、单位“{ $unit }”、裁定“认可”。若就在本单位计入，请清空或更正“编制单位”一列。
    .title = 部分人员的编制在其他单位，未计入
    .remedy = 请核对“编制单位”一列：就在本单位的，写法要与“单位”一样。
diag-record-fields = 这一行有 { $found } 格，表头有 { $expected } 格，没有计入。
    .help = { $has-wide ->
        [yes] 这一行里有全角逗号“，”：用来分格的，要换成英文逗号“,”。
       *[no] 请检查这一行是不是多了或少了逗号、引号或换行；格子里的英文逗号要用引号括起来。
    }
    .title = 格数与表头不符
diag-record-unclosed = 从这一行起有一个引号没有结束，超过 { $kib } KiB 或直到文件末尾；其后的内容没有读。
    .help = 请在这一行找到单个的英文引号，删去或补上另一半。
    .title = 引号没有结束
diag-record-quote = 这一行的引号不配对：引号结束以后还有文字，可能把后面几行并成了一格；没有计入。
    .help = 请检查这一行的英文引号：整格要用引号括起来，格子里的引号要写两个。
    .title = 引号不配对
diag-quote-stray = 这一行有一格中间有英文引号，当作文字读。
    .help = 如果是多出来的，请删去；如果是内容，请把整格用引号括起来，里面的引号写两个。
    .title = 格子中间有引号
diag-encoding-malformed = { $has-whole ->
        [yes] 文件按内容看是 { $encoding } 编码，表头以上却有不合这种编码的字符，整个文件没有读。
       *[no] 文件是 { $encoding } 编码，这一行却有不合这种编码的字符，没有计入。
    }
    .help = 请打开原来的表格，另存为“CSV UTF-8（逗号分隔）”或 xlsx；编码认错时用 --encoding 指明。
    .title = 编码不对
diag-identity-unreadable = 身份证号有误（{ $fault ->
        [length] 位数不是 15 位或 18 位
        [characters] 含有不应有的字符
        [birth-date] 其中的出生日期不存在
        [checksum] 最后一位校验不符
        [excel-destroyed] 末几位已被 Excel 抹去
        [masked] 号码已打星号
       *[other] 格式不对
    }），又没有出生日期，算不出年龄。
    .help = 请补填出生日期，或按证件更正身份证号（Excel 里该列要先设为“文本”）。
    .title = 身份证号有误，算不出年龄
diag-file-skipped = 文件名里有“{ $word }”，没有读。
    .help = 若确实要读，请改文件名，或在 talentsum.toml 的 [input] include 里登记。
    .title = 文件按名称没有读
diag-folder-unread = 这个文件夹里有 { $tables } 个表格，没有读。
    .help = 请把表格移到年度文件夹里；程序不读下一级文件夹。
    .title = 下一级文件夹没有读
diag-pattern-unused = 设置 [input] { $setting } 里的“{ $pattern }”没有对上任何文件，不起作用。{ $has-nearest ->
        [yes] 是不是“{ $nearest }”？
       *[no] {""}
    }
    .help = 请把名称改成与年度文件夹里的一样（扩展名也要写，* 代表任意文字）；也可以写路径，如 data/2024/旧版/*；不再需要的，删去。
    .title = 设置里的文件名没有对上
diag-sex-differs = 性别“{ $value }”与身份证号不一致；按性别列计。
    .help = 请核对性别和身份证号。
    .title = 性别与身份证号不一致
diag-table-empty = 只有表头，下面没有一行内容。
    .help = 请看是不是交来了空表，或者文件没有保存完整；没有内容要报的不必理会。
    .title = 表是空的
diag-last-line-cut = 文件到这一行中间就断了，“{ $column }”像是没有写完，后面可能还有行。
    .help = 请打开原来的表格，核对最后几行，重新另存或者重新拷贝。
    .title = 文件可能没有保存完整
diag-cell-unnamed = 第 { $column_number } 格有内容，而这一列没有表头，没有读。
    .help = 请看这一行是不是错开了一格；是另外的说明的不必理会，或者给这一列加上表头。
    .title = 没有表头的列里有内容
diag-unit-odd = 单位名称里有逗号、分号、引号或者看不见的字符，或者只有数字，当作另一个单位。
    .help = 请更正单位名称；一格写了几个单位的，分成几行。
    .title = 单位名称里有多余的符号
diag-text-number = “{ $column }”里只有数字，没有名称。
    .help = 请看是不是填错了列；确是名称的，加上文字，例如“第 3 期”。
    .title = 名称或地点只有数字
diag-activity-twice = 与 { $other_file }{ $has-other_sheet ->
        [yes] {" "}工作表“{ $other_sheet }”
       *[no] {" "}
    }第 { $other_line } 行的内容完全一样，现在计了两次。
    .help = 重复粘贴的，请删去一行；确是两次的，在名称里分别写明，例如“第一期”“第二期”。
    .title = 同一项活动记了两次
diag-unit-absent = 设置里的单位“{ $unit }”在花名册里没有人。
    .help = 请看是不是少了这个单位的花名册；名称写得不一样的，在 talentsum.toml 的 [units.aliases] 里登记，例如 "示例市中医医院" = ["中医医院"]。
    .title = 设置里的单位没有人
diag-units-alike = “{ $unit }”与{ $has-last_year ->
        [yes] { " " }{ $last_year } 年的
       *[no] {""}
    }“{ $other }”名称相近，现在分作两个单位；若是同一个，登记："{ $other }" = ["{ $unit }"]
    .help = 是同一个单位的，把写出的一行放在 talentsum.toml 的 [units.aliases] 下面；不是的不必理会。
    .title = 单位名称相近
diag-fact-id-unlisted = 没有编号为“{ $figure }”的指标，是不是“{ $nearest }”？现在当作本单位自设的指标。
    .help = 若是写错，请更正编号；确是自设的，不必理会。
    .title = 指标编号可能写错
diag-header-differs = 这里又有一行表头，与前面的表头不同；列的次序对不上，其后的行没有读。
    .help = 请把下面的表另存为一个文件，或把两部分的列排成一样。
    .title = 中间又有一行表头
diag-home-unit-absent = { $has-several ->
        [yes] 有 { $rows } 人的编制写在“{ $unit }”等 { $units } 个单位，人在别的单位。这样的人由编制单位上报，在工作的单位不计；可是没有这些单位的花名册，所以这 { $rows } 人现在哪里都没有计入。
       *[no] 有 { $rows } 人的编制写在“{ $unit }”，人在别的单位。这样的人由编制单位上报，在工作的单位不计；可是没有“{ $unit }”的花名册，所以这 { $rows } 人现在哪里都没有计入。
    }{ $has-alike ->
        [no] {""}
       *[yes] 它与“{ $alike }”若是同一个单位，登记："{ $unit }" = ["{ $alike }"]
    }
    .help = 没有交名册的，请补交；名称写法不同的，把写出的一行放在 talentsum.toml 的 [units.aliases] 下面；不归本局统计的单位，不必理会。
    .title = 编制所在的单位没有花名册
diag-row-nobody = “{ $value }”这一行的学历、职称、岗位类别和出生日期都空着，没有计入。
    .help = 若是说明文字，不必理会；若是人员，请补填。
    .title = 看不出是人员的行
diag-month-cut = { $column }“{ $value }”可能是 10 月被 Excel 截成了 1 月；现按 1 月计。
    .help = 请核对月份；该列先设为“文本”再填。
    .title = 月份可能被截去
diag-unit-from-file = 表里没有“单位”列，单位按{ $has-sheet ->
        [yes] 工作表名
       *[no] 文件名
    }记作“{ $unit }”。
    .help = 若单位名称不对，请改{ $has-sheet ->
        [yes] 工作表名
       *[no] 文件名
    }，或在表里增加“单位”列。
    .title = 单位取自文件或工作表的名称
diag-column-twice = 第 { $used_number } 列“{ $used }”与第 { $unused_number } 列“{ $unused }”意思相同（{ $field }），只用了第 { $used_number } 列。
    .help = 请删去多余的一列，或改名区分。
    .title = 两列意思相同
diag-gone-without-date = 人员状态“{ $value }”表示已不在岗，但没有离职日期；没有计入。
    .help = 请补填离职日期；若仍在岗，请更正人员状态。
    .title = 已不在岗，没有离职日期
diag-gone-later = 人员状态“{ $value }”表示已不在岗，离职日期却在统计截止日之后；没有计入。
    .help = 请核对：截止日当天仍在岗的，人员状态应填“在职”。
    .title = 已不在岗，离职日期却在以后
diag-status-unclear = 人员状态“{ $value }”不能确定是否在岗；现计为在职。
    .help = 请写明，如“借出”“借入”“在职”“退休”；本单位惯用的写法可在 talentsum.toml 的 [spellings."人员状态"] 里登记。
    .title = 人员状态不清楚
    .remedy = 请写明，如“借出”“借入”“在职”“退休”。
diag-month-missing = { $column }“{ $value }”没有月份，按 1 月 1 日计。
    .help = 请补上月份。
    .title = 日期没有月份
diag-joined-later = 入职日期{ $value }在统计截止日之后，没有计入。
    .help = 请核对入职日期和统计截止日。
    .title = 入职在截止日之后
diag-identity-faulty = 身份证号有误：{ $fault ->
        [length] 位数不是 15 位或 18 位
        [characters] 含有不应有的字符
        [birth-date] 其中的出生日期不存在
        [checksum] 最后一位校验不符
        [excel-destroyed] 末几位已被 Excel 抹去
        [masked] 号码已打星号
       *[other] 格式不对
    }。年龄按出生日期计算，不受影响。
    .help = 请按证件更正（Excel 里该列要先设为“文本”）。
    .title = 身份证号有误
diag-identity-zeros = 身份证号末三位是 000：可能本来如此，也可能末几位已被 Excel 抹去。
    .help = 请按证件核对（Excel 里该列要先设为“文本”）。
    .title = 身份证号末三位是 000
diag-birth-differs = 出生日期 { $written } 与身份证号中的 { $proved } 不一致；按{ $used }计。
    .help = 请核对；以哪个为准由 talentsum.toml 的 [counting] birth_date 决定。
    .title = 出生日期与身份证号不一致
    .remedy = 请按档案和证件核对，填写有误的请更正；确有出入的请说明。
diag-age-disagrees = { $all ->
        [more] 年龄、出生日期都填了的 { $compared } 行里，有 { $rows } 行的年龄都比按出生日期算的大 { $years } 岁，可能是按别的日期算的；现按出生日期计。
        [less] 年龄、出生日期都填了的 { $compared } 行里，有 { $rows } 行的年龄都比按出生日期算的小 { $years } 岁，可能是按别的日期算的；现按出生日期计。
       *[other] 年龄写的是 { $written } 岁，按出生日期算是 { $by_birth } 岁；现按出生日期计。
    }
    .help = 请核对出生日期和年龄。年龄只是没有更新的，可以不改，或删去“年龄”一列。
    .title = 年龄与出生日期不符
diag-column-by-values = “{ $column }”一列写的是{ $read }（{ $values }），按“{ $read }”读，不当作“{ $meant }”。
    .help = 表头改成“{ $read }”就不再提醒；“{ $meant }”请另列一列。
    .title = 表头与内容不符
diag-age-unlikely = 年龄 { $age } 岁，不大可能。
    .help = 请核对出生日期或身份证号。
    .title = 年龄不大可能
diag-value-doubtful = { $column }“{ $value }”{ $doubt ->
        [double-role] 看作管理岗位的双肩挑人员
       *[other] 按“{ $class }”计
    }，但请核对：{ $doubt ->
        [post-doctorate] 博士后不是学历
        [degree-course-only] 可能只是课程班，没有毕业证书
        [unfinished] 在读、结业、肄业都不算毕业
        [two-classes] 这个写法包含两类
        [degree-not-education] 写的是学位，不是学历
        [qualification-not-title] 执业资格不是职称
        [qualified-only] 取得资格不等于聘任
        [not-a-title] 这是职务或岗位，不是职称
        [ambiguous-status] 看不出是借出还是借入
        [ambiguous-establishment] 这个写法在各单位意思不同
        [double-role] 双肩挑的默认计入专业技术人员
       *[other] 写法不明确
    }。
    .help = { $doubt ->
        [double-role] 确是双肩挑的可以不改；不计入专业技术人员的，在 talentsum.toml 的 [counting] 里写 double_post_professional = false。
       *[other] 这样计没有错的可以不改；否则请改成规范写法，或在 talentsum.toml 的 [spellings] 里登记。
    }
    .title = 写法要核对
    .remedy = { $doubt ->
        [post-doctorate] 请填进站以前取得的学历。
        [degree-course-only] 有毕业证书的，请写“硕士研究生”或“博士研究生”；没有的，填原来的学历。
        [unfinished] 请填已经毕业取得的最高学历。
        [two-classes] 请只写其中一类。
        [degree-not-education] 请在这一列填学历（如“大学本科”“硕士研究生”），学位另填一列。
        [qualification-not-title] 请填聘任的职称，如“医师”“主治医师”；没有聘任职称的写“无”。
        [qualified-only] 请填聘任的职称；取得资格而没有聘任的，填现聘的职称，没有的写“无”。
        [not-a-title] 请填职称，如“主治医师”“主管护师”；没有的写“无”。
        [ambiguous-status] 借到外单位去的写“借出”，从外单位借来的写“借入”。
        [ambiguous-establishment] 请写明是“在编”“备案制”还是“编外”。
        [double-role] 确是双肩挑的不用改；不是的，请只写“管理”或“专业技术”。
       *[other] 这样计没有错的不用改，请说明；否则请改成规范写法。
    }
diag-value-missing = { $field }没有填写，计入“不详”。
    .help = 请补填。
    .title = 没有填写
diag-unit-missing = 单位没有填写，{ $has-above ->
        [yes] 按上一行记作“{ $unit }”。
       *[no] 按文件名记作“{ $unit }”。
    }
    .help = { $has-above ->
        [yes] 如果单位是合并单元格，这样就对了；补填单位以后不再提醒。
       *[no] 请补填单位。
    }
    .title = 单位没有填写
diag-ruling-unclear = { $why ->
        [rule] 没有“{ $value }”这条规则{ $has-expected ->
            [yes] ，是不是 { $expected }
           *[no] {""}
        }。
        [column] 没有“{ $value }”这一列{ $has-expected ->
            [yes] ，是不是“{ $expected }”
           *[no] {""}
        }。
        [decision] 不知道“{ $value }”是什么裁定，应当写：{ $expected }。
        [shifted] “裁定”一列空着，“{ $value }”却写在了这里，像是错开了一格（单位和姓名之间的逗号是不是全角的）。
        [corrected] 裁定是更正，“改为”却没有填。
        [corrected-column] 裁定是更正，“列”却没有填，不知道更正哪一格。
        [value] { $about }改为“{ $value }”，可是{ $about }里没有这样的写法{ $has-expected ->
            [yes] ，应写成 { $expected } 这样
           *[no] {""}
        }。
        [person] 只凭姓名或打了星号的身份证号不能确定是谁。
        [nobody] 没有写是哪个人，也没有写是哪一列的哪种写法。
        [counting] 计入不计入只能对人裁定，姓名没有填。
        [unit] 裁定是在此计入，单位却没有填。
        [several] 这一条对上了身份证号不同的几个人，都照着执行了。
        [nowhere] 裁定在此计入，这个单位却没有这个人在职的行；这个人现在哪里都没有计入。
        [everywhere] 这个人的几行各有一条裁定不计入，现在哪里都没有计入。
        [both] 这个人在这个单位有两行，裁定不计入把两行都去掉了，现在哪里都没有计入。
       *[accepted] 裁定是认可，规则却没有填。
    }{ $why ->
        [nowhere] {""}
        [several] {""}
        [both] {""}
        [everywhere] {""}
       *[other] 这一条没有执行。
    }
    .help = { $why ->
        [person] 请填姓名，并填单位或身份证号（可以打星号）；没有姓名的要填完整的身份证号。
        [nobody] 对人裁定的填姓名和单位，对写法裁定的填列和原值。
        [several] 请填身份证号，写明是哪一个人。
        [nowhere] 请核对单位的名称，或者改由有这个人的单位计入。
        [everywhere] 请把应当计入的单位那一条改成“在此计入”。确实哪里都不应计入的，只留一条，单位不填。
        [both] 只去掉一行的，请改成“在此计入”，就只计一次。
       *[other] 请补填或改正这一格。
    }
    .title = 裁定不清楚
diag-ruling-conflict = 与 { $other_file } 第 { $other_line } 行的裁定互相矛盾，两条都没有执行。
    .help = 请只留一条。
    .title = 裁定互相矛盾
diag-ruling-unused = { $why ->
        [away] 裁定在此计入，可是这个人在这个单位的行写明已离职、退休或尚未入职，不因裁定而计入；这一条没有起作用。
        [cell] 人对上了，那一格现在却不是所填的原值；这一条没有起作用。
        [settled] 这一条对上了，但名册里已经没有要裁定的问题（改好了，或者这个人另有原因不计入）。
       *[nothing] 这一条裁定在数据里对不上任何一行。
    }
    .help = { $why ->
        [away] 确实在岗的，请单位更正人员状态和离职日期；已经离开的，这一条可以删去。
        [cell] 名册已经改好的，可以删去；值另有变化的，请重新裁定。
        [settled] 可以删去，留着也不影响。
       *[nothing] 如果名册已经改好，可以删去；如果没有，请核对姓名、单位、列和原值的写法。
    }
    .title = 裁定没有用上
diag-person-merged = 姓名与上一行是合并的一格，这一行像是同一个人的第二行；现在按另一个人计了一次。
    .help = 请把一个人的内容写在一行里：学历有几项的，分列填写，或只填最高的。
    .title = 一个人占了两行
diag-rows-above = 这一行在表头以上，像是人员或事项，没有读。
    .help = 请把表头移到第一行数据之上（排序时连表头一起排了的，重新排）；若是说明文字，请写在一格里。
    .title = 表头以上有数据
diag-formula-empty = { $column }是公式，却没有算出来的值，当作没有填。
    .help = 请在 Excel 或 WPS 里打开这个文件，保存一次再用。
    .title = 公式没有算出值
diag-file-unread = 这种文件读不了，里面的内容没有计入。
    .help = 表格请在 Excel 或 WPS 里打开，另存为 xlsx；压缩包请先解压；图片、PDF 请向单位要表格。不是要读的，请移到别处。
    .title = 文件的种类读不了
diag-sheet-skipped = { $has-word ->
        [yes] 工作表“{ $sheet }”的名称里有“{ $word }”，没有当作在职人员花名册读。
       *[no] 工作表“{ $sheet }”不像要读的表（没有需要的表头），没有读。
    }
    .help = { $has-word ->
        [yes] 若确实要读，请改工作表的名称。
       *[no] 若是说明、汇总，不必理会；若是名册，请补上表头。
    }
    .title = 工作表没有读
diag-heading-others = 标题“{ $value }”里有“{ $word }”，下面的人可能不是在职人员；没有另外写明的，现都计为在职。
    .help = 不是在职人员的，请移出这份名册，或在人员状态里写明（如“退休”“返聘”）。
    .title = 标题下可能不是在职人员
diag-sheet-hidden = 工作表“{ $sheet }”是隐藏的，没有读。
    .help = 若是作废的，不必理会；若要读，请取消隐藏。
    .title = 隐藏的工作表没有读
diag-ditto-first = “{ $value }”的上面没有可以照抄的一行。
    .help = 请写出{ $column }的内容。
    .title = 同上的上面没有内容
diag-example-row = 这是样例行，没有计入。
    .help = 填好自己的数据后请删去这一行。
    .title = 样例行还在
diag-value-unlisted = { $column }“{ $value }”不知道归入哪一类，计入“不详”。{ $has-nearest ->
        [no] {""}
       *[yes] 是不是{ $nearest }？
    }
    .help = 请改成规范写法，或在 talentsum.toml 的 [spellings."{ $field }"] 里登记。
    .title = 写法不在列表里
    .remedy = 请改成规范写法，如：{ $known }。
diag-unit-type-unlisted = 单位类型“{ $value }”不在列表里，改按单位名称判断。{ $has-nearest ->
        [no] {""}
       *[yes] 是不是{ $nearest }？
    }
    .help = 请改成局机关、市直、公卫、社区、乡镇、村卫生室、民营之一。
    .title = 单位类型不在列表里
diag-unit-type-mixed = “{ $unit }”的单位类型各行不一致：{ $types }（人）；人数按各行所写计，统计表里按多数排列。
    .help = 请改成一致，或在 talentsum.toml 的 [units.types] 里写明。
    .title = 单位类型各行不一致
    .remedy = 请改成一致。
diag-level-unlisted = 级别“{ $value }”不在列表里，按级别统计的指标没有计入这一行。{ $has-nearest ->
        [no] {""}
       *[yes] 是不是{ $nearest }？
    }
    .help = 请改成国家级、省级、地市级、本级、甲类、乙类之一。
    .title = 级别不在列表里
diag-kind-unlisted = 类别“{ $value }”不在列表里，没有指标统计它。{ $has-nearest ->
        [no] {""}
       *[yes] 是不是{ $nearest }？
    }
    .help = 请改成列表里的类别；若是本单位自设的类别，可在 talentsum.toml 里增加用到它的指标。
    .title = 类别不在列表里
diag-kind-missing = 类别没有填写，这一行没有计入。
    .help = 请填写类别，如“公开招聘”“进修”。
    .title = 类别没有填写
diag-date-missing = 日期没有填写，不知道属于哪一年，没有计入。
    .help = 请填写日期。
    .title = 日期没有填写
diag-activity-other-year = 日期{ $value }属于 { $own } 年，不计入 { $year } 年。
    .help = 请核对日期；确属 { $own } 年的，请移到那一年的台账。
    .title = 不是本年的活动
diag-activity-later = 日期{ $value }在统计截止日 { $as_of } 之后，没有计入。
    .help = 请核对日期和统计截止日。
    .title = 截止日以后的活动
diag-fact-counted = 指标“{ $figure }”由数据统计得出，不采用表里给的数。
    .help = 请删去这一行；若统计结果不对，请更正花名册或台账。
    .title = 统计得出的指标又给了数
diag-fact-twice = 指标“{ $figure }”给了两个不同的数：这里是 { $value }，{ $other_file } 第 { $other_line } 行是 { $other_value }；两个都没有采用。
    .help = 请保留正确的一行。
    .title = 同一指标给了两个数
diag-fact-unit-unknown = 花名册里没有“{ $value }”这个单位，这个数不能归到任何单位。{ $has-nearest ->
        [no] {""}
       *[yes] 是不是“{ $nearest }”？
    }
    .help = 请改用花名册里的单位名称，或在 talentsum.toml 的 [units.aliases] 中写明别名；花名册还没有收到的，请补齐。
    .title = 指标的机构不在花名册中
diag-fact-sum-differs = 指标“{ $figure }”的全局数是 { $value }，{ $units } 个单位的数相加是 { $sum }；全局采用 { $value }，各单位采用各自的数。
    .help = 请核对各单位的数和全局的数；全局就是各单位之和的，删去不写机构的那一行。
    .title = 各单位的数相加与全局不符
diag-fact-incomplete = 这一行缺少{ $column }，没有采用。{ $has-what ->
        [no] {""}
       *[yes] （{ $what }）
    }
    .help = 请补齐编号和数值。
    .title = 指标缺编号或数值
diag-fact-id = 编号“{ $value }”不能使用，这一行没有采用。
    .help = 编号只能有字母、汉字、数字和 . _ -，例如 party.branches 或 own.beds。
    .title = 指标编号不能使用
diag-funnel-broken = { $has-year ->
        [no] {""}
       *[yes] { $year } 年公开招聘各行相加，
    }{ $wide }{ $more }少于{ $narrow }{ $less }。
    .help = 请核对：报名人数 ≥ 参考人数 ≥ 录用人数 ≥ 到岗人数。
    .title = 人数前多后少不成立
diag-past-retirement = 已超过法定退休年龄（{ $age_years } 岁{ $age_months ->
        [0] {""}
       *[other] { " " }{ $age_months } 个月
    }）{ $years ->
        [0] { $months } 个月
       *[other] { $years } 年{ $months ->
            [0] {""}
           *[other] { " " }{ $months } 个月
        }
    }，现按在职计入；是不是退休未减员？
    .help = 已退休的填离职日期；返聘的在人员状态填“返聘”；批准延迟退休的可不改；出生日期、性别、岗位类别写错的更正。
    .title = 超过退休年龄
diag-joined-young = 入职日期{ $value }时不满 16 周岁（出生日期 { $born }），不大可能。
    .help = 请核对入职日期和出生日期。
    .title = 入职时未满 16 岁
diag-title-unlikely = { $column }“{ $value }”按“{ $class }”计，而年龄只有 { $age } 岁，不大可能。
    .help = 请核对职称和出生日期。
    .title = 这个年龄不大可能有的职称
diag-person-perhaps-twice = 这一行与 { $other_file } 第 { $other_line } 行{ $alike ->
        [day] 姓名、出生日期相同，单位不同
        [month] 单位、姓名相同，出生年月（没有的看年龄）也相同，只是没有都写到日
       *[lists] 姓名相同，出生年月（没有的看年龄）也相同，两份名册又有一半人这样相同
    }，而且至少一行没有正确的身份证号，可能是同一个人；现在两行都计入。
    .help = 请补填身份证号。若是同一个人：借入单位在人员状态填“借入”，已调走的填离职日期，或删去一行；确是两个人的可不改，或裁定“认可”。
    .title = 可能是同一个人
diag-files-overlap = { $by ->
        [names] “{ $unit }”在这份名册里与 { $other_file } 有 { $common } 人姓名相同（本表在职 { $people } 人，那一份 { $other_people } 人），出生日期或身份证号无从比较，
       *[people] 这份名册与 { $other_file } 有 { $common } 人相同（本表在职 { $people } 人，那一份 { $other_people } 人），
    }可能是同一份名册的两个版本；现在这些人都计了两次。
    .help = 是两个版本的，留下新的一份，另一份移出文件夹，或在 talentsum.toml 的 [input] exclude 里登记。是两个单位的，请确定这些人由哪个单位上报。
    .title = 两份名册大半相同
diag-total-differs = “{ $word }”写的是 { $written }，{ $has-field ->
        [no] 以上各行共 { $counted } 人
       *[yes] 以上各行的{ $field }相加是 { $counted }
    }。合计行本身不计入。
    .help = 请核对是不是少了行、多了行，或合计没有更新。
    .title = 合计与各行不符
diag-total-filled = “{ $value }”这一行像人员一样填了学历、职称等；按合计行处理，没有计入。
    .help = 若是人员或人数，请更正姓名或单位；确是合计的，不必理会。
    .title = 合计行里填了学历、职称等
diag-sum-counted = { $by ->
        [whole] “{ $unit }”在本表里按人数（“人数”列）有 { $heads } 人，花名册里又有各单位的人，多半是同一批人；
        [near] 这一行的 { $heads } 人没有学历、职称和岗位类别，又与其他各行之和相近，可能是“{ $unit }”或全部单位的小计；
       *[rows] 这一行的 { $heads } 人正好是表里其他各行之和，像是“{ $unit }”或全部单位的小计（数据透视表、ROLLUP 会给出这样的行）；
    }现在都计入。
    .help = 请删去合计的这一行，或在“单位”里写“合计”。确是另外的人，请补填学历、职称和岗位类别，或写明单位。
    .title = 合计与各行重复计入
diag-hires-differ = 台账记有 { $year } 年公开招聘 { $recruited } 人、人才引进 { $introduced } 人，共 { $logged } 人；花名册里入职日期在这一年的只有 { $joined } 人，少 { $missing } 人。{ $undated ->
        [0] {""}
       *[other] 另有 { $undated } 人没有入职日期。
    }
    .help = 请核对：花名册是不是漏了新进人员，或入职日期没有填写；录用而没有到岗的，在台账的“到岗人数”里填实际到岗人数。
    .title = 录用人数多于入职人数
diag-year-balance = { $has-unit ->
        [no] 全部单位
       *[yes] “{ $unit }”
    }：{ $last_year } 年末在职 { $was } 人，此后入职 { $joined } 人、离职 { $left } 人，应为 { $expected } 人；现在是 { $now } 人，{ $which ->
        [more] 多
       *[fewer] 少
    } { $difference } 人。{ $undated ->
        [0] {""}
       *[other] 另有 { $undated } 人没有入职日期。
    }
    .help = 请核对：离职的人在花名册里保留一行并填离职日期，新进的人填入职日期；也可能漏报、重报了人员，或两年的单位范围不同。
    .title = 与上年人数对不上
diag-size-changed = “{ $unit }”{ $which ->
        [gone] { $last_year } 年末在职 { $was } 人，现在花名册里没有这个单位
        [new] 现在在职 { $now } 人，{ $last_year } 年的花名册里没有这个单位
        [smaller] { $last_year } 年末在职 { $was } 人，现在只有 { $now } 人，少了一半以上
       *[larger] { $last_year } 年末在职 { $was } 人，现在有 { $now } 人，多了一倍以上
    }。
    .help = 请核对是不是少交、多交了名册，或一份名册只有一部分；单位改了名称或写法的，在 talentsum.toml 的 [units.aliases] 里登记；确是撤并、新设的可不改。
    .title = 人数变化很大
