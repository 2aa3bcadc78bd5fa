#!/usr/bin/python3
"""split-punkt.py < text > one sentence a line

NLTK's Punkt, an unsupervised method: it learns its abbreviations from the text
that it is to split, as Debian ships no learned parameters with it.
"""
import re
import sys

from nltk.tokenize.punkt import PunktSentenceTokenizer

text = sys.stdin.buffer.read().decode()
splitter = PunktSentenceTokenizer(text)
for paragraph in re.split(r"\n\s*\n", text):
    for sentence in splitter.tokenize(paragraph):
        print(re.sub(r"\s+", " ", sentence))
