"""Does datapackage.json in the folder describe the tables beside it?  Exit 1 and a line for each fault."""
import csv
import json
import os
import re
import sys

folder = sys.argv[1]
csv.field_size_limit(1 << 27)
with open(os.path.join(folder, "datapackage.json"), encoding="utf-8") as handle:
    package = json.load(handle)
PATTERNS = {"integer": r"\d+", "number": r"\d+(\.\d+)?", "boolean": "[01]", "date": r"\d{4}-\d\d-\d\d.*", "string": r"(?s).*"}
faults = []
names = {resource["path"] for resource in package["resources"]}
if names != {name for name in os.listdir(folder) if name.endswith(".csv")}:
    faults.append(f"resources are {sorted(names)}")
for resource in package["resources"]:
    path = os.path.join(folder, resource["path"])
    if os.path.getsize(path) != resource["bytes"]:
        faults.append(f"{path}: bytes")
    dialect = resource["dialect"]
    with open(path, encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.reader(handle, delimiter=dialect["delimiter"], strict=True))
    fields = resource["schema"]["fields"]
    if rows[0] != [field["name"] for field in fields]:
        faults.append(f"{path}: columns")
    if any(not field["description"] for field in fields):
        faults.append(f"{path}: a column without description")
    for row in rows[1:]:
        for cell, field in zip(row, fields):
            if cell and not re.fullmatch(PATTERNS[field["type"]], cell):
                faults.append(f"{path}: {field['name']}: {cell[:40]!r} is no {field['type']}")
    key = [rows[0].index(name) for name in resource["schema"].get("primaryKey", [])]
    if key and len({tuple(row[i] for i in key) for row in rows[1:]}) != len(rows) - 1:
        faults.append(f"{path}: key stands twice")
print("\n".join(faults), end="\n" if faults else "")
sys.exit(1 if faults else 0)
