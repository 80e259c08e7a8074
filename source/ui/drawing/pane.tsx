import {Box} from 'ink';
import type {ReactNode} from 'react';
import {useAppearance} from '../appearance/appearance.js';
import {
	fitLine,
	lineWidth,
	span,
	type Line,
} from './line.js';
import type {PaneSize} from './pane-size.js';
import {Row} from './row.js';

type Props = {
	readonly title: string;
	/**
	At the right of the title, if it fits.
	*/
	readonly note?: Line;
	readonly size: PaneSize;
	readonly isFocused: boolean;
	/**
	Stands beside the title, in a pane that has no other row.
	*/
	readonly inTitle?: Line | undefined;
	readonly children?: ReactNode;
};

/**
A titled frame. The focused one has a mark before its title and a border in the accent colour.
*/
export const Pane = ({title, note = [], size, isFocused, inTitle, children}: Props) => {
	const {glyphs, theme, isInBackground} = useAppearance();
	const border = isFocused ? theme.accent : theme.muted;
	const head = [
		span(`${size.isOpen ? glyphs.horizontal : glyphs.corners.topLeft}${glyphs.horizontal}`, border),
		span(` ${isFocused ? `${glyphs.focused} ` : ''}${title} `, isFocused ? {...theme.accent, isBold: true} : theme.strong),
	];
	if (inTitle) {
		return <Row line={[...head, ...inTitle]} width={size.columns}/>;
	}

	const inner = size.columns - lineWidth(head) - 2;
	const hasNote = note.length > 0 && inner > 8;
	const fittedNote = hasNote ? fitLine(note, Math.min(lineWidth(note), inner - 4)) : [];
	const noteWidth = hasNote ? lineWidth(fittedNote) + 2 : 0;
	const top = [
		...head,
		span(glyphs.horizontal.repeat(Math.max(0, inner - noteWidth)), border),
		...(hasNote ? [span(' '), ...fittedNote, span(' ')] : []),
		span(`${glyphs.horizontal}${size.isOpen ? glyphs.horizontal : glyphs.corners.topRight}`, border),
	];
	const {color, isDim = isInBackground} = border;

	return (
		<Box flexDirection='column' width={size.columns} height={size.rows} flexShrink={0}>
			<Row line={top} width={size.columns}/>
			<Box
				flexDirection='column'
				height={size.rows - 1}
				// Its rows have the width of the pane. If Ink cut them, they would cost twice as much.
				overflowY='hidden'
				{...(!size.isOpen && {
					borderStyle: glyphs.border, borderTop: false, borderColor: color, borderDimColor: isDim,
				})}
			>
				{children}
			</Box>
		</Box>
	);
};
