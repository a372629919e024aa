//! 类别 of an activity: the kinds that the default figures know.

use super::class::classes;

classes! {
    /// The kind (类别) of an activity. A bureau may have kinds of its own: those read as
    /// unclassified and keep their text.
    ActivityKind of "类别" {
        /// Recruiting trips to universities and fairs.
        RecruitingTrip = "外出招聘",
        /// Open recruitment by examination.
        OpenRecruitment = "公开招聘",
        /// Introduction of talent without examination.
        Introduction = "人才引进",
        /// Further study at another unit.
        FurtherStudy = "进修",
        /// Training courses.
        Training = "培训",
        /// Training of village doctors.
        VillageDoctorTraining = "乡村医生培训",
        /// Lectures.
        Lecture = "学术讲座",
        /// Continuing medical education.
        ContinuingEducation = "继续教育",
        /// Skills contests.
        Contest = "技能竞赛",
        /// Awards for research.
        ResearchAward = "科研获奖",
        /// Titles of honour.
        Honour = "荣誉称号",
        /// Key specialties.
        KeySpecialty = "重点专科",
        /// Study visits.
        StudyVisit = "考察学习",
        /// Free clinics.
        FreeClinic = "义诊",
        /// Study sessions of party members.
        PartyStudy = "党员学习",
        /// Social events for talent.
        TalentEvent = "人才活动",
        /// Policies and regulations issued.
        Policy = "制度文件",
    }
}
