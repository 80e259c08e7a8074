import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {seededRandom} from '../../../source/random.js';
import {createClickEvents} from '../../../source/records/click-event.js';
import {createQuery, type Query} from '../../../source/records/query.js';
import {createTemplate, type Template} from '../../../source/records/template/template.js';
import {createTemplateRecords} from '../../../source/records/template/template-records.js';
import {templateWords} from '../../../source/records/template/template-words.js';
import {createManualClock} from '../../helpers/manual-clock.js';

const templateOf = (text: string): Template => {
	const template = createTemplate(text);
	if ('message' in template) {
		throw new Error(`${template.line}:${template.column} ${template.message}`);
	}

	return template;
};

const textsOf = (text: string, count: number, seed = 1): string[] => {
	const next = templateOf(text).start({clock: createManualClock(), random: seededRandom(seed)});
	return Array.from({length: count}, () => next());
};

const query = createQuery('user_id') as Query;

test('the example is the lab\'s event: byte for byte what the producer makes of the same seed', () => {
	const sources = {clock: createManualClock(), random: seededRandom(7)};
	const next = createTemplateRecords({template: templateOf(readFileSync('examples/click-template.json', 'utf8')), keyFrom: {query, text: 'user_id'}}, sources);
	const nextClick = createClickEvents({clock: createManualClock(), random: seededRandom(7)});
	for (let made = 0; made < 200; made++) {
		expect(next()).toEqual(nextClick());
	}
});

test.each([
	['{"n":{{seq}},"of":"no {{seq}}"}', ['{"n":1,"of":"no 1"}', '{"n":2,"of":"no 2"}']],
	['{"t":"{{now}}"}', ['{"t":"2026-01-01T00:00:00.000Z"}', '{"t":"2026-01-01T00:00:00.000Z"}']],
	['{ "s" : {{ seq }} ,\n\t"blank": " {{pick \'a  b\'}} " }', ['{"s":1,"blank":" a  b "}', '{"s":2,"blank":" a  b "}']],
	[String.raw`{"quote" : "\" {{seq}} \\" }`, [String.raw`{"quote":"\" 1 \\"}`, String.raw`{"quote":"\" 2 \\"}`]],
	['{{pick true}}', ['true', 'true']],
	['[{{pick yes}},{{pick -1.5e+9}},{{pick 01}},"{{pick 7}}"]', ['["yes",-1.5e+9,"01","7"]', '["yes",-1.5e+9,"01","7"]']],
	['{"a":{"b":{{int 5 5}}}}', ['{"a":{"b":5}}', '{"a":{"b":5}}']],
	[String.raw`["{{pick 'say "hi" \ }}'}}"]`, [String.raw`["say \"hi\" \\ }}"]`, String.raw`["say \"hi\" \\ }}"]`]],
	['{{zipf user 1}}', ['"user-1"', '"user-1"']],
])('%s makes %j', (text, made) => {
	expect(textsOf(text, 2)).toEqual(made);
});

const countsOf = (text: string, count: number): Map<string, number> => {
	const counts = new Map<string, number>();
	for (const made of textsOf(text, count)) {
		counts.set(made, (counts.get(made) ?? 0) + 1);
	}

	return counts;
};

test('{{int}} gives each number equally often, the first and the last too', () => {
	const counts = countsOf('{{int -2 2}}', 10_000);
	expect(counts.keys().map(Number).toArray().toSorted((one, other) => one - other)).toEqual([-2, -1, 0, 1, 2]);
	for (const count of counts.values()) {
		expect(count / 2000).toBeCloseTo(1, 0);
	}
});

test('{{zipf}} gives the name of rank r 1/r as often as the first', () => {
	const counts = countsOf('{{zipf key 4}}', 25_000);
	// 1 + 1/2 + 1/3 + 1/4 = 25/12.
	for (const [rank, expected] of [[1, 12_000], [2, 6000], [3, 4000], [4, 3000]]) {
		expect(counts.get(`"key-${rank}"`)! / expected!).toBeCloseTo(1, 1);
	}
});

test('a seed repeats the records; another seed gives others; two UUIDs of one record differ', () => {
	const text = '{"a":{{uuid}},"b":{{uuid}}}';
	expect(textsOf(text, 5)).toEqual(textsOf(text, 5));
	expect(textsOf(text, 5)).not.toEqual(textsOf(text, 5, 2));
	const {a, b} = JSON.parse(textsOf(text, 1)[0]!) as {a: string; b: string};
	expect(a).not.toBe(b);
});

test.each([
	['{\n\t"ö": 1, "a": {{uid}}\n}', 2, 15, 'there is no word {{uid}}; a template has uuid, now, int, pick, zipf, seq'],
	['{"a":"😀{{uuid 4}}"}', 1, 8, '{{uuid 4}} is not as it should be; {{uuid}} gives a random UUID (version 4)'],
	['{{int 9 1}}', 1, 1, '{{int 9 1}} is not as it should be; {{int 1 100}} gives a whole number from the first to the second, each equally often'],
	['{{pick}}', 1, 1, '{{pick}} is not as it should be'],
	['{{zipf a 0}}', 1, 1, '{{zipf a 0}} is not as it should be'],
	['{\n"a":{{}}}', 2, 5, 'there is no word {{}}'],
	['{\n"a":{{uuid\n}}}', 2, 5, 'this word has no end: }} is missing in its line'],
	['{"a":{{seq}},\n  b}', 2, 3, 'this is no JSON: Unexpected character \'b\' found'],
	['{"a":"{{constructor}}"}', 1, 7, 'there is no word {{constructor}}'],
	['1{{seq}}', 1, 2, 'this is no JSON'],
	['{"a":"line\nbreak"}', 1, 11, 'this is no JSON: a line break, a tab or another control character in quotes is written'],
	['["a",\n"\t{{seq}}\u{1}"]', 2, 2, 'this is no JSON: a line break, a tab'],
	['', 1, 1, 'this is no JSON: Unexpected end of input found'],
	['{{\u{1B}[31m}}', 1, 1, 'there is no word {{␛[31m}}'],
])('what is wrong with %j is said with its line and column', (text, line, column, message) => {
	expect(createTemplate(text)).toEqual({line, column, message: expect.stringContaining(message) as string});
});

test('whatever the text is, it is JSON records or a fault', () => {
	const pieces = fc.array(fc.oneof(fc.constantFrom('{', '}', '"', '\\', '\'', ' ', '\n', ',', ':', '[', ']', 'a', '1', '{{', '}}', '{{seq}}', '{{pick a \'"\' }}', '{{int 1 2}}', '{{uuid}}'), fc.string({unit: 'binary', maxLength: 3})), {maxLength: 12});
	const anyText = pieces.map(parts => parts.join(''));
	const templates = fc.json().map(json => json.replaceAll(/\d/gv, '{{int 0 9}}'));
	const texts = fc.oneof(anyText, templates);
	const check = (text: string) => {
		const template = createTemplate(text);
		if ('message' in template) {
			expect(template.line).toBeGreaterThan(0);
			expect(template.column).toBeGreaterThan(0);
		} else {
			const next = template.start({clock: createManualClock(), random: seededRandom(1)});
			expect(() => JSON.parse(next()) as unknown).not.toThrow();
		}
	};

	fc.assert(fc.property(texts, check), {numRuns: 400});
});

test('JSON without a word comes out as it went in, but for blanks between its members', () => {
	fc.assert(fc.property(fc.json().filter(json => !json.includes('{{')), json => {
		const [made] = textsOf(json, 1);
		expect(JSON.parse(made!)).toEqual(JSON.parse(json));
	}), {numRuns: 200});
});

test('a record without a partition key is told with its number', () => {
	const next = createTemplateRecords({template: templateOf('{"user_id":{{pick null}}}'), keyFrom: {query, text: 'user_id'}}, {clock: createManualClock(), random: seededRandom(1)});
	expect(() => next()).toThrow('Record 1 of the template has no partition key: --key-from user_id finds no text or number in it. Change the template or --key-from.');
});

test('the documentation has each word', () => {
	const page = readFileSync('docs/own-data.md', 'utf8');
	expect(templateWords.values().filter(({usage, description}) => !page.includes(`| \`${usage}\` | ${description} |`)).toArray()).toEqual([]);
});
