import {expect, test} from 'vitest';
import {createSampling, SAMPLE_BYTES_PER_SHARD, type SamplingWishes} from '../../../../source/kinesis/reading/sampling/sampling.js';
import {createManualClock} from '../../../helpers/manual-clock.js';

const LIMIT = 1000;

/**
A reader's sampling. `second` lets a second pass, in which each shard brings so many bytes.
*/
const begin = (shards: readonly string[], wishes: Partial<SamplingWishes> = {}) => {
	const clock = createManualClock();
	let offset = 0;
	const sampling = createSampling({isAsked: false, bytesPerSecond: LIMIT, ...wishes}, {...clock, now: () => clock.now() + offset});
	const beginAnew = () => {
		for (const shard of shards) {
			sampling.forget(shard);
			sampling.begin(shard);
		}
	};

	beginAnew();
	const note = (bytes: Record<string, number>, covered: number) => {
		for (const [shard, ofShard] of Object.entries(bytes)) {
			sampling.note(shard, {bytes: ofShard, covered});
		}
	};

	return {
		sampling,
		clock,
		note,
		beginAnew,
		async second(bytes: Record<string, number>, times = 1) {
			for (let time = 0; time < times; time++) {
				await clock.advance(1000);
				note(bytes, 1000);
			}
		},
		turnClock(milliseconds: number) {
			offset += milliseconds;
		},
	};
};

test('a sample that was asked for is taken from the start, unless something needs every record', () => {
	let isHeld = false;
	const {sampling} = begin(['a'], {isAsked: true, isHeld: () => isHeld});
	expect([sampling.isAsked, sampling.isOn]).toEqual([true, true]);
	isHeld = true;
	expect(sampling.isOn).toBe(false);
});

test('a sample begins when two looks in a row find more than the limit', async () => {
	const {sampling, second} = begin(['a']);
	expect(sampling.isOn).toBe(false);
	await second({a: LIMIT}, 5);
	expect(sampling.isOn).toBe(false);
	await second({a: LIMIT + 10});
	expect(sampling.isOn).toBe(false);
	await second({a: LIMIT + 10});
	expect(sampling.isOn).toBe(true);
});

test('two looks over the limit that are not in a row begin no sample', async () => {
	const {sampling, second} = begin(['a']);
	await second({a: 2 * LIMIT});
	await second({a: 0});
	await second({a: 2 * LIMIT});
	expect(sampling.isOn).toBe(false);
	await second({a: 2 * LIMIT});
	expect(sampling.isOn).toBe(true);
});

test('all shards count together', async () => {
	const {sampling, second} = begin(['a', 'b']);
	await second({a: LIMIT * 0.6, b: LIMIT * 0.6}, 3);
	expect(sampling.isOn).toBe(true);
});

test('a look is taken once a second, however many answers come', async () => {
	const {sampling, note, clock} = begin(['a']);
	for (const [passed, isOn] of [[999, false], [1, false], [500, false], [499, false], [1, true]] as const) {
		await clock.advance(passed);
		note({a: 10 * LIMIT}, 1000);
		expect(sampling.isOn).toBe(isOn);
	}
});

test('a clock that is set back does not stop the looks', async () => {
	const {sampling, second, turnClock} = begin(['a']);
	await second({a: 1});
	turnClock(-3_600_000);
	await second({a: 10 * LIMIT}, 3);
	expect(sampling.isOn).toBe(true);
});

test('what was written within less than a second is no rate yet', async () => {
	const {sampling, note, clock} = begin(['a']);
	for (let look = 0; look < 2; look++) {
		await clock.advance(1000);
		note({a: LIMIT / 2}, 100);
	}

	expect(sampling.isOn).toBe(false);
});

test('a sample ends when ten looks in a row find less than 80 % of the limit', async () => {
	const {sampling, second, beginAnew} = begin(['a']);
	await second({a: 5 * LIMIT}, 2);
	beginAnew();
	await second({a: 0.8 * LIMIT}, 15);
	expect(sampling.isOn).toBe(true);
	beginAnew();
	await second({a: (0.8 * LIMIT) - 1}, 9);
	expect(sampling.isOn).toBe(true);
	// One look that finds more begins the count anew.
	beginAnew();
	await second({a: LIMIT});
	beginAnew();
	await second({a: (0.8 * LIMIT) - 1}, 9);
	expect(sampling.isOn).toBe(true);
	await second({a: (0.8 * LIMIT) - 1});
	expect(sampling.isOn).toBe(false);
	// The same holds for the next sample.
	beginAnew();
	await second({a: 2 * LIMIT});
	expect(sampling.isOn).toBe(false);
	await second({a: 2 * LIMIT});
	expect(sampling.isOn).toBe(true);
});

test('the limit is shared by the shards that bring something; a new shard counts until it is known', async () => {
	const {sampling, second} = begin(['a', 'b', 'c']);
	expect(sampling.bytesPerShard).toBe(LIMIT / 3);
	await second({a: 10, b: 10, c: 0}, 9);
	expect(sampling.bytesPerShard).toBe(LIMIT / 3);
	await second({a: 10, b: 10, c: 0});
	// What `c` answered comes after the look.
	await second({a: 10, b: 10, c: 0});
	expect(sampling.bytesPerShard).toBe(LIMIT / 2);
	sampling.forget('b');
	await second({a: 10, c: 0});
	expect(sampling.bytesPerShard).toBe(LIMIT);
	sampling.begin('d');
	expect(sampling.bytesPerShard).toBe(LIMIT / 2);
});

test('a shard gives no more than a quarter of its 2 MiB/s', () => {
	const {sampling} = begin([], {bytesPerSecond: 100 * 1024 * 1024});
	expect(SAMPLE_BYTES_PER_SHARD).toBe(512 * 1024);
	expect(sampling.bytesPerShard).toBe(512 * 1024);
});

test('answers count for ten seconds; the last one of a shard for a minute', async () => {
	const {sampling, second} = begin(['busy', 'quiet', 'slow', 'slower']);
	await second({
		slow: 10, slower: 10, quiet: 10, busy: 10,
	});
	await second({quiet: 0, busy: 10}, 10);
	expect(sampling.bytesPerShard).toBe(LIMIT / 4);
	await second({quiet: 0, busy: 10});
	expect(sampling.bytesPerShard).toBe(LIMIT / 3);
	await second({quiet: 0, busy: 10}, 49);
	expect(sampling.bytesPerShard).toBe(LIMIT / 3);
	await second({quiet: 0, busy: 10});
	expect(sampling.bytesPerShard).toBe(LIMIT);
});

test('an answer of a shard that is read no more changes nothing', async () => {
	const {sampling, second} = begin(['a']);
	sampling.forget('a');
	await second({a: 10 * LIMIT}, 5);
	expect(sampling.isOn).toBe(false);
});
