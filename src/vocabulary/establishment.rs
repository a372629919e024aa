//! 编制: on which establishment somebody is employed.

use super::class::classes;

classes! {
    /// The establishment (编制) that a post belongs to.
    Establishment of "编制" {
        /// Civil-service establishment, 参公, workers of an office (机关工勤).
        Administrative = "行政编" in "编内",
        /// Establishment of a public institution, whatever pays for it.
        Institution = "事业编" in "编内",
        /// 员额, 备案制, 控制数, 人员总量: approved by number, outside the establishment.
        Quota = "员额备案",
        /// Employed by the unit itself or through an agency.
        Outside = "编外",
        /// 三支一扶, 西部计划, 公益岗: programmes that take up no establishment.
        Programme = "项目人员",
        /// Not known.
        Unknown = "不详",
    }
}
