import {localIsoTime} from '../../../actions/reading/start-words.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import type {TabsView} from '../../../monitor/tabs-view.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {fitText} from '../../../records/text/text-width.js';
import {useAppearance, type Appearance} from '../../appearance/appearance.js';
import {fieldLine} from '../../drawing/field-line.js';
import {formatCount, formatNarrow, formatNumberOf} from '../../drawing/format.js';
import {
	fitLine,
	line,
	span,
	spread,
	styledParts,
	type Line,
} from '../../drawing/line.js';
import {placeOf} from '../../drawing/place.js';
import {wrapText} from '../../drawing/wrap.js';
import {edited, inserted, type TextField} from '../../keys/line-editor.js';
import {defineOverlay, type OverlayContext, type Sight} from '../define-overlay.js';
import {OverlayBox} from '../overlay-box.js';
import {emptyCatalog} from '../../../actions/streams/stream-catalog.js';
import type {FoundStream} from './search-streams.js';
import {
	choiceOf,
	chosenAfter,
	cursorOf,
	foundStreams,
	listRows,
	seenStreams,
	streamListSize,
	type StreamList,
} from './found-streams.js';

const GAP = '  ';
const MARK_WIDTH = 2;

const modes = {PROVISIONED: 'provisioned', ON_DEMAND: 'on-demand'} as const;

type Column = {
	readonly head: string;
	readonly width: number;
	readonly side?: 'right';
	/**
	The row has it from this width on: names need the room first.
	*/
	readonly from?: number;
	cell(stream: FoundStream['stream'], known: Known): string | undefined;
};

type Known = {readonly tabs: TabsView; readonly intake: StreamList['catalog']['intake']};

// A stream in a tab is read. Of the others only CloudWatch knows.
const intakeCell = ({name}: FoundStream['stream'], {tabs, intake}: Known): string | undefined => {
	const perSecond = tabs.find(({streamName, connectivity}) => streamName === name && connectivity === 'present')?.recordsPerSecond ?? intake.get(name);
	return perSecond === undefined ? undefined : `${formatNarrow(perSecond)}/s`;
};

const allColumns: readonly Column[] = [
	{head: 'status', width: 'UPDATING'.length, cell: ({status}) => status},
	{head: 'mode', width: 'provisioned'.length, cell: ({mode}) => mode === undefined ? undefined : modes[mode]},
	{
		head: 'shards', width: '10,000'.length, side: 'right', cell: ({openShardCount}) => openShardCount === undefined ? undefined : formatCount(openShardCount),
	},
	{
		head: 'in', width: '99.9k/s'.length, side: 'right', from: 96, cell: intakeCell,
	},
	{head: 'created', width: '2026-01-31'.length, cell: ({createdAt}) => createdAt === undefined ? undefined : localIsoTime(createdAt).split('T', 1)[0]},
];

const columnsIn = (rowWidth: number): readonly Column[] => allColumns.filter(({from = 0}) => rowWidth >= from);

const heading = (width: number, columns: readonly Column[]): string => [
	fitText('name', width),
	...columns.map(column => fitText(column.head, column.width, column.side)),
].join(GAP);

const nameLine = ({stream, ranges}: FoundStream, width: number, {theme}: Appearance): Line => {
	const name = sanitize(stream.name);
	// Sanitized text has other indexes than the match.
	const matched = name === stream.name ? ranges : [];
	return fitLine(styledParts(span(name), matched, theme.match), width);
};

type RowLook = {readonly columns: readonly Column[]; readonly isChosen: boolean; readonly known: Known; readonly mark: string; readonly width: number};

const streamLine = (found: FoundStream, {columns, isChosen, known, mark, width}: RowLook, appearance: Appearance): Line => {
	const {glyphs, theme} = appearance;
	const cells: Line = [
		...nameLine(found, width, appearance),
		...columns.map(({width: columnWidth, side, cell}) => {
			const text = sanitize(cell(found.stream, known) ?? glyphs.none);
			return span(GAP + fitText(text, columnWidth, side));
		}),
	];
	return [
		span(mark.padEnd(MARK_WIDTH), theme.good),
		...(isChosen ? cells.map(piece => ({...piece, isInverse: true})) : cells),
	];
};

/**
Rows for the note about the whole list; the remedy stands at the end of a long line.
*/
const MAX_NOTE_ROWS = 3;

const noteText = (list: StreamList, {producer}: Snapshot): string => {
	const {catalog, typed} = list;
	if (foundStreams(list).length > 0) {
		return producer.isProducing ? 'Enter opens it here; the producer here pauses first. Tab: beside.' : 'Enter opens it here, Tab beside this one.';
	}

	if (!catalog.isComplete) {
		return 'Looking for streams …';
	}

	return typed.trim() === '' ? 'There are no streams here.' : 'No name has these letters. Enter still opens a stream of this name or ARN.';
};

const noteLines = (list: StreamList, snapshot: Snapshot, width: number, {theme}: Appearance): readonly Line[] => {
	const {catalog: {problem}, complaint} = list;
	const trouble = complaint ?? (problem === undefined ? undefined : `${problem} A name or an ARN still works.`);
	const rows = wrapText(trouble ?? noteText(list, snapshot), width);
	return rows.slice(0, MAX_NOTE_ROWS).map(row => line(row, trouble === undefined ? theme.muted : theme.bad));
};

const countLine = (list: StreamList, {theme}: Appearance): Line => {
	const {catalog: {streams, isComplete}, typed} = list;
	const all = `${formatNumberOf(streams.length, 'stream')}${isComplete ? '' : ' so far'}`;
	return line(typed.trim() === '' ? all : `${formatCount(foundStreams(list).length)} of ${all}`, theme.muted);
};

const Draw = ({overlay: list, snapshot, frame}: Sight<StreamList>) => {
	const appearance = useAppearance();
	const {theme} = appearance;
	const size = streamListSize(frame);
	const inner = size.columns - 4;
	const columns = columnsIn(inner);
	const width = inner - MARK_WIDTH - columns.reduce((sum, {width: columnWidth}) => sum + GAP.length + columnWidth, 0);
	const note = noteLines(list, snapshot, inner, appearance);
	const rows = listRows(frame) + 1 - note.length;
	const {first, items} = seenStreams(list, rows);
	const cursor = cursorOf(list);
	const {state, tabs = []} = snapshot;
	// The stream on the screen, or the key of its tab.
	const markOf = (name: string): string => {
		const place = tabs.findIndex(({streamName}) => streamName === name);
		return place !== -1 && tabs.length > 1 ? String(place + 1) : (name === state.streamName ? appearance.glyphs.on : ' ');
	};

	const lines: readonly Line[] = [
		spread([span('> ', theme.accent), ...fieldLine(list, Math.floor(inner / 2) + 1)], countLine(list, appearance), inner),
		line(' '.repeat(MARK_WIDTH) + heading(width, columns), theme.muted),
		...Array.from({length: rows}, (_, index): Line => {
			const found = items[index];
			return found
				? streamLine(found, {
					columns, isChosen: first + index === cursor, mark: markOf(found.stream.name), known: {tabs, intake: list.catalog.intake}, width,
				}, appearance)
				: [];
		}),
		...note,
	];
	return <OverlayBox title={`Streams, ${placeOf(snapshot.state)}`} note={line('Esc closes', theme.muted)} lines={lines} size={size} frame={frame}/>;
};

type Context = OverlayContext<StreamList>;

/**
Opens the chosen stream in place of the shown one, or beside it. One that has a tab is shown there.
*/
const goTo = (list: StreamList, {look, view, services: {streams}, edit, close, notify}: Context, isBeside: boolean) => {
	const choice = choiceOf(list);
	const isOpen = !('complaint' in choice) && choice.arn === undefined && look().tabs?.some(({streamName, isShown}) => !isShown && streamName === choice.streamName);
	const reason = isBeside || isOpen ? undefined : streams?.whyNot();
	if (reason !== undefined || 'complaint' in choice) {
		edit({complaint: 'complaint' in choice ? choice.complaint : reason});
		return;
	}

	const {streamName} = look().state;
	if (choice.streamName === streamName && choice.arn === undefined) {
		close();
		notify('This stream is already shown.');
		return;
	}

	if (isBeside || isOpen) {
		close();
		streams?.openBeside(choice);
		return;
	}

	view.dispatch({type: 'start-over'});
	streams?.switchTo(choice);
};

const steps: Readonly<Record<string, (rows: number) => number>> = {
	up: () => -1,
	down: () => 1,
	pageup: rows => 1 - rows,
	pagedown: rows => rows - 1,
	home: () => -Infinity,
	end: () => Infinity,
};

// While there is typed text, Home and End move in it.
const stepOf = (name: string, typed: string): ((rows: number) => number) | undefined =>
	Object.hasOwn(steps, name) && (typed === '' || !['home', 'end'].includes(name)) ? steps[name] : undefined;

const search = ({edit}: Context, {typed, chosen}: StreamList, field: TextField) => {
	edit({...field, chosen: field.typed === typed ? chosen : undefined, complaint: undefined});
};

/**
The streams of the region. Typed letters search them, Enter opens one.
*/
export const streamList = defineOverlay<StreamList>({
	id: 'stream-list',
	key: {
		shown: 'o',
		after: 's',
		section: 'The stream',
		description: 'Lists the streams of the region, to open another one.',
		label: () => 'streams',
		importance: (_view, {state}) => state.connectivity === 'unreachable' ? 'way-out' : 'usual',
	},
	open({look, services, notify}) {
		if (services.streams === undefined) {
			notify(look().replay ? 'This is a replay: there is no other stream to open.' : 'There is no other stream to open.');
			return undefined;
		}

		return {
			type: 'stream-list', typed: '', catalog: emptyCatalog, chosen: look().state.streamName, complaint: undefined,
		};
	},
	// Lists the streams, and asks for the missing details of the rows in sight.
	whileOpen({look, view, frame, services, edit}) {
		const loading = services.streams!.load(catalog => {
			edit({catalog});
		});
		const ignore = view.subscribe(() => {
			const {overlay} = view.getView();
			if (overlay?.type !== 'stream-list') {
				return;
			}

			const {items} = seenStreams(overlay as StreamList, listRows(frame()));
			loading.describe(items.filter(({stream}) => stream.openShardCount === undefined).map(({stream}) => stream.name));
			// Each name costs a little: only where the column is in sight.
			const isShown = columnsIn(streamListSize(frame()).columns - 4).some(({cell}) => cell === intakeCell);
			const {tabs = []} = look();
			loading.measure(isShown ? items.map(({stream}) => stream.name).filter(name => tabs.every(({streamName}) => streamName !== name)) : []);
		});
		return () => {
			ignore();
			loading.stop();
		};
	},
	hints: () => [{keys: 'Up Down', label: 'choose'}, {keys: 'Enter', label: 'open'}, {keys: 'Tab', label: 'open beside'}, {keys: 'Esc', label: 'close'}],
	press(key, overlay, context) {
		const step = stepOf(key.name, overlay.typed);
		switch (key.name) {
			case 'enter': {
				goTo(overlay, context, false);

				break;
			}

			case 'tab': {
				goTo(overlay, context, true);

				break;
			}

			case 'escape': {
				context.close();

				break;
			}

			default: {if (step) {
				const rows = listRows(context.frame());
				context.edit({chosen: chosenAfter(overlay, step(rows)), complaint: undefined});
			} else {
				const field = edited(overlay, key);
				if (field) {
					search(context, overlay, field);
				}
			}}
		}
	},
	paste(text, overlay, context) {
		search(context, overlay, inserted(overlay, text));
	},
	Draw,
});
