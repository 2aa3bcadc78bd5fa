// node split.mjs PEER < text > one sentence a line
//
// Feeds the paragraphs (parted by blank lines) of standard input to a sentence
// splitter from npm, as one would use it; packages come from ./node_modules.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(process.cwd() + '/');

const peers = {
  sbd() {
    const sbd = require('sbd');
    return (text) => sbd.sentences(text);
  },
  sentencex() {
    const sentencex = require('sentencex');
    return (text) => sentencex.segment('en', text);
  },
  'wink-nlp'() {
    const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'), ['sbd']);
    return (text) => nlp.readDoc(text).sentences().out();
  },
  compromise() {
    const nlp = require('compromise/one');
    return (text) => nlp(text).json({ offset: false, terms: false }).map((s) => s.text);
  },
  'Intl.Segmenter'() {
    const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
    return (text) => Array.from(segmenter.segment(text), (s) => s.segment);
  },
};

const split = peers[process.argv[2]]();
let out = '';
for (const paragraph of readFileSync(0, 'utf8').split(/\n\s*\n/)) {
  if (!paragraph.trim()) continue;
  for (const sentence of split(paragraph)) {
    const line = sentence.replace(/\s+/g, ' ').trim();
    if (line) out += line + '\n';
  }
}
process.stdout.write(out);
