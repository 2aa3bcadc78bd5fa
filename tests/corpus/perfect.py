"""The gold of the sample articles, written as nl-csv would write it, scores 100 in every measure, and a damaged copy
scores less.  Ends with "N passed, N failed"."""
import csv
import os
import subprocess
import sys
import tempfile

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
QUOTES = {"kind": "quote_type", "cue_class": "quote_class", "speaker_name": "speaker", "content_start": "source_start",
          "content_end": "source_end", "speaker_start": "speaker_source_start", "speaker_end": "speaker_source_end",
          "cue_start": "cue_source_start", "cue_end": "cue_source_end"}
ENTITIES = {"type": "type", "text": "text", "start": "source_start", "end": "source_end"}


def gold(name):
    with open(os.path.join(TOP, "corpus", name + ".tsv"), encoding="utf-8", newline="") as f:
        lines = f.read().split("\n")
    return [dict(zip(lines[0].split("\t"), line.split("\t"))) for line in lines[1:] if line]


def write(path, rows, columns):
    with open(path, "w", encoding="utf-8", newline="") as f:
        out = csv.writer(f)
        out.writerow(["article_id"] + list(columns.values()))
        out.writerows([r["doc"]] + [r[c] for c in columns] for r in rows)


def measures(what, tables):
    out = subprocess.run([sys.executable, os.path.join(TOP, "scripts", "measure.py"), what,
                          os.path.join(TOP, "corpus", what + ".tsv"), tables, os.path.join(TOP, "corpus", "articles")],
                         check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    return {m: float(v) for m, v in (line.split("\t") for line in out.splitlines())}


def main():
    passed = failed = 0
    for what, columns in (("quotes", QUOTES), ("entities", ENTITIES)):
        rows = gold(what)
        with tempfile.TemporaryDirectory() as tables:
            with open(os.path.join(tables, "articles.csv"), "w", encoding="utf-8") as f:
                f.write("article_id,source_path\n" + "".join(f"{d},{d}.txt\n" for d in sorted({r["doc"] for r in rows})))
            for share, fits in ((1, lambda v: v == 100), (2, lambda v: 30 < v < 90)):
                write(os.path.join(tables, what + ".csv"), rows[::share], columns)
                found = measures(what, tables)
                tried = found if share == 1 else {m: found[m] for m in found if m.startswith("all")}
                for measure, value in tried.items():
                    ok = fits(value)
                    passed, failed = passed + ok, failed + (not ok)
                    if not ok:
                        print(f"{what}, every {share}. gold row: {measure} is {value}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
