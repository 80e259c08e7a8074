import {Buffer} from 'node:buffer';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	createFilter,
	faultText,
	isFault,
	type Filter,
	type FilterRecord,
} from '../../../source/records/filter/filter.js';

const record = (data: string | Uint8Array, key = 'user-3', shard = 7): FilterRecord => ({
	shardId: `shardId-${String(shard).padStart(12, '0')}`,
	record: {
		SequenceNumber: '49590338271490256608559692538361571095921575989136588898',
		PartitionKey: key,
		Data: Buffer.from(data as string),
		ApproximateArrivalTimestamp: new Date(0),
	},
});

const filterOf = (text: string): Filter => {
	const filter = createFilter(text);
	if (isFault(filter)) {
		throw new Error(`${text}: ${faultText(filter)}`);
	}

	return filter;
};

const click = record('{"user_id":"user-3","url":"/checkout","ts":"2026-01-01T12:00:00.000Z"}');
const order = record('{"user":{"id":42,"name":"Ann Lee"},"items":[{"price":9.5}],"paid":true,"note":null,"a.b":1,"data":{"x":"y"}}', 'order-1', 12);
const text = record('GET /cart ERROR timeout', 'web');
const binary = record(Uint8Array.of(0xFF, 0xFE, 0), 'bin');
const records = {
	click, order, text, binary,
};

const passing = (expression: string): string => Object.entries(records)
	.filter(([, source]) => filterOf(expression).matches(source))
	.map(([name]) => name)
	.join(' ');

describe('which records pass', () => {
	test.each([
		['', 'click order text binary'],
		[' '.repeat(3), 'click order text binary'],
		['checkout', 'click'],
		['error', 'text'],
		['Error', ''],
		['ERROR', 'text'],
		['order', 'order'],
		['/checkout', 'click'],
		['/c[ah]/', 'click text'],
		['/error/', ''],
		['/error/i', 'text'],
		['/CART error/i', 'text'],
		['"cart ERROR"', 'text'],
		[String.raw`"user_id\":\"user-3"`, 'click'],
		['!cart', 'click order binary'],
		['cart !timeout', ''],
		['! cart timeout', 'click order binary'],
		['user_id=user-3', 'click'],
		['data.user_id=user-3', 'click'],
		['user_id=user', ''],
		['user_id!=user-3', 'order text binary'],
		['!user_id=user-3', 'order text binary'],
		['!user_id!=user-3', 'click'],
		['url~CHECK', ''],
		['url~check', 'click'],
		['url~/^.c.*t$/', 'click'],
		['url!~check', 'order text binary'],
		['url=/checkout user_id=user-3', 'click'],
		['url=/checkout/', ''],
		['user.id=42', 'order'],
		['user.id=42.0', 'order'],
		['user.id>41 user.id<43', 'order'],
		['user.id>=42 user.id<=42', 'order'],
		['user.id>42', ''],
		['user.name="Ann Lee"', 'order'],
		['items.0.price<10', 'order'],
		['items[0].price=9.5', 'order'],
		['items~price', 'order'],
		['paid=true', 'order'],
		['note=null', 'order'],
		['paid=false', ''],
		['note=0', ''],
		['note.x=1', ''],
		['user.name>Al', 'order'],
		['user.name<Al', ''],
		['user.name<Bo', 'order'],
		['user.name>="Ann Lee" user.name<="Ann Lee"', 'order'],
		['user.id!~/^4/', 'click text binary'],
		['a.b=1', 'order'],
		['data.x=y', 'order'],
		['ts>2026-01-01T11', 'click'],
		['ts<2026-01-01T11', ''],
		['key=web', 'text'],
		['key~/^(web|bin)$/', 'text binary'],
		['shard=7', 'click text binary'],
		['shard=shardId-000000000012', 'order'],
		['shard>7', 'order'],
		['shard!=7', 'order'],
		['seq=49590338271490256608559692538361571095921575989136588898', 'click order text binary'],
		['seq>49590338271490256608559692538361571095921575989136588897 shard=12', 'order'],
		['seq>49590338271490256608559692538361571095921575989136588898', ''],
		['size<4', 'binary'],
		['size>=100', 'order'],
		['constructor=x', ''],
		['toString~function', ''],
		['__proto__~o', ''],
		['=x', ''],
	])('%s → %s', (expression, expected) => {
		expect(passing(expression)).toBe(expected);
	});
});

test.each([
	['"open', 'the quote is not closed (at character 1)'],
	['cart "open', 'the quote is not closed (at character 6)'],
	['user_id=', 'user_id= wants a value after it (at character 9)'],
	['!', '! wants something after it to invert (at character 2)'],
	['! ', '! wants something after it to invert (at character 3)'],
	['cart !', '! wants something after it to invert (at character 7)'],
	['"a"b', 'a blank is missing here (at character 4)'],
	['  ! ', '! wants something after it to invert (at character 5)'],
	['/a(/', 'bad regular expression: missing closing ): `a(` (at character 1)'],
	// RE2 has none, so that no pattern takes forever.
	[String.raw`/(a)\1/`, String.raw`bad regular expression: invalid escape sequence: ${'`'}\1${'`'} (at character 1)`],
])('%s is explained', (expression, explanation) => {
	const result = createFilter(expression);
	expect(isFault(result) && faultText(result)).toBe(explanation);
});

describe('highlighting', () => {
	const marked = (expression: string, shown: string): string => {
		let result = '';
		let from = 0;
		for (const {start, end} of filterOf(expression).highlight(shown)) {
			result += `${shown.slice(from, start)}[${shown.slice(start, end)}]`;
			from = end;
		}

		return result + shown.slice(from);
	};

	test.each([
		['cart', '/cart Cart x', '/[cart] [Cart] x'],
		['Cart', '/cart Cart x', '/cart [Cart] x'],
		['/c.r/', 'cart', '[car]t'],
		['url=/cart', 'user-1 /cart', 'user-1 [/cart]'],
		['url~ar car', '/cart', '/[car]t'],
		['!cart', '/cart', '/cart'],
		['! cart', '/cart', '/cart'],
		['size>1 shard=1', '1', '1'],
		['/x*/', 'axxb', 'a[xx]b'],
		['url~/a.t/', 'cart', 'c[art]'],
		['ca cart', 'cart', '[cart]'],
		['user=""', 'cart', 'cart'],
		// In lower case İ is two letters, so the places are not known.
		['cart', 'İcart', 'İcart'],
	])('%s in %s', (expression, shown, expected) => {
		expect(marked(expression, shown)).toBe(expected);
	});
});

test.each([
	['blanks before JSON', ' \r\n\t{"a":1}', 'a=1', true],
	['a blank and a ! before what is inverted', '{"a":1}', '  ! a=1', false],
	['an address with an equals sign', 'GET http://shop/cart=1 200', 'http://shop/cart=1', true],
	['a name with two slashes', '{"a//b":1}', '"a//b"=1', true],
	['JSON that begins as a list', '[{"a":1}, 2]', '*.a=1', true],
	['what only looks like JSON', '{"a":1', 'a=1', false],
])('%s', (_name, data, expression, isPassing) => {
	expect(filterOf(expression).matches(record(data))).toBe(isPassing);
});

describe('data that is nested too deep to be looked into', () => {
	const nested = (depth: number) => record(`{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`);

	test('does not pass, and the filter tells the first such record', () => {
		const filter = filterOf('a~x');
		expect([filter.unreadable, filter.unreadableRecord]).toEqual([undefined, undefined]);
		const deep = nested(1002);
		const other = {...deep, shardId: 'shardId-000000000008'};
		expect([filter.matches(deep), filter.matches(other)]).toEqual([false, false]);
		expect(filter.unreadable).toBe(`The filter does not let record ${deep.record.SequenceNumber} of shardId-000000000007 pass: its JSON is nested more than 1000 deep.`);
		expect(filter.unreadableRecord).toBe(deep.record.SequenceNumber);
	});

	test('a thousand levels are not too deep', () => {
		const filter = filterOf('a~[[[');
		expect(filter.matches(nested(1000))).toBe(true);
		expect(filter.unreadable).toBeUndefined();
	});
});

const anyExpression = fc.oneof(
	fc.string({unit: 'binary'}),
	fc.array(fc.constantFrom('!', '! ', ' ', '"', '/', 'i', '=', '~', '>', 'key', 'size', 'user.id', 'data.', '42', '[0]', '(', String.raw`\\`, 'a')).map(parts => parts.join('')),
);
const anyRecord = fc.record({
	key: fc.string({unit: 'binary'}),
	data: fc.oneof(fc.json(), fc.string({unit: 'binary'}), fc.uint8Array()),
}).map(({key, data}) => record(data, key));

test('never throws, and an inverted filter passes what the filter does not', () => {
	fc.assert(fc.property(anyExpression, anyRecord, (expression, source) => {
		const filter = createFilter(expression);
		const inverted = createFilter(`! ${expression}`);
		if (isFault(filter) || isFault(inverted)) {
			return;
		}

		if (!expression.trimStart().startsWith('!') && expression.trim() !== '') {
			expect(inverted.matches(source)).toBe(!filter.matches(source));
		}

		for (const {start, end} of filter.highlight(source.record.PartitionKey)) {
			expect(end).toBeGreaterThan(start);
		}
	}), {numRuns: 500});
});

// RE2JS is there for this: the engine of JavaScript takes 2^40 steps.
test('a pattern made to hang does not hang', () => {
	const hostile = record(`${'a'.repeat(40_000)}!`);
	expect(filterOf('/(a+)+$/').matches(hostile)).toBe(false);
});
