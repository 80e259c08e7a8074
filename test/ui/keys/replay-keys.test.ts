import {describe, expect, test} from 'vitest';
import {actions} from '../../../source/actions/registry.js';
import type {ReplayView} from '../../../source/monitor/recording-view.js';
import {keyRows} from '../../../source/ui/keys/key-rows.js';
import {boundRows} from '../../../source/ui/keys/keymap.js';
import {createReplayCommands} from '../../../source/ui/keys/replay-commands.js';
import {replayRows} from '../../../source/ui/keys/replay-rows.js';
import {openSession, sizes} from '../session.js';
import {snapshot} from '../snapshots.js';

const replay: ReplayView = {
	file: 'lab.jsonl', position: 42, duration: 190, speed: 2, state: 'playing', event: 'ACTIVE', ending: 'closed', isDemo: false,
};

const open = ({isDemo = false, isReadOnly = false, hasEvents = true} = {}) => {
	const done: string[] = [];
	const initial = snapshot();
	const session = openSession({
		initial: {...initial, state: {...initial.state, isReadOnly}, replay: {...replay, isDemo}},
		run(id) {
			done.push(`run ${id}`);
		},
		replay: {
			toggle() {
				done.push('toggle');
			},
			seekBy(milliseconds) {
				done.push(`seek ${milliseconds}`);
			},
			setSpeed(speed) {
				done.push(`speed ${speed}`);
			},
			jump(direction) {
				done.push(`jump ${direction}`);
				return hasEvents ? 'ACTIVE' : undefined;
			},
			...(isDemo && {
				goLive() {
					done.push('live');
				},
			}),
		},
	});
	return {...session, done};
};

describe('the keys of a replay', () => {
	test.each([
		[' ', 'toggle'],
		['left', 'seek -10000'],
		['right', 'seek 10000'],
		['n', 'jump 1'],
		['b', 'jump -1'],
		['1', 'speed 1'],
		['2', 'speed 2'],
		['4', 'speed 4'],
		['8', 'speed 8'],
	])('%s', (key, wanted) => {
		const {press, done} = open();
		press(key);
		expect(done).toEqual([wanted]);
	});

	test('where no event is left, they say so', () => {
		const {press, frame} = open({hasEvents: false});
		press('n');
		expect(frame()).toContain('No event comes after this.');
		press('b');
		expect(frame()).toContain('There is no event before this.');
	});

	test.each(['p', '>', '<', '+', '-', 'c', 't', 'f', 'u', 'h', 'x'])('%s changes nothing, and says why', key => {
		for (const isReadOnly of [false, true]) {
			const {press, done, frame} = open({isReadOnly});
			press(key);
			expect(done).toEqual([]);
			expect(frame()).toContain(': this is a replay, and changes nothing');
		}
	});

	test('reading cannot start elsewhere, and there is no other stream', () => {
		const {press, frame} = open();
		press('s');
		expect(frame()).toContain('start reading: this is a replay, and changes nothing');
		press('o');
		expect(frame()).toContain('This is a replay: there is no other stream to open.');
	});

	test('none of them means two things', () => {
		const all = boundRows(actions, false, true).flatMap(({commands}) => Object.keys(commands));
		expect(all.filter((key, index) => all.indexOf(key) !== index)).toEqual([]);
		const live = boundRows(actions, false).flatMap(({commands}) => Object.keys(commands));
		expect(live).not.toContain('left');
		expect(keyRows.length).toBeGreaterThan(replayRows.length);
	});
});

describe.each(sizes)('at %s', (_name, size) => {
	test('the footer and the help have them, and the bar stands above', () => {
		const {press, lines} = open();
		const rows = lines(size);
		expect(rows.at(-2)).toMatch(/^ REPLAY {2}2x {2}0:42 of 3:10/v);
		expect(rows.at(-1)).toContain('space stop or go on');
		expect(rows.at(-1)).not.toMatch(/produce|shards|freeze/v);
		expect(rows).toHaveLength(size.rows - 1);
		press('?');
		expect(lines(size).join('\n')).toContain('Stops the replay, or goes on');
	});
});

test('in the demonstration a key that acts offers a live session; Esc stays', () => {
	const {press, done, frame} = open({isDemo: true});
	press('+');
	expect(frame()).toContain('Try it yourself');
	press('escape');
	expect(frame()).not.toContain('Try it yourself');
	press('t');
	expect(frame()).toContain('Enter  go on live');
	press('enter');
	expect(done).toEqual(['live']);
});

test('in a live session they do nothing', () => {
	const said: string[] = [];
	const commands = createReplayCommands({
		notify(text) {
			said.push(text);
		},
		replay: undefined,
	});
	for (const perform of Object.values(commands)) {
		perform();
	}

	expect(said).toEqual([]);
});
