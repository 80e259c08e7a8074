import {Buffer} from 'node:buffer';
import {gzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {recordLine} from '../../source/commands/output/record-line.js';
import {hexDump} from '../../source/records/text/hex-dump.js';
import {createFilter, isFault} from '../../source/records/filter/filter.js';
import {prettyJson} from '../../source/records/text/pretty-json.js';
import {previewData} from '../../source/records/text/preview.js';
import {jsonLineParts, toJsonLine, type RecordFields} from '../../source/records/record-json.js';
import {fitText, textWidth} from '../../source/records/text/text-width.js';
import {MAX_UNPACKED_BYTES} from '../../source/records/decoders/compression.js';
import {beginningOf, decompressed} from '../../source/records/unpack/unpack.js';

const SHARD = 'shardId-000000000000';

const recordOf = (data: Uint8Array | string): RecordFields => ({
	SequenceNumber: '1', PartitionKey: 'k', Data: Buffer.from(data as string), ApproximateArrivalTimestamp: new Date(0),
});

const repeated = (text: string, bytes: number): string => text.repeat(Math.floor(bytes / Buffer.byteLength(text)));

/**
The largest text that a record is unpacked to, of one character over and over, between two others.
*/
const full = (text: string, before = '', after = ''): string => before + repeated(text, MAX_UNPACKED_BYTES - Buffer.byteLength(before + after)) + after;

const nested = (depth: number): string => `{"a":${'['.repeat(depth)}1${']'.repeat(depth)}}`;

const hugeTexts: ReadonlyArray<readonly [name: string, text: string]> = [
	['letters', full('a')],
	['blanks', full(' ')],
	['escapes of the terminal', full('\u{1B}')],
	['letters beyond ASCII', full('é')],
	['emoji', full('🛒')],
	['marks on one base', full('\u{301}', 'a')],
	['marks on nothing', full('\u{301}')],
	['line breaks within JSON', full('\n', '{"a":1', '}')],
	['a JSON string of escapes', full(String.raw`\"`, '"', '"')],
	['a JSON number', full('1')],
	['a list of numbers', full('1,', '[', '1]')],
	['brackets that are not closed', full('[')],
	['JSON nested as deep as it goes', nested((MAX_UNPACKED_BYTES / 2) - 10)],
];

describe.each(hugeTexts)('10 MiB of %s', (_name, text) => {
	const data = Buffer.from(text);
	const record = recordOf(data);

	test('are made safe for a terminal, and printed whole', () => {
		const line = recordLine(SHARD, record);
		expect(line.length).toBeGreaterThan(text.length);
		expect(line.slice(0, 1000)).not.toMatch(/\p{Control}/v);
		expect(textWidth(fitText(line, 80))).toBe(80);
	});

	test('are one line of JSON, the same in parts', () => {
		const line = toJsonLine(SHARD, record);
		expect(line).not.toContain('\n');
		const parts = jsonLineParts(SHARD, record).map(part => Buffer.from(part as string));
		expect(Buffer.concat(parts).equals(Buffer.from(line))).toBe(true);
	});

	test('are previewed and unpacked', () => {
		expect(previewData(data, 60).text).toBeTruthy();
		const packed = recordOf(gzipSync(data, {level: 1}));
		expect(Buffer.from(decompressed(packed).Data).equals(data)).toBe(true);
		expect(previewData(beginningOf(packed), 60).text).toBeTruthy();
	});

	test('are looked through by any filter', () => {
		for (const expression of ['a=1', 'a~1', '/a+$/', 'A']) {
			const filter = createFilter(expression);
			expect(typeof (!isFault(filter) && filter.matches({shardId: SHARD, record}))).toBe('boolean');
		}
	});
});

describe.each([5000, 15_000, 60_000])('JSON nested %i deep', depth => {
	const text = nested(depth);

	test('does not pass a filter that would have to look into it, which is said once', () => {
		const filter = createFilter('a~1');
		if (isFault(filter)) {
			throw new Error(filter.message);
		}

		expect(filter.matches({shardId: SHARD, record: recordOf(text)})).toBe(false);
		expect(filter.unreadable).toBe(`The filter does not let record 1 of ${SHARD} pass: its JSON is nested more than 1000 deep.`);
		expect(filter.matches({shardId: SHARD, record: recordOf('{"a":1}')})).toBe(true);
	});

	test('is laid out, dumped and shown', () => {
		expect(prettyJson(text).length).toBeGreaterThan(depth * 2);
		expect(hexDump(Buffer.from(text)).length).toBeGreaterThan(depth / 8);
		expect(previewData(Buffer.from(text), 80).kind).toBe('json');
		expect(toJsonLine(SHARD, recordOf(text))).toContain(text);
	});
});
