import {describe, expect, test} from 'vitest';
import type {ReplayView} from '../../../source/monitor/recording-view.js';
import {asciiGlyphs} from '../../../source/ui/appearance/glyphs.js';
import {lineText, lineWidth} from '../../../source/ui/drawing/line.js';
import {formatPlace, replayLine} from '../../../source/ui/frame/replay-line.js';
import {appearance} from '../frame.js';

const replay: ReplayView = {
	file: 'lab.jsonl', position: 42, duration: 190, speed: 2, state: 'playing', event: 'step 3 done: Read', ending: 'closed', isDemo: false,
};

test.each([[0, '0:00'], [9, '0:09'], [59, '0:59'], [60, '1:00'], [754, '12:34'], [3600, '1:00:00'], [7384, '2:03:04']])('%d seconds are %s', (seconds, text) => {
	expect(formatPlace(seconds)).toBe(text);
});

describe.each([80, 120, 200])('at %d columns', columns => {
	test.each<[string, Partial<ReplayView>, RegExp]>([
		['speed, time and event', {}, /^ REPLAY {2}2x {2}0:42 of 3:10 ■+·+ step 3 done: Read$/v],
		['stopped', {state: 'paused'}, /^ REPLAY {2}stopped {2}0:42/v],
		['the end', {state: 'ended', position: 190}, /^ REPLAY {2}end {2}3:10 of 3:10 ■+ step/v],
		['the end of what was cut off', {state: 'ended', ending: 'cut', position: 190}, /^ REPLAY {2}end, the recording was cut off {2}3:10/v],
		['the end of what was full', {state: 'ended', ending: 'full', position: 190}, /end, the recording was full/v],
		['the demonstration', {isDemo: true}, /^ DEMO {2}2x/v],
		['before any event', {event: undefined, position: 0}, /0:00 of 3:10 ·+$/v],
		['control codes in an event', {event: 'a\u{1B}[2Jb'}, /a␛\[2Jb$/v],
	])('%s', (_name, change, pattern) => {
		const line = replayLine({...replay, ...change}, columns, appearance);
		expect(lineWidth(line)).toBe(columns);
		expect(lineText(line).trimEnd()).toMatch(pattern);
	});

	test('the bar is as full as the recording has run', () => {
		const text = lineText(replayLine({...replay, position: 95, event: undefined}, columns, appearance));
		const full = text.match(/■/gv)!.length;
		const empty = text.match(/·/gv)!.length;
		expect(Math.abs(full - empty)).toBeLessThanOrEqual(1);
	});

	test('a long event leaves the bar its room; plain glyphs are plain', () => {
		const text = lineText(replayLine({...replay, event: 'word '.repeat(100)}, columns, {...appearance, glyphs: asciiGlyphs}));
		expect(text.match(/[#.]/gv)!.length).toBeGreaterThan(10);
	});
});
