import {expect, test} from 'vitest';
import {asciicastHeader, createAsciicastWriter} from '../../source/recording/asciicast.js';

test('a cast is a header, and events with the seconds since the one before', () => {
	expect(JSON.parse(asciicastHeader({columns: 80, rows: 24, title: 'lab'}))).toEqual({version: 3, term: {cols: 80, rows: 24, type: 'xterm-256color'}, title: 'lab'});
	const writer = createAsciicastWriter();
	const lines = [
		writer.output(100, '\u{1B}[1mhi\r\n'),
		writer.marker(250.4, 'step 1'),
		writer.resize(250.4, 120, 40),
		// A time before the last one is that of the last one.
		writer.output(200, 'x'),
		writer.exit(1333, 0),
	];
	expect(lines.every(line => line.endsWith('\n') && line.indexOf('\n') === line.length - 1)).toBe(true);
	expect(lines.map(line => JSON.parse(line) as unknown)).toEqual([
		[0.1, 'o', '\u{1B}[1mhi\r\n'], [0.15, 'm', 'step 1'], [0, 'r', '120x40'], [0, 'o', 'x'], [1.083, 'x', '0'],
	]);
});
