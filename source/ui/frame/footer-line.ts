import type {Appearance} from '../appearance/appearance.js';
import type {KeyHint} from '../keys/key-row.js';
import {lineWidth, span, type Line} from '../drawing/line.js';

const hintLine = ({keys, label}: KeyHint, {theme}: Appearance): Line => [
	span(` ${keys}`, {...theme.accent, isBold: true}),
	span(` ${label} `),
];

/**
Neighbours of one group as one hint: `+ - shards`.
*/
const merged = (hints: readonly KeyHint[]): readonly KeyHint[] => {
	const groups: KeyHint[] = [];
	for (const hint of hints) {
		const last = groups.at(-1);
		if (last?.group !== undefined && last.group === hint.group) {
			groups[groups.length - 1] = {...last, keys: `${last.keys} ${hint.keys}`, label: last.group};
		} else {
			groups.push(hint);
		}
	}

	return groups;
};

/**
Help and quit, which stay however narrow it gets.
*/
const PINNED = 2;

const withoutWhatDoesNotFit = (hints: readonly Line[], width: number): readonly Line[] => {
	const pinned = hints.slice(-PINNED);
	let room = width - lineWidth(pinned.flat());
	const fitting = hints.slice(0, -PINNED).filter(hint => {
		const taken = lineWidth(hint);
		const isFitting = taken <= room;
		room -= isFitting ? taken : 0;
		return isFitting;
	});
	return [...fitting, ...pinned];
};

/**
The hints in full; where that is too wide, grouped; and then as many as fit.
*/
export const footerLine = (hints: readonly KeyHint[], width: number, appearance: Appearance): Line => {
	const full = hints.flatMap(hint => hintLine(hint, appearance));
	return lineWidth(full) <= width
		? full
		: withoutWhatDoesNotFit(merged(hints).map(hint => hintLine(hint, appearance)), width).flat();
};
