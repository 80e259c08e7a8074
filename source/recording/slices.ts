import type {Snapshot} from '../monitor/snapshot.js';
import {inJson} from './encode.js';
import type {RecordingEntry, SliceChanges} from './entry.js';
import {fromRecordedLab, toRecordedLab} from './lab-slice.js';
import {fromRecordedLineage, toRecordedLineage} from './lineage-slice.js';

/**
The slices that a replay computes again, and those that only a live session has; the consumers name accounts and machines of others. All other parts of a snapshot are recorded slices, new ones too.
*/
const NO_SLICES = new Set(['at', 'state', 'shards', 'feed', 'facts', 'recording', 'replay', 'tabs', 'consumers', 'history', 'settings']);

/**
Our own puts that were refused, by shard. Only the producer knows them; they are shown with the shards.
*/
const THROTTLED = 'throttled';

type Fields = Readonly<Record<string, unknown>>;

/**
Slices that are not plain JSON, or that change deeper than their own fields.
*/
const codecs: Readonly<Record<string, {toFields(value: never): Fields; fromFields(fields: Fields): unknown}>> = {
	lab: {toFields: toRecordedLab, fromFields: fromRecordedLab},
	lineage: {toFields: toRecordedLineage, fromFields: fromRecordedLineage},
};

const throttledOf = ({shards}: Pick<Snapshot, 'shards'>): Fields =>
	Object.fromEntries(shards.filter(shard => shard.throttledPerSecond > 0).map(({shardId, throttledPerSecond}) => [shardId, throttledPerSecond]));

const fieldsOf = (snapshot: Snapshot, name: string): Fields | undefined => {
	if (name === THROTTLED) {
		return throttledOf(snapshot);
	}

	const value = snapshot[name as keyof Snapshot];
	const codec = codecs[name];
	return value !== undefined && codec ? codec.toFields(value as never) : value as Fields | undefined;
};

type Known = {
	/**
	The object that it was made from: if it is the same, nothing changed.
	*/
	readonly of: unknown;
	/**
	The recorded fields; undefined if there were none.
	*/
	readonly texts: ReadonlyMap<string, string> | undefined;
};

type SliceEntry = Extract<RecordingEntry, {e: 'slice'}>;

const textsOf = (fields: Fields): ReadonlyMap<string, string> => new Map(Object.entries(fields)
	.filter(([, value]) => value !== undefined)
	.map(([name, value]) => [name, inJson(value)]));

const changesBetween = (before: Known['texts'], after: Known['texts'], fields: Fields | undefined): SliceChanges | undefined => {
	if (after === undefined) {
		return before === undefined ? undefined : null;
	}

	const changed = after.keys().filter(name => before?.get(name) !== after.get(name)).map(name => [name, fields![name]] as const).toArray();
	const gone = [...before?.keys() ?? []].filter(name => !after.has(name)).map(name => [name, null] as const);
	return before !== undefined && changed.length + gone.length === 0 ? undefined : Object.fromEntries([...changed, ...gone]);
};

/**
Finds what changed in the slices from one snapshot to the next.
*/
export type SliceWatch = {
	/**
	What changed since last time; everything the first time, and after `startOver`.
	*/
	changes(snapshot: Snapshot): ReadonlyArray<Pick<SliceEntry, 'of' | 'changes'>>;
	startOver(): void;
};

export const createSliceWatch = (): SliceWatch => {
	let known = new Map<string, Known>();

	const changesOf = (name: string, snapshot: Snapshot): SliceChanges | undefined => {
		const of: unknown = name === THROTTLED ? snapshot.shards : snapshot[name as keyof Snapshot];
		const before = known.get(name);
		if (before !== undefined && before.of === of) {
			return undefined;
		}

		const fields = fieldsOf(snapshot, name);
		const texts = fields && textsOf(fields);
		known.set(name, {of, texts});
		return changesBetween(before?.texts, texts, fields);
	};

	return {
		changes: snapshot => [...Object.keys(snapshot).filter(name => !NO_SLICES.has(name)), THROTTLED].flatMap(of => {
			const changes = changesOf(of, snapshot);
			return changes === undefined ? [] : [{of, changes}];
		}),
		startOver() {
			known = new Map();
		},
	};
};

/**
The slices as the entries so far leave them.
*/
export type Slices = {
	apply(entry: Pick<SliceEntry, 'of' | 'changes'>): void;
	/**
	Those of a snapshot; each is the same object while it does not change.
	*/
	readonly views: Readonly<Record<string, unknown>>;
	throttledPerSecond(shardId: string): number;
};

export const createSlices = (): Slices => {
	const fields = new Map<string, Fields>();
	let views: Readonly<Record<string, unknown>> = {};

	const changed = (of: string, changes: NonNullable<SliceChanges>): Fields => {
		const next = {...fields.get(of)};
		for (const [name, value] of Object.entries(changes)) {
			if (value === null) {
				delete next[name]; // eslint-disable-line @typescript-eslint/no-dynamic-delete
			} else {
				next[name] = value;
			}
		}

		return next;
	};

	return {
		apply({of, changes}) {
			if (changes === null) {
				fields.delete(of);
				views = {...views, [of]: undefined};
				return;
			}

			const next = changed(of, changes);
			fields.set(of, next);
			views = {...views, [of]: codecs[of]?.fromFields(next) ?? next};
		},
		get views() {
			return views;
		},
		throttledPerSecond: shardId => (fields.get(THROTTLED)?.[shardId] ?? 0) as number,
	};
};
