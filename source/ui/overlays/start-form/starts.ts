import {localIsoTime, startWords} from '../../../actions/reading/start-words.js';
import {startPosition} from '../../../typed/start-position.js';
import type {StartPosition} from '../../../service/reading-start.js';
import {shortShardId} from '../../../records/text/short-shard-id.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import type {FeedRecord} from '../../../monitor/feed/feed-view.js';
import {UserError} from '../../../user-error.js';
import type {TextField} from '../../keys/line-editor.js';

/**
A start that needs no typing.
*/
export type StartPreset = {
	/**
	In the form of `--from`.
	*/
	readonly text: string;
	readonly about: string;
};

/**
Asks where reading starts.
*/
export type StartForm = TextField & {
	readonly type: 'start-form';
	readonly presets: readonly StartPreset[];
	/**
	The preset that applies if nothing is typed.
	*/
	readonly chosen: number;
	/**
	Why reading did not start over.
	*/
	readonly complaint: string | undefined;
};

const HOUR = 3_600_000;

/**
The presets: the two ends, times ago, a time to edit, and the record under the cursor.
*/
export const presetsFor = ({state, at}: Pick<Snapshot, 'state' | 'at'>, record: FeedRecord | undefined): readonly StartPreset[] => {
	const kept = state.stream ? `; the stream keeps ${state.stream.retentionHours} h` : '';
	const wholeHour = new Date(at - HOUR).setMinutes(0, 0, 0);
	return [
		{text: 'latest', about: 'what is written from now on'},
		{text: 'trim-horizon', about: `the oldest record${kept}`},
		{text: '1m', about: 'a minute ago'},
		{text: '15m', about: 'a quarter of an hour ago'},
		{text: '1h', about: 'an hour ago'},
		{text: localIsoTime(wholeHour), about: 'a time: Tab lets you edit it'},
		...(record ? [{text: `sequence:${shortShardId(record.shardId)}:${record.record.SequenceNumber}`, about: 'the record under the cursor'}] : []),
	];
};

const words = ['latest', 'trim-horizon'];

/**
The start as text: the typed one (its first letters are enough), or the preset.
*/
export const startText = ({typed, presets, chosen}: StartForm): string => {
	const text = typed.trim();
	return text === '' ? presets[chosen]!.text : words.find(word => word.startsWith(text.toLowerCase())) ?? text;
};

/**
The start position, or a complaint. `at` is clock time in ms.
*/
export const readStart = (form: StartForm, {state, at}: Pick<Snapshot, 'state' | 'at'>): StartPosition | {readonly complaint: string} => {
	try {
		const from = startPosition('The start', startText(form), at);
		const isThere = !('shardId' in from) || state.shards.some(({shardId}) => shardId === from.shardId);
		return isThere ? from : {complaint: `This stream has no shard ${shortShardId(from.shardId)}. The stream’s pane lists its shards.`};
	} catch (error) {
		if (error instanceof UserError) {
			return {complaint: error.message};
		}

		throw error;
	}
};

/**
The start in words; undefined if it is not valid yet.
*/
export const startMeaning = (form: StartForm, snapshot: Pick<Snapshot, 'state' | 'at'>): string | undefined => {
	const start = readStart(form, snapshot);
	return 'complaint' in start ? undefined : startWords(start, snapshot.at);
};
