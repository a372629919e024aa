"""Works on a draft in LibreOffice as people do, and saves it in its place.

    edit_in_office.py DRAFT first|second

first:  rewrites prose, bolds the total, adds a paragraph, deletes one, retypes a figure,
        adds a row to the first table, and changes a phrase and a figure with tracking on.
second: adds a phrase, and accepts and refuses nothing.

Exit code 77 where there is no LibreOffice with its Python bridge.
"""

import os
import shutil
import subprocess
import sys
import tempfile

MACRO = r'''
import uno
from com.sun.star.beans import PropertyValue


def find(document, words):
    search = document.createSearchDescriptor()
    search.SearchString = words
    found = document.findFirst(search)
    if found is None:
        raise SystemExit("not in the draft: " + words)
    return found


def cursor_at(found):
    return found.Text.createTextCursorByRange(found)


def paragraph(document, words):
    paragraphs = document.Text.createEnumeration()
    while paragraphs.hasMoreElements():
        found = paragraphs.nextElement()
        if found.supportsService("com.sun.star.text.Paragraph") and words in found.String:
            return found
    raise SystemExit("not in the draft: " + words)


def first(document):
    found = find(document, "现将有关情况报告如下")
    found.Text.insertString(found.End, "（此处由办公室改写）", False)
    total = document.Bookmarks.getByName(TOTAL).Anchor
    total.CharWeight = 150
    found = find(document, "专业技术人员是队伍的主体")
    found.Text.insertString(found.End.End, "以上情况，请予审阅。", False)
    cursor = cursor_at(find(document, "按学历分"))
    cursor.gotoStartOfParagraph(False)
    cursor.Text.insertString(cursor, "另附说明一段。\n", False)
    figure = document.Bookmarks.getByName(PROFESSIONAL).Anchor
    cursor = cursor_at(figure)
    cursor.String = "777"
    paragraph(document, "按职称分").dispose()
    table = document.TextTables.getByIndex(0)
    table.Rows.insertByIndex(table.Rows.Count, 1)
    table.getCellByName("A%d" % table.Rows.Count).String = "手工一行"
    document.RecordChanges = True
    find(document, "各年龄段中").String = "从年龄看"
    cursor_at(document.Bookmarks.getByName(BAND).Anchor).String = "888"
    document.RecordChanges = False


def second(document):
    document.RecordChanges = False
    cursor = document.Text.createTextCursor()
    cursor.gotoEnd(False)
    document.Text.insertString(cursor, "完。", False)
'''


def bookmarks(path):
    """The bookmarks of the total, the professionals and the oldest, by the record."""
    import re
    import zipfile

    with zipfile.ZipFile(path) as package:
        name = next(n for n in package.namelist() if re.fullmatch(r"customXml/item\d+\.xml", n))
        record = package.read(name).decode()
    found = {}
    for tag in re.findall(r"<figure [^>]*>", record):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        if attributes["form"] == "text" and "table" not in attributes:
            found.setdefault(attributes["id"], attributes["bookmark"])
    return [found[i] for i in ("staff.total", "staff.professional", "staff.age.band5")]


DRIVER = r'''
import os, signal, subprocess, sys, time
import uno
from com.sun.star.beans import PropertyValue

pipe, path, office, profile = sys.argv[1:5]
# In a group of its own, to be ended whole: the program proper is a child of the script
# that starts it, and would hold the streams of whoever waits for this one.
process = subprocess.Popen([office, "-env:UserInstallation=file://" + profile, "--headless",
    "--norestore", "--accept=pipe,name=%s;urp;" % pipe],
    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    start_new_session=True)
try:
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            context = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
            break
        except Exception:
            time.sleep(0.25)
    else:
        raise SystemExit("LibreOffice does not answer")
    desktop = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.Desktop", context)

    def property(name, value):
        made = PropertyValue()
        made.Name, made.Value = name, value
        return made

    url = uno.systemPathToFileUrl(path)
    document = desktop.loadComponentFromURL(url, "_blank", 0, (property("Hidden", True),))
    edit(document)
    document.storeToURL(url + ".saved.docx", (property("FilterName", "MS Word 2007 XML"),))
    document.close(True)
    try:
        desktop.terminate()
    except Exception:
        pass
    process.wait(60)
finally:
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
'''


def bridge():
    """A Python that can speak to LibreOffice: its own, the system's, or this one."""
    for python in ["/usr/bin/python3", sys.executable, shutil.which("python3")]:
        if python and os.path.exists(python):
            if subprocess.run([python, "-c", "import uno"], capture_output=True).returncode == 0:
                return python
    return None


def main():
    path, round_ = os.path.abspath(sys.argv[1]), sys.argv[2]
    office, python = shutil.which("soffice"), bridge()
    if office is None or python is None:
        print("LibreOffice or its Python bridge (python3-uno) is not installed", file=sys.stderr)
        raise SystemExit(77)
    names = bookmarks(path)
    with tempfile.TemporaryDirectory() as folder:
        script = os.path.join(folder, "drive.py")
        with open(script, "w", encoding="utf-8") as out:
            out.write(f"TOTAL, PROFESSIONAL, BAND = {names!r}\n")
            out.write(MACRO + f"\nedit = {round_}\n" + DRIVER)
        pipe = "talentsum-" + os.path.basename(folder)
        profile = os.path.join(folder, "profile")
        subprocess.run([python, script, pipe, path, office, profile], check=True)
    os.replace(path + ".saved.docx", path)


main()
