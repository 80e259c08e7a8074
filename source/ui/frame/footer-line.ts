import type {Appearance} from '../appearance/appearance.js';
import type {Importance, KeyHint} from '../keys/key-row.js';
import {lineWidth, span, type Line} from '../drawing/line.js';

const hintLine = ({keys, label}: KeyHint, {theme}: Appearance): Line => [
	span(` ${keys}`, {...theme.accent, isBold: true}),
	span(` ${label} `),
];

/**
Joins neighbours of one group into one hint: `+ - shards`.
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
Help and quit stay at any width.
*/
const PINNED = 2;

const ranks: Readonly<Record<Importance, number>> = {
	'way-out': 0, own: 1, usual: 2, minor: 3,
};

const rankOf = ({importance = 'usual'}: KeyHint): number => ranks[importance];

/**
As many hints as fit, in their order. The important ones get room first.
*/
const withoutWhatDoesNotFit = (hints: readonly KeyHint[], width: number, appearance: Appearance): readonly Line[] => {
	const lines = new Map(hints.map(hint => [hint, hintLine(hint, appearance)]));
	const pinned = hints.slice(-PINNED);
	let room = width - lineWidth(pinned.flatMap(hint => lines.get(hint)!));
	const fitting = new Set(pinned);
	for (const hint of hints.slice(0, -PINNED).toSorted((a, b) => rankOf(a) - rankOf(b))) {
		const taken = lineWidth(lines.get(hint)!);
		if (taken > room) {
			continue;
		}

		fitting.add(hint);
		room -= taken;
	}

	return hints.filter(hint => fitting.has(hint)).map(hint => lines.get(hint)!);
};

/**
All hints. A narrow footer groups them, and then leaves out what does not fit.
*/
export const footerLine = (hints: readonly KeyHint[], width: number, appearance: Appearance): Line => {
	const full = hints.flatMap(hint => hintLine(hint, appearance));
	return lineWidth(full) <= width
		? full
		: withoutWhatDoesNotFit(merged(hints), width, appearance).flat();
};
