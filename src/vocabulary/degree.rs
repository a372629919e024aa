//! 学位: degrees, which decide the kind of a 研究生 and nothing else.

use super::class::classes;

classes! {
    /// A degree (学位). A degree is not an education (学历): it only tells which kind of
    /// 研究生 somebody is whose education does not say so.
    Degree of "学位" {
        /// Doctorate (GB/T 6864 2xx).
        Doctor = "博士",
        /// Master's degree (GB/T 6864 3xx).
        Master = "硕士",
        /// Bachelor's degree (GB/T 6864 4xx).
        Bachelor = "学士",
        /// Expressly none.
        None = "无",
    }
}
