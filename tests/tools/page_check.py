#!/usr/bin/env python3
"""Measures the pages of a Word file against GB/T 9704-2012, as LibreOffice prints them.

    page_check.py FILE

FILE is the document `official` of tests/export/official.rs: every part of an official
document, full pages of running text, an annex on its side. pdftotext gives the edges of
lines, pdftohtml fonts and sizes, pdftoppm the ink. The standard's own tolerance for the
position of the text is 1 mm; ours are ACROSS and DOWN. What is measured is listed in
docs/layout.md. A program that is missing is said, and is an error only with CI=true.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

ACROSS = 0.5  # mm
DOWN = 1.0  # mm
POINT = 25.4 / 72
DPI = 200
WIDTH, HEIGHT = 210, 297
LEFT, RIGHT = 28, 210 - 26
TOP, FOOT = 37, 297 - 35
SIZE_3, SIZE_4 = 16 * POINT, 14 * POINT
FONTS = {"小标宋": "NotoSerif", "仿宋": "UMing", "宋体": "UMing", "黑体": "NotoSans", "楷体": "UKai"}
FAILED = []


def check(name, found, wanted, tolerance=0):
    ok = found == wanted if not tolerance else abs(found - wanted) <= tolerance
    shown = f"{found:.2f}, wanted {wanted} ± {tolerance}" if tolerance else f"{found!r}, wanted {wanted!r}"
    print(f"{'ok      ' if ok else 'FAILED  '}{name}: {shown}")
    if not ok:
        FAILED.append(name)


def skip(why):
    print("skipped: " + why)
    if os.environ.get("CI") == "true":
        FAILED.append(why)


def run(*command, **more):
    return subprocess.run(command, check=True, capture_output=True, **more).stdout


class Pages:
    """The printed pages: lines with their edges in mm, fonts, ink."""

    def __init__(self, pdf):
        self.pdf = pdf
        boxes = run("pdftotext", "-bbox-layout", pdf, "-").decode()
        self.lines = [self.page_lines(page) for page in boxes.split("<page ")[1:]]
        xml = run("pdftohtml", "-xml", "-i", "-zoom", "1", "-fontfullname", "-stdout", pdf).decode()
        fonts = dict()
        for number, size, family in re.findall(r'<fontspec id="(\d+)" size="(\d+)" family="([^"]*)"', xml):
            fonts[number] = (family, int(size))
        self.runs = []
        for font, text in re.findall(r'<text [^>]*font="(\d+)">(.*?)</text>', xml):
            self.runs.append((re.sub(r"<[^>]*>", "", text), fonts[font]))

    @staticmethod
    def page_lines(page):
        lines = []
        for line in re.findall(r"<line ([^>]*)>(.*?)</line>", page, re.S):
            edges = [float(e) * POINT for e in re.findall(r'="([\d.]+)"', line[0])]
            words = re.findall(r">([^<]+)</word>", line[1])
            lines.append((*edges, "".join(words)))
        return sorted(lines, key=lambda line: line[1])

    def body(self, page):
        """The lines of the text, without the page number."""
        return [line for line in self.lines[page - 1] if line[1] < FOOT]

    def line(self, page, words):
        found = [line for line in self.lines[page - 1] if words in line[4]]
        assert found, f"no {words} on page {page}"
        return found[0]

    def font(self, words):
        found = [font for text, font in self.runs if words in text]
        return found[0] if found else ("", 0)

    def ink(self, page, box, is_ink):
        """The outermost ink in a box: left, top, right, bottom in mm."""
        x, y, width, height = (round(side / 25.4 * DPI) for side in box)
        raw = run("pdftoppm", "-r", str(DPI), "-f", str(page), "-l", str(page), "-x", str(x),
                  "-y", str(y), "-W", str(width), "-H", str(height), self.pdf)
        head = raw.split(b"\n", 3)
        width, height = (int(side) for side in head[1].split())
        rows, columns = [], []
        for row in range(height):
            line = head[3][row * width * 3:(row + 1) * width * 3]
            hits = [i for i in range(width) if is_ink(*line[i * 3:i * 3 + 3])]
            if hits:
                rows.append(row)
                columns += [hits[0], hits[-1]]
        if not rows:
            return None
        mm = 25.4 / DPI
        return (box[0] + min(columns) * mm, box[1] + rows[0] * mm,
                box[0] + max(columns) * mm, box[1] + (rows[-1] + 1) * mm)


def is_dark(red, green, blue):
    return red + green + blue < 300


def is_red(red, green, blue):
    return red > 200 and green < 120 and blue < 120


def characters(line):
    text = line[4]
    return len(text) - (text[-1] in "，。；：、”）》" and len(text) == 29)


def full_page(pages):
    body = pages.body(2)
    check("lines on a full page (5.2.3)", len(body), 22)
    full = [line for line in body if len(line[4]) >= 28]
    check("a page has full lines", len(full) > 3, True)
    check("characters on a full line (5.2.3)", {characters(line) for line in full}, {28})
    # A mark may hang over the edge; lines without one show where it is.
    check("left edge (5.2.1)", min(line[0] for line in body), LEFT, ACROSS)
    even = [line[2] for line in full if len(line[4]) == 28]
    check("right edge (5.2.1)", max(even), RIGHT, ACROSS)
    pitch = (body[-1][1] - body[0][1]) / 21
    check("from line to line (5.2.3)", pitch, 225 / 22, 0.02)
    # The type sits somewhere in its line: half a line less half a character is the middle.
    middle = (225 / 22 - SIZE_3) / 2
    ink = pages.ink(2, (LEFT, TOP - 5, 156, 235), is_dark)
    check("upper edge of the first line (5.2.1)", ink[1] - middle, TOP, 2 * DOWN)
    check("lower edge of the last line (5.2.1)", ink[3] + middle, FOOT, 2 * DOWN)
    first = [line for line in body if line[0] > LEFT + 5]
    check("first lines begin two characters in (7.3.3)", first[0][0], LEFT + 2 * SIZE_3, ACROSS)


def page_numbers(pages):
    for page, side in ((3, "odd"), (2, "even")):
        box = (LEFT - 3, FOOT + 2, 162, 14)
        left, top, right, bottom = pages.ink(page, box, is_dark)
        text = pages.lines[page - 1][-1][4]
        check(f"the number of an {side} page (7.5)", text, f"—{page}—")
        if side == "odd":
            check("an odd one stands one character in from the right", RIGHT - right, SIZE_4, 1.0)
        else:
            check("an even one stands one character in from the left", left - LEFT, SIZE_4, 1.0)
        # The dash lies in the middle of the digits' height.
        check(f"the dash on an {side} page is 7 mm below the text", (top + bottom) / 2 - FOOT, 7, DOWN)


def fonts(pages):
    for what, words, family, size in (
        ("发文机关标志 (7.2.4)", "卫生健康局文件", "小标宋", None),
        ("发文字号 (7.2.5)", "示卫发〔", "仿宋", 16),
        ("title (7.3.1)", "示例市卫生健康局 2024", "小标宋", 22),
        ("recipient (7.3.2)", "市委组织部", "仿宋", 16),
        ("一、 (7.3.3)", "一、第一层标题", "黑体", 16),
        ("（一） (7.3.3)", "（一）第二层标题", "楷体", 16),
        ("1. (7.3.3)", "第三层标题", "仿宋", 16),
        ("（1） (7.3.3)", "第四层标题", "仿宋", 16),
        ("text (5.2.2)", "推进卫生健康", "仿宋", 16),
        ("附件说明 (7.3.4)", "附件：", "仿宋", 16),
        ("附件 (7.3.7)", "附件 1", "黑体", 16),
        ("抄送 (7.4.2)", "抄送：", "仿宋", 14),
        ("印发 (7.4.3)", "日印发", "仿宋", 14),
        ("page number (7.5)", "— 2 —", "宋体", 14),
    ):
        found, found_size = pages.font(words)
        if family:
            check(f"{what} is in {family} (here {found})", FONTS[family] in found, True)
        if size:
            check(f"size of {what}", found_size, size)


def masthead(pages):
    mark = pages.ink(1, (0, TOP, WIDTH, 60), is_red)
    check("发文机关标志 begins 35 mm below the edge (7.2.4)", mark[1] - TOP, 35, 1.5)
    check("it stands in the middle (7.2.4)", (mark[0] + mark[2]) / 2, (LEFT + RIGHT) / 2, 1.0)
    number = pages.line(1, "示卫发")
    below = number[3] + 2
    rule = pages.ink(1, (0, number[1], WIDTH, 20), is_red)
    words = pages.ink(1, (LEFT, number[1], 156, number[3] - number[1]), is_dark)
    check("the red rule lies 4 mm below the number (7.2.7)", rule[1] - words[3], 4, DOWN)
    check("the rule begins at the left edge (7.2.7)", rule[0], LEFT, ACROSS)
    check("the rule ends at the right edge (7.2.7)", rule[2], RIGHT, ACROSS)
    title = pages.line(1, "人才工作总结")
    gap = (title[1] + title[3]) / 2 - rule[1]
    check("the title stands on the third line below the rule (7.3.1)", gap, 2.5 * 225 / 22, 3.0)
    recipient = pages.line(1, "市委组织部")
    check("the recipient stands at the edge (7.3.2)", recipient[0], LEFT, ACROSS)
    check("one line below the title is empty (7.3.2)", recipient[1] - title[1], 2 * 225 / 22, 2.0)
    check("the first page has text (7.3.3)", any("首页正文" in line[4] for line in pages.body(1)), True)


def closing(pages):
    page = next(n for n in range(1, len(pages.lines) + 1)
                if any(line[4].startswith("附件：") for line in pages.lines[n - 1]))
    listed = pages.line(page, "附件：")
    check("附件说明 stands two characters in (7.3.4)", listed[0], LEFT + 2 * SIZE_3, ACROSS)
    date = pages.line(page, "2025年1月10日")
    check("the date stands four characters in (7.3.5)", RIGHT - date[2], 4 * SIZE_3, ACROSS)
    signed = [line for line in pages.lines[page - 1] if line[4] == "示例市卫生健康局"][0]
    middles = [(line[0] + line[2]) / 2 for line in (signed, date)]
    check("the signature is centred on the date (7.3.5)", middles[0] - middles[1], 0, 2.0)


def imprint(pages):
    last = len(pages.lines)
    rules = pages.ink(last, (LEFT + 70, FOOT - 4, 10, 8), is_dark)
    check("版记 ends at the foot of the text (7.4.1)", rules[3], FOOT, DOWN)
    whole = pages.ink(last, (0, FOOT - 2, WIDTH, 4), is_dark)
    check("its rules begin at the left edge (7.4.1)", whole[0], LEFT, ACROSS)
    check("its rules end at the right edge (7.4.1)", whole[2], RIGHT, ACROSS)
    copies, printed = pages.line(last, "抄送："), pages.line(last, "示例市卫生健康局办公室")
    check("抄送 stands one character in (7.4.2)", copies[0] - LEFT, SIZE_4, ACROSS)
    check("印发机关 stands one character in (7.4.3)", printed[0] - LEFT, SIZE_4, ACROSS)
    dates = [line for line in pages.lines[last - 1] if line[4].endswith("印发")]
    check("印发日期 stands one character in (7.4.3)", RIGHT - dates[0][2], SIZE_4, ACROSS)


def marks(path, pages):
    """LibreOffice can lose a mark that hangs at the end of a full line."""
    import html
    import zipfile
    document = zipfile.ZipFile(path).read("word/document.xml").decode()
    texts = re.findall(r'<w:p [^>]*>(?:(?!</w:p>).)*?"BodyText".*?</w:p>', document, re.S)
    text = "".join(html.unescape("".join(re.findall(r"<w:t[^>]*>([^<]*)", t))) for t in texts)
    printed = "".join(line[4] for page in range(1, len(pages.lines) + 1) for line in pages.body(page))
    lost = sum(text.count(mark) for mark in "，、；") - sum(
        printed.count(mark) for mark in "，、；")
    check("marks lost at the ends of lines", max(lost, 0), 0)


def main(path):
    tools = ("soffice", "pdftotext", "pdftohtml", "pdftoppm")
    missing = [tool for tool in tools if not shutil.which(tool)]
    if missing:
        skip("not installed: " + ", ".join(missing))
        return
    here = os.path.dirname(os.path.abspath(__file__))
    env = dict(os.environ, FONTCONFIG_FILE=os.path.join(here, "fonts.conf"))
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, path,
            env=env, timeout=300)
        pdf = os.path.join(folder, os.path.splitext(os.path.basename(path))[0] + ".pdf")
        if b"UMing" not in run("pdffonts", pdf):
            skip("the test fonts are not installed, so pages are not measured")
            return
        pages = Pages(pdf)
        for part in (full_page, page_numbers, fonts, masthead, closing, imprint):
            part(pages)
        marks(path, pages)


if __name__ == "__main__":
    main(sys.argv[1])
    sys.exit(1 if FAILED else 0)
