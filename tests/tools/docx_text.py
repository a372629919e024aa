#!/usr/bin/env python3
"""Prints the text of a Word file as python-docx reads it: a line a paragraph or table row,
in the order of the page, the cells of a row parted by tabs."""
import sys

import docx
from docx.table import Table

for block in docx.Document(sys.argv[1]).iter_inner_content():
    if isinstance(block, Table):
        for row in block.rows:
            print("\t".join(cell.text for cell in row.cells))
    else:
        print(block.text)
