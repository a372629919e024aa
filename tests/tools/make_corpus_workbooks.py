"""Writes the workbooks of tests/corpus/workbooks (.xlsx, .xls, .ods).

    pip install openpyxl xlwt odfpy msoffcrypto-tool
    python3 tests/tools/make_corpus_workbooks.py [NAME ...]

The workbooks are kept in the repository; this is only run to make new ones. With names,
only those are written. What must be read from each stands in the .toml beside it.
"""

import datetime
import io
import pathlib
import re
import sys
import zipfile

import msoffcrypto.format.ooxml
import openpyxl
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from odf import opendocument, style, table, text

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "corpus" / "workbooks"
HEAD = ["姓名", "性别", "出生日期", "学历", "职称", "岗位类别", "单位"]
CITY, TOWN = "示例市人民医院", "示例镇卫生院"
ZHAO = ["赵一", "男", "1980-05-06", "大学本科", "主治医师", "专业技术", CITY]
QIAN = ["钱二", "女", "1990-05-06", "大学专科", "护师", "专业技术", CITY]
SUN = ["孙三", "男", "1970-05-06", "高中", "无", "工勤技能", CITY]
LI = ["李四", "女", "1977-03-09", "大学本科", "副主任医师", "专业技术", CITY]
PEOPLE = [ZHAO, QIAN, SUN, LI]
FAULTY = LI[:3] + ["大学生"] + LI[4:]
PLAIN = [HEAD, ZHAO, QIAN, SUN, FAULTY]
# Invented, of a region that does not exist.
NUMBERS = ["429981198005060118", "429981199005060243", "429981197005060332", "429981197703090424"]


# As Excel keeps a number: 15 digits, the others 0.
LOST = float(NUMBERS[1][:15] + "000")


def with_unit(person, unit):
    return person[:-1] + [unit]


def day(text):
    return datetime.date.fromisoformat(text)


def dated(person):
    return person[:2] + [day(person[2])] + person[3:]


def book(*sheets):
    """An .xlsx of (name, rows) sheets."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets:
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return made


def saved(made):
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def old_book(*sheets, hidden=()):
    """An .xls of (name, rows) sheets."""
    made = xlwt.Workbook(encoding="utf-8")
    date = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for name, rows in sheets:
        sheet = made.add_sheet(name)
        if name in hidden:
            sheet.visibility = 1
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                if isinstance(cell, datetime.date):
                    sheet.write(i, j, cell, date)
                elif cell is not None:
                    sheet.write(i, j, cell)
    return made


def open_document(*sheets, merged=(), hidden=()):
    """An .ods of (name, rows) sheets; `merged` are (row, column, rows, columns), from 0."""
    made = opendocument.OpenDocumentSpreadsheet()
    unseen = style.Style(name="unseen", family="table")
    unseen.addElement(style.TableProperties(display="false"))
    made.automaticstyles.addElement(unseen)
    spans = {(row, column): (down, right) for row, column, down, right in merged}
    covered = {
        (row + i, column + j)
        for row, column, down, right in merged
        for i in range(down)
        for j in range(right)
    } - set(spans)
    for name, rows in sheets:
        kind = {"stylename": unseen} if name in hidden else {}
        sheet = table.Table(name=name, **kind)
        for i, row in enumerate(rows):
            line = table.TableRow()
            for j, cell in enumerate(row):
                if (i, j) in covered:
                    line.addElement(table.CoveredTableCell())
                    continue
                facts = {}
                if (i, j) in spans:
                    down, right = spans[i, j]
                    facts = {"numberrowsspanned": down, "numbercolumnsspanned": right}
                if isinstance(cell, datetime.date):
                    facts |= {"valuetype": "date", "datevalue": cell.isoformat()}
                elif isinstance(cell, (int, float)):
                    facts |= {"valuetype": "float", "value": cell}
                elif cell is not None:
                    facts |= {"valuetype": "string"}
                made_cell = table.TableCell(**facts)
                if cell is not None:
                    made_cell.addElement(text.P(text=str(cell)))
                line.addElement(made_cell)
            sheet.addElement(line)
        made.spreadsheet.addElement(sheet)
    return made


def with_values(made, values):
    """The .xlsx with the values of its formulas, which openpyxl leaves out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(made))) as old:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                part = old.read(name).decode() if name.endswith(".xml") else old.read(name)
                for cell, value in values.items() if "worksheets/sheet" in name else ():
                    kind = ' t="str"' if isinstance(value, str) else ""
                    pattern = rf'<c r="{cell}"([^>]*)><f>(.*?)</f><v ?/?>(</v>)?</c>'
                    filled = rf'<c r="{cell}"\1{kind}><f>\2</f><v>{value}</v></c>'
                    part, times = re.subn(pattern, filled, part)
                    assert times == 1, cell
                new.writestr(name, part)
    return stream.getvalue()


UNITS_MERGED = [HEAD, ZHAO, with_unit(QIAN, None), with_unit(SUN, TOWN), with_unit(LI, None)]


def merged_units():
    made = book(("花名册", UNITS_MERGED))
    made.active.merge_cells("G2:G3")
    made.active.merge_cells("G4:G5")
    return made


def merged_units_old():
    made = old_book(("花名册", [HEAD] + [p[:-1] for p in PEOPLE]))
    sheet = made.get_sheet(0)
    sheet.write_merge(1, 2, 6, 6, CITY)
    sheet.write_merge(3, 4, 6, 6, TOWN)
    return made


TOP = ["姓名", "性别", "出生日期", "学历情况", None, "职称", "岗位类别", "单位"]
BELOW = [None, None, None, "最高学历", "毕业院校", None, None, None]
TWO_ROWS = [TOP, BELOW] + [p[:4] + ["示例大学"] + p[4:] for p in PLAIN[1:]]


def merged_header():
    made = book(("花名册", TWO_ROWS))
    made.active.merge_cells("D1:E1")
    for column in "ABCFGH":
        made.active.merge_cells(f"{column}1:{column}2")
    return made


def merged_title():
    title = [["示例市人民医院人员花名册"], ["填报日期：2024年12月31日"], []]
    made = book(("花名册", title + PLAIN))
    made.active.merge_cells("A1:G1")
    made.active.merge_cells("A2:G2")
    return made


def merged_sections():
    rows = [HEAD, ["一、市直单位"], ZHAO, QIAN, ["二、乡镇卫生院"], SUN, FAULTY]
    made = book(("花名册", rows))
    made.active.merge_cells("A2:G2")
    made.active.merge_cells("A5:G5")
    return made


def hidden(state):
    made = book(("花名册", PLAIN), ("旧名册", [HEAD, ZHAO, QIAN]))
    made["旧名册"].sheet_state = state
    return made


def apart():
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "花名册"
    for i, row in enumerate(PLAIN):
        for j, cell in enumerate(row):
            sheet.cell(row=5 + i, column=3 + j, value=cell)
    return made


def mac_dates():
    made = openpyxl.Workbook()
    made.epoch = CALENDAR_MAC_1904
    sheet = made.active
    for row in [HEAD] + [dated(p) for p in PEOPLE]:
        sheet.append(row)
    return made


def month_format():
    rows = [HEAD, ZHAO[:2] + [day("1988-06-30")] + ZHAO[3:], SUN[:2] + [day("1988-07-01")] + SUN[3:]]
    made = book(("花名册", rows))
    for row in (2, 3):
        made.active.cell(row=row, column=3).number_format = 'yyyy"年"m"月"'
    return made


def numbered(numbers):
    made = book(("花名册", [HEAD + ["身份证号"]] + [p + [n] for p, n in zip(PEOPLE, numbers)]))
    for row in range(2, 6):
        made.active.cell(row=row, column=8).number_format = "0"
    return made


def formulas():
    rows = [HEAD + ["底稿"], ZHAO + ["大学本科"], QIAN + ["大学专科"], SUN + ["高中"], LI + ["大学本科"]]
    made = book(("花名册", rows))
    for row in range(2, 6):
        made.active.cell(row=row, column=4, value=f"=H{row}")
    return made


def one_formula():
    made = book(("花名册", [HEAD] + PEOPLE))
    made.active["D3"] = '="大学"&"专科"'
    return made


def formula_total():
    made = book(("花名册", [HEAD] + PEOPLE + [["合计"]]))
    made.active["B6"] = "=COUNTA(A2:A5)"
    return made


def rich_text():
    made = book(("花名册", PLAIN))
    bold = TextBlock(InlineFont(b=True), "主治")
    made.active["E2"] = CellRichText(bold, "医师")
    return made


def filtered():
    made = book(("花名册", PLAIN))
    made.active.row_dimensions[3].hidden = True
    made.active.auto_filter.ref = "A1:G5"
    return made


def styled_rows():
    made = book(("花名册", PLAIN))
    for row in range(7, 40):
        for column in range(1, 8):
            made.active.cell(row=row, column=column).number_format = "@"
    return made


def protected():
    clear = io.BytesIO(saved(book(("花名册", PLAIN))))
    stream = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(clear).encrypt("geheim", stream)
    return stream.getvalue()


def without_part():
    """A package that lacks its sheet."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(saved(book(("花名册", PLAIN))))) as old:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                if "worksheets/" not in name:
                    new.writestr(name, old.read(name))
    return stream.getvalue()


def page():
    rows = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in PLAIN)
    head = '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><meta charset="utf-8">'
    return f"{head}<body><table>{rows}</table></body></html>".encode()


def ages():
    head = ["学历", "职称", "岗位类别", "年龄", "人数", "单位"]
    rows = [
        ["大学本科", "中级", "专业技术", 44, 2000, CITY],
        ["大学专科", "初级(师)", "专业技术", 35.0, 900.0, CITY],
        ["高中", "无", "工勤技能", 51, 100, CITY],
    ]
    return book(("汇总", [head] + rows))


def months():
    births = [1980.05, 199005, 1970.1, 28193]
    return book(("花名册", [HEAD] + [p[:2] + [b] + p[3:] for p, b in zip(PEOPLE, births)]))


def log():
    rows = [
        ["日期", "类别", "人数", "人次"],
        [day("2024-04-01"), "公开招聘", 12, None],
        [day("2024-05-01"), "培训", None, 120.0],
        [day("2023-05-01"), "培训", None, 7],
        ["合计", None, 12, 127],
    ]
    return book(("台账", rows))


def sheets_of_units(faulty=FAULTY):
    head = HEAD[:-1]
    return [
        (CITY, [head, ZHAO[:-1], QIAN[:-1]]),
        (TOWN, [["示例镇卫生院人员名册"], head, SUN[:-1], faulty[:-1]]),
    ]


def xlsx(rows):
    return saved(book(("花名册", rows)))


DATED = [HEAD] + [dated(p) for p in PEOPLE]
NOTES = ("说明", [["填表说明"], ["1.本表由各单位人事科填写。"], ["2.身份证号请设为文本。"]])
MAKE = {
    "a-plain-workbook.xlsx": lambda: xlsx(PLAIN),
    "a-plain-old-workbook.xls": lambda: saved(old_book(("花名册", PLAIN))),
    "a-plain-open-document.ods": lambda: saved(open_document(("花名册", PLAIN))),
    "a-sheet-for-each-unit.xlsx": lambda: saved(book(*sheets_of_units())),
    "a-sheet-for-each-unit-in-an-old-workbook.xls": lambda: saved(old_book(*sheets_of_units())),
    "a-sheet-for-each-unit-in-an-open-document.ods": lambda: saved(open_document(*sheets_of_units())),
    "a-hidden-sheet.xlsx": lambda: saved(hidden("hidden")),
    "a-deeply-hidden-sheet.xlsx": lambda: saved(hidden("veryHidden")),
    "a-hidden-sheet-in-an-old-workbook.xls": lambda: saved(
        old_book(("花名册", PLAIN), ("旧名册", [HEAD, ZHAO, QIAN]), hidden=["旧名册"])
    ),
    "a-hidden-sheet-in-an-open-document.ods": lambda: saved(
        open_document(("花名册", PLAIN), ("旧名册", [HEAD, ZHAO, QIAN]), hidden=["旧名册"])
    ),
    "a-sheet-of-notes.xlsx": lambda: saved(book(("花名册", PLAIN), NOTES)),
    "an-empty-sheet.xlsx": lambda: saved(book(("花名册", PLAIN), ("Sheet2", []), ("Sheet3", []))),
    "a-sheet-of-notes-first.xlsx": lambda: saved(book(NOTES, ("花名册", PLAIN))),
    "units-in-merged-cells.xlsx": lambda: saved(merged_units()),
    "units-in-merged-cells-of-an-old-workbook.xls": lambda: saved(merged_units_old()),
    "units-in-merged-cells-of-an-open-document.ods": lambda: saved(
        open_document(("花名册", UNITS_MERGED), merged=[(1, 6, 2, 1), (3, 6, 2, 1)])
    ),
    "a-header-of-two-merged-rows.xlsx": lambda: saved(merged_header()),
    "a-header-of-two-merged-rows-in-an-open-document.ods": lambda: saved(
        open_document(
            ("花名册", TWO_ROWS), merged=[(0, 3, 1, 2)] + [(0, c, 2, 1) for c in (0, 1, 2, 5, 6, 7)]
        )
    ),
    "a-merged-title-above-the-header.xlsx": lambda: saved(merged_title()),
    "headings-merged-over-all-columns.xlsx": lambda: saved(merged_sections()),
    "a-table-that-begins-away-from-the-corner.xlsx": lambda: saved(apart()),
    "birth-dates-as-dates.xlsx": lambda: xlsx(DATED),
    "birth-dates-as-dates-in-an-old-workbook.xls": lambda: saved(old_book(("花名册", DATED))),
    "birth-dates-as-dates-in-an-open-document.ods": lambda: saved(open_document(("花名册", DATED))),
    "birth-dates-counted-from-1904.xlsx": lambda: saved(mac_dates()),
    "birth-dates-shown-as-year-and-month.xlsx": lambda: saved(month_format()),
    "birth-months-as-numbers.xlsx": lambda: saved(months()),
    "identity-numbers-as-text.xlsx": lambda: saved(numbered(NUMBERS)),
    "identity-numbers-as-numbers.xlsx": lambda: saved(numbered([NUMBERS[0], LOST] + NUMBERS[2:])),
    "identity-numbers-as-numbers-in-an-old-workbook.xls": lambda: saved(
        old_book(
            (
                "花名册",
                [HEAD + ["身份证号"]]
                + [p + [n] for p, n in zip(PEOPLE, [NUMBERS[0], LOST] + NUMBERS[2:])],
            )
        )
    ),
    "formulas-with-their-values.xlsx": lambda: with_values(
        formulas(), {"D2": "大学本科", "D3": "大学专科", "D4": "高中", "D5": "大学本科"}
    ),
    "a-formula-without-its-value.xlsx": lambda: saved(one_formula()),
    "a-total-by-formula.xlsx": lambda: with_values(formula_total(), {"B6": 4}),
    "a-total-that-is-wrong.xlsx": lambda: xlsx([HEAD] + PEOPLE + [["合计", 5]]),
    "ages-and-numbers-of-people-as-numbers.xlsx": lambda: saved(ages()),
    "letters-of-two-faces-in-one-cell.xlsx": lambda: saved(rich_text()),
    "rows-hidden-by-a-filter-count.xlsx": lambda: saved(filtered()),
    "empty-rows-that-are-only-styled.xlsx": lambda: saved(styled_rows()),
    "an-old-workbook-under-a-new-name.xlsx": lambda: saved(old_book(("花名册", PLAIN))),
    "a-new-workbook-under-an-old-name.xls": lambda: xlsx(PLAIN),
    "a-person-on-two-sheets.xlsx": lambda: saved(
        book(
            (CITY, [HEAD + ["身份证号"], ZHAO + [NUMBERS[0]], QIAN + [NUMBERS[1]]]),
            (TOWN, [HEAD + ["身份证号"], with_unit(ZHAO, TOWN) + [NUMBERS[0]]]),
        )
    ),
    "a-log-with-dates-numbers-and-a-total.xlsx": lambda: saved(log()),
    "facts-in-an-open-document.ods": lambda: saved(
        open_document(("指标", [["编号", "指标", "数值"], ["party.branches", "党支部", 37]]))
    ),
    "a-protected-workbook.xlsx": protected,
    "a-workbook-cut-in-half.xlsx": lambda: xlsx(PLAIN)[:2500],
    "a-workbook-without-its-sheet.xlsx": without_part,
    "an-old-workbook-cut-in-half.xls": lambda: saved(old_book(("花名册", PLAIN)))[:700],
    "a-web-page-under-an-old-name.xls": page,
}


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[1:] or MAKE:
        (FOLDER / name).write_bytes(MAKE[name]())


main()
