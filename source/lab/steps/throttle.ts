import {SHARD_WRITE_RECORDS_PER_SECOND} from '../../service/limits.js';
import {counted, grouped} from '../../words.js';
import {FULL_SECONDS} from '../seen/shard-seen.js';
import type {Seen} from '../seen/seen.js';
import type {Evidence, Guess, LabStep} from '../step.js';
import {shardsNamed} from '../words.js';

/**
With so few users, several fall into the same shard.
*/
const FEW_USERS = 5;

const limit = grouped(SHARD_WRITE_RECORDS_PER_SECOND);

const perSecond = (value: number): string => `${grouped(Math.round(value))} records/s`;

const seePressure = ({stream}: Seen): Evidence | undefined => {
	const pressure = stream?.firstPressure;
	if (pressure === undefined) {
		return undefined;
	}

	const where = pressure.shardId === undefined ? 'a shard' : shardsNamed([pressure.shardId]);
	return stream!.throttledAt === undefined
		? {at: pressure.at, text: `${where} took in all it can, ${limit} records/s or 1 MB/s, for ${FULL_SECONDS} s`}
		: {at: pressure.at, text: `${where} turned puts down: ${limit} records/s or 1 MB/s is all it takes`};
};

const seeCure = ({stream}: Seen): Evidence | undefined => {
	const cure = stream?.cure;
	return cure && {
		at: cure.at,
		text: `${counted(cure.openShardCount, 'shard')} take ${perSecond(cure.recordsPerSecond)}, and nothing is turned down; ${counted(cure.before.openShardCount, 'shard')} took ${perSecond(cure.before.recordsPerSecond)}`,
	};
};

const guess: Guess = {
	question: `You put more than ${limit} records a second into one shard. What becomes of the rest?`,
	options: ['Kinesis keeps it in a queue', 'it is turned down: the producer must put it again', 'it goes to another shard'],
	outcome: seen => seePressure(seen) && {option: 1, words: 'It is turned down (ProvisionedThroughputExceededException), and the producer puts it again later. What does not, loses it.'},
};

export const throttle: LabStep = {
	number: 5,
	id: 'throttle',
	title: 'Too fast',
	why: `A shard takes ${limit} records or 1 MB a second and turns the rest down: the producer is throttled. More shards cure it, where many keys share the load.`,
	do: {
		key: '>',
		words: 'Press u for 1,000 users and > until a shard throttles; then press + until none does.',
		command: () => ({type: 'clickmon', words: ['produce', '--rate', '5000', '--users', '1000']}),
	},
	look: 'The shard that is full, and what the producer is throttled by; then the same rate through more shards.',
	isOptional: false,
	dependsOnStream: true,
	costs: 'Each shard more costs as much as the first.',
	guess,
	checks: [{
		id: 'throttled',
		label: 'a shard throttles',
		isVisibleLater: false,
		see: seePressure,
	}, {
		id: 'cured',
		label: 'more shards take more, and nothing is turned down',
		isVisibleLater: false,
		see: seeCure,
	}],
	hint({stream, producer}) {
		if (stream === undefined) {
			return 'There is no stream to write to: press c first.';
		}

		if (stream.firstPressure === undefined) {
			return producer?.isProducing
				? `You write ${grouped(producer.targetRate)}/s, and ${counted(stream.stream.openShardCount, 'shard')} can take ${grouped(stream.stream.openShardCount * SHARD_WRITE_RECORDS_PER_SECOND)}/s: press > some times.`
				: 'Nothing is written: press p, and then > some times.';
		}

		if (producer?.hotUser !== undefined && producer.userCount !== 1) {
			return 'One user makes nearly all, and one key is in one shard: press h, and all click as often as each other.';
		}

		const hasFewUsers = producer?.userCount === undefined ? stream.hot !== undefined : producer.userCount <= FEW_USERS;
		return hasFewUsers
			? 'Few users fall into few shards, however many there are: press u for 1,000 users.'
			: `With ${counted(stream.stream.openShardCount, 'shard')} puts are still turned down, or less is written than before: press +, and keep the rate.`;
	},
};
