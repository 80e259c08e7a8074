import {HASH_KEY_COUNT} from '../../../service/hash-ranges.js';
import {HOT_LOAD, loadOf} from '../../../service/shard-load.js';
import type {ShardView} from '../../../monitor/snapshot.js';
import type {Appearance} from '../../appearance/appearance.js';
import {span, type Line, type Span} from '../../drawing/line.js';
import type {Style, Theme} from '../../appearance/theme.js';

/**
What one slice of the hash keys has to bear: the highest load of the shards in it, and whether one of them turns puts down.
*/
export type Slice = {readonly load: number; readonly isThrottled: boolean};

const SPACE = Number(HASH_KEY_COUNT);

/**
A shard that ends where a slice does is not in the next one, though 128 bits do not fit into a number.
*/
const ROUNDING = 1e-6;

/**
The hash-key space in so many slices of one width each, from the open shards.
*/
export const heatSlices = (shards: readonly ShardView[], width: number): readonly Slice[] => {
	const loads = new Float64Array(width);
	const throttled = new Uint8Array(width);
	const placeOf = (hashKey: bigint): number => Number(hashKey) / SPACE * width;
	for (const shard of shards) {
		if (shard.state === 'closed') {
			continue;
		}

		const load = loadOf(shard);
		if (load === 0 && shard.throttledPerSecond === 0) {
			continue;
		}

		const end = Math.min(width, placeOf(shard.endingHashKey + 1n) - ROUNDING);
		for (let slice = Math.floor(placeOf(shard.startingHashKey) + ROUNDING); slice < end; slice++) {
			loads[slice] = Math.max(loads[slice]!, load);
			throttled[slice] ||= Number(shard.throttledPerSecond > 0);
		}
	}

	return Array.from(loads, (load, slice) => ({load, isThrottled: throttled[slice] === 1}));
};

/**
Stands for a slice where puts are turned down: a mark, so that it shows without colour.
*/
const THROTTLED = '!';

const cellOf = ({load, isThrottled}: Slice, levels: readonly string[]): string => {
	if (isThrottled) {
		return THROTTLED;
	}

	return load === 0 ? ' ' : levels[Math.min(levels.length, Math.ceil(load * levels.length)) - 1]!;
};

const styleOf = ({load, isThrottled}: Slice, theme: Theme): Style => {
	if (isThrottled) {
		return theme.bad;
	}

	return load >= HOT_LOAD ? theme.warning : theme.good;
};

/**
Who is hot, in one row: a cell for each slice of the hash-key space, its load by height and colour. The ends are named by the first byte of the hash key.
*/
export const heatStrip = (shards: readonly ShardView[], width: number, {glyphs, theme}: Appearance): Line => {
	const label = width < 100 ? 'load 00' : 'load by hash key 00';
	const room = width - label.length - '||ff'.length;
	const runs: Span[] = [];
	for (const slice of heatSlices(shards, room)) {
		const style = styleOf(slice, theme);
		const cell = cellOf(slice, glyphs.levels);
		const last = runs.at(-1);
		// One span for neighbours that look alike: a span costs more than its letters.
		if (last && last.color === style.color && last.isBold === style.isBold && last.isInverse === style.isInverse) {
			runs[runs.length - 1] = {...last, text: last.text + cell};
		} else {
			runs.push(span(cell, style));
		}
	}

	return [span(`${label}${glyphs.vertical}`, theme.muted), ...runs, span(`${glyphs.vertical}ff`, theme.muted)];
};
