import {Buffer} from 'node:buffer';
import {gzipSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {lineText} from '../../../../source/ui/drawing/line.js';
import {recordLine} from '../../../../source/ui/panes/feed/record-line.js';
import {appearance} from '../../frame.js';

const rowOf = (data: Uint8Array | string, arrival = new Date(0)): string => lineText(recordLine({
	index: 0,
	shardId: 'shardId-000000000000',
	readAt: 0,
	record: {
		SequenceNumber: '1', PartitionKey: 'k', Data: Buffer.from(data as string), ApproximateArrivalTimestamp: arrival,
	},
}, {
	width: 78, theme: appearance.theme, filter: undefined, isLarge: false,
}));

test('a row of damaged gzip says so, and shows the bytes as they were put', () => {
	const whole = gzipSync('{"a":1}');
	expect(rowOf(whole)).toMatch(/ \{"a":1\} *$/v);
	expect(rowOf(whole.subarray(0, -3))).toContain(`  damaged gzip: unexpected end of file  ${whole.length - 3} bytes  `);
	expect(rowOf(whole.subarray(0, 12))).toContain('damaged gzip');
	const withLineBreak = Buffer.concat([whole, Buffer.from('\n')]);
	expect(rowOf(withLineBreak)).toMatch(/ \{"a":1\} *$/v);
});

test('rows of JSON say how many more there are', () => {
	expect(rowOf('{"a":1}\n{"a":2}\n{"a":3}')).toMatch(/^\S+ {2}k +\+2 {2}\{"a":1\} *$/v);
});

test('a time that is none has no digits', () => {
	expect(rowOf('x', new Date(NaN))).toMatch(/^--:--:-- {2}k/v);
});
