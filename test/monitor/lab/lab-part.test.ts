import {expect, test} from 'vitest';
import {createLabPart, type LabPartOptions} from '../../../source/monitor/lab/lab-part.js';
import type {Snapshot} from '../../../source/monitor/snapshot.js';
import type {MonitorState} from '../../../source/monitor/state.js';
import type {StartPosition} from '../../../source/service/reading-start.js';
import type {KinesisRecord} from '../../../source/service/record.js';
import {snapshotOf} from '../../actions/fixtures.js';
import {createManualClock} from '../../helpers/manual-clock.js';
import {
	closed,
	lower,
	split,
	upper,
	whole,
} from '../../lab/scene.js';
import {costOf} from '../cost/fixtures.js';
import {summaryOf} from '../fixtures.js';

const START = Date.UTC(2026, 0, 1);

const atATime: StartPosition = {type: 'at-timestamp', timestamp: 1};

const recordsOf = (count: number, first = 1): KinesisRecord[] => Array.from({length: count}, (_, index) => ({
	SequenceNumber: String(first + index), PartitionKey: 'user-1', Data: new Uint8Array(1), ApproximateArrivalTimestamp: new Date(START - 60_000),
}));

/**
A session around the lab's part, which shows a stream of one shard unless `state` says otherwise.
*/
const begin = (options: Partial<LabPartOptions> = {}, state: Partial<MonitorState> = {}) => {
	const clock = createManualClock(START);
	let snapshot: Snapshot = snapshotOf({shards: [whole], ...state});
	let changes = 0;
	const part = createLabPart({
		clock,
		streamName: 'clickstream-lab',
		streamSource: '$STREAM',
		regionSource: 'default',
		from: {type: 'latest'},
		spell: command => command.type === 'aws' ? `aws ${command.words.join(' ')}` : command.type,
		...options,
	});
	const show = (change: Partial<Snapshot>) => {
		snapshot = {...snapshot, ...change};
	};

	return {
		clock,
		part,
		show,
		attach() {
			part.attach(() => ({...snapshot, at: clock.now()}), () => {
				changes++;
			});
		},
		/**
		The state changes.
		*/
		become(change: Partial<MonitorState>) {
			const before = snapshot.state;
			show({state: {...before, ...change}});
			part.follow!(snapshot.state, before, undefined as never);
		},
		read(records: readonly KinesisRecord[], shardId = whole.shardId) {
			void part.take!({
				type: 'batch', shardId, records, millisBehindLatest: 0, receivedAt: clock.now(),
			}, clock.now());
		},
		run() {
			const ending = new AbortController();
			const ended = part.run!(ending.signal);
			return async () => {
				ending.abort();
				await ended;
			};
		},
		get changes() {
			return changes;
		},
		step: (number: number) => part.view(clock.now())!.steps[number]!,
		states: () => part.view(clock.now())!.steps.map(({state: ofStep}) => ofStep),
		evidence: (number: number) => part.view(clock.now())!.steps[number]!.checks.map(({evidence}) => evidence?.text),
	};
};

const opened = (options?: Partial<LabPartOptions>, state?: Partial<MonitorState>) => {
	const session = begin(options, state);
	session.attach();
	session.part.open();
	return session;
};

test('nothing is watched and nothing is shown until the guide is opened', async () => {
	const {part, attach, read, become, run, clock} = begin();
	const end = run();
	part.open();
	expect(part.view(START)).toBeUndefined();
	attach();
	read(recordsOf(3));
	part.forget!({type: 'restart', from: {type: 'trim-horizon'}});
	become({connectivity: 'absent', stream: undefined});
	await clock.advance(1000);
	expect(part.view(START)).toBeUndefined();
	expect(clock.sleepers).toBe(1);
	await end();
	expect(clock.sleepers).toBe(0);
});

test('what the session knows when the guide is opened counts', () => {
	const session = begin();
	session.attach();
	const records = recordsOf(3).map((record, index) => ({
		shardId: whole.shardId, record, readAt: START, id: index,
	}));
	session.show({
		feed: {
			records: records as never, totalRecords: 3, bufferedBytes: 3, readPerSecond: 0,
		},
	});
	session.part.open();
	expect(session.states().slice(0, 4)).toEqual(['done', 'done', 'done', 'open']);
	expect(session.evidence(0)).toEqual(['stream clickstream-lab ($STREAM), region us-east-1 (default); AWS answers']);
	expect(session.evidence(2)).toEqual(['the first of 3 records arrived', '3 records of user-1, all in shard 0']);
	const view = session.part.view(START);
	session.part.open();
	expect(session.part.view(START)).toBe(view);
	expect(session.changes).toBe(1);
});

test('an endpoint is named by its host, once it answers', () => {
	const {become, evidence} = opened({}, {
		connectivity: 'connecting', stream: undefined, shards: [], endpoint: 'http://127.0.0.1:4567/path', region: 'not known yet',
	});
	expect(evidence(0)).toEqual([undefined]);
	become({connectivity: 'unreachable'});
	expect(evidence(0)).toEqual([undefined]);
	become({
		connectivity: 'present', stream: summaryOf(), shards: [whole], region: 'us-east-1',
	});
	expect(evidence(0)).toEqual(['stream clickstream-lab ($STREAM), region us-east-1 (default); 127.0.0.1:4567 answers']);
	expect(evidence(1)).toEqual(['clickstream-lab is ACTIVE', '1 open shard takes all keys']);
	// Where it was first reached stays.
	become({connectivity: 'unreachable'});
	become({connectivity: 'present', region: 'eu-west-1'});
	expect(evidence(0)[0]).toContain('region us-east-1');
});

test('records tick a step at the next look; while nothing changes, the view is the same object', async () => {
	const session = opened();
	const {read, run, clock, step} = session;
	const end = run();
	const before = {changes: session.changes, produce: step(2)};
	read([]);
	await clock.advance(499);
	read(recordsOf(3));
	expect(step(2)).toBe(before.produce);
	await clock.advance(1);
	expect(step(2).state).toBe('done');
	expect(step(2).doneAt).toBe(START + 499);
	expect(session.changes).toBe(before.changes + 1);
	const view = session.part.view(clock.now());
	await clock.advance(5000);
	expect(session.part.view(clock.now())).toBe(view);
	expect(session.changes).toBe(before.changes + 1);
	const first = step(0);
	session.show({cost: costOf()});
	await clock.advance(500);
	expect(step(8).cost).toContain('costs');
	expect(step(0)).toBe(first);
	expect(session.changes).toBe(before.changes + 2);
	await end();
});

test('reading again from the oldest record ticks step 3; from the newest it does not', async () => {
	const {part, read, run, clock, evidence} = opened();
	const end = run();
	read(recordsOf(3));
	part.forget!({type: 'restart', from: {type: 'latest'}});
	read(recordsOf(3));
	await clock.advance(500);
	expect(evidence(3)).toEqual([undefined, undefined]);
	part.forget!({type: 'restart', from: atATime});
	part.forget!({type: 'recreated'});
	read(recordsOf(3));
	await clock.advance(500);
	expect(evidence(3)).toEqual([undefined, undefined]);
	part.forget!({type: 'restart', from: {type: 'trim-horizon'}});
	read(recordsOf(3));
	await clock.advance(500);
	expect(evidence(3)).toEqual(['shard 0 read from its oldest record on: 3 records', '3 records of it in the order of their sequence numbers']);
	await end();
});

test('a session that began at the oldest record counts as such', async () => {
	const {read, run, clock, evidence} = opened({from: {type: 'trim-horizon'}});
	const end = run();
	read(recordsOf(2));
	await clock.advance(500);
	expect(evidence(3)[0]).toBe('shard 0 read from its oldest record on: 2 records');
	await end();
});

test('what another program read counts when it is more than before', async () => {
	let elsewhere: {shardId: string; records: number} | undefined;
	const {run, clock, evidence, part} = opened({readElsewhere: () => elsewhere});
	const end = run();
	await clock.advance(500);
	expect(evidence(3)[0]).toBeUndefined();
	elsewhere = {shardId: whole.shardId, records: 40};
	await clock.advance(500);
	expect(evidence(3)[0]).toBe('another program read shard 0 from its oldest record on: 40 records');
	// After a new start the same reads prove nothing.
	part.restart();
	await clock.advance(500);
	expect(evidence(3)[0]).toBeUndefined();
	elsewhere = undefined;
	await clock.advance(500);
	elsewhere = {shardId: whole.shardId, records: 30};
	await clock.advance(500);
	expect(evidence(3)[0]).toContain('30 records');
	await end();
});

test('a shard that was scaled and read to its end ticks step 4', async () => {
	const {become, read, part, run, clock, evidence} = opened();
	const end = run();
	read(recordsOf(3));
	become({stream: summaryOf({openShardCount: 2}), shards: split});
	void part.take!({type: 'shard-started', shardId: lower.shardId, position: 'TRIM_HORIZON'}, clock.now());
	await clock.advance(500);
	expect(evidence(4)).toEqual(['shard 0 closed, shards 1 and 2 came of it', undefined, undefined]);
	void part.take!({type: 'shard-ended', shardId: closed.shardId, childShardIds: [lower.shardId, upper.shardId]}, clock.now());
	read(recordsOf(1, 20), lower.shardId);
	read(recordsOf(1, 21), upper.shardId);
	await clock.advance(500);
	expect(evidence(4)[1]).toBe('shard 0 read to its end before shards 1 and 2 began');
	await end();
});

test('each step has its command for this stream and a hint; only the last says what the stream costs', () => {
	const {step, show, become} = opened();
	expect(step(1).command).toBe('aws kinesis create-stream --stream-name clickstream-lab --shard-count 1');
	expect(step(0).command).toBe('variables');
	expect(step(2).hint).toBe('Nothing is written: press p.');
	expect(step(8).cost).toBeUndefined();
	show({cost: costOf()});
	become({stream: summaryOf({openShardCount: 2})});
	expect(step(8).cost).toBe('costs $0.030 an hour, $0.013 since this session began (estimate, us-east-1 list prices of 2024-07-01)');
	expect(step(7).cost).toBeUndefined();
	expect(step(4).command).toContain('--target-shard-count 4');
	// No command where it cannot be known.
	expect(step(7).command).toContain('--stream-arn arn:aws:kinesis:us-east-1:000000000000:stream/clickstream-lab');
	become({stream: undefined});
	expect(step(7).command).toBeUndefined();
});

test('a guess stays as it was first, and its outcome shows once the stream does', async () => {
	const session = opened();
	const {part, step, read, run, clock} = session;
	const end = run();
	const {changes} = session;
	part.guess('produce', 0);
	expect(session.changes).toBe(changes + 1);
	part.guess('produce', 1);
	expect([step(2).guessed, step(3).guessed, step(2).outcome]).toEqual([0, undefined, undefined]);
	read(recordsOf(3));
	await clock.advance(500);
	expect(step(2).outcome).toMatchObject({option: 1});
	part.restart();
	expect(step(2)).toMatchObject({guessed: undefined, outcome: undefined, state: 'open'});
	expect(step(1).state).toBe('done');
	await end();
});

test('a stream that is gone ticks the last step, with its cost and with what the region still lists', async () => {
	const reads: AbortSignal[] = [];
	const session = opened({
		async readLeft(signal) {
			reads.push(signal);
			return 'the region lists 2 more streams';
		},
	});
	const {become, show, run, clock, step, evidence, states} = session;
	const end = run();
	show({cost: costOf()});
	become({connectivity: 'unreachable'});
	become({connectivity: 'present'});
	await clock.advance(500);
	expect(reads).toEqual([]);
	become({connectivity: 'absent', stream: undefined, shards: []});
	expect(evidence(8)).toEqual(['clickstream-lab is gone, its 1 shard and 0 consumers with it. Nothing is left that costs money. It has cost $0.013 since this session began (estimate, us-east-1 list prices of 2024-07-01)']);
	expect(states()[1]).toBe('was-done');
	expect(step(8).left).toBeUndefined();
	await clock.advance(500);
	expect(step(8).left).toBe('the region lists 2 more streams');
	expect(step(7).left).toBeUndefined();
	await clock.advance(5000);
	expect(reads.length).toBe(1);
	become({connectivity: 'present', stream: summaryOf({createdAt: 9000}), shards: [whole]});
	expect(step(8).left).toBeUndefined();
	expect(step(8).state).not.toBe('done');
	await end();
	expect(reads[0]!.aborted).toBe(true);
});

test('what the region lists is not shown once there is another stream', async () => {
	const answer = Promise.withResolvers<string>();
	const {become, run, clock, step} = opened({readLeft: async () => answer.promise});
	const end = run();
	become({connectivity: 'absent', stream: undefined, shards: []});
	await clock.advance(500);
	become({connectivity: 'present', stream: summaryOf({createdAt: 9000}), shards: [whole]});
	answer.resolve('nothing');
	await clock.advance(1000);
	expect(step(8).left).toBeUndefined();
	await end();
});

test('where there never was a stream, nothing is looked up', async () => {
	let reads = 0;
	const {become, run, clock} = opened({
		async readLeft() {
			reads++;
			return '';
		},
	}, {connectivity: 'connecting', stream: undefined, shards: []});
	const end = run();
	become({connectivity: 'absent'});
	await clock.advance(2000);
	expect(reads).toBe(0);
	await end();
});

test('the report has the guesses, what was done in this window, the cost and what is left', async () => {
	const session = opened({readLeft: async () => 'no other stream'});
	const {part, become, show, read, run, clock} = session;
	const end = run();
	await clock.advance(60_000);
	read(recordsOf(3));
	part.guess('produce', 1);
	show({cost: costOf()});
	const activity = [
		{
			id: 1, at: clock.now(), kind: 'action', text: 'scaled to 2 shards', command: 'aws kinesis update-shard-count',
		},
		{
			id: 2, at: clock.now(), kind: 'problem', text: 'a timeout',
		},
	];
	become({activity: activity as never});
	await clock.advance(500);
	const report = part.report();
	expect(report).toContain('Guess: always in the same shard. It turned out: right.');
	expect(report).toContain(' scaled to 2 shards: `aws kinesis update-shard-count`');
	expect(report).not.toContain('a timeout');
	expect(report).toContain('- Cost: costs $0.030 an hour, $0.013 since this session began (estimate, us-east-1 list prices of 2024-07-01); an hour at this rate: ');
	expect(report).not.toContain('- Left');
	show({cost: costOf({perHour: 0})});
	become({connectivity: 'absent', stream: undefined, shards: []});
	await clock.advance(500);
	expect(part.report()).toContain('- Left: no other stream');
	expect(part.report()).not.toContain('an hour at this rate');
	expect(part.report()).toContain('4 of 9 steps were done');
	show({cost: undefined});
	expect(part.report()).not.toContain('- Cost');
	await end();
});
