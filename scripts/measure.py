#!/usr/bin/env python3
"""Measure tables of nl-csv against gold.  Prints "measure TAB value" lines, values in percent.

    measure.py quotes   GOLD.tsv TABLES ARTICLES    TABLES: what nl-csv -d wrote of the folder ARTICLES
    measure.py entities GOLD.tsv TABLES ARTICLES
    measure.py paragraphs GOLD.tsv TABLES ARTICLES
    measure.py bio-stream DEV.tsv                   a BIO2 corpus as a stream with paragraphs, for nl-sentences
    measure.py bio-score  DEV.tsv MAP.tsv ENTITIES.csv

Only .txt articles in UTF-8 are scored.  Words, not bytes, are compared, so a comma more or less costs nothing.
A system quotation matches a gold one, one to one and the best first, if they share half of the words of both
together.  "standard" is: matched, and the speaker holds the head word of the gold speaker (or both have none);
"words" is: the same words.  Recall is over the gold rows of one kind against all system rows, precision the other
way round.  Entities are right with the same begin, end and type.  A paragraph has the label that most of its
sentences tell, or none where it has no sentence, as bylines, credits and boilerplate should.  Python 3, standard library only.
"""
import bisect
import collections
import csv
import os
import re
import sys

KINDS = ("direct", "mixed", "indirect")
WORD = re.compile(r"\w+(?:['’]\w+)*")
PRONOUNS = set("he she they it we i you who which that his her their its one".split())
SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
TITLES = set("mr mrs ms miss dr prof sir dame lord lady sen rep gov president senator representative governor "
             "congressman congresswoman mayor judge justice gen general capt captain lt col sgt rev hon the".split())
# Where a speaker's head ends: at the first comma, bracket, preposition or relative pronoun.
HEAD_END = re.compile(r"[,;:(—–]|\s(?:who|whom|which|that|of|in|for|at|from|on|with|to|by|about|near|as|before|after)\s",
                      re.IGNORECASE)
SILENT = {"byline", "header", "credit", "copyright", "boilerplate"}
ENTITY_CLASS = {"person": "PER", "org": "ORG", "place": "LOC"}


# ---------------------------------------------------------------------- reading

class Text:
    """An article's words and where they lie, in bytes of the file."""

    def __init__(self, raw):
        self.raw, self.words = raw, []
        at, text = 0, raw.decode()
        begin = []
        for c in text:
            begin.append(at)
            at += len(c.encode())
        begin.append(at)
        self.words = [(begin[m.start()], begin[m.end()]) for m in WORD.finditer(text)]
        self.begins = [w[0] for w in self.words]

    def ids(self, spans):
        """the numbers of the words that overlap the spans"""
        found = set()
        for a, b in spans:
            i = bisect.bisect_left(self.begins, a)
            if i and self.words[i - 1][1] > a:
                i -= 1
            while i < len(self.words) and self.words[i][0] < b:
                found.add(i)
                i += 1
        return frozenset(found)

    def heads(self, spans):
        """the last word before a comma, preposition or relative pronoun, of every conjunct of a speaker"""
        if not spans:
            return frozenset()
        a, b = spans[0]
        phrase = self.raw[a:b].decode()
        cut = HEAD_END.search(phrase)
        core = phrase[:cut.start()] if cut and WORD.search(phrase[:cut.start()]) else phrase
        found, at = set(), a
        for part in re.split(r"(\sand\s|\sor\s|\s&\s)", core):
            size = len(part.encode())
            ids = self.ids([(at, at + size)])
            if ids and not re.fullmatch(r"\s(and|or|&)\s", part):
                found.add(max(ids))
            at += size
        return frozenset(found)


def texts_of(articles):
    """the UTF-8 .txt files below a folder, by file name without .txt"""
    found = {}
    for folder, _, names in os.walk(articles):
        for name in names:
            if name.endswith(".txt"):
                with open(os.path.join(folder, name), "rb") as f:
                    raw = f.read()
                try:
                    found[name[:-4]] = Text(raw)
                except UnicodeDecodeError:
                    pass
    return found


def read_tsv(path):
    with open(path, encoding="utf-8", newline="") as f:
        lines = f.read().split("\n")
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"))) for line in lines[1:] if line]


def read_csv(path):
    csv.field_size_limit(1 << 27)
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, strict=True))


def rows_of(tables, name):
    """a table's rows, each with "doc", the file name without its last ending"""
    path = {r["article_id"]: r["source_path"] for r in read_csv(os.path.join(tables, "articles.csv"))}
    rows = read_csv(os.path.join(tables, name + ".csv"))
    for r in rows:
        r["doc"] = os.path.splitext(os.path.basename(path[r["article_id"]]))[0]
    return rows


def spans(begins, ends):
    if not begins:
        return []
    return [(int(a), int(b)) for a, b in zip(begins.split(";"), ends.split(";"))]


# ----------------------------------------------------------------------- quotes

class Quote:
    def __init__(self, text, doc, kind, content, speaker, cue, name, speech):
        self.doc, self.kind, self.name, self.speech = doc, kind, name, speech
        self.spans = {"content": content, "speaker": speaker, "cue": cue}
        self.words = text.ids(content)
        self.speaker = text.ids(speaker)
        self.heads = text.heads(speaker)
        self.pieces = {role: [p for p in (text.ids([s]) for s in ss) if p] for role, ss in self.spans.items()}
        a, b = speaker[0] if speaker else (0, 0)
        self.pronoun = text.raw[a:b].decode().strip().lower() in PRONOUNS


def gold_quotes(path, texts):
    return [Quote(texts[r["doc"]], r["doc"], r["kind"], spans(r["content_start"], r["content_end"]),
                  spans(r["speaker_start"], r["speaker_end"]), spans(r["cue_start"], r["cue_end"]),
                  r.get("speaker_name", ""), r.get("cue_class") == "speech") for r in read_tsv(path)]


def system_quotes(tables, texts):
    return [Quote(texts[r["doc"]], r["doc"], r["quote_type"], spans(r["source_start"], r["source_end"]),
                  spans(r["speaker_source_start"], r["speaker_source_end"]),
                  spans(r["cue_source_start"], r["cue_source_end"]), r["speaker"], r["quote_class"] == "speech")
            for r in rows_of(tables, "quotes") if r["doc"] in texts]


def pair(gold, system, floor=0.5):
    """one to one, the largest intersection over union first -> [(gold, system)]"""
    owners = collections.defaultdict(list)
    for j, s in enumerate(system):
        for w in s.words:
            owners[s.doc, w].append(j)
    shared = collections.Counter((i, j) for i, g in enumerate(gold) for w in g.words for j in owners.get((g.doc, w), ()))
    scored = sorted((-n / len(gold[i].words | system[j].words), i, j) for (i, j), n in shared.items())
    left, right, out = set(), set(), []
    for score, i, j in scored:
        if -score >= floor and i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((gold[i], system[j]))
    return out


def same_words(gold, system):
    pool = collections.defaultdict(list)
    for g in gold:
        pool[g.doc, g.words].append(g)
    return [(pool[s.doc, s.words].pop(0), s) for s in system if pool.get((s.doc, s.words))]


def speaker_right(g, s):
    if not g.speaker or not s.speaker:
        return not g.speaker and not s.speaker
    return bool(g.heads & s.speaker)


def bare_name(name):
    """lower case, without titles, dots and middle initials"""
    words = [re.sub(r"['’]s$", "", w.strip(".,'’\"“”").lower()) for w in name.replace("-", " ").split()]
    words = [w for w in words if w]
    while len(words) > 1 and words[0] in TITLES:
        words.pop(0)
    if len([w for w in words if len(w) > 1]) >= 2:
        words = [w for i, w in enumerate(words) if len(w.replace(".", "")) > 1 or i == 0]
    return words


def name_right(g, s):
    got = bare_name(s.name.split("|")[0])
    return bool(got) and any(bare_name(n) == got for n in g.name.split("|"))


def percent(n, of):
    return 100 * n / of if of else 0.0


def f1(hits_gold, gold, hits_system, system):
    p, r = percent(hits_system, system), percent(hits_gold, gold)
    return 2 * p * r / (p + r) if p + r else 0.0


def f1_of_pairs(pairs, gold, system, kind):
    def of(rows):
        return sum(kind in ("all", r.kind) for r in rows)
    return f1(of(g for g, _ in pairs), of(gold), of(s for _, s in pairs), of(system))


def measure_quotes(gold_path, tables, articles):
    texts = texts_of(articles)
    gold, system = gold_quotes(gold_path, texts), system_quotes(tables, texts)
    pairs, equal = pair(gold, system), same_words(gold, system)
    standard = [(g, s) for g, s in pairs if speaker_right(g, s)]
    for kind in KINDS + ("all",):
        yield kind + " standard", f1_of_pairs(standard, gold, system, kind)
        yield kind + " words", f1_of_pairs(equal, gold, system, kind)
    yield "indirect speech found", percent(sum(g.kind == "indirect" and g.speech for g, _ in pairs),
                                           sum(g.kind == "indirect" and g.speech for g in gold))
    for role in ("content", "cue", "speaker"):
        a, b = ({(r.doc, p) for r in rows for p in r.pieces[role]} for rows in (gold, system))
        yield "unlinked " + role, f1(len(a & b), len(a), len(a & b), len(b))
    spoken = [(g, s) for g, s in pairs if g.speaker]
    yield "speaker head", percent(sum(speaker_right(g, s) for g, s in spoken), len(spoken))
    named = [(g, s) for g, s in pairs if g.name]
    marked = sum(bool(g.name) and g.kind != "indirect" for g in gold)
    yield "name direct+mixed of all", percent(sum(name_right(g, s) for g, s in named if g.kind != "indirect"), marked)
    meant = [(g, s) for g, s in named if g.pronoun]
    yield "name of pronoun", percent(sum(name_right(g, s) for g, s in meant), len(meant))


# --------------------------------------------------------------------- entities

def measure_spans(gold, system):
    kinds = collections.Counter(t for *_, t in gold)
    yield "all", f1(len(gold & system), len(gold), len(gold & system), len(system))
    for kind in sorted(kinds):
        g, s = ({x for x in rows if x[-1] == kind} for rows in (gold, system))
        yield kind, f1(len(g & s), len(g), len(g & s), len(s))


def measure_entities(gold_path, tables, articles):
    texts = texts_of(articles)
    gold = {(r["doc"], int(r["start"]), int(r["end"]), r["type"]) for r in read_tsv(gold_path)}
    system = {(r["doc"], int(r["source_start"]), int(r["source_end"]), r["type"])
              for r in rows_of(tables, "entities") if r["doc"] in texts}
    return measure_spans(gold, system)


def measure_paragraphs(gold_path, tables, articles):
    texts = texts_of(articles)
    sentences = collections.defaultdict(list)
    for r in rows_of(tables, "sentences"):
        if r["doc"] in texts:
            sentences[r["doc"]].append((int(r["source_start"]), int(r["source_end"]), r["paragraph_label"]))
    right, told, of = 0, collections.Counter(), collections.Counter()
    rows = read_tsv(gold_path)
    for r in rows:
        begin, end, bytes_of = int(r["start"]), int(r["end"]), collections.Counter({"none": 0})
        for b, e, label in sentences[r["doc"]]:
            bytes_of[label] += max(0, min(e, end) - max(b, begin))
        label = max(sorted(bytes_of), key=bytes_of.get) if sum(bytes_of.values()) else "none"
        wanted = "none" if r["label"] in SILENT else r["label"]
        right += label == wanted
        of[wanted == "none"] += 1
        told[wanted == "none"] += label != "none"
    yield "labels right", percent(right, len(rows))
    yield "text kept", percent(told[False], of[False])
    yield "noise left out", percent(of[True] - told[True], of[True])


def bio_documents(path):
    """a BIO2 corpus with its spacing (.ws) -> [[sentence: (text, [(begin, end, type)])]], in characters"""
    docs, doc, tokens, at_sentence = [], [], [], 0
    spacing = path[:-4] + ".ws"
    widths = open(spacing, encoding="utf-8").read().split() if os.path.exists(spacing) else []
    with open(path, encoding="utf-8") as f:
        lines = f.read().split("\n") + [""]
    for line in lines:
        cells = line.split("\t")
        if cells[0] == "-DOCSTART-" or not widths and not line and len(doc) >= 40:
            if doc:
                docs.append(doc)
            doc = []
        elif line.strip():
            tokens.append((cells[0], cells[-1]))
        if not line and tokens:
            width = widths[at_sentence] if widths else ""
            doc.append(bio_sentence(tokens, width))
            tokens, at_sentence = [], at_sentence + 1
    return docs + ([doc] if doc else [])


def bio_sentence(tokens, width):
    text, found, open_kind, begin, end = "", [], None, 0, 0
    for i, (word, tag) in enumerate(tokens):
        if open_kind and tag != "I-" + open_kind:
            found.append((begin, end, open_kind))
            open_kind = None
        if tag != "O" and not open_kind:
            open_kind, begin = tag[2:], len(text)
        text += word
        end = len(text)
        if i + 1 < len(tokens) and (not width or width[i] == "1"):
            text += " "
    if open_kind:
        found.append((begin, end, open_kind))
    return text, found


def bio_stream(path):
    for n, doc in enumerate(bio_documents(path)):
        size = len("\n".join(t for t, _ in doc).encode())
        out = [f"doc\t{n}\t1\tsrc={n}\tsrclen={size}", "via\tnormalize\t0", f"map\t{size}="]
        at = 0
        for i, (text, _) in enumerate(doc, 1):
            end = at + len(text.encode())
            out.append(f"par\tp{i}\t{at}\t{end}\tbody\t{text}")
            at = end + 1
        print("\n".join(out + [f"end\t{n}"]))


def bio_score(path, map_path, entities_path):
    with open(map_path, encoding="utf-8") as f:
        common = dict(line.rstrip("\n").split("\t") for line in f if "\t" in line and not line.startswith("#"))
    gold = set()
    for n, doc in enumerate(bio_documents(path)):
        at = 0
        for text, found in doc:
            for b, e, kind in found:
                if common.get(kind, kind) in ENTITY_CLASS.values():
                    gold.add((str(n), at + len(text[:b].encode()), at + len(text[:e].encode()), common.get(kind, kind)))
            at += len(text.encode()) + 1
    system = {(r["article_id"], int(r["source_start"]), int(r["source_end"]), ENTITY_CLASS[r["type"]])
              for r in read_csv(entities_path) if r["type"] in ENTITY_CLASS}
    return measure_spans(gold, system)


def main():
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    works = {"quotes": (measure_quotes, 3), "entities": (measure_entities, 3),
             "paragraphs": (measure_paragraphs, 3), "bio-stream": (bio_stream, 1),
             "bio-score": (bio_score, 3)}
    work, n = works.get(sys.argv[1] if len(sys.argv) > 1 else "", (None, 0))
    if work is None or len(sys.argv) != n + 2:
        print(__doc__, file=sys.stderr)
        return 2
    for measure, value in work(*sys.argv[2:]) or ():
        print(f"{measure}\t{value:.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
