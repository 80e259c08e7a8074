import {describe, expect, test} from 'vitest';
import {threshold} from '../../../../source/commands/options/alert-options.js';
import type {Alert} from '../../../../source/monitor/alerts/alert.js';
import {frameLines} from '../../frame.js';
import {openSession, small, sizes} from '../../session.js';
import {NOON, snapshot, state} from '../../snapshots.js';

const alert = (condition: string, value: number, changes: Partial<Alert> = {}): Alert => ({
	id: 1, threshold: threshold('--alert', condition), since: NOON - 80_000, value, shardId: undefined, ...changes,
});

const late = alert('lag>30s', 45_000, {shardId: 'shardId-000000000003'});
const silent = alert('silence>1m', 81_000);

const setUp = (raised: readonly Alert[], quiet: readonly string[] = [], size = small) => {
	const withAlerts = (alerts: readonly Alert[]) => snapshot({
		alerts: {raised: alerts, thresholds: [...raised.map(one => one.threshold), ...quiet.map(text => threshold('--alert', text))]},
	});
	const session = openSession({initial: withAlerts(raised), size});
	return {
		...session,
		change(alerts: readonly Alert[]) {
			session.show(withAlerts(alerts));
		},
	};
};

describe.each(sizes)('at %s', (_, size) => {
	test('the worst stands above the footer, with how many more there are', () => {
		const {lines} = setUp([silent, late], [], size);
		expect(lines()).toHaveLength(size.rows - 1);
		expect(lines().at(-2)).toMatch(/^ ! silence>1m: no record for 1m 21s, for 1m 20s +and 1 more: a acknowledges *$/v);
	});

	test('a shows all of them, and what is watched for besides', () => {
		const session = setUp([silent, late], ['rate<1'], size);
		session.press('a');
		const text = session.lines().join('\n');
		expect(text).toContain('! silence>1m: no record for 1m 21s, for 1m 20s');
		expect(text).toContain('! lag>30s: shard 3 is 45s behind, for 1m 20s');
		expect(text).toContain('● rate<1: fine');
	});
});

test('without an alert there is no row for it', () => {
	expect(setUp([], ['lag>30s']).lines().at(-2)).not.toContain('lag');
});

test.each([['short', 'no permission'], ['long', 'no permission '.repeat(40)]])('beside a %s problem the keys stay where they are', (_, message) => {
	const value = snapshot({state: state({problem: {code: 'denied', message}}), alerts: {raised: [late], thresholds: [late.threshold]}});
	const lines = frameLines(value, small);
	expect(lines).toHaveLength(23);
	expect(lines.at(-1)).toContain('? help');
	expect(lines.filter(row => row.includes('no permission'))).toHaveLength(message.length > 80 ? 3 : 1);
});

test('acknowledged, they are quiet until one is raised again', () => {
	const session = setUp([late]);
	session.press('a', 'a');
	expect(session.lines().join('\n')).not.toContain('lag>30s');
	session.press('a');
	expect(session.lines().join('\n')).toContain('behind, for 1m 20s (acknowledged)');
	session.press('escape');
	session.change([{...late, id: 2, since: NOON - 5000}]);
	expect(session.lines().at(-2)).toContain('! lag>30s: shard 3 is 45s behind, for 5.0 s');
});

test('an alert that comes while others are acknowledged is loud', () => {
	const session = setUp([late]);
	session.press('a', 'enter');
	session.change([silent, late]);
	expect(session.lines().at(-2)).toMatch(/^ ! silence>1m.*(?<!more: )a acknowledges/v);
});

test.each([['escape'], ['q']])('%s closes them and acknowledges nothing', name => {
	const session = setUp([late]);
	session.press('a', name);
	expect(session.lines().at(-2)).toContain('! lag>30s');
});

test('where nothing is watched for, it says how to begin', () => {
	const session = setUp([]);
	session.press('a');
	expect(session.lines().join('\n')).toContain('--alert lag:30s');
});
