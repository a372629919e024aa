-- The figures of the example bureau, counted from its files without any of the program:
-- for DuckDB, with the variables `year`, `rosters`, `logs`, `facts` and `list` that count.py sets.
-- Every spelling that counts is written out here as it stands in the files: one that is not
-- listed would be counted as unknown, and the numbers would miss the bureau's design.

create temp table staff as
with written as (
  select *,
    try_strptime("入职日期", ['%Y-%m-%d', '%Y/%-m/%-d', '%Y%m%d', '%Y年'])::date as joined,
    try_strptime("离职日期", ['%Y-%m-%d', '%Y/%-m/%-d', '%Y%m%d'])::date as gone,
    coalesce(
      try_strptime("出生日期", ['%Y-%m-%d', '%Y/%-m/%-d', '%Y%m%d', '%Y.%m'])::date,
      try_strptime(substr("身份证号", 7, 8), '%Y%m%d')::date) as born
  from read_csv(getvariable('rosters'), all_varchar = true, union_by_name = true)
)
select *,
  -- Full years at 31 December: every birthday of the year has been.
  getvariable('year') - year(born) as age,
  case
    when "岗位类别" in ('专业技术', '专技', '专业技术岗位') then '专业技术'
    when "岗位类别" in ('管理', '管理岗位') and "双肩挑" = '是' then '专业技术'
    when "岗位类别" in ('管理', '管理岗位') then '管理'
    when "岗位类别" in ('工勤', '工勤岗', '工勤技能') then '工勤技能'
  end as post,
  case
    when "学历" in ('博士', '博士研究生', '硕士', '硕士研究生') then '研究生'
    when "学历" in ('本科', '大学本科') then '大学本科'
    when "学历" in ('大专', '大学专科') then '大学专科'
    when "学历" in ('中专', '高中') then '中专及高中'
    when "学历" in ('初中') then '初中及以下'
  end as education,
  case
    when "职称" in ('主任医师', '主任中医师') then '正高级'
    when "职称" in ('副主任医师', '副主任中医师', '副主任药师', '副主任中药师', '副主任护师',
      '副主任技师', '副高级', '高级会计师', '高级工程师') then '副高级'
    when "职称" in ('主治医师', '主治中医师', '主管医师', '主管药师', '主管中药师', '主管护师',
      '主管技师', '主管检验师', '中级', '会计师', '工程师') then '中级'
    when "职称" in ('医师', '中医师', '药师', '中药师', '护师', '技师', '检验师', '康复治疗师',
      '初级(师)', '助理会计师', '助理工程师') then '师级'
    when "职称" in ('医士', '中医士', '药士', '护士', '技士', '检验士', '初级(士)', '会计员',
      '技术员') then '士级'
    when "职称" in ('无', '无职称', '未定级') then '无'
  end as title
from written
where (joined is null or joined <= make_date(getvariable('year'), 12, 31))
  and (gone is null or gone > make_date(getvariable('year'), 12, 31))
  and "人员状态" in ('在岗', '在职', '产假', '长病假', '借出', '挂职');

-- `logs` has the recent years, `log` is the year's own.
create temp table logs as
select "日期"::date as day, "类别" as kind, "名称" as name, "地点" as place, "学历" as education,
  "单位类型" as unit_type, "级别" as level,
  "岗位数"::int as posts, "计划人数"::int as planned, "报名人数"::int as applicants,
  "参考人数"::int as examinees, "人数"::int as persons, "到岗人数"::int as on_duty,
  "人次"::int as times, "场次"::int as sessions, "数量"::int as quantity
from read_csv(getvariable('logs'), all_varchar = true, union_by_name = true);
create temp table log as select * from logs where year(day) = getvariable('year');

create temp table facts as
select "编号" as id, "机构" as unit, "数值"::int as value
from read_csv(getvariable('facts'), all_varchar = true);
create temp table given as
select id, sum(value) as value from facts group by id;

-- Of the whole staff.
create temp table whole as select
  count(*) as "staff.total",
  count(*) filter ("单位类型" in ('市直', '公卫', '社区', '乡镇')) as "staff.institutions",
  count(*) filter (post = '专业技术') as "staff.professional",
  count(*) filter (post = '管理') as "staff.management",
  count(*) filter (post = '工勤技能') as "staff.workers",
  count(*) filter (post is null) as "staff.post_unknown",
  count(*) filter (age <= 35) as "staff.age.band1",
  count(*) filter (age between 36 and 40) as "staff.age.band2",
  count(*) filter (age between 41 and 45) as "staff.age.band3",
  count(*) filter (age between 46 and 50) as "staff.age.band4",
  count(*) filter (age >= 51) as "staff.age.band5",
  count(*) filter (age is null) as "staff.age.unknown",
  count(*) filter ("学历" in ('硕士', '硕士研究生') and "学习方式" = '全日制') as "staff.education.master_fulltime",
  count(*) filter ("称号" in ('学科带头人', '市管专家、学科带头人')) as "honours.discipline_leaders",
  count(*) filter ("称号" in ('市管专家', '市管专家、学科带头人')) as "honours.city_experts"
from staff;

-- Of the professionals.
create temp table professionals as select
  count(*) filter (education = '研究生') as "professional.education.postgraduate",
  count(*) filter (education = '大学本科') as "professional.education.bachelor",
  count(*) filter (education = '大学专科') as "professional.education.college",
  count(*) filter (education = '中专及高中') as "professional.education.secondary",
  count(*) filter (education = '初中及以下') as "professional.education.below",
  count(*) filter (education is null) as "professional.education.unknown",
  count(*) filter (title in ('正高级', '副高级')) as "professional.title.senior",
  count(*) filter (title = '正高级') as "professional.title.senior_full",
  count(*) filter (title = '副高级') as "professional.title.senior_associate",
  count(*) filter (title = '中级') as "professional.title.intermediate",
  count(*) filter (title in ('师级', '士级')) as "professional.title.junior",
  count(*) filter (title = '无') as "professional.title.none",
  count(*) filter (title is null) as "professional.title.unknown"
from staff where post = '专业技术';

-- Work, licences, retirement, sex and types of units: figures beyond the list.
create temp table further as
with retiring as (
  select *,
    -- Months since the year 0; the new law counts from January 2025.
    year(born) * 12 + month(born) - 1 as birth,
    case when "性别" = '男' then 60 when post = '工勤技能' then 50 else 55 end as old_age,
    case when "性别" = '女' and post = '工勤技能' then 2 else 4 end as every,
    case when "性别" = '女' and post = '工勤技能' then 60 else 36 end as most
  from staff
), dated as (
  select *, birth + old_age * 12 + case
      when birth + old_age * 12 < 2025 * 12 then 0
      else least((birth + old_age * 12 - 2025 * 12) // every + 1, most)
    end - (getvariable('year') * 12 + 11) as months
  from retiring
), marked as (
  select *, post = '专业技术' as p, post = '专业技术' and title in ('正高级', '副高级') as senior,
    "专业类别" as work
  from dated
)
select
  count(*) filter ("编制" in ('行政编', '机关工勤', '参公')) as "staff.establishment.administrative",
  count(*) filter ("编制" in ('事业编', '在编', '编内', '实名编制', '全额事业编')) as "staff.establishment.institution",
  count(*) filter ("性别" = '男') as "staff.male",
  count(*) filter ("性别" = '女') as "staff.female",
  count(*) filter ("性别" not in ('男', '女')) as "staff.sex_unknown",
  count(*) filter (p and work in ('执业医师', '执业助理医师', '注册护士', '药师(士)', '检验技师(士)',
    '影像技师(士)', '其他卫生技术人员')) as "health.total",
  count(*) filter (p and work in ('执业医师', '执业助理医师')) as "health.doctors",
  count(*) filter (p and work = '注册护士') as "health.nurses",
  count(*) filter (p and work = '药师(士)') as "health.pharmacists",
  count(*) filter (p and work = '检验技师(士)') as "health.laboratory",
  count(*) filter (p and work = '影像技师(士)') as "health.imaging",
  0 as "health.technicians_other",
  count(*) filter (p and work = '其他卫生技术人员') as "health.other",
  count(*) filter (p and work = '其他技术人员') as "professional.other_technical",
  count(*) filter (p and work not in ('执业医师', '执业助理医师', '注册护士', '药师(士)', '检验技师(士)',
    '影像技师(士)', '其他卫生技术人员', '其他技术人员')) as "professional.occupation_unknown",
  count(*) filter (p and work in ('执业医师', '执业助理医师')) as "health.practising",
  count(*) filter (p and work = '执业助理医师') as "health.practising.assistants",
  count(*) filter (p and work = '注册护士') as "health.registered_nurses",
  0 as "health.licence_unknown",
  round(count(*) filter (p and work = '注册护士')
    / count(*) filter (p and work in ('执业医师', '执业助理医师')), 2) as "health.doctor_nurse_ratio",
  round(count(*) filter (p and work in ('执业医师', '执业助理医师')) * 1000
    / (select value from given where id = 'population.residents'), 2) as "population.practising_per_thousand",
  round(count(*) filter (p and work = '注册护士') * 1000
    / (select value from given where id = 'population.residents'), 2) as "population.nurses_per_thousand",
  count(*) filter (months < 0) as "staff.retirement.beyond",
  count(*) filter (months between 0 and 60) as "staff.retirement.soon",
  count(*) filter (months > 60) as "staff.retirement.later",
  count(*) filter (months is null) as "staff.retirement.unknown",
  count(*) filter (senior and months between 0 and 60) as "professional.title.senior_retiring",
  count(*) filter (p and age <= 35) as "professional.age.band1",
  count(*) filter (p and age between 36 and 40) as "professional.age.band2",
  count(*) filter (p and age between 41 and 45) as "professional.age.band3",
  count(*) filter (p and age between 46 and 50) as "professional.age.band4",
  count(*) filter (p and age >= 51) as "professional.age.band5",
  count(*) filter (p and age is null) as "professional.age.unknown",
  count(*) filter ("单位类型" = '局机关') as "staff.unit_type.局机关",
  count(*) filter ("单位类型" = '市直') as "staff.unit_type.市直",
  count(*) filter ("单位类型" = '公卫') as "staff.unit_type.公卫",
  count(*) filter ("单位类型" = '社区') as "staff.unit_type.社区",
  count(*) filter ("单位类型" = '乡镇') as "staff.unit_type.乡镇",
  count(*) filter ("单位类型" = '村卫生室') as "staff.unit_type.村卫生室",
  count(*) filter ("单位类型" = '民营') as "staff.unit_type.民营",
  count(*) filter (p and "单位类型" = '局机关') as "professional.unit_type.局机关",
  count(*) filter (p and "单位类型" = '市直') as "professional.unit_type.市直",
  count(*) filter (p and "单位类型" = '公卫') as "professional.unit_type.公卫",
  count(*) filter (p and "单位类型" = '社区') as "professional.unit_type.社区",
  count(*) filter (p and "单位类型" = '乡镇') as "professional.unit_type.乡镇",
  count(*) filter (p and "单位类型" = '村卫生室') as "professional.unit_type.村卫生室",
  count(*) filter (p and "单位类型" = '民营') as "professional.unit_type.民营",
  count(*) filter (senior and "单位类型" = '局机关') as "senior.unit_type.局机关",
  count(*) filter (senior and "单位类型" = '市直') as "senior.unit_type.市直",
  count(*) filter (senior and "单位类型" = '公卫') as "senior.unit_type.公卫",
  count(*) filter (senior and "单位类型" = '社区') as "senior.unit_type.社区",
  count(*) filter (senior and "单位类型" = '乡镇') as "senior.unit_type.乡镇",
  count(*) filter (senior and "单位类型" = '村卫生室') as "senior.unit_type.村卫生室",
  count(*) filter (senior and "单位类型" = '民营') as "senior.unit_type.民营",
  0 as "staff.unit_type.unknown",
  0 as "professional.unit_type.unknown",
  0 as "senior.unit_type.unknown"
from marked;

-- Unit by unit: what one has too many fills no vacancy elsewhere.
create temp table posts as
with inside as (
  select "单位" as unit, count(*) as people from staff
  where "编制" in ('行政编', '机关工勤', '参公', '事业编', '在编', '编内', '实名编制', '全额事业编')
  group by "单位"
)
select
  sum(greatest(f.value - coalesce(i.people, 0), 0)) as "establishment.vacant",
  sum(greatest(coalesce(i.people, 0) - f.value, 0)) as "establishment.over"
from facts f full join inside i on i.unit = f.unit
where f.id = 'establishment.approved';

-- Activities of the year. A row that counts counts as often as it says, else once.
create temp table events as select
  sum(coalesce(sessions, 1)) filter (kind = '外出招聘') as "recruitment.trips",
  sum(posts) filter (kind = '公开招聘') as "recruitment.posts",
  sum(planned) filter (kind = '公开招聘') as "recruitment.planned",
  sum(applicants) filter (kind = '公开招聘') as "recruitment.applicants",
  sum(examinees) filter (kind = '公开招聘') as "recruitment.examinees",
  sum(persons) filter (kind = '公开招聘') as "recruitment.hired",
  sum(on_duty) filter (kind = '公开招聘') as "recruitment.on_duty",
  sum(persons) filter (kind = '公开招聘' and education = '大学本科') as "recruitment.hired.bachelor",
  sum(persons) filter (kind = '公开招聘' and education = '大学专科') as "recruitment.hired.college",
  sum(persons) filter (kind = '人才引进') as "introduction.year",
  sum(sessions) filter (kind = '学术讲座') as "training.lectures",
  sum(coalesce(sessions, 1)) filter (kind = '乡村医生培训') as "training.village.sessions",
  sum(persons) filter (kind = '乡村医生培训') as "training.village.persons",
  sum(persons) filter (kind = '继续教育') as "training.continuing.persons",
  sum(times) filter (kind = '培训') as "training.short.person_times",
  sum(times) filter (kind = '进修') as "study.further.person_times",
  sum(persons) filter (kind = '进修' and unit_type = '市直') as "study.further.city_units",
  sum(persons) filter (kind = '进修' and unit_type = '乡镇') as "study.further.townships",
  sum(times) filter (kind = '考察学习') as "study.visits.person_times",
  sum(quantity) filter (kind = '科研获奖' and level = '省级') as "awards.provincial",
  sum(quantity) filter (kind = '科研获奖' and level = '地市级') as "awards.prefecture",
  sum(quantity) filter (kind = '科研获奖' and level = '本级') as "awards.city",
  sum(quantity) filter (kind = '重点专科' and level = '乙类') as "specialties.key_grade_b",
  sum(coalesce(sessions, 1)) filter (kind = '人才活动') as "events.talent",
  sum(sessions) filter (kind = '党员学习') as "party.study_sessions",
  sum(sessions) filter (kind = '义诊') as "clinics.sessions",
  sum(times) filter (kind = '义诊') as "clinics.beneficiaries",
  sum(coalesce(quantity, 1)) filter (kind = '制度文件') as "policies.issued",
  sum(coalesce(sessions, 1)) filter (kind = '技能竞赛') as "competitions.held"
from log;

-- Activities of the recent years, and their mean: whole, or with one decimal.
create temp table recent as select
  sum(persons) filter (kind = '人才引进') as "introduction.recent",
  sum(persons) filter (kind in ('公开招聘', '人才引进') and education = '硕士研究生') as "recruitment.recent.master",
  sum(persons) filter (kind in ('公开招聘', '人才引进') and education = '大学本科') as "recruitment.recent.bachelor",
  sum(times) filter (kind in ('进修', '培训')) as "training.recent.person_times",
  floor(sum(times) filter (kind = '培训') * 10
    / count(distinct year(day)) + 0.5) / 10 as "training.short.yearly_mean"
from logs;

create temp table answers as
with numbers as (
  from (select columns(*)::double from whole) unpivot include nulls (number for id in (*))
  union all from (select columns(*)::double from professionals) unpivot include nulls (number for id in (*))
  union all from (select columns(*)::double from further) unpivot include nulls (number for id in (*))
  union all from (select columns(*)::double from posts) unpivot include nulls (number for id in (*))
  union all from (select columns(*)::double from events) unpivot include nulls (number for id in (*))
  union all from (select columns(*)::double from recent) unpivot include nulls (number for id in (*))
  union all select id, value from given
)
select id, number, null::varchar[] as texts from numbers
union all select 'period.year', getvariable('year'), null
union all select 'period.as_of', null, [getvariable('year') || '-12-31']
union all select 'recruitment.trip_months', null, list(month || '月' order by month)
  from (select distinct month(day) as month from log where kind = '外出招聘')
union all select 'recruitment.exam_month', null, list(month || '月' order by month)
  from (select distinct month(day) as month from log where kind = '公开招聘' and examinees is not null)
union all select 'recruitment.trip_places', null, list(place order by place)
  from (select distinct place from log where kind = '外出招聘')
union all select 'policies.names', null, list(name order by day, name) from log where kind = '制度文件';

-- A share is rounded half up at one decimal from the whole numbers, without a fraction on the way.
select a.id, a.number, a.texts, f.share_of,
  case when f.share_of is not null then (2000 * a.number::bigint + whole.number::bigint)
    // (2 * whole.number::bigint) / 10 end as share
from answers a
left join read_csv(getvariable('list'), all_varchar = true) f on f.id = a.id
left join answers whole on whole.id = f.share_of
order by a.id;
