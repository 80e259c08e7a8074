import {memo} from 'react';
import type {Facts} from '../../../monitor/facts/facts.js';
import {useAppearance} from '../../appearance/appearance.js';
import {Overlay} from '../overlay-box.js';
import type {Size} from '../../../size.js';
import {line} from '../../drawing/line.js';
import {isSame} from '../../drawing/redraw.js';
import {factsLines} from './facts-lines.js';
import {chosenKey, factsSize, type FactsView} from './facts-view.js';

type Props = {
	readonly facts: Facts;
	/**
	The clock's.
	*/
	readonly second: number;
	readonly overlay: FactsView;
	/**
	What it lies on.
	*/
	readonly size: Size;
};

/**
What is in the stream: its keys, urls, users, sizes and rate, as they were read in the last minute.
*/
export const FactsPane = memo(({facts, second, overlay, size: frame}: Props) => {
	const appearance = useAppearance();
	const size = factsSize(frame);
	const seconds = Math.round(facts.seconds);
	return (
		<Overlay
			title={seconds > 0 ? `In the stream, as read in the last ${seconds} s` : 'In the stream'}
			note={line('i or Esc closes', appearance.theme.muted)}
			lines={factsLines(facts, second, {
				chosen: chosenKey(overlay, facts.keys),
				size: {columns: size.columns - 4, rows: size.rows - 2},
				appearance,
			})}
			size={size}
			frame={frame}
		/>
	);
}, isSame);

FactsPane.displayName = 'FactsPane';
