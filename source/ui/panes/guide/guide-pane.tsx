import {memo} from 'react';
import type {Snapshot} from '../../../monitor/snapshot.js';
import type {Size} from '../../../size.js';
import {useAppearance} from '../../appearance/appearance.js';
import {line} from '../../drawing/line.js';
import {LinesPane} from '../../drawing/lines-pane.js';
import {isCalm} from '../../drawing/redraw.js';
import {wrapText} from '../../drawing/wrap.js';
import {innerWidth} from '../pane-room.js';
import {guideLines, stepsLine} from './guide-lines.js';
import {shownStep, type GuideView} from './shown-step.js';

type Props = {
	readonly snapshot: Snapshot;
	readonly guide: GuideView;
	readonly size: Size;
};

/**
From this height it is a column beside the panes. Its title is then too narrow for the list of steps.
*/
const TALL_ROWS = 16;

const BORDER_ROWS = 2;

/**
The lab's guide: one step at a time.
*/
export const GuidePane = memo(({snapshot: {lab, at, state, replay}, guide, size}: Props) => {
	const appearance = useAppearance();
	if (lab === undefined) {
		return <LinesPane title='Lab' size={size} isFocused={false} lines={replay ? wrapText('The guide was not open here when this was recorded.', innerWidth(size)).map(text => line(text)) : []}/>;
	}

	const shown = shownStep(lab, guide, at);
	const {number, title, isOptional} = shown.step;
	const list = stepsLine(lab, shown, appearance);
	const isTall = size.rows >= TALL_ROWS;
	const lines = guideLines({
		lab, guide, shown, now: at, width: innerWidth(size), rows: size.rows - BORDER_ROWS - (isTall ? 2 : 0), isAws: state.endpoint === undefined && !state.isEmbedded,
	}, appearance);
	return (
		<LinesPane
			title={`Lab ${number} ${title}${isOptional ? ' (optional)' : ''}`}
			note={isTall ? [] : list}
			size={size}
			isFocused={false}
			lines={isTall ? [list, [], ...lines] : lines}
		/>
	);
}, isCalm);

GuidePane.displayName = 'GuidePane';
