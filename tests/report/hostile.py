"""Print a stream whose every field tries to break out of the page."""
import sys

PAYLOADS = [
    "<script>window.pwned=1</script>",
    "\"><img src=x onerror=window.pwned=1>",
    "' onmouseover='window.pwned=1",
    "</script><script>window.pwned=1</script>",
    "</style><svg onload=window.pwned=1>",
    "<!--<script>window.pwned=1",
    "javascript:window.pwned=1",
    "&#60;script&#62;window.pwned=1&#60;/script&#62;",
    "{{constructor.constructor('window.pwned=1')()}}",
    "</title><iframe srcdoc='<script>parent.pwned=1</script>'>",
    "</select><img src=https://example.net/leak.png>",
    "<base href=https://example.net/><link rel=stylesheet href=//example.net/x.css>",
    "<meta http-equiv=refresh content='0;url=https://example.net'>",
    "\u202egnp.exe\u202c <b>bold</b>",
]


def article(number, payload):
    text = f"“{payload},” said {payload} of {payload}."
    size = len(text.encode())

    def span(kind, name, begin, surface, label, attrs=""):
        end = begin + len(surface.encode())
        print(f"{kind}\t{name}\t{begin}\t{end}\t{label}\t{surface}{attrs}")
        return end

    attrs = "".join(f"\t{key}={payload}" for key in (
        "src", "outlet", "title", "authors", "url", "lang", "date", "place"))
    print(f"doc\tx/{number}\t1{attrs}\tsrclen={size}")
    print(f"via\tnormalize\t0.1.0\nmap\t{size}=")
    print(f"par\tp1\t0\t{size}\tbody\t{text}")
    print(f"err\tnormalize\tcode\t{payload}")
    print("via\tsentences\t0.1.0")
    span("sent", "s1", 0, text, ".")
    print("via\tentities\t0.1.0")
    quote = f"“{payload},”"
    speaker = len((quote + " said ").encode())
    span("ent", "e1", speaker, payload, "person", f"\tname={payload}\trole={payload}\tvalue={payload}")
    print("via\tquotes\t0.1.0")
    end = span("quote", "q1", 0, quote, "direct", f"\tspeaker=k1\tcue=c1\tclass=speech\tconf={payload}")
    span("cue", "c1", end + 1, "said", "speech")
    span("speaker", "k1", speaker, payload, "pronoun", f"\tname={payload}!\tkind=person\tent=e1\trole={payload}")
    print(f"end\tx/{number}")


for at, each in enumerate(PAYLOADS):
    article(at, each)
