import type {LineageView} from '../../../monitor/lineage/lineage-part.js';
import type {ShardLife} from '../../../monitor/lineage/shard-life.js';
import {listed} from '../../../words.js';
import {formatExactTime} from '../../drawing/format.js';
import {oncePer} from '../../view/once-per.js';

const findLast = (lives: LineageView): string | undefined => {
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
	return `${listed(last.parents.map(({shortId}) => shortId))} read to ${last.parents.length === 1 ? 'its' : 'their'} end ${formatExactTime(ends)}, ${last.child.shortId} began ${formatExactTime(last.at)}`;
};

const known = oncePer((lives: LineageView) => ({sentence: findLast(lives)}));

/**
The last time that reading went on from parents to their children, in a sentence with the times of both; undefined while there was none.
*/
export const lastHandover = (lives: LineageView): string | undefined => known(lives).sentence;
