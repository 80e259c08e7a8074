import {Buffer} from 'node:buffer';
import {createHash} from 'node:crypto';
import type {Observation, ObservedStream} from '../../source/lab/observation.js';
import {createLabProgress, type LabProgress} from '../../source/lab/progress.js';
import {shardOf} from '../monitor/fixtures.js';

export const START = 1_700_000_000_000;
const HALF = 2n ** 127n;

/**
Shard 0, and its two children once it was split.
*/
export const whole = shardOf(0);
export const closed = shardOf(0, {endingSequenceNumber: '9'});
export const lower = shardOf(1, {parentShardId: closed.shardId, endingHashKey: HALF - 1n});
export const upper = shardOf(2, {parentShardId: closed.shardId, startingHashKey: HALF});
export const split = [closed, lower, upper];

const hashKeys = new Map<string, bigint>();

export const hashKeyOf = (key: string): bigint => {
	const known = hashKeys.get(key) ?? BigInt(`0x${createHash('md5').update(key).digest('hex')}`);
	hashKeys.set(key, known);
	return known;
};

export const USERS = ['user-1', 'user-2', 'user-3', 'user-4', 'user-5'];

type Unseen = Observation extends infer One ? One extends Observation ? Omit<One, 'at'> : never : never;

/**
A made-up stream, with a clock that is moved by hand.
*/
export const createScene = () => {
	let now = START;
	let sequence = 0;
	const progress: LabProgress = createLabProgress(START);
	const see = (observation: Unseen) => {
		progress.observe({at: now, ...observation});
		return scene;
	};

	const scene = {
		progress,
		see,
		get now() {
			return now;
		},
		/**
		A second passes at a time, as on the screen.
		*/
		pass(seconds: number) {
			for (let second = 0; second < seconds; second++) {
				now += 1000;
				progress.look(now);
			}

			return scene;
		},
		connect: () => see({
			type: 'connected', streamName: 'clickstream-lab', streamSource: 'default', region: 'us-east-1', regionSource: '$AWS_REGION', endpoint: '127.0.0.1:4567',
		}),
		stream: (fields: Partial<ObservedStream> = {}) => see({
			type: 'stream', stream: {
				name: 'clickstream-lab', createdAt: START, status: 'ACTIVE', mode: 'PROVISIONED', openShardCount: 1, consumerCount: 0, ...fields,
			},
		}),
		shards: (...shards: ReadonlyArray<typeof whole>) => see({type: 'shards', shards}),
		records: (shardId: string, keys: readonly string[], arrival = now) => see({
			type: 'read', shardId, records: keys.map(key => ({
				SequenceNumber: String(4_000_000 + sequence++), PartitionKey: key, Data: Buffer.from('click'), ApproximateArrivalTimestamp: new Date(arrival),
			})),
		}),
		/**
		The same records as before, from number `first` on.
		*/
		again: (shardId: string, keys: readonly string[], first = 0) => see({
			type: 'read', shardId, records: keys.map((key, index) => ({
				SequenceNumber: String(4_000_000 + first + index), PartitionKey: key, Data: Buffer.from('click'), ApproximateArrivalTimestamp: new Date(START),
			})),
		}),
		begun() {
			return scene.connect().see({type: 'reading', from: 'latest'}).see({type: 'absent'});
		},
		created() {
			scene.begun();
			now += 1000;
			return scene.stream().shards(whole);
		},
		/**
		For so many seconds, so many records a second of `keys` by turns into the open shard that each belongs to.
		*/
		flow(seconds: number, perSecond: number, keys: readonly string[], shards: ReadonlyArray<typeof whole>, most = 1000) {
			for (let second = 0; second < seconds; second++) {
				now += 1000;
				const byShard = Map.groupBy(Array.from({length: perSecond}, (_, index) => keys[index % keys.length]!), key =>
					shards.find(shard => shard.startingHashKey <= hashKeyOf(key) && hashKeyOf(key) <= shard.endingHashKey)!.shardId);
				for (const [shardId, ofShard] of byShard) {
					scene.records(shardId, ofShard.slice(0, most));
					if (ofShard.length > most) {
						see({type: 'throttled', shardId, records: ofShard.length - most});
					}
				}

				progress.look(now);
			}

			return scene;
		},
		state: (number: number) => progress.steps[number]!.state,
		evidence: (number: number) => progress.steps[number]!.checks.map(({evidence}) => evidence?.text),
		done: () => progress.steps.filter(({state}) => state === 'done').map(({step}) => step.number),
	};
	return scene;
};
