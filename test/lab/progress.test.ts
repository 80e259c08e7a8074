import {describe, expect, test} from 'vitest';
import {shardOf} from '../monitor/fixtures.js';
import {
	START,
	USERS,
	closed,
	createScene,
	lower,
	split,
	upper,
	whole,
} from './scene.js';

const quarters = Array.from({length: 4}, (_, index) => shardOf(3 + index, {
	parentShardId: index < 2 ? lower.shardId : upper.shardId,
	startingHashKey: (2n ** 126n) * BigInt(index),
	endingHashKey: ((2n ** 126n) * BigInt(index + 1)) - 1n,
}));
const halvesClosed = [closed, {...lower, endingSequenceNumber: '9'}, {...upper, endingSequenceNumber: '9'}, ...quarters];
const many = Array.from({length: 1000}, (_, index) => `user-${index + 1}`);

describe('step 0, names', () => {
	test('is ticked by an answer, with where the names came from', () => {
		const scene = createScene().connect();
		expect(scene.state(0)).toBe('open');
		scene.see({type: 'absent'});
		expect(scene.evidence(0)).toEqual(['stream clickstream-lab (default), region us-east-1 ($AWS_REGION); 127.0.0.1:4567 answers']);
		expect(scene.done()).toEqual([0]);
	});
});

describe('step 1, create', () => {
	test('is ticked once the stream is ACTIVE and its shards take all keys', () => {
		const scene = createScene().begun().stream({status: 'CREATING', openShardCount: 0});
		expect(scene.done()).toEqual([0]);
		scene.stream().shards(whole);
		expect(scene.evidence(1)).toEqual(['clickstream-lab is ACTIVE', '1 open shard takes all keys']);
		expect(scene.done()).toEqual([0, 1]);
	});

	test('is taken back with the stream, and step 8 is ticked', () => {
		const scene = createScene().created().see({type: 'absent'});
		expect(scene.state(1)).toBe('was-done');
		expect(scene.done()).toEqual([0, 8]);
		expect(scene.evidence(8)).toEqual(['clickstream-lab is gone, its 1 shard and 0 consumers with it. Nothing is left that costs money']);
	});

	test.each([
		[true, 'Nothing is left that costs money. It has cost $0.012 since this session began (estimate, us-east-1 list prices of 2024-07-01)'],
		[false, 'Nothing is left that costs money. It would have cost $0.012 on AWS since this session began (estimate, us-east-1 list prices of 2024-07-01)'],
	])('step 8 says what the stream has cost; charged: %s', (isOnAws, words) => {
		const cost = {
			spent: 0.012, isOnAws, region: 'us-east-1', prices: {region: 'us-east-1', date: '2024-07-01'},
		};
		const scene = createScene().created().see({type: 'cost', cost}).see({type: 'absent'});
		expect(scene.evidence(8).join('')).toContain(words);
	});

	test('a stream that comes after it takes step 8 back', () => {
		const scene = createScene().created().see({type: 'absent'}).stream({createdAt: START + 99_000}).shards(whole);
		expect(scene.done()).toEqual([0, 1]);
		expect(scene.state(8)).toBe('was-done');
	});

	test('another stream under the same name takes back what was proved on the first', () => {
		const scene = createScene().created().records(whole.shardId, ['user-1', 'user-1', 'user-1']).pass(1);
		expect(scene.done()).toEqual([0, 1, 2]);
		scene.stream({createdAt: START + 99_000, status: 'CREATING'});
		expect(scene.done()).toEqual([0]);
		expect(scene.state(2)).toBe('was-done');
	});
});

test('step 8 is not ticked where there never was a stream', () => {
	expect(createScene().begun().pass(5).done()).toEqual([0]);
});

describe('step 2, produce', () => {
	test('is ticked by records of one key in one shard, whoever put them', () => {
		const scene = createScene().created().records(whole.shardId, ['user-1', 'user-2', 'user-2', 'user-2']).pass(1);
		expect(scene.evidence(2)).toEqual(['the first of 4 records arrived', '3 records of user-2, all in shard 0']);
		expect(scene.done()).toEqual([0, 1, 2]);
	});

	test('a producer that writes nothing ticks nothing', () => {
		const scene = createScene().created().see({
			type: 'producer', isProducing: true, targetRate: 100, userCount: 5, hotUser: undefined,
		}).see({type: 'action', text: 'producing', command: undefined}).pass(3);
		expect(scene.done()).toEqual([0, 1]);
	});
});

describe('step 3, read', () => {
	const produced = () => createScene().created().records(whole.shardId, ['user-1', 'user-2', 'user-1', 'user-3']).pass(10);

	test('is ticked by the same records once more, from the oldest on', () => {
		const scene = produced().see({type: 'reading', from: 'trim-horizon'});
		expect(scene.state(3)).toBe('open');
		scene.again(whole.shardId, ['user-1', 'user-2', 'user-1', 'user-3']).pass(1);
		expect(scene.evidence(3)).toEqual(['shard 0 read from its oldest record on: 4 records', '4 records of it in the order of their sequence numbers']);
	});

	test.each(['latest', 'elsewhere'] as const)('not by reading over from %s', from => {
		const scene = produced().see({type: 'reading', from}).again(whole.shardId, ['user-1', 'user-3'], 2).pass(1);
		expect(scene.state(3)).toBe('open');
	});

	test('not by the first reading of a stream that is new', () => {
		const scene = createScene().connect().see({type: 'reading', from: 'trim-horizon'}).see({type: 'absent'}).stream().shards(whole);
		scene.records(whole.shardId, ['user-1', 'user-1', 'user-2']).pass(2);
		expect(scene.state(3)).toBe('open');
	});

	test('by a first reading from the oldest on of what had been there', () => {
		const scene = createScene().pass(60).connect().see({type: 'reading', from: 'trim-horizon'}).stream().shards(whole);
		scene.records(whole.shardId, ['user-1', 'user-2'], START).pass(1);
		expect(scene.state(3)).toBe('done');
	});

	test('by another program that the embedded endpoint saw', () => {
		const scene = produced().see({type: 'read-elsewhere', shardId: whole.shardId, records: 4});
		expect(scene.evidence(3)[0]).toBe('another program read shard 0 from its oldest record on: 4 records');
		expect(scene.state(3)).toBe('done');
	});
});

describe('step 4, scale', () => {
	const produced = () => createScene().created().records(whole.shardId, [...USERS, ...USERS, ...USERS]).pass(1);
	const scaled = () => produced().stream({status: 'UPDATING'}).pass(2).stream({openShardCount: 2}).shards(...split);

	test('is ticked by the split, the handover and who went where', () => {
		const scene = scaled();
		expect(scene.state(4)).toBe('open');
		scene.see({type: 'shard-ended', shardId: closed.shardId}).pass(1).records(lower.shardId, ['user-2']).records(upper.shardId, ['user-1']).pass(1);
		expect(scene.evidence(4)).toEqual([
			'shard 0 closed, shards 1 and 2 came of it',
			'shard 0 read to its end before shards 1 and 2 began',
			'user-2, user-3, user-4 and user-5 to shard 1; user-1 to shard 2: by their MD5',
		]);
		expect(scene.done()).toEqual([0, 1, 2, 4]);
	});

	test('a stream of two shards that was never scaled does not tick it', () => {
		const scene = createScene().begun().stream({openShardCount: 2}).shards({...lower, parentShardId: undefined}, {...upper, parentShardId: undefined});
		scene.flow(5, 10, USERS, [lower, upper]);
		expect(scene.done()).toEqual([0, 1, 2]);
		expect(scene.evidence(4)).toEqual([undefined, undefined, undefined]);
	});

	test('children that were read before their parent was do not tick the handover', () => {
		const scene = scaled().records(lower.shardId, ['user-2']).pass(1).see({type: 'shard-ended', shardId: closed.shardId}).pass(1);
		expect(scene.evidence(4)[1]).toBeUndefined();
		expect(scene.state(4)).toBe('open');
	});

	test('a parent that is not closed yet ticks nothing', () => {
		expect(produced().stream({openShardCount: 2}).shards(whole, lower, upper).evidence(4)).toEqual([undefined, undefined, undefined]);
	});
});

describe('step 5, too fast', () => {
	const atTwo = () => createScene().created().stream({openShardCount: 2}).shards(...split);

	test('is ticked by a shard that throttles, and by more shards that take more', () => {
		const scene = atTwo().flow(8, 3000, many, [lower, upper]);
		expect(scene.evidence(5)[0]).toMatch(/^shard [12] turned puts down: 1,000 records\/s or 1 MB\/s is all it takes$/v);
		expect(scene.state(5)).toBe('open');
		scene.stream({openShardCount: 4}).shards(...halvesClosed).flow(12, 3000, many, quarters);
		expect(scene.evidence(5)[1]).toMatch(/^4 shards take 3,000 records\/s, and nothing is turned down; 2 shards took [12],\d{3} records\/s$/v);
		expect(scene.state(5)).toBe('done');
	});

	test('a lower rate is no cure', () => {
		const scene = atTwo().flow(8, 3000, many, [lower, upper]).stream({openShardCount: 4}).shards(...halvesClosed).flow(20, 1000, many, quarters);
		expect(scene.state(5)).toBe('open');
	});

	test('without scaling it is no cure', () => {
		expect(atTwo().flow(8, 3000, many, [lower, upper], 1000).flow(20, 3000, many, [lower, upper], 3000).evidence(5)[1]).toBeUndefined();
	});

	test('a shard that is full for five seconds counts, whoever writes', () => {
		const scene = createScene().created();
		scene.flow(4, 1000, many, [whole]);
		expect(scene.evidence(5)[0]).toBeUndefined();
		scene.flow(3, 1000, many, [whole]);
		expect(scene.evidence(5)[0]).toBe('shard 0 took in all it can, 1,000 records/s or 1 MB/s, for 5 s');
	});

	test('900 records a second are not full', () => {
		expect(createScene().created().flow(10, 900, many, [whole]).evidence(5)[0]).toBeUndefined();
	});
});

describe('step 6, hot key', () => {
	const hot = [...Array.from({length: 9}, () => 'user-1'), 'user-2'];

	test('is ticked by a key that fills its shard before and after scaling', () => {
		const scene = createScene().created().stream({openShardCount: 2}).shards(...split).flow(14, 2000, hot, [lower, upper]);
		expect(scene.evidence(6)[0]).toMatch(/^user-1 makes (?:8\d|9\d) % of all records$/v);
		expect(scene.evidence(6)[1]).toBeUndefined();
		scene.stream({openShardCount: 4}).shards(...halvesClosed).flow(12, 2000, hot, quarters);
		expect(scene.evidence(6)[1]).toBe('with 2 shards shard 2 was full of user-1, with 4 shard 6 is');
		expect(scene.state(6)).toBe('done');
	});

	describe('when others write, and nobody says which shard turned them down', () => {
		const refused = (perSecond: number) => {
			const scene = createScene().created().stream({openShardCount: 2}).shards(...split);
			const write = (shards: ReadonlyArray<typeof lower>) => {
				for (let second = 0; second < 14; second++) {
					scene.flow(1, perSecond, hot, shards).see({type: 'throttled', shardId: undefined, records: 300});
				}
			};

			write([lower, upper]);
			scene.stream({openShardCount: 4}).shards(...halvesClosed);
			write(quarters);
			return scene.evidence(6)[1];
		};

		test('it is that of the key which alone brings nearly all that a shard takes', () => {
			expect(refused(950)).toBe('with 2 shards shard 2 was full of user-1, with 4 shard 6 is');
		});

		test('a key that brings less fills no shard', () => {
			expect(refused(800)).toBeUndefined();
		});
	});

	test('even users tick nothing', () => {
		const scene = createScene().created().flow(14, 2000, USERS, [whole]);
		expect(scene.evidence(6)).toEqual([undefined, undefined]);
	});

	test('five records of one user are no hot key', () => {
		expect(createScene().created().records(whole.shardId, Array.from({length: 5}, () => 'user-1')).pass(12).evidence(6)[0]).toBeUndefined();
	});

	const hintAt = (scene: ReturnType<typeof createScene>, number: number) => scene.progress.steps[number]!.step.hint(scene.progress.seen, {
		streamName: 'clickstream-lab', region: 'us-east-1', isEmbedded: true, openShardCount: 1, shardId: whole.shardId, streamArn: undefined,
	});

	test('the hint knows whether a user is hot, here and at step 5', () => {
		const written = (hotUser: string | undefined) => createScene().created().see({
			type: 'producer', isProducing: true, targetRate: 2000, userCount: 1000, hotUser,
		}).flow(8, 2000, many, [whole]);
		expect(hintAt(written(undefined), 6)).toContain('press h, and one makes nine of ten clicks');
		expect(hintAt(written('user-1'), 6)).toContain('One user is hot');
		expect(hintAt(written('user-1'), 5)).toContain('press h, and all click as often as each other');
		expect(hintAt(written(undefined), 5)).toContain('press +, and keep the rate');
	});

	test('a hot key that fits is not shown to be incurable', () => {
		const scene = createScene().created().flow(14, 200, hot, [whole]).stream({openShardCount: 2}).shards(...split).flow(14, 200, hot, [lower, upper]);
		expect(scene.evidence(6)).toEqual(['user-1 makes 90 % of all records', undefined]);
	});
});

test('step 7 is ticked by both ways of reading, measured', () => {
	const scene = createScene().created();
	const measure = (mode: 'polling' | 'fan-out', p50: number, p99: number) => {
		// What is measured right after the switch is not what it comes to.
		scene.see({
			type: 'latency', mode, p50: 999, p99: 999,
		}).pass(5).see({
			type: 'latency', mode, p50, p99,
		}).pass(1);
	};

	measure('polling', 512, 1004);
	expect(scene.state(7)).toBe('open');
	measure('fan-out', 8, 14);
	expect(scene.evidence(7)).toEqual(['by polling, put to read takes 512 ms (p99 1,004 ms)', 'by fan-out, put to read takes 8 ms (p99 14 ms)']);
	expect(scene.state(7)).toBe('done');
});

test('who skips ahead gets the ticks all the same', () => {
	const scene = createScene().begun().stream({openShardCount: 2}).shards(...split);
	expect(scene.evidence(4)[0]).toBe('shard 0 closed, shards 1 and 2 came of it');
	expect(scene.state(2)).toBe('open');
});

test('begun again, what was proved is forgotten, and the stream that stands is seen anew', () => {
	const scene = createScene().created().records(whole.shardId, ['user-1', 'user-1', 'user-1']).pass(1);
	expect(scene.done()).toEqual([0, 1, 2]);
	scene.progress.restart(scene.now);
	expect(scene.done()).toEqual([0, 1]);
});

test('the steps are the same array until something changes', () => {
	const scene = createScene().created();
	const before = scene.progress.steps;
	scene.pass(3);
	expect(scene.progress.steps).toBe(before);
	scene.see({type: 'absent'});
	expect(scene.progress.steps).not.toBe(before);
});
