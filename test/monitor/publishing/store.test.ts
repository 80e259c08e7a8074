import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	createPublisher,
	MAX_SNAPSHOTS_PER_SECOND,
	SLOW_TICK_MILLISECONDS,
	SNAPSHOT_INTERVAL_MILLISECONDS,
} from '../../../source/monitor/publishing/store.js';
import {createManualClock} from '../../helpers/manual-clock.js';

const start = () => {
	const clock = createManualClock();
	const model = {value: 0};
	const published: Array<{at: number; value: number}> = [];
	const publisher = createPublisher(() => model.value, clock);
	publisher.subscribe(() => {
		published.push({at: clock.now(), value: publisher.getSnapshot()});
	});
	const ending = new AbortController();
	const ended = publisher.run(ending.signal);
	return {
		clock, model, published, publisher, ending, ended,
	};
};

describe('the snapshot store', () => {
	test('gathers many changes into one snapshot', async () => {
		const {clock, model, published, publisher, ending, ended} = start();
		await clock.advance(100);
		published.length = 0;
		for (let count = 0; count < 1000; count++) {
			model.value++;
			publisher.markChanged();
		}

		await clock.advance(SNAPSHOT_INTERVAL_MILLISECONDS);
		expect(published.map(({value}) => value)).toEqual([1000]);
		ending.abort();
		await ended;
	});

	test('is calm under a steady stream of changes: 25 snapshots a second', async () => {
		const {clock, model, published, publisher, ending, ended} = start();
		for (let millisecond = 0; millisecond < 1000; millisecond++) {
			model.value++;
			publisher.markChanged();
			await clock.advance(1);
		}

		expect(published.length).toBeGreaterThanOrEqual(24);
		expect(published.length).toBeLessThanOrEqual(26);
		ending.abort();
		await ended;
	});

	test('idles at one snapshot a second, so that ages and rates move on', async () => {
		const {clock, published, ending, ended} = start();
		await clock.advance(10 * SLOW_TICK_MILLISECONDS);
		expect(published.length).toBeGreaterThanOrEqual(10);
		expect(published.length).toBeLessThanOrEqual(11);
		ending.abort();
		await ended;
	});

	test('publishes at once when a person waits for it', async () => {
		const {clock, model, published, publisher, ending, ended} = start();
		await clock.advance(100);
		model.value = 7;
		publisher.publishNow();
		expect(published.at(-1)).toEqual({at: clock.now(), value: 7});
		ending.abort();
		await ended;
	});

	test('never exceeds 30 snapshots in any second, and the last state is always published', async () => {
		const step = fc.record({wait: fc.nat(60), isUrgent: fc.boolean()});
		await fc.assert(fc.asyncProperty(fc.array(step, {minLength: 20, maxLength: 120}), async steps => {
			const {clock, model, published, publisher, ending, ended} = start();
			for (const {wait, isUrgent} of steps) {
				await clock.advance(wait);
				model.value++;
				if (isUrgent) {
					publisher.publishNow();
				} else {
					publisher.markChanged();
				}
			}

			await clock.advance(1000);
			expect(published.at(-1)!.value).toBe(model.value);
			for (const {at} of published) {
				expect(published.filter(other => other.at >= at && other.at < at + 1000).length).toBeLessThanOrEqual(MAX_SNAPSHOTS_PER_SECOND);
			}

			model.value++;
			ending.abort();
			await ended;
			expect(published.at(-1)!.value).toBe(model.value);
			expect(clock.sleepers).toBe(0);
		}), {numRuns: 20});
	});

	test('a listener that unsubscribed hears nothing more', async () => {
		const {clock, publisher, ending, ended} = start();
		let heard = 0;
		const unsubscribe = publisher.subscribe(() => {
			heard++;
		});
		await clock.advance(10);
		publisher.publishNow();
		unsubscribe();
		const before = heard;
		publisher.publishNow();
		expect(before).toBeGreaterThan(0);
		expect(heard).toBe(before);
		ending.abort();
		await ended;
	});
});
