#!/usr/bin/env python3
"""Prints the text of a Word file as python-docx reads it: a line a paragraph or table row,
in the order of the page, the cells of a row parted by tabs. Two rows of headings are one
line, as in Markdown: 岗位：管理."""
import sys

import docx
from docx.oxml.ns import qn
from docx.table import Table


def is_heading(row):
    properties = row._tr.trPr
    return properties is not None and properties.find(qn("w:tblHeader")) is not None


def joined(rows):
    columns = zip(*([cell.text for cell in row.cells] for row in rows))
    return ["：".join(dict.fromkeys(text for text in column if text)) for column in columns]


for block in docx.Document(sys.argv[1]).iter_inner_content():
    if not isinstance(block, Table):
        print(block.text)
        continue
    headings = [row for row in block.rows if is_heading(row)]
    if headings:
        print("\t".join(joined(headings)))
    for row in block.rows:
        if not is_heading(row):
            print("\t".join(cell.text for cell in row.cells))
