import type {LineageView} from '../../../monitor/lineage/lineage-part.js';
import type {ShardLife} from '../../../monitor/lineage/shard-life.js';
import {formatTime} from '../../drawing/format.js';

/**
`12:03:10.120`, local time; `at` in clock ms.
*/
export const exactTime = (at: number): string => `${formatTime(at)}.${String(Math.floor(at) % 1000).padStart(3, '0')}`;

const listed = (ids: readonly string[]): string => ids.length < 2 ? ids.join('') : `${ids.slice(0, -1).join(', ')} and ${ids.at(-1)!}`;

/**
The last time that reading went on from parents to their children, in a sentence with the times of both; undefined while there was none.
*/
export const lastHandover = (lives: LineageView): string | undefined => {
	const byId = new Map(lives.map(life => [life.shardId, life]));
	let last: {readonly parents: readonly ShardLife[]; readonly child: ShardLife; readonly at: number} | undefined;
	for (const child of lives) {
		const parents = child.parents.map(id => byId.get(id)).filter(parent => parent !== undefined);
		if (child.beganAt === undefined || parents.length === 0 || parents.some(({endedAt}) => endedAt === undefined)) {
			continue;
		}

		if (last === undefined || child.beganAt > last.at) {
			last = {parents, child, at: child.beganAt};
		}
	}

	if (last === undefined) {
		return undefined;
	}

	const ends = Math.max(...last.parents.map(({endedAt}) => endedAt!));
	return `${listed(last.parents.map(({shortId}) => shortId))} read to ${last.parents.length === 1 ? 'its' : 'their'} end ${exactTime(ends)}, ${last.child.shortId} began ${exactTime(last.at)}`;
};
