import type {ProofTotals} from '../../../monitor/snapshot.js';
import type {Appearance} from '../../appearance/appearance.js';
import {formatCount} from '../../drawing/format.js';
import {
	labelled,
	labelledFault,
	line,
	span,
	wrapParts,
	type Line,
} from '../../drawing/line.js';
import type {Theme} from '../../appearance/theme.js';

export const orderPart = ({orderViolations}: ProofTotals, theme: Theme): Line => orderViolations === 0
	? labelled('order', 'ok', theme, theme.good)
	: labelled('order', `broken ${formatCount(orderViolations)}`, theme, theme.bad);

const proofParts = (proof: ProofTotals, theme: Theme): readonly Line[] => [
	labelled('sent', formatCount(proof.sent), theme),
	labelled('accepted', formatCount(proof.accepted), theme),
	labelled('read', formatCount(proof.read), theme),
	labelled('in flight', formatCount(proof.inFlight), theme),
	labelled('dup', formatCount(proof.duplicates), theme, proof.duplicates > 0 ? theme.warning : {}),
	labelledFault('lost', proof.lost, theme),
	orderPart(proof, theme),
];

/**
The proof in as few rows as possible. In one row, `accepted` may be missing: the totals above have it.
*/
export const proofLines = (proof: ProofTotals | undefined, width: number, rows: number, {glyphs, theme}: Appearance): readonly Line[] => {
	if (!proof) {
		return [line('proof: nothing sent yet', theme.muted)];
	}

	const parts = proofParts(proof, theme);
	const separator = span(` ${glyphs.separator} `, theme.muted);
	const wrapped = wrapParts(parts, separator, width);
	return wrapped.length <= rows ? wrapped : wrapParts(parts.toSpliced(1, 1), separator, width).slice(0, rows);
};
