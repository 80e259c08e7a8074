import {expect, test} from 'vitest';
import {threshold} from '../../../source/commands/options/alert-options.js';
import {createAlertsPart} from '../../../source/monitor/alerts/alerts-part.js';
import type {AlertChange} from '../../../source/monitor/alerts/alert.js';
import {createManualClock} from '../../helpers/manual-clock.js';

type Options = Parameters<typeof createAlertsPart>[0];

const begin = (options: Partial<Options> = {}) => {
	const clock = createManualClock(0);
	const said: unknown[] = [];
	const heard: AlertChange[] = [];
	let looks = 0;
	let redraws = 0;
	let totalRecords = 0;
	const ending = new AbortController();
	const part = createAlertsPart({
		clock,
		stream: {
			report(entry: unknown) {
				said.push(entry);
			},
		},
		look() {
			looks++;
			return {
				at: clock.now(), totalRecords, arrivedPerSecond: undefined, shards: [],
			};
		},
		onAlert(change: AlertChange) {
			heard.push(change);
		},
		markChanged() {
			redraws++;
		},
		...options,
	} as unknown as Options);
	let hasEnded = false;
	return {
		clock,
		part,
		said,
		heard,
		ending,
		run() {
			void part.run!(ending.signal).then(() => {
				hasEnded = true;
			});
		},
		arrive() {
			totalRecords++;
		},
		counts: () => ({looks, redraws}),
		hasEnded: () => hasEnded,
	};
};

const silence = threshold('--alert', 'silence>5s');

test('an alert is said in the activity when it is raised, as a problem, and when it is over', async () => {
	const {part, clock, run, said, heard, arrive, ending, hasEnded} = begin({thresholds: [silence]});
	run();
	await clock.advance(7000);
	expect(said).toEqual([]);
	await clock.advance(1000);
	expect(said).toEqual([{kind: 'problem', text: 'alert silence>5s: no record for 8s'}]);
	expect(part.view(0)).toMatchObject({thresholds: [silence], raised: [{value: 8000, since: 6000}]});
	for (let second = 0; second < 11; second++) {
		arrive();
		await clock.advance(1000);
	}

	expect(said[1]).toEqual({kind: 'event', text: 'the alert silence>5s is over after 13s'});
	expect(heard.map(({type, at}) => ({type, at}))).toEqual([{type: 'raised', at: 8000}, {type: 'cleared', at: 19_000}]);
	expect(part.view(0).raised).toEqual([]);
	ending.abort();
	await clock.advance(0);
	expect(hasEnded()).toBe(true);
	expect(clock.sleepers).toBe(0);
});

test('a script need not be told', async () => {
	const {clock, run, said, ending} = begin({thresholds: [silence], onAlert: undefined});
	run();
	await clock.advance(9000);
	expect(said.length).toBe(1);
	ending.abort();
	await clock.advance(0);
});

test('without thresholds no look is taken, until the first is added', async () => {
	const {part, clock, run, said, counts, ending} = begin();
	run();
	await clock.advance(20_000);
	expect(counts()).toEqual({looks: 0, redraws: 0});
	expect(clock.sleepers).toBe(0);
	part.control.add(silence);
	expect(counts().redraws).toBe(1);
	expect(part.control.thresholds).toEqual([silence]);
	await clock.advance(2000);
	expect(counts().looks).toBe(3);
	expect(said).toEqual([{kind: 'problem', text: 'alert silence>5s: no record for 22s'}]);
	part.control.remove('silence>5s');
	expect(counts().redraws).toBe(2);
	expect(part.view(0)).toEqual({thresholds: [], raised: []});
	ending.abort();
	await clock.advance(0);
});

test('a session that ends without thresholds does not wait for one', async () => {
	const waiting = begin();
	waiting.run();
	await waiting.clock.advance(0);
	waiting.ending.abort();
	await waiting.clock.advance(0);
	expect(waiting.hasEnded()).toBe(true);
	expect(waiting.counts().looks).toBe(0);

	const over = begin();
	over.ending.abort();
	over.run();
	await over.clock.advance(0);
	expect(over.hasEnded()).toBe(true);
});
