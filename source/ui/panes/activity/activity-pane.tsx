import {memo} from 'react';
import type {ActivityEntry} from '../../../monitor/state.js';
import {useAppearance} from '../../appearance/appearance.js';
import {LinesPane} from '../../drawing/lines-pane.js';
import type {PaneSize} from '../../drawing/pane-size.js';
import {line} from '../../drawing/line.js';
import {scrollOf, type PaneDefinition, type PaneSight} from '../define-pane.js';
import {innerWidth, isCompactActivity, scrollRows} from '../pane-room.js';
import {newestWindow} from '../../drawing/window.js';
import {isSame} from '../../drawing/redraw.js';
import {activityLines} from './activity-lines.js';

type Props = {
	readonly entries: readonly ActivityEntry[];
	/**
	The entries at the time of scrolling back; they are shown instead.
	*/
	readonly held: readonly ActivityEntry[] | undefined;
	readonly offset: number;
	readonly size: PaneSize;
	readonly isFocused: boolean;
};

const newSince = (entries: readonly ActivityEntry[], held: readonly ActivityEntry[]): number => (entries.at(-1)?.id ?? 0) - (held.at(-1)?.id ?? 0);

const ActivityPane = memo(({entries, held, offset, size, isFocused}: Props) => {
	const appearance = useAppearance();
	const rows = scrollRows('activity', size);
	const lines = activityLines(held ?? entries, innerWidth(size), isCompactActivity(rows), appearance);
	const {items} = newestWindow(lines, rows, offset);
	const note = held ? line(`scrolled back, +${newSince(entries, held)} since`, appearance.theme.warning) : [];
	return <LinesPane title='Activity' note={note} size={size} isFocused={isFocused} lines={items}/>;
}, isSame);

ActivityPane.displayName = 'ActivityPane';

const Draw = ({snapshot, view, size, isFocused}: PaneSight) => (
	<ActivityPane
		entries={snapshot.state.activity}
		held={view.heldActivity}
		offset={view.activityOffset}
		size={size}
		isFocused={isFocused}
	/>
);

/**
The log of the session. Each action has the `aws` command that does the same.
*/
export const activity: PaneDefinition = {
	id: 'activity',
	Draw,
	scroll({snapshot, view, size}, appearance) {
		const rows = scrollRows('activity', size);
		const lines = activityLines(view.heldActivity ?? snapshot.state.activity, innerWidth(size), isCompactActivity(rows), appearance);
		return scrollOf(lines.length, rows);
	},
};
