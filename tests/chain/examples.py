#!/usr/bin/env python3
"""Does a score of quotes.py (--json) on the two example articles hold?

All 10 direct quotes and the mixed one with content, speaker and full name, at
least 9 of 12 indirect ones, at most 4 rows beside the gold."""
import json
import sys

score = json.load(open(sys.argv[1], encoding="utf-8"))


def recall(kind):
    return score[kind]["standard"][1]


gold = {"direct": 10, "mixed": 1, "indirect": 12}
right = {kind: round(recall(kind) * n) for kind, n in gold.items()}
n = score["all"]["system"]
extra = n - round(score["all"]["relaxed"][0] * n)
print("right:", right, "rows beside the gold:", extra, "names of all gold:", score["all"].get("name", {}).get("full_of_all"))
ok = right["direct"] == 10 and right["mixed"] == 1 and right["indirect"] >= 9
ok = ok and extra <= 4 and score["direct"]["name"]["full_of_all"] == 1.0
sys.exit(not ok)
