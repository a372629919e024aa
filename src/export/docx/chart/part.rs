//! `word/charts/chartN.xml`: bars from the left in one dark grey with their numbers
//! beside them, which a black-and-white printer prints as they are.

use super::Drawing;
use crate::export::docx::layout::SONGTI;
use crate::export::docx::xml::Element;

/// The bars and their edges: distinct on any printer.
const FILL: &str = "7F7F7F";
const EDGE: &str = "262626";

/// The axes, which refer to each other.
const CLASSES: &str = "111111111";
const NUMBERS: &str = "222222222";

pub fn part(drawing: &Drawing) -> String {
    let chart = Element::new("c:chart")
        .child(val("c:autoTitleDeleted", "1"))
        .child(plot(drawing))
        .child(val("c:plotVisOnly", "1"))
        .child(val("c:dispBlanksAs", "gap"));
    let frame = Element::new("c:spPr")
        .child(solid("FFFFFF"))
        .child(Element::new("a:ln").child(Element::new("a:noFill")));
    let data = Element::new("c:externalData")
        .with("r:id", "rId1")
        .child(val("c:autoUpdate", "0"));
    Element::new("c:chartSpace")
        .with(
            "xmlns:c",
            "http://schemas.openxmlformats.org/drawingml/2006/chart",
        )
        .with(
            "xmlns:a",
            "http://schemas.openxmlformats.org/drawingml/2006/main",
        )
        .with(
            "xmlns:r",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        )
        .child(val("c:date1904", "0"))
        .child(val("c:lang", "zh-CN"))
        .child(val("c:roundedCorners", "0"))
        .child(chart)
        .child(frame)
        .child(text(drawing, "square"))
        .child(data)
        .to_document()
}

fn plot(drawing: &Drawing) -> Element {
    let bars = Element::new("c:barChart")
        .child(val("c:barDir", "bar"))
        .child(val("c:grouping", "clustered"))
        .child(val("c:varyColors", "0"))
        .child(series(drawing))
        .child(val("c:gapWidth", "60"))
        .child(val("c:axId", CLASSES))
        .child(val("c:axId", NUMBERS));
    Element::new("c:plotArea")
        .child(Element::new("c:layout"))
        .child(bars)
        .child(class_axis(drawing))
        .child(number_axis(drawing))
}

fn series(drawing: &Drawing) -> Element {
    let last = drawing.labels.len() + 1;
    let heading = cache("c:strCache", None, std::slice::from_ref(&drawing.heading));
    let labels = cache("c:strCache", None, &drawing.labels);
    let numbers: Vec<String> = drawing
        .values
        .iter()
        .map(|(text, _)| text.clone())
        .collect();
    let numbers = cache("c:numCache", Some("General"), &numbers);
    let reference = |kind: &str, cells: &str, cache: Element| {
        Element::new(kind)
            .child(Element::new("c:f").text(&format!("Sheet1!{cells}")))
            .child(cache)
    };
    Element::new("c:ser")
        .child(val("c:idx", "0"))
        .child(val("c:order", "0"))
        .child(Element::new("c:tx").child(reference("c:strRef", "$B$1", heading)))
        .child(Element::new("c:spPr").child(solid(FILL)).child(line(EDGE)))
        .child(val("c:invertIfNegative", "0"))
        .child(numbers_beside(drawing))
        .child(Element::new("c:cat").child(reference(
            "c:strRef",
            &format!("$A$2:$A${last}"),
            labels,
        )))
        .child(Element::new("c:val").child(reference(
            "c:numRef",
            &format!("$B$2:$B${last}"),
            numbers,
        )))
}

fn numbers_beside(drawing: &Drawing) -> Element {
    let flags = [
        ("c:showLegendKey", "0"),
        ("c:showVal", "1"),
        ("c:showCatName", "0"),
        ("c:showSerName", "0"),
        ("c:showPercent", "0"),
        ("c:showBubbleSize", "0"),
    ];
    let plain = Element::new("c:spPr")
        .child(Element::new("a:noFill"))
        .child(Element::new("a:ln").child(Element::new("a:noFill")));
    let labels = Element::new("c:dLbls")
        .child(number_format())
        .child(plain)
        .child(text(drawing, "none"))
        .child(val("c:dLblPos", "outEnd"));
    flags
        .iter()
        .fold(labels, |labels, (flag, on)| labels.child(val(flag, on)))
}

/// Names of the classes: the first at the top, none left out however many there are.
fn class_axis(drawing: &Drawing) -> Element {
    Element::new("c:catAx")
        .child(val("c:axId", CLASSES))
        .child(Element::new("c:scaling").child(val("c:orientation", "maxMin")))
        .child(val("c:delete", "0"))
        .child(val("c:axPos", "l"))
        .child(number_format())
        .child(val("c:majorTickMark", "none"))
        .child(val("c:minorTickMark", "none"))
        .child(val("c:tickLblPos", "low"))
        .child(Element::new("c:spPr").child(line(EDGE)))
        .child(text(drawing, "square"))
        .child(val("c:crossAx", NUMBERS))
        .child(val("c:crosses", "autoZero"))
        .child(val("c:auto", "1"))
        .child(val("c:lblAlgn", "ctr"))
        .child(val("c:lblOffset", "100"))
        .child(val("c:tickLblSkip", "1"))
        .child(val("c:noMultiLvlLbl", "0"))
}

/// Not shown, since each bar has its number; begins at 0, so that lengths do not lie.
fn number_axis(drawing: &Drawing) -> Element {
    let mut scale = Element::new("c:scaling").child(val("c:orientation", "minMax"));
    if let Some(most) = drawing.most {
        scale.push(val("c:max", &format!("{most:.0}")));
    }
    if !drawing.negative {
        scale.push(val("c:min", "0"));
    }
    Element::new("c:valAx")
        .child(val("c:axId", NUMBERS))
        .child(scale)
        .child(val("c:delete", "1"))
        .child(val("c:axPos", "t"))
        .child(number_format())
        .child(val("c:majorTickMark", "none"))
        .child(val("c:minorTickMark", "none"))
        .child(val("c:tickLblPos", "nextTo"))
        .child(val("c:crossAx", CLASSES))
        .child(val("c:crosses", "autoZero"))
        .child(val("c:crossBetween", "between"))
}

fn number_format() -> Element {
    Element::new("c:numFmt")
        .with("formatCode", "General")
        .with("sourceLinked", "0")
}

/// The texts or numbers as last written, for programs that do not open the workbook.
fn cache(kind: &str, format: Option<&str>, values: &[String]) -> Element {
    let mut cache = Element::new(kind);
    if let Some(format) = format {
        cache.push(Element::new("c:formatCode").text(format));
    }
    cache.push(val("c:ptCount", &values.len().to_string()));
    for (i, value) in values.iter().enumerate() {
        let point = Element::new("c:pt").with("idx", &i.to_string());
        cache.push(point.child(Element::new("c:v").text(value)));
    }
    cache
}

/// The font of a text, and whether it may break (`square`) or not (`none`).
fn text(drawing: &Drawing, wrap: &str) -> Element {
    // Hundredths of a point here, half points elsewhere.
    let size = (drawing.font_size() * 50).to_string();
    let font = |name: &str| Element::new(name).with("typeface", SONGTI);
    let run = Element::new("a:defRPr")
        .with("sz", &size)
        .with("b", "0")
        .child(solid("000000"))
        .child(font("a:latin"))
        .child(font("a:ea"))
        .child(font("a:cs"));
    let end = Element::new("a:endParaRPr").with("lang", "zh-CN");
    Element::new("c:txPr")
        .child(Element::new("a:bodyPr").with("wrap", wrap))
        .child(Element::new("a:lstStyle"))
        .child(
            Element::new("a:p")
                .child(Element::new("a:pPr").child(run))
                .child(end),
        )
}

fn solid(colour: &str) -> Element {
    Element::new("a:solidFill").child(val("a:srgbClr", colour))
}

fn line(colour: &str) -> Element {
    Element::new("a:ln").with("w", "6350").child(solid(colour))
}

fn val(name: &str, value: &str) -> Element {
    Element::new(name).with("val", value)
}
