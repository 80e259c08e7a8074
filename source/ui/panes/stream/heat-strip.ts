import {HASH_KEY_COUNT} from '../../../service/hash-ranges.js';
import {loadOf} from '../../../service/shard-load.js';
import type {ShardView} from '../../../monitor/meters/shard-view.js';
import type {Appearance} from '../../appearance/appearance.js';
import {span, type Line, type Span} from '../../drawing/line.js';
import type {Style, Theme} from '../../appearance/theme.js';
import {loadTone, toneStyle} from '../../shards/shard-load.js';

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

const styleOf = ({load, isThrottled}: Slice, theme: Theme): Style => toneStyle(isThrottled ? 'full' : loadTone(load), theme);

/**
The cells of a strip that stands beside its label: from 00 to ff.
*/
export type StripRoom = {readonly label: string; readonly cells: number};

/**
The room for the hash keys in a strip of so many cells.
*/
export const stripRoom = (width: number): StripRoom => {
	const label = width < 100 ? 'load 00' : 'load by hash key 00';
	return {label, cells: width - label.length - '||ff'.length};
};

/**
The load by hash key in one row: a cell per slice, with height and colour by load. The first byte of the hash key names the ends. `borders` are the cells where a shard begins.
*/
export const heatStrip = (shards: readonly ShardView[], width: number, {glyphs, theme}: Appearance, borders: ReadonlySet<number> = new Set()): Line => {
	const {label, cells} = stripRoom(width);
	const runs: Span[] = [];
	for (const [index, slice] of heatSlices(shards, cells).entries()) {
		const isBorder = borders.has(index);
		const style = isBorder ? theme.muted : styleOf(slice, theme);
		const cell = isBorder ? glyphs.vertical : cellOf(slice, glyphs.levels);
		const last = runs.at(-1);
		// Neighbours that look alike share a span, because a span is expensive.
		if (last && last.color === style.color && last.isBold === style.isBold && last.isInverse === style.isInverse && last.isDim === style.isDim) {
			runs[runs.length - 1] = {...last, text: last.text + cell};
		} else {
			runs.push(span(cell, style));
		}
	}

	return [span(`${label}${glyphs.vertical}`, theme.muted), ...runs, span(`${glyphs.vertical}ff`, theme.muted)];
};
