//! Names, titles and units to draw from.

use crate::random::Random;

/// 学历 by weight in a hundred.
pub const EDUCATIONS: &[(&str, u64)] = &[
    ("博士研究生", 4),
    ("硕士研究生", 16),
    ("大学本科", 42),
    ("大学专科", 25),
    ("中专", 10),
    ("高中", 3),
];

const SURNAMES: &str = "王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 欧阳 上官";
const GIVEN: &str = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国文辉力玉萍红梅鑫波斌宇浩凯健俊帆雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉";
const PROVINCES: [&str; 12] = [
    "北京市",
    "江苏省",
    "浙江省",
    "广东省",
    "四川省",
    "河南省",
    "山东省",
    "湖北省",
    "湖南省",
    "安徽省",
    "新疆维吾尔自治区",
    "广西壮族自治区",
];
const CITIES: [&str; 15] = [
    "东城", "南山", "江宁", "西湖", "武侯", "金水", "历下", "武昌", "岳麓", "蜀山", "天山", "青秀",
    "海州", "鼓楼", "越秀",
];
const KINDS: [&str; 8] = [
    "人民医院",
    "中医医院",
    "妇幼保健院",
    "疾病预防控制中心",
    "社区卫生服务中心",
    "乡镇卫生院",
    "中心血站",
    "卫生监督所",
];
const UNITS: usize = 3000;

/// Everything that is drawn from.
pub struct Words {
    surnames: Vec<&'static str>,
    given: Vec<char>,
    titles: Vec<(String, u64)>,
    title_weight: u64,
    units: Vec<String>,
}

impl Words {
    /// Puts the lists together.
    pub fn new() -> Self {
        let titles = titles();
        Words {
            surnames: SURNAMES.split(' ').collect(),
            given: GIVEN.chars().collect(),
            title_weight: titles.iter().map(|t| t.1).sum(),
            titles,
            units: (0..UNITS).map(unit).collect(),
        }
    }

    /// A surname with one or two characters.
    pub fn name(&self, random: &mut Random) -> String {
        let characters = 1 + u64::from(random.below(100) < 75);
        let mut name = self.surnames[random.index(self.surnames.len())].to_owned();
        name.extend((0..characters).map(|_| self.given[random.index(self.given.len())]));
        name
    }

    /// A title by its weight.
    pub fn title(&self, random: &mut Random) -> &str {
        weighted(&self.titles, random.below(self.title_weight))
    }

    /// A unit; those in the middle are large.
    pub fn unit(&self, random: &mut Random) -> &str {
        let units = UNITS as u64;
        let drawn = random.below(units) * random.below(units) / units + random.below(units);
        &self.units[drawn as usize / 2 % UNITS]
    }
}

/// The entry that a number below the sum of all weights falls on.
pub fn weighted<S: AsRef<str>>(entries: &[(S, u64)], mut number: u64) -> &str {
    for (entry, weight) in entries {
        match number.checked_sub(*weight) {
            Some(rest) => number = rest,
            None => return entry.as_ref(),
        }
    }
    ""
}

fn titles() -> Vec<(String, u64)> {
    let series = [
        ("医师", "主治", "医士", 40),
        ("护师", "主管", "护士", 40),
        ("药师", "主管", "药士", 10),
        ("技师", "主管", "技士", 10),
    ];
    let mut titles = Vec::new();
    for (name, middle, lowest, weight) in series {
        titles.extend([
            (format!("主任{name}"), 4 * weight),
            (format!("副主任{name}"), 10 * weight),
            (format!("{middle}{name}"), 30 * weight),
            (name.to_owned(), 36 * weight),
            (lowest.to_owned(), 12 * weight),
        ]);
    }
    titles.push(("无".to_owned(), 800));
    titles
}

fn unit(i: usize) -> String {
    let (province, city) = (PROVINCES[i % 12], CITIES[i / 12 % 15]);
    let kind = KINDS[(i * 7 + i / 5) % 8];
    format!("{province}{city}区第{}{kind}", i / 180 + 1)
}
