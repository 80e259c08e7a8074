import {counted} from '../../words.js';
import type {Seen} from '../seen/seen.js';
import type {Pressure} from '../seen/stream-seen.js';
import type {Evidence, Guess, LabStep} from '../step.js';
import {keyNamed, percent, shardsNamed} from '../words.js';

type HotPressure = Pressure & {readonly partitionKey: string};

/**
The hot key's shard under pressure with fewer shards, and again with more shards.
*/
const notCured = ({stream}: Seen): readonly [HotPressure, HotPressure] | undefined => {
	const pressures = stream?.hotPressures ?? [];
	for (const before of pressures) {
		const after = pressures.find(({partitionKey, openShardCount, at}) => partitionKey === before.partitionKey && openShardCount > before.openShardCount && at > before.at);
		if (after) {
			return [before, after];
		}
	}

	return undefined;
};

const nameOf = ({shardId}: Pressure): string => shardId === undefined ? 'its shard' : shardsNamed([shardId]);

const seeNotCured = (seen: Seen): Evidence | undefined => {
	const found = notCured(seen);
	if (found === undefined) {
		return undefined;
	}

	const [before, after] = found;
	return {
		at: after.at,
		text: `with ${counted(before.openShardCount, 'shard')} ${nameOf(before)} was full of ${keyNamed(before.partitionKey)}, with ${after.openShardCount} ${nameOf(after)} is`,
	};
};

const guess: Guess = {
	question: 'One user makes nine of ten clicks, and its shard is full. What do twice the shards do?',
	options: ['halve its load', 'nothing: its shard is full again', 'spread the user over both'],
	outcome: seen => notCured(seen) && {option: 1, words: 'Nothing: one key has one hash key, and that is in one shard. Only other keys help.'},
};

export const hotKey: LabStep = {
	number: 6,
	id: 'hot-key',
	title: 'Hot key',
	why: 'All records of one key go to one shard, whatever the number of shards. So more shards do not help a key that makes nearly all the load.',
	do: {
		key: 'h',
		words: 'Press h: one user makes nine of ten clicks. Press > until its shard throttles. Then press + once.',
		command: () => ({type: 'clickmon', words: ['produce', '--rate', '5000', '--users', '1000', '--hot-key', 'user-1']}),
	},
	look: 'One shard full while the others idle, before and after the reshard. k shows why.',
	isOptional: false,
	dependsOnStream: true,
	costs: 'Each shard more costs as much as the first, and this one helps nothing.',
	guess,
	checks: [{
		id: 'hot',
		label: 'one key makes three quarters or more',
		isVisibleLater: false,
		see({stream}) {
			const hot = stream?.hot;
			return hot && {at: hot.at, text: `${keyNamed(hot.partitionKey)} makes ${percent(hot.share)} of all records`};
		},
	}, {
		id: 'not-cured',
		label: 'full before scaling, and after',
		isVisibleLater: false,
		see: seeNotCured,
	}],
	hint({stream, producer}) {
		if (stream === undefined) {
			return 'There is no stream to write to: press c first.';
		}

		if (stream.hot === undefined) {
			return producer?.isProducing
				? (producer.hotUser === undefined ? 'All users click as often as each other: press h, and one makes nine of ten clicks.' : 'One user is hot: in a few seconds it shows.')
				: 'Nothing is written: press p, and h for a hot user.';
		}

		return stream.hotPressures.length === 0
			? `${keyNamed(stream.hot.partitionKey)} is hot, and its shard still takes it all: press > some times.`
			: `With ${counted(stream.stream.openShardCount, 'shard')} its shard is full: press +, and see whether that helps.`;
	},
};
