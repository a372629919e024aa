"""Makes the workbooks under tests/fixtures/workbooks/. The tests do not run it.

    pip install openpyxl xlwt odfpy olefile msoffcrypto-tool
    python3 tests/tools/make_workbooks.py

The people are invented, and so is the region 429981 of their identity numbers. A run changes
nothing but protected.xlsx, which has a new salt each time.
"""

import csv
import datetime
import functools
import hashlib
import io
import os
import re
import struct
import zipfile

import msoffcrypto.format.ooxml
import olefile
import openpyxl
import xlwt
from odf import style, table, text
from odf.opendocument import OpenDocumentSpreadsheet
from openpyxl.chart import BarChart

HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = os.path.join(HERE, "..", "fixtures", "workbooks")
STAMP = datetime.datetime(2024, 12, 1)
HIDDEN = ("hidden", "veryHidden")

# The same people as in tests/pollute.rs.
ROSTER = """\
工号,姓名,性别,身份证号,出生日期,学历,学习方式,职称,岗位类别,双肩挑,单位,单位类型,入职日期,离职日期
A01,"张,三",男,42998119850307001X,1985-03-07,大学本科,函授,主治医师,专业技术,否,栖川市人民医院,市直,2008-07-01,
A02,李四,女,42998119901112002X,1990-11-12,大专,全日制,护师,专业技术,否,栖川市人民医院,市直,2012-07-01,
A03,王五,男,429981197001010039,1970-01-01,硕士研究生,全日制,副主任医师,管理,是,"栖川市人民医院",市直,1995-07-01,
A04,赵六,女,429981196612310044,1966-12-31,中专,全日制,无,工勤技能,否,栖川市人民医院,市直,1988-07-01,
A05,"钱""七\""",女,429981199506150060,1995-06-15,大学本科,全日制,护士,专业技术,否,栖川市白湴乡卫生院,乡镇,2018-07-01,
A06,孙八,男,429981198808080075,1988-08-08,大专,自考,医师,专业技术,否,栖川市白湴乡卫生院,乡镇,2010-07-01,2024-03-01
A07,"周\n九",男,429981197905200070,1979-05-20,大学本科,函授,无,管理,否,栖川市卫生健康局,局机关,2001-07-01,
A08,吴十,女,429981200002290081,2000-02-29,大学本科,全日制,医师,专业技术,否,栖川市白湴乡卫生院,乡镇,2023-07-01,
"""


def cell(value):
    """A date where it is one, else the text; nothing for nothing."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return datetime.date.fromisoformat(value)
    return value or None


def roster():
    return [[cell(value) for value in row] for row in csv.reader(io.StringIO(ROSTER))]


# Each sheet: a name, its rows, the merged regions (from 0: top, left, bottom, right), and
# whether it is hidden.
class Sheet:
    def __init__(self, name, rows, merged=(), hidden=None):
        self.name, self.rows, self.merged, self.hidden = name, rows, merged, hidden

    def covered(self, row, column):
        """Whether a cell shows nothing of its own."""
        return any(
            top <= row <= bottom and left <= column <= right and (row, column) != (top, left)
            for top, left, bottom, right in self.merged
        )

    def span(self, row, column):
        for top, left, bottom, right in self.merged:
            if (row, column) == (top, left):
                return bottom - top + 1, right - left + 1
        return None


def merged():
    """A title across, a header of two rows, units merged down."""
    day = datetime.date
    rows = [
        ["栖川市卫生健康系统人员花名册"] + [None] * 8,
        ["单位", "工号", "姓名", "出生日期", "学历", None, "职称", "岗位类别", "单位类型"],
        [None] * 4 + ["全日制", "在职"] + [None] * 3,
        ["栖川市人民医院", "A01", "张三", day(1985, 3, 7), "大专", "大学本科", "主治医师", "专业技术", "市直"],
        [None, "A02", "李四", day(1990, 11, 12), "大专", None, "护师", "专业技术", "市直"],
        [None, "A03", "王五", day(1970, 1, 1), "硕士研究生", None, "副主任医师", "管理", "市直"],
        [None] * 9,
        ["栖川市白湴乡卫生院", "A05", "钱七", day(1995, 6, 15), "大学本科", None, "护士", "专业技术", "乡镇"],
        [None, "A06", "孙八", day(1988, 8, 8), "中专", "大专", "医师", "专业技术", None],
    ]
    regions = [(0, 0, 0, 8), (1, 4, 1, 5), (3, 0, 5, 0), (7, 0, 8, 0), (7, 8, 8, 8)]
    regions += [(1, column, 2, column) for column in (0, 1, 2, 3, 6, 7, 8)]
    return Sheet("花名册", rows, regions)


def by_unit():
    people = roster()
    unit, kind = people[0].index("单位"), people[0].index("单位类型")
    keep = [i for i in range(len(people[0])) if i not in (unit, kind)]

    def of(name):
        return [[row[i] for i in keep] for row in people if row[unit] in ("单位", name)]

    return [
        Sheet("栖川市人民医院", of("栖川市人民医院")),
        Sheet("栖川市白湴乡卫生院", of("栖川市白湴乡卫生院")),
        Sheet("旧名单", of("栖川市卫生健康局"), hidden=HIDDEN[0]),
        Sheet("代码", [["代码", "名称"], ["1", "在编"]], hidden=HIDDEN[1]),
        Sheet("填表说明", [["填表说明"], ["一、出生日期填写到日。"], ["二、职称按聘任填写。"]]),
    ]


def path(name):
    return os.path.join(TARGET, name)


def write_xlsx(name, sheets, chart=False):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for number, row in enumerate(sheet.rows, 1):
            for column, value in enumerate(row, 1):
                if value is not None:
                    to = page.cell(number, column, value)
                    if isinstance(value, datetime.date):
                        to.number_format = "yyyy-mm-dd"
        for top, left, bottom, right in sheet.merged:
            page.merge_cells(None, top + 1, left + 1, bottom + 1, right + 1)
        if sheet.hidden:
            page.sheet_state = sheet.hidden
    if chart:
        book.create_chartsheet("图表").add_chart(BarChart())
    save(book, name)


def save(book, name):
    book.properties.created = book.properties.modified = STAMP
    out = io.BytesIO()
    book.save(out)
    repack(out.getvalue(), path(name))


def repack(data, to, change=lambda name, part: part):
    """Writes a zip again, each part with the same day, so that a run changes nothing."""
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(to, "w") as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2024-12-01T00:00:00Z", part)
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            info = zipfile.ZipInfo(name, STAMP.timetuple()[:6])
            info.compress_type = kind
            new.writestr(info, part)


def write_xls(name, sheets):
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        for number, row in enumerate(sheet.rows):
            for column, value in enumerate(row):
                if value is not None and not sheet.span(number, column):
                    style_of = [day] if isinstance(value, datetime.date) else []
                    page.write(number, column, value, *style_of)
        for top, left, bottom, right in sheet.merged:
            page.write_merge(top, bottom, left, right, sheet.rows[top][left])
    book.save(path(name))


def write_ods(name, sheets):
    document = OpenDocumentSpreadsheet()
    away = style.Style(name="away", family="table")
    away.addElement(style.TableProperties(display="false"))
    document.automaticstyles.addElement(away)
    for sheet in sheets:
        named = {"stylename": away} if sheet.hidden else {}
        page = table.Table(name=sheet.name, **named)
        for number, row in enumerate(sheet.rows):
            line = table.TableRow()
            for column, value in enumerate(row):
                line.addElement(ods_cell(sheet, number, column, value))
            page.addElement(line)
        # What LibreOffice writes for the formatted but empty rest of a sheet.
        rest = table.TableRow(numberrowsrepeated=1048576 - len(sheet.rows))
        rest.addElement(table.TableCell(numbercolumnsrepeated=16384))
        page.addElement(rest)
        document.spreadsheet.addElement(page)
    out = io.BytesIO()
    document.save(out)
    stamped = lambda name, part: re.sub(
        rb"<meta:(creation-date|generator)>.*?</meta:\1>", b"", part
    )
    repack(out.getvalue(), path(name), stamped)


def ods_cell(sheet, row, column, value):
    if sheet.covered(row, column):
        return table.CoveredTableCell()
    given = {}
    span = sheet.span(row, column)
    if span:
        given.update(numberrowsspanned=span[0], numbercolumnsspanned=span[1])
    if isinstance(value, datetime.date):
        given.update(valuetype="date", datevalue=value.isoformat())
    elif value is not None:
        given.update(valuetype="string")
    made = table.TableCell(**given)
    for paragraph in (str(value).split("\n") if value is not None else []):
        made.addElement(text.P(text=paragraph))
    return made


def write_protected():
    with open(path("roster.xlsx"), "rb") as plain:
        locked = msoffcrypto.format.ooxml.OOXMLFile(plain)
        with open(path("protected.xlsx"), "wb") as out:
            locked.encrypt("stadt", out)
    with open(path("protected.xls"), "wb") as out:
        stream = encrypted(workbook_stream(path("roster.xls")), "stadt")
        xlwt.CompoundDoc.XlsDoc().save(out, stream)


def workbook_stream(name):
    with olefile.OleFileIO(name) as container:
        return container.openstream("Workbook").read()


FILE_PASS, BOUND_SHEET, BEGIN = 0x002F, 0x0085, 0x0809


def encrypted(stream, password):
    """The records of an .xls as Excel 97 encrypts them (MS-OFFCRYPTO 2.3.6, MS-XLS 2.2.10):
    all but the heads of the records, the beginnings, and the places of the sheets."""
    salt, verifier = bytes(range(16)), bytes(range(16, 32))
    start = hashlib.md5(password.encode("utf-16-le")).digest()[:5]
    start = hashlib.md5((start + salt) * 16).digest()[:5]

    def key(block):
        return hashlib.md5(start + struct.pack("<I", block)).digest()

    check = rc4(key(0), 32)
    locked = bytes(a ^ b for a, b in zip(verifier + hashlib.md5(verifier).digest(), check))
    passing = struct.pack("<HHHHH", FILE_PASS, 54, 1, 1, 1) + salt + locked
    out, at = bytearray(), 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        data = bytearray(stream[at + 4 : at + 4 + length])
        if kind == BOUND_SHEET:
            data[:4] = struct.pack("<I", struct.unpack_from("<I", data)[0] + len(passing))
        place = len(out) + 4
        for i in range(4 if kind == BOUND_SHEET else 0, length if kind != BEGIN else 0):
            block, offset = divmod(place + i, 1024)
            data[i] ^= rc4(key(block), 1024)[offset]
        out += stream[at : at + 4] + data
        if at == 0:
            out += passing
        at += 4 + length
    return bytes(out)


@functools.lru_cache
def rc4(key, length):
    state, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    i = j = 0
    for _ in range(length):
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(state[(state[i] + state[j]) % 256])
    return bytes(out)


def write_oddities():
    # Every kind of value that a cell can have, side by side.
    book = openpyxl.Workbook()
    page = book.active
    page.title = "值"
    values = [
        ("编号", "值"),
        ("date", datetime.datetime(1985, 3, 7)),
        ("date and time", datetime.datetime(1985, 3, 7, 14, 30)),
        ("month", datetime.date(1985, 3, 1)),
        ("dotted month", datetime.date(1985, 3, 7)),
        ("decimal month", 1985.03),
        ("serial", 31107),
        ("whole", 12.0),
        ("noise", 0.1 + 0.2),
        ("true", True),
        ("error", "#N/A"),
        ("line break", "第一行\n第二行"),
        ("text number", "0012"),
        ("blanks", "   "),
    ]
    for row in values:
        page.append(row)
    page["B4"].number_format = 'yyyy"年"m"月"'
    page["B5"].number_format = "yyyy.mm"
    # Formatted, empty, and far away: it must cost nothing.
    page.cell(1048576, 3).number_format = "yyyy-mm-dd"
    page.row_dimensions[6].hidden = True
    save(book, "values.xlsx")

    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    page = book.active
    page.title = "花名册"
    for row in roster():
        page.append(row)
    for row in page.iter_rows():
        for one in row:
            if isinstance(one.value, datetime.date):
                one.number_format = "yyyy-mm-dd"
    save(book, "dates-1904.xlsx")

    # Written by a program: formulas without a result.
    book = openpyxl.Workbook()
    page = book.active
    page.title = "花名册"
    people = roster()
    for row in people:
        page.append(row)
    birth, unit = people[0].index("出生日期"), people[0].index("单位")
    for number in range(2, len(people) + 1):
        digits = f"D{number}"
        page.cell(number, birth + 1, f"=DATE(MID({digits},7,4),MID({digits},11,2),MID({digits},13,2))")
    save(book, "uncalculated.xlsx")

    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet("花名册")
    page.write(0, 0, "人数")
    page.write(1, 0, xlwt.Formula("1+1"))
    book.save(path("uncalculated.xls"))

    # As Excel leaves identity numbers that were typed or pasted as numbers.
    book = openpyxl.Workbook()
    page = book.active
    page.title = "花名册"
    identity = people[0].index("身份证号")
    for index, row in enumerate(people):
        row = list(row)
        if index and row[identity].isdigit():
            row[identity] = float(row[identity][:15] + "000")
        page.append(row)
        for one in page[index + 1]:
            if isinstance(one.value, datetime.date):
                one.number_format = "yyyy-mm-dd"
    save(book, "destroyed-identity.xlsx")

    with open(path("roster.xlsx"), "rb") as whole:
        data = whole.read()
    with open(path("damaged.xlsx"), "wb") as out:
        out.write(data[: len(data) // 2])


def main():
    os.makedirs(TARGET, exist_ok=True)
    one = [Sheet("花名册", roster())]
    write_xlsx("roster.xlsx", one)
    write_xls("roster.xls", one)
    write_ods("roster.ods", one)
    write_xlsx("merged.xlsx", [merged()])
    write_xls("merged.xls", [merged()])
    write_ods("merged.ods", [merged()])
    write_xlsx("sheets-by-unit.xlsx", by_unit(), chart=True)
    write_ods("sheets-by-unit.ods", by_unit())
    write_oddities()
    write_protected()


if __name__ == "__main__":
    main()
