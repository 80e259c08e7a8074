import type {KeyRow} from './key-row.js';

/**
The keys of a replay. They go before those of a live session.
*/
export const replayRows: readonly KeyRow[] = [
	{
		shown: 'space',
		section: 'The replay',
		commands: {space: {view: 'toggle-replay'}},
		description: 'Stops the replay, or goes on; at the end it begins again.',
		label: () => 'stop or go on',
	},
	{
		shown: 'Left Right',
		section: 'The replay',
		commands: {left: {view: 'seek-back'}, right: {view: 'seek-forward'}},
		description: 'Ten seconds back or forth.',
		label: () => '10 s',
	},
	{
		shown: 'n b',
		section: 'The replay',
		commands: {n: {view: 'next-event'}, b: {view: 'previous-event'}},
		description: 'Goes to the next event, or back to the one before.',
		label: () => 'event',
	},
	{
		shown: '1 2 4 8',
		section: 'The replay',
		commands: {
			1: {view: 'speed-1'}, 2: {view: 'speed-2'}, 4: {view: 'speed-4'}, 8: {view: 'speed-8'},
		},
		description: 'How fast it runs.',
		label: () => 'speed',
	},
];

const keysOf = ({commands}: KeyRow): readonly string[] => Object.keys(commands);

const taken = new Set(replayRows.flatMap(row => keysOf(row)));

/**
The rows of a session that is replayed: each key means one thing there too.
*/
export const withReplayRows = (rows: readonly KeyRow[]): readonly KeyRow[] => [...replayRows, ...rows.filter(row => keysOf(row).every(key => !taken.has(key)))];
