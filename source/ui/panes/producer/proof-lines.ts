import type {ProofTotals} from '../../../monitor/producing/producer-view.js';
import type {Appearance} from '../../appearance/appearance.js';
import {formatCount, formatNarrow} from '../../drawing/format.js';
import {
	joinLines,
	line,
	lineWidth,
	span,
	type Line,
} from '../../drawing/line.js';

const isProven = ({lost, duplicates, orderViolations}: ProofTotals): boolean => lost + duplicates + orderViolations === 0;

/**
Whether what was accepted is read, once each, and in order: one row, whatever the width. A narrow one has shorter numbers, and what is only under way is left out first.
*/
export const proofLine = (proof: ProofTotals | undefined, width: number, {glyphs, theme}: Appearance): Line => {
	if (!proof) {
		return line('proof: nothing sent yet', theme.muted);
	}

	const {read, lost, duplicates, orderViolations, inFlight, unchecked = 0} = proof;
	const mark = isProven(proof) ? span(`${glyphs.tick} `, {...theme.good, isBold: true}) : span('! ', theme.bad);
	const partsWith = (format: (count: number) => string): readonly Line[] => [
		[mark, span(`${format(read)} read`, theme.strong)],
		line(`${format(lost)} lost`, lost > 0 ? theme.bad : {}),
		line(`${format(duplicates)} twice`, duplicates > 0 ? theme.warning : {}),
		orderViolations > 0 ? line(`${format(orderViolations)} out of order`, theme.bad) : line('in order'),
	];
	const underWay = [
		...(inFlight > 0 ? [line(`${formatCount(inFlight)} in flight`, theme.muted)] : []),
		...(unchecked > 0 ? [line(`${formatCount(unchecked)} not checked`, theme.muted)] : []),
	];
	const separator = span(` ${glyphs.separator} `, theme.muted);
	const variants = [
		joinLines([...partsWith(formatCount), ...underWay], separator),
		joinLines(partsWith(formatCount), separator),
		joinLines(partsWith(formatNarrow), separator),
		joinLines(partsWith(formatNarrow), span(', ', theme.muted)),
	];
	return variants.find(variant => lineWidth(variant) <= width) ?? variants.at(-1)!;
};
