import {localIsoTime, startWords} from '../../../actions/start-words.js';
import {startPosition} from '../../../typed/start-position.js';
import type {StartPosition} from '../../../service/reading-start.js';
import {shortShardId} from '../../../service/shard-id.js';
import type {FeedRecord, Snapshot} from '../../../monitor/snapshot.js';
import {UserError} from '../../../user-error.js';
import type {ViewState} from '../../view/view-state.js';

/**
A place to start at that can be had without typing.
*/
export type StartPreset = {
	/**
	As `--from` takes it.
	*/
	readonly text: string;
	readonly about: string;
};

/**
Asks from where on the stream is to be read.
*/
export type StartForm = {
	readonly type: 'start-form';
	readonly typed: string;
	readonly presets: readonly StartPreset[];
	/**
	The preset that holds while nothing is typed.
	*/
	readonly chosen: number;
	/**
	Why reading did not start over.
	*/
	readonly complaint: string | undefined;
};

export type StartFormChange = Partial<Pick<StartForm, 'typed' | 'chosen' | 'complaint'>>;

const HOUR = 3_600_000;

/**
What is offered: the two ends, times ago, a time to edit, and the record under the cursor.
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
What the form stands for: what was typed, whose first letters do for a word, or else the preset.
*/
export const startText = ({typed, presets, chosen}: StartForm): string => {
	const text = typed.trim();
	return text === '' ? presets[chosen]!.text : words.find(word => word.startsWith(text.toLowerCase())) ?? text;
};

/**
Where to start, or why that is nowhere. `at` is clock time in ms.
*/
export const readStart = (form: StartForm, {state, at}: Pick<Snapshot, 'state' | 'at'>): StartPosition | {readonly complaint: string} => {
	try {
		const from = startPosition('The start', startText(form), at);
		const isThere = !('shardId' in from) || state.shards.some(({shardId}) => shardId === from.shardId);
		return isThere ? from : {complaint: `There is no shard ${shortShardId(from.shardId)} in this stream: the pane of the stream lists them.`};
	} catch (error) {
		if (error instanceof UserError) {
			return {complaint: error.message};
		}

		throw error;
	}
};

/**
What the form stands for in words; undefined while it stands for nothing.
*/
export const startMeaning = (form: StartForm, snapshot: Pick<Snapshot, 'state' | 'at'>): string | undefined => {
	const start = readStart(form, snapshot);
	return 'complaint' in start ? undefined : startWords(start, snapshot.at);
};

export const openStartForm = (view: ViewState, presets: readonly StartPreset[]): ViewState => ({
	...view,
	overlay: {
		type: 'start-form', typed: '', presets, chosen: 0, complaint: undefined,
	},
});

export const editStartForm = (view: ViewState, change: StartFormChange): ViewState =>
	view.overlay?.type === 'start-form' ? {...view, overlay: {...view.overlay, complaint: undefined, ...change}} : view;
