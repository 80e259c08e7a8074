import {HASH_KEY_COUNT} from '../../../service/hash-ranges.js';
import {HOT_LOAD, loadOf} from '../../../service/shard-load.js';
import type {ShardView} from '../../../monitor/snapshot.js';
import type {Appearance} from '../../appearance/appearance.js';
import {span, type Line, type Span} from '../../drawing/line.js';
import type {Style, Theme} from '../../appearance/theme.js';

/**
The highest load of the shards in one slice of the hash keys, and whether one of them throttles puts.
*/
export type Slice = {readonly load: number; readonly isThrottled: boolean};

const SPACE = Number(HASH_KEY_COUNT);

/**
A shard that ends where a slice ends is not in the next one. The shares are not exact: a number cannot hold 128 bits.
*/
const ROUNDING = 1e-6;

/**
The hash-key space in slices of equal width, from the open shards.
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
Marks a slice that throttles puts, so that it shows without colour.
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
One row that shows the hot hash keys: each cell is a slice of the hash-key space, and its height and colour are the load. The ends have the first byte of the hash key.
*/
export const heatStrip = (shards: readonly ShardView[], width: number, {glyphs, theme}: Appearance): Line => {
	const label = width < 100 ? 'load 00' : 'load by hash key 00';
	const room = width - label.length - '||ff'.length;
	const runs: Span[] = [];
	for (const slice of heatSlices(shards, room)) {
		const style = styleOf(slice, theme);
		const cell = cellOf(slice, glyphs.levels);
		const last = runs.at(-1);
		// Neighbours that look alike are one span: a span costs more than its letters.
		if (last && last.color === style.color && last.isBold === style.isBold && last.isInverse === style.isInverse) {
			runs[runs.length - 1] = {...last, text: last.text + cell};
		} else {
			runs.push(span(cell, style));
		}
	}

	return [span(`${label}${glyphs.vertical}`, theme.muted), ...runs, span(`${glyphs.vertical}ff`, theme.muted)];
};
