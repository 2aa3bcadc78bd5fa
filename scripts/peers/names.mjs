// node names.mjs PEER < text > one entity a line: TYPE TAB text
//
// The persons, organizations and places that a package from npm finds in the
// paragraphs of standard input; packages come from ./node_modules.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(process.cwd() + '/');

const peers = {
  compromise() {
    const nlp = require('compromise');
    return (text) => {
      const doc = nlp(text);
      return [['PER', doc.people()], ['ORG', doc.organizations()], ['LOC', doc.places()]]
        .flatMap(([type, found]) => found.out('array').map((name) => [type, name]));
    };
  },
};

const find = peers[process.argv[2]]();
const out = [];
for (const paragraph of readFileSync(0, 'utf8').split(/\n\s*\n/)) {
  for (const [type, name] of find(paragraph)) {
    out.push(type + '\t' + name.replace(/\s+/g, ' ') + '\n');
  }
  out.push('\n');
}
process.stdout.write(out.join(''));
