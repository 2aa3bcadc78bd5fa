"""Hostile cells as a stream, and what each reader made of the table.

    cells.py stream [MORE.json]                 a stream: the cells are titles of articles
    cells.py check READER TABLE [MORE.json]     does READER give TABLE's cells back?
    cells.py tables READER FOLDER               do all tables of FOLDER come back as JSON lines say?

READER: python, sqlite, miller, csvkit, calc (for --excel).  FOLDER holds NAME.csv and NAME.jsonl.
Exit 1 and a line for each difference.
"""
import csv
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

CELLS = [
    "plain", "", " ", "a,b", "say \"no\"", "\"", "\"\"", "two\nlines", "cr\rlf\r\nend", "\n", " edge ", "\ttab", "tab\tinside",
    "=1+1", "=SUM(A1:A9)", "+44 20 7946", "-3", "-3 degrees", "@handle", "＝2", "＋2", "－2", "＠x", " =3", "\u00a0=3", "\r=3",
    "=HYPERLINK(\"https://example.org\",\"x\")", "=cmd|'/C calc'!A0", "'quoted", "0042", "3E7", "99999999999999999999", "4-5",
    "MARCH2", "true", "#REF!", "0x2A", "2,5", "1,000", "7/8", "12:45", "2024-02-30", "“Stop,” she said.", "Zoë", "Zoe\u0308",
    "😀", "\u202eabc", "\u200b", "\ufeffbom", "\ufffd", "back\\slash", "\\N", "NULL", "a|b", "a;b", "# x", "-- x", "ID", "\u2028",
    "x" * 32767, "x" * 32768, "😀" * 20000, "z\n" * 300, "\"" * 5000, "\0nul\x1b\x7f",
]


def cells(argv):
    more = []
    for path in argv:
        with open(path, encoding="utf-8") as handle:
            more += json.load(handle)
    return [c for c in CELLS + more]


def escape(cell):
    return cell.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def stream(all_cells):
    out = sys.stdout.buffer
    for number, cell in enumerate(all_cells):
        name = f"c/{number}x"
        out.write(f"doc\t{name}\t1\ttitle={escape(cell)}\tauthors={escape(cell)}\nvia\tnormalize\t0.1.0\nend\t{name}\n".encode())


def cleaned(cell):
    return re.sub("[\0-\x08\x0b\x0c\x0e-\x1f\x7f]", "", cell)


# ------------------------------------------------------------------ readers: a list of rows of strings

def read_python(path):
    with open(path, encoding="utf-8", newline="") as handle:
        return list(csv.reader(handle, strict=True))


def read_sqlite(path):
    with tempfile.TemporaryDirectory() as folder:
        base = os.path.join(folder, "x.db")
        subprocess.run(["sqlite3", "-batch", base, ".mode csv", f".import '{path}' t"], check=True)
        rows = sqlite3.connect(base).execute("select * from t")
        return [[c[0] for c in rows.description]] + [list(row) for row in rows]


def from_json(text):
    rows = json.loads(text)
    return [list(rows[0])] + [["" if v is None else v for v in row.values()] for row in rows] if rows else []


def read_miller(path):
    return from_json(subprocess.run(["mlr", "--icsv", "--ojson", "--infer-none", "cat", path],
                                    check=True, capture_output=True).stdout)


def read_csvkit(path):
    return from_json(subprocess.run(["csvjson", "-I", "-y", "0", "--blanks", path],
                                    check=True, capture_output=True).stdout)


TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def plain(element):
    out = element.text or ""
    for child in element:
        if child.tag == TEXT + "s":
            out += " " * int(child.get(TEXT + "c", "1"))
        elif child.tag == TEXT + "tab":
            out += "\t"
        elif child.tag == TEXT + "line-break":
            out += "\n"
        else:
            out += plain(child)
        out += child.tail or ""
    return out


def calc_row(row):
    out = []
    for cell in row.iter(TABLE + "table-cell"):
        if cell.get(TABLE + "formula"):
            out.append("COMPUTED " + cell.get(TABLE + "formula"))
            continue
        value = "\n".join(plain(p) for p in cell.findall(TEXT + "p"))
        if cell.get(OFFICE + "value-type") == "date":
            value = cell.get(OFFICE + "date-value")
        elif cell.get(OFFICE + "value-type") in ("float", "percentage"):
            value = cell.get(OFFICE + "value")
        out += [value] * int(cell.get(TABLE + "number-columns-repeated", "1"))
    return out


def read_calc(path):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["soffice", "--headless", "-env:UserInstallation=file://" + folder + "/profile",
                        "--infilter=CSV:44,34,76,1,,0,true,true", "--convert-to", "fods", "--outdir", folder, path],
                       check=True, capture_output=True, timeout=240)
        name = os.path.splitext(os.path.basename(path))[0] + ".fods"
        table = next(ET.parse(os.path.join(folder, name)).iter(TABLE + "table"))
    rows = []
    for row in table.iter(TABLE + "table-row"):
        rows += [calc_row(row)] * int(row.get(TABLE + "number-rows-repeated", "1"))
    width = len(rows[0]) - next(i for i, c in enumerate(reversed(rows[0])) if c)
    rows = [(row + [""] * width)[:width] for row in rows]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


READERS = {"python": read_python, "sqlite": read_sqlite, "miller": read_miller, "csvkit": read_csvkit, "calc": read_calc}


# ------------------------------------------------------------------------------------------- comparing

def one_lf(cell):
    return cell.replace("\r\n", "\n").replace("\r", "\n")


def units(cell):
    return len(cell.encode("utf-16-le", "surrogatepass")) // 2


MARK = "…[cut]"


def fits(reader, got, want):
    """Is got what reader may make of want?  Some know no CR; --excel guards and cuts."""
    want = cleaned(want)
    if reader in ("miller", "csvkit", "calc"):
        want, got = one_lf(want), one_lf(got)
    if got == want:
        return True
    if reader != "calc":
        return False
    if got.endswith(MARK):
        body = got[:-len(MARK)].removeprefix("'" if not want.startswith("'") else "")
        return want.startswith(body) and (units(want) > 32760 or want.count("\n") > 253)
    return got == "'" + want and not re.fullmatch(r"[-+]?[0-9.]*", want)


def check(reader, path, all_cells):
    rows = READERS[reader](path)
    wrong = 0
    if len(rows) != len(all_cells) + 1:
        print(f"{reader}: {len(rows) - 1} rows, expected {len(all_cells)}")
        return 1
    for row, cell in zip(rows[1:], all_cells):
        for got in row[1:]:
            if not fits(reader, got, cell):
                print(f"{reader}: {cell[:40]!r} came back as {got[:40]!r}")
                wrong = 1
    return wrong


def same_number(a, b):
    try:
        return float(a) == float(b)
    except ValueError:
        return False


def check_tables(reader, folder):
    wrong = 0
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".csv"):
            continue
        rows = READERS[reader](os.path.join(folder, name))
        with open(os.path.join(folder, name[:-3] + "jsonl"), encoding="utf-8") as handle:
            wanted = [["" if v is None else str(v) for v in json.loads(line).values()] for line in handle]
        if len(rows[1:]) != len(wanted) and wanted:
            print(f"{reader}: {name}: {len(rows) - 1} rows, expected {len(wanted)}")
            wrong = 1
        for number, (row, want) in enumerate(zip(rows[1:], wanted)):
            for got, cell in zip(row, want):
                if not fits(reader, got, cell) and not same_number(got, cell):
                    print(f"{reader}: {name}: row {number + 1}: {cell[:60]!r} came back as {got[:60]!r}")
                    wrong = 1
    return wrong


if sys.argv[1] == "stream":
    stream(cells(sys.argv[2:]))
elif sys.argv[1] == "check":
    csv.field_size_limit(1 << 27)
    sys.exit(check(sys.argv[2], sys.argv[3], cells(sys.argv[4:])))
else:
    csv.field_size_limit(1 << 27)
    sys.exit(check_tables(sys.argv[2], sys.argv[3]))
