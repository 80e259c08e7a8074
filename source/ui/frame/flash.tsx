import {Box} from 'ink';
import {asTypedHere} from '../../as-typed-here.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import type {Size} from '../../size.js';
import {useAppearance} from '../appearance/appearance.js';
import {line} from '../drawing/line.js';
import {Rows} from '../drawing/rows.js';
import {wrapText} from '../drawing/wrap.js';
import {overlayOf} from '../overlays/registry.js';
import type {ViewState} from '../view/view-state.js';
import {stripLines} from './strip-lines.js';

/**
News goes by itself after this long.
*/
const NEWS_MILLISECONDS = 5000;

/**
Why something failed, and what to do about it, is longer.
*/
const PROBLEM_MILLISECONDS = 30_000;

/**
What a message of the service takes on 80 columns, with its remedy.
*/
const MOST_ROWS = 5;

const MARGIN = 2;

type Props = {
	readonly snapshot: Snapshot;
	readonly view: ViewState;
	/**
	What it lies on.
	*/
	readonly frame: Size;
};

/**
One piece of news, or the failure of the last action, over the lowest rows above the footer. It hides no key and moves no pane: most often it covers a border.
*/
export const Flash = ({snapshot, view, frame}: Props) => {
	const appearance = useAppearance();
	const {theme} = appearance;
	const {notice, overlay} = view;
	if (notice === undefined) {
		return undefined;
	}

	const milliseconds = notice.isProblem ? PROBLEM_MILLISECONDS : NEWS_MILLISECONDS;
	// A replay's time runs faster, or back.
	if (Math.abs(snapshot.at - notice.at) >= milliseconds * (snapshot.replay?.speed ?? 1)) {
		return undefined;
	}

	const {columns} = frame;
	const style = notice.isProblem ? theme.bad : theme.warning;
	const texts = wrapText(asTypedHere(notice.text), columns - (2 * MARGIN));
	const lines = texts.slice(0, MOST_ROWS).map((text, index) => line(`${index === 0 && notice.isProblem ? '!' : ' '} ${text}`, style));
	const footerRows = (overlay && overlayOf(overlay.type)?.footer?.(overlay, columns, appearance))?.length ?? 1;
	const below = footerRows + stripLines(snapshot, view, columns, appearance).length;
	return (
		<Box position='absolute' flexDirection='column' top={Math.max(0, frame.rows - below - lines.length)} left={0}>
			<Rows indent={0} lines={lines} width={columns} height={lines.length}/>
		</Box>
	);
};
