import {memo} from 'react';
import type {ActivityEntry} from '../../../monitor/state.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {useAppearance, type Appearance} from '../../appearance/appearance.js';
import {LinesPane} from '../../drawing/lines-pane.js';
import type {PaneSize} from '../../drawing/pane-size.js';
import {
	fitLine,
	line,
	lineWidth,
	span,
} from '../../drawing/line.js';
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

/**
What the newest entry has of a log of one row at most, beside the last command.
*/
const ENTRY_PART = 0.55;

const newSince = (entries: readonly ActivityEntry[], held: readonly ActivityEntry[]): number => (entries.at(-1)?.id ?? 0) - (held.at(-1)?.id ?? 0);

/**
The command of the last action, once what happened since has pushed it out of sight.
*/
const hiddenCommand = (entries: readonly ActivityEntry[], width: number, rows: number, appearance: Appearance): string | undefined => {
	const index = entries.findLastIndex(({command}) => command !== undefined);
	const since = entries.slice(Math.max(0, index));
	return index !== -1 && activityLines(since, width, isCompactActivity(rows), appearance).length > rows ? entries[index]!.command : undefined;
};

const ActivityPane = memo(({entries, held, offset, size, isFocused}: Props) => {
	const appearance = useAppearance();
	const rows = scrollRows('activity', size);
	const lines = activityLines(held ?? entries, innerWidth(size), isCompactActivity(rows), appearance);
	const {theme} = appearance;
	if (held) {
		const note = line(`scrolled back, +${newSince(entries, held)} since`, theme.warning);
		return <LinesPane title='Activity' note={note} size={size} isFocused={isFocused} lines={newestWindow(lines, rows, offset).items}/>;
	}

	const hidden = hiddenCommand(entries, innerWidth(size), rows, appearance);
	const command = hidden === undefined ? [] : line(sanitize(hidden), theme.accent);
	const isPinned = hidden !== undefined && rows > 1;
	const {items} = newestWindow(lines, isPinned ? rows - 1 : rows, offset);
	if (size.rows === 1) {
		// What came of an action is said to its end.
		const most = hidden === undefined || entries.at(-1)?.kind === 'action' ? size.columns : Math.floor(size.columns * ENTRY_PART);
		return <LinesPane title='Activity' size={size} isFocused={isFocused} lines={items.map(entry => [...fitLine(entry, Math.min(lineWidth(entry), most)), span('  '), ...command])}/>;
	}

	const note = isPinned ? line('y copies the last command', theme.muted) : command;
	return <LinesPane title='Activity' note={isPinned && !isFocused ? [] : note} size={size} isFocused={isFocused} lines={isPinned ? [command, ...items] : items}/>;
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
