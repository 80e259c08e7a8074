import type {PlannedChange} from '../../actions/streams/settings/tell-plan.js';
import type {Connection} from '../../kinesis/client/connection.js';
import {changeLines, toldJson} from '../output/told-change.js';

/**
All changes of a plan, numbered if there are several.
*/
export const planLines = (planned: readonly PlannedChange[], connection: Connection): readonly string[] => planned.flatMap((change, index) => {
	const head = planned.length === 1 ? '' : `${index + 1}. `;
	return changeLines(change, connection).map((line, place) => (place === 0 ? head : ' '.repeat(head.length)) + line);
});

const plain = (value: unknown): unknown => value instanceof Map ? Object.fromEntries([...value].map(([key, one]) => [key, one ?? null])) : value ?? null;

export const planJson = (planned: readonly PlannedChange[], connection: Connection) => planned.map(one => ({
	setting: one.change.setting,
	from: plain(one.change.from),
	to: 'to' in one.change ? plain(one.change.to) : null,
	...toldJson(one, connection),
}));
