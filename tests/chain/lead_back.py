#!/usr/bin/env python3
"""Do the rows of sentences, entities and quotes lead back to their source?

    lead_back.py ROOT TABLES    tables of the articles below ROOT

For every row the source file is cut at source_start and source_end and the
piece is normalized by means of Python's own library; it must be the row's
text.  Prints "N passed, N failed"."""
import csv
import gzip
import html
import json
import os
import re
import sys
import unicodedata

DROPPED = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f]")
csv.field_size_limit(1 << 27)


def rows(folder, name):
    with open(os.path.join(folder, name + ".csv"), encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle, strict=True)


def content(path):
    with open(path, "rb") as handle:
        data = handle.read()
    return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def per_line(piece):
    """UTF-8 where a line is, else Windows-1252."""
    out = []
    for line in piece.split(b"\n"):
        try:
            out.append(line.decode("utf-8"))
        except UnicodeDecodeError:
            out.append(line.decode("cp1252", "replace"))
    return "\n".join(out)


def decode(piece, article, data):
    if article["input_encoding"].startswith("utf-16"):
        return piece.decode("utf-16-be" if "be" in article["input_encoding"] else "utf-16-le")
    if data.isascii() or article["input_encoding"].startswith("utf-8"):
        return piece.decode("utf-8", "replace")
    return per_line(piece)


def normal(piece, article, data):
    text = decode(piece, article, data)
    if article["input_format"] in ("json", "jsonl"):
        text = json.loads('"' + re.sub(r'(?<!\\)"', '\\"', text.replace("\n", "\\n")) + '"')
    if article["input_format"] == "html":
        text = re.sub(r"<(script|style)\b.*?</\1>|<!--.*?-->|<[^>]*>", "", text, flags=re.S)
    text = html.unescape(text)
    return squeeze(unicodedata.normalize("NFC", DROPPED.sub("", text)))


def squeeze(text):
    return " ".join(text.replace("\u0085", " ").split())


def main():
    root, tables = sys.argv[1:3]
    articles = {row["article_id"]: row for row in rows(tables, "articles")}
    sources, passed, failed = {}, 0, 0
    for table, column in (("sentences", "text"), ("entities", "text"), ("quotes", "quote")):
        for row in rows(tables, table):
            article = articles[row["article_id"]]
            path = os.path.join(root, article["source_path"])
            if path not in sources:
                sources = {path: content(path)}
            data = sources[path]
            starts, ends = row["source_start"].split(";"), row["source_end"].split(";")
            piece = [normal(data[int(a):int(b)], article, data) for a, b in zip(starts, ends)]
            if squeeze(" … ".join(piece)) == squeeze(row[column]) or squeeze("".join(piece)) == squeeze(row[column]):
                passed += 1
            else:
                failed += 1
                if failed <= 10:
                    print(f"chain: {table} {row['article_id']} {row['source_start']}-{row['source_end']}: "
                          f"source gives {' … '.join(piece)[:100]!r}, the row says {row[column][:100]!r}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
