import type {Appearance} from './appearance.js';
import type {KeyHint} from './keymap.js';
import {lineWidth, span, type Line} from './line.js';

const hintLine = ({keys, label}: KeyHint, {theme}: Appearance): Line => [
	span(` ${keys}`, {...theme.accent, isBold: true}),
	span(` ${label} `),
];

/**
Help and quit, which stay however narrow it gets.
*/
const PINNED = 2;

/**
As many hints as fit; those at the end always do.
*/
export const footerLine = (hints: readonly KeyHint[], width: number, appearance: Appearance): Line => {
	const all = hints.map(hint => hintLine(hint, appearance));
	const pinned = all.slice(-PINNED);
	let room = width - pinned.reduce((sum, hint) => sum + lineWidth(hint), 0);
	const fitting = all.slice(0, -PINNED).filter(hint => {
		const taken = lineWidth(hint);
		const isFits = taken <= room;
		room -= isFits ? taken : 0;
		return isFits;
	});
	return [...fitting, ...pinned].flat();
};
