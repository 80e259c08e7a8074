import {hashKeyOf, rangeOfHashKey} from '../../service/hash-ranges.js';
import {isOpen, type Shard} from '../../service/shard.js';
import {namedParents} from '../../service/shard-family.js';
import {shortShardId} from '../../records/text/short-shard-id.js';
import {counted} from '../../words.js';
import type {Seen} from '../seen/seen.js';
import type {StreamSeen} from '../seen/stream-seen.js';
import type {Guess, LabStep} from '../step.js';
import {keysNamed, shardsNamed} from '../words.js';

type Family = {readonly parents: readonly Shard[]; readonly children: readonly Shard[]};

/**
Closed shards with their children. Only a reshard leaves these.
*/
export const families = ({listed}: StreamSeen): readonly Family[] => {
	const byId = new Map(listed.map(shard => [shard.shardId, shard]));
	const found = new Map<string, {parents: readonly Shard[]; children: Shard[]}>();
	for (const child of listed) {
		const ids = namedParents(child);
		const parents = ids.map(id => byId.get(id)).filter(parent => parent !== undefined && !isOpen(parent)) as Shard[];
		if (ids.length === 0 || parents.length < ids.length) {
			continue;
		}

		const family = found.get(ids.join(' ')) ?? {parents, children: []};
		family.children.push(child);
		found.set(ids.join(' '), family);
	}

	return found.values().toArray();
};

const scaled = (stream: StreamSeen | undefined): Family | undefined =>
	stream && stream.stream.openShardCount >= 2 ? families(stream).at(0) : undefined;

const idsOf = (shards: readonly Shard[]): readonly string[] => shards.map(({shardId}) => shardId);

/**
A family whose parents were read to their end before any of their children began.
*/
const handover = (stream: StreamSeen | undefined) => {
	for (const family of stream ? families(stream) : []) {
		const ends = family.parents.map(({shardId}) => stream!.shards.get(shardId)?.endedAt);
		const begins = family.children.map(({shardId}) => stream!.shards.get(shardId)?.firstReadAt).filter(at => at !== undefined);
		if (ends.includes(undefined) || begins.length === 0) {
			continue;
		}

		const end = Math.max(...ends as number[]);
		if (end <= Math.min(...begins)) {
			return {...family, end};
		}
	}

	return undefined;
};

const moved = (stream: StreamSeen | undefined) => {
	for (const {parents, children} of stream ? families(stream) : []) {
		const from = new Set(idsOf(parents));
		const keys = stream!.keys.keys.values()
			.filter(({places}) => places.some(({shardId}) => from.has(shardId)))
			.map(({partitionKey}) => partitionKey)
			.toArray()
			.toSorted((a, b) => a.length === b.length ? (a < b ? -1 : 1) : a.length - b.length);
		const isRead = children.some(({shardId}) => (stream!.shards.get(shardId)?.records ?? 0) > 0);
		if (isRead && keys.length > 0) {
			return children.map(child => ({child, keys: keys.filter(key => rangeOfHashKey(children, hashKeyOf(key)) === child)}));
		}
	}

	return undefined;
};

const movedWords = (stream: StreamSeen | undefined): string | undefined => moved(stream)
	?.filter(({keys}) => keys.length > 0)
	.map(({child, keys}) => `${keysNamed(keys)} to shard ${shortShardId(child.shardId)}`)
	.join('; ');

const guess: Guess = {
	question: 'The shard is split in the middle. How will the five users be divided?',
	options: ['evenly: two and three', 'four and one', 'all stay together'],
	outcome({stream}) {
		const parts = moved(stream);
		const words = movedWords(stream);
		if (parts === undefined || words === undefined) {
			return undefined;
		}

		const counts = parts.map(({keys}) => keys.length);
		const [most, least] = [Math.max(...counts), Math.min(...counts)];
		const option = least === 0 ? 2 : (most >= least * 3 ? 1 : 0);
		return {option, words: `${words}: the MD5 decides, and chance is not even.`};
	},
};

export const scale: LabStep = {
	number: 4,
	id: 'scale',
	title: 'Scale',
	why: 'More shards take more records. A shard is not moved: it closes, and two children take a half of its keys each. Who reads the parent to its end first keeps every key in order.',
	do: {
		key: '+',
		words: 'Press + to go to two shards.',
		command: ({streamName, openShardCount = 1}) => ({
			type: 'aws', words: ['kinesis', 'update-shard-count', '--stream-name', streamName, '--scaling-type', 'UNIFORM_SCALING', '--target-shard-count', String(openShardCount * 2)],
		}),
	},
	look: 'UPDATING, then the closed parent beside its children; where each user’s records stand now.',
	isOptional: false,
	dependsOnStream: true,
	costs: 'Two shards cost twice as much as one.',
	guess,
	checks: [{
		id: 'resharded',
		label: 'a closed parent, its children open',
		isVisibleLater: true,
		see({stream}) {
			const family = scaled(stream);
			return family && {at: stream!.openCountSince, text: `${shardsNamed(idsOf(family.parents))} closed, ${shardsNamed(idsOf(family.children))} came of it`};
		},
	}, {
		id: 'handover',
		label: 'the parent read to its end before the children began',
		isVisibleLater: false,
		see({stream}) {
			const found = handover(stream);
			return found && {at: found.end, text: `${shardsNamed(idsOf(found.parents))} read to its end before ${shardsNamed(idsOf(found.children))} began`};
		},
	}, {
		id: 'moved',
		label: 'which users went where',
		isVisibleLater: false,
		see({stream}: Seen) {
			const words = movedWords(stream);
			return words === undefined || words === '' ? undefined : {at: stream!.openCountSince, text: `${words}: by their MD5`};
		},
	}],
	hint({stream}) {
		if (stream === undefined) {
			return 'There is no stream to scale: press c first.';
		}

		if (stream.stream.status !== 'ACTIVE') {
			return `The stream is ${stream.stream.status}: reading and writing go on meanwhile.`;
		}

		return families(stream).length === 0
			? `There ${stream.stream.openShardCount === 1 ? 'is' : 'are'} ${counted(stream.stream.openShardCount, 'open shard')}, and none was split: press +.`
			: 'The shards are split. Nothing has come into the children yet: press p to write.';
	},
};
