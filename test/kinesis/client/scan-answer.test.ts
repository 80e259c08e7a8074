import {Buffer} from 'node:buffer';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {arrivalOf as timeOf, sizeOf} from '../../../source/service/record.js';
import {scanAnswer} from '../../../source/kinesis/client/scan/scan-answer.js';

type Member = readonly [name: string, json: string];

type TimesBase64 = {readonly SequenceNumber: string; readonly PartitionKey: string; readonly Data: string; readonly ApproximateArrivalTimestamp?: number};

// What JSON.parse makes of it; undefined for what is no JSON.
const parsed = (body: string) => {
	try {
		return JSON.parse(body) as {readonly Records?: readonly TimesBase64[]} & Record<string, unknown>;
	} catch {
		return undefined;
	}
};

const arrivalOf = (seconds: number | undefined): number | undefined => {
	const time = new Date(Math.round((seconds ?? NaN) * 1000)).getTime();
	return Number.isNaN(time) ? undefined : time;
};

const expectAsParsed = (body: string) => {
	const scanned = scanAnswer(Buffer.from(body))!;
	const {Records: records = [], ...rest} = parsed(body)!;
	expect(scanned.records.map(({SequenceNumber, PartitionKey, Data, ApproximateArrivalTimestamp}) => ({
		SequenceNumber, PartitionKey, Data: Buffer.from(Data).toString('base64'), at: (ApproximateArrivalTimestamp as Date | undefined)?.getTime(),
	}))).toEqual(records.map(({SequenceNumber, PartitionKey, Data, ApproximateArrivalTimestamp}) => ({
		// Both take the base64 of URLs too.
		SequenceNumber, PartitionKey, Data: Buffer.from(Data, 'base64').toString('base64'), at: arrivalOf(ApproximateArrivalTimestamp),
	})));
	expect(parsed(scanned.rest)).toEqual({...rest, Records: []});
};

const space = fc.string({unit: fc.constantFrom(' ', '\n', '\r', '\t'), maxLength: 3});

const escapeUnit = (unit: string): string => String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, '0'); // eslint-disable-line unicorn/prefer-code-point

// A text in JSON, with some of its characters as escapes that they do not need.
const textJson = (text: fc.Arbitrary<string>) => fc.tuple(text, fc.array(fc.boolean(), {minLength: 1, maxLength: 5})).map(([value, escapes]) => {
	const units = Array.from({length: value.length}, (_, index) => value[index]!);
	return `"${units.map((unit, index) => escapes[index % escapes.length] === true ? escapeUnit(unit) : JSON.stringify(unit).slice(1, -1)).join('')}"`;
});

const number = fc.oneof(
	fc.double({noNaN: true, noDefaultInfinity: true}).map(value => JSON.stringify(value)),
	fc.tuple(fc.constantFrom('', '-'), fc.bigInt({min: 0n, max: 10n ** 20n}), fc.constantFrom('', '.0', '.5', '.125', '.000000000000000001', '.123456789012345678'), fc.constantFrom('', 'e3', 'E-3', 'e+10', 'e-300')).map(parts => parts.join('')),
	fc.tuple(fc.integer({min: 1_600_000_000, max: 2_000_000_000}), fc.integer({min: 0, max: 999})).map(([seconds, milliseconds]) => `${seconds}.${String(milliseconds).padStart(3, '0')}`),
);

const keys = fc.oneof(fc.string({unit: 'binary', maxLength: 12}), fc.constantFrom('user-1', 'Schlüssel', '鍵', String.raw`"\/`, '}],"Records":[{'));

const digits = fc.string({unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 60});

// The members in any order, with white space between the tokens.
const objectJson = (members: fc.Arbitrary<readonly Member[]>) => fc.tuple(members.chain(all => fc.shuffledSubarray([...all], {minLength: all.length})), fc.array(space, {minLength: 1, maxLength: 7}))
	.map(([all, spaces]) => {
		let next = 0;
		const gap = () => spaces[next++ % spaces.length]!;
		return `{${all.map(([name, json]) => `${gap()}${JSON.stringify(name)}${gap()}:${gap()}${json}${gap()}`).join(',')}}`;
	});

const record = objectJson(fc.tuple(
	digits.map((text): Member => ['SequenceNumber', `"${text}"`]),
	textJson(keys).map((json): Member => ['PartitionKey', json]),
	fc.uint8Array({maxLength: 60}).map((bytes): Member => ['Data', `"${Buffer.from(bytes).toString('base64')}"`]),
	fc.option(number).map((json): Member => json === null ? ['EncryptionType', '"KMS"'] : ['ApproximateArrivalTimestamp', json]),
));

const members = fc.tuple(
	fc.tuple(fc.array(record, {maxLength: 4}), space).map(([records, gap]): Member => ['Records', `[${gap}${records.join(`${gap},${gap}`)}${gap}]`]),
	textJson(keys).map((json): Member => ['NextShardIterator', json]),
	number.map((json): Member => ['MillisBehindLatest', json]),
	// A member that the service has not had yet.
	fc.json().map((json): Member => ['Unknown', json]),
);

test('an answer is read out of its bytes as JSON.parse reads it', () => {
	fc.assert(fc.property(objectJson(members), space, (body, gap) => {
		expectAsParsed(`${gap}${body}${gap}`);
	}), {numRuns: 500});
});

const plain = '{"Records":[{"SequenceNumber":"1","ApproximateArrivalTimestamp":1.5,"Data":"YWI=","PartitionKey":"a"}],"MillisBehindLatest":0}';

test('an answer that was changed anywhere is read as JSON.parse reads it, or left to it', () => {
	const change = fc.tuple(fc.nat(plain.length), fc.nat(3), fc.oneof(fc.string({maxLength: 3}), fc.constantFrom('"', '\\', ',', '{', '}', '[', ']', ':', '0', '.', '-', 'null', '\u{0}')));
	fc.assert(fc.property(change, ([at, removed, added]) => {
		const body = plain.slice(0, at) + added + plain.slice(at + removed);
		if (scanAnswer(Buffer.from(body)) === undefined) {
			return;
		}

		// The rest is parsed afterwards, and refused then.
		if (parsed(scanAnswer(Buffer.from(body))!.rest) === undefined) {
			expect(parsed(body)).toBeUndefined();
		} else {
			expectAsParsed(body);
		}
	}), {numRuns: 3000});
});

test.each([
	['no list of records', '{"Records":null}'],
	['no records', '{"MillisBehindLatest":0}'],
	['two lists', '{"Records":[],"Records":[]}'],
	['an escaped name', String.raw`{"\u0052ecords":[]}`],
	['an unknown member in a record', plain.replace('"Data"', '"More":1,"Data"')],
	['data that is no base64', plain.replace('YWI=', 'YW*=')],
	['data that is cut off', plain.replace('YWI=', 'YWI')],
	['data with an escape', plain.replace('YWI=', String.raw`YW\u0049=`)],
	['no data', plain.replace('"Data":"YWI=",', '')],
	['a time that is a text', plain.replace('1.5', '"1.5"')],
	['a time with a zero before it', plain.replace('1.5', '01.5')],
	['a time without its decimals', plain.replace('1.5', '1.')],
	['a sequence number that a terminal would act on', plain.replace('"1"', String.raw`"\u001b[2J"`)],
	['a key that is too long', plain.replace('"a"', () => `"${'a'.repeat(1025)}"`)],
	['only half of it', plain.slice(0, plain.length / 2)],
	['nothing', ''],
	['a list', '[]'],
])('an answer with %s is left to JSON.parse', (_name, body) => {
	expect(scanAnswer(Buffer.from(body))).toBeUndefined();
});

test('a record that is kept keeps little of its answer alive', () => {
	const data = Buffer.alloc(1000, 'x').toString('base64');
	const records = Array.from({length: 500}, (_, index) => `{"SequenceNumber":"${index}","Data":"${data}","PartitionKey":"a"}`);
	const [first] = scanAnswer(Buffer.from(`{"Records":[${records.join(',')}]}`))!.records;
	expect(first!.Data.buffer.byteLength).toBeLessThanOrEqual(64 * 1024);
});

test('a record knows its size and its time without making its data', () => {
	const [first] = scanAnswer(Buffer.from(plain))!.records;
	expect([sizeOf(first!), timeOf(first!)]).toEqual([3, 1500]);
	expect(first!.ApproximateArrivalTimestamp).toEqual(new Date(1500));
	const [timeless] = scanAnswer(Buffer.from(plain.replace('"ApproximateArrivalTimestamp":1.5,', '')))!.records;
	expect(timeOf(timeless!)).toBeNaN();
});

test('keys that came before, in any number, are read as they are', () => {
	const names = Array.from({length: 3000}, (_, index) => `key-${index % 1500}`);
	const records = names.map((name, index) => `{"SequenceNumber":"${index}","Data":"","PartitionKey":"${name}"}`);
	const scanned = scanAnswer(Buffer.from(`{"Records":[${records.join(',')}]}`))!;
	expect(scanned.records.map(({PartitionKey}) => PartitionKey)).toEqual(names);
});
