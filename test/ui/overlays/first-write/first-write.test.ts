import {describe, expect, test} from 'vitest';
import type {ActionId} from '../../../../source/actions/registry.js';
import type {MonitorState} from '../../../../source/monitor/state.js';
import {openSession, sizes} from '../../session.js';
import {
	absent,
	resharded,
	snapshot,
	state,
} from '../../snapshots.js';

const ARN = 'arn:aws:kinesis:eu-west-1:123456789012:stream/clicks';

const onAws = (changes: Partial<MonitorState> = {}): Partial<MonitorState> => ({
	endpoint: undefined,
	isEmbedded: false,
	region: 'eu-west-1',
	profile: 'prod',
	streamName: 'clicks',
	stream: {
		...state().stream!, name: 'clicks', arn: ARN, openShardCount: 2,
	},
	...changes,
});

const paused = {...snapshot().producer, isProducing: false};

const aws = (changes: Partial<MonitorState> = {}) => resharded({state: state(onAws(changes)), producer: paused});

const setUp = (options: Parameters<typeof openSession>[0] = {}) => {
	const runs: ActionId[] = [];
	const session = openSession({
		initial: aws(),
		run(id) {
			runs.push(id);
		},
		...options,
	});
	return {...session, runs};
};

const overlayOf = ({view}: ReturnType<typeof setUp>) => view.getView().overlay?.type;

describe.each(sizes)('at %s, on AWS', (_, size) => {
	test.each([
		['p', 'toggle-producer', ['made-up click events', '2 a second', 'nobody can take']],
		['+', 'scale-up', ['2 open shards to 4', 'twice as much', 'a stream is rescaled']],
		['-', 'scale-down', ['2 open shards to 1', 'half as much', 'a stream is rescaled']],
		['f', 'toggle-fan-out', ['registers a consumer', 'costs money']],
		['x', 'toggle-greedy-consumers', ['five reads a second', 'lose most of theirs']],
	] as const)('the first %s says where it is and what it does, and waits', (key, id, parts) => {
		const session = setUp({size});
		session.press(key);
		expect(session.runs).toEqual([]);
		const shown = session.frame().replaceAll(/[\s│]+/gv, ' ');
		for (const part of [...parts, 'account …9012', 'region eu-west-1', 'profile prod', 'stream clicks', 'y does it', '--write']) {
			expect(shown).toContain(part);
		}

		expect(session.lines().at(-1)).toMatch(/^ Esc leave it/v);
		session.press('y');
		expect(session.runs).toEqual([id]);
	});

	test('the header names account, region and profile', () => {
		const title = setUp({size}).lines()[0]!;
		for (const part of ['AWS', 'account …9012', 'eu-west-1', 'profile prod']) {
			expect(title).toContain(part);
		}

		expect(title).not.toContain('12345678');
	});
});

test('c says that a stream costs money, though the account is not known yet', () => {
	const place = onAws({connectivity: 'absent', stream: undefined});
	const session = setUp({initial: absent(place)});
	session.press('c');
	expect(session.frame()).toContain('creates the stream clicks. It costs money');
	expect(session.runs).toEqual([]);
	session.press('y');
	expect(session.runs).toEqual(['create-stream']);
});

test.each(['escape', 'n', 'q', 'enter', 'p', ' '])('%s is no yes', key => {
	const session = setUp();
	session.press('p', key, 'escape');
	expect(session.runs).toEqual([]);
});

test('a kind of deed is asked for once, another one again', () => {
	const session = setUp();
	session.press('p', 'y');
	expect(overlayOf(session)).toBeUndefined();
	session.press('p');
	expect(session.runs).toEqual(['toggle-producer', 'toggle-producer']);
	session.press('+');
	expect(overlayOf(session)).toBe('first-write');
});

test('another stream is asked for anew', () => {
	const session = setUp();
	session.press('p', 'y');
	session.show(aws({streamName: 'orders'}));
	session.press('p');
	expect(overlayOf(session)).toBe('first-write');
});

test('what writes nothing is not asked for: pausing, the rate, the users', () => {
	const producing = resharded({state: aws().state});
	const session = setUp({initial: producing});
	session.press('p', '>', '<', 'u', 'h');
	expect(session.runs).toEqual(['toggle-producer', 'raise-rate', 'lower-rate', 'next-users', 'toggle-hot-user']);
});

test('--write answers beforehand', () => {
	const session = setUp({mayWrite: true});
	session.press('p', '+');
	expect(session.runs).toEqual(['toggle-producer', 'scale-up']);
});

test.each([
	['the embedded Kinesis', state()],
	['an emulator on this machine', state({isEmbedded: false, endpoint: 'http://localhost:4567'})],
	['the same over IPv6', state({isEmbedded: false, endpoint: 'http://[::1]:4567'})],
])('%s is written to at once', (_, place) => {
	const session = setUp({initial: snapshot({state: place, producer: paused})});
	session.press('p', '+');
	expect(session.runs).toEqual(['toggle-producer', 'scale-up']);
});

test.each([
	['an emulator elsewhere', 'https://kinesis.example:4567'],
	['TLS on a loopback address, which may be a tunnel', 'https://localhost:8443'],
])('%s is asked for, with its endpoint', (_, endpoint) => {
	const session = setUp({initial: aws({endpoint})});
	session.press('p');
	expect(session.frame()).toContain(`endpoint  ${endpoint}`);
	expect(session.runs).toEqual([]);
});

test('the tear-down asks by itself, and once', () => {
	const session = setUp();
	session.press('t');
	expect(overlayOf(session)).toBe('confirmation');
	session.type('clicks<enter>');
	expect(session.runs).toEqual(['tear-down']);
});
