import type {TabsView, TabView} from '../../monitor/tabs-view.js';
import {sanitize} from '../../records/text/sanitize.js';
import {cutText} from '../../records/text/text-width.js';
import type {Appearance} from '../appearance/appearance.js';
import {formatNarrow} from '../drawing/format.js';
import {lineWidth, span, type Line} from '../drawing/line.js';
import {loudInTab} from '../view/acknowledged.js';
import type {ViewState} from '../view/view-state.js';

const words: Partial<Record<TabView['connectivity'], string>> = {absent: 'no stream', unreachable: 'no answer', connecting: 'connecting'};

const isLoud = (tab: TabView, view: ViewState): boolean => tab.connectivity === 'unreachable' || loudInTab(tab, view).length > 0;

const tabSpans = (tab: TabView, index: number, view: ViewState, {nameWidth, hasState}: {readonly nameWidth: number; readonly hasState: boolean}, {theme}: Appearance): Line => {
	const {streamName, isShown, connectivity, recordsPerSecond} = tab;
	const state = hasState ? ` ${words[connectivity] ?? `${formatNarrow(recordsPerSecond)}/s`}` : '';
	const style = isShown ? {isInverse: true, isBold: true} : {};
	return [
		span(` ${index + 1} ${cutText(sanitize(streamName), nameWidth)}`, style),
		span(state, isShown ? style : theme.muted),
		...(isLoud(tab, view) ? [span(' !', isShown ? style : theme.bad)] : []),
		span(' ', style),
	];
};

const NAME_WIDTHS = [128, 32, 24, 16, 12, 8, 5, 3, 2];

/**
The tabs in one row: key, stream, what is written to it, and a mark where something is wrong. Where the row is narrow, the figures go first, then the ends of the names.
*/
export const tabLine = (tabs: TabsView, view: ViewState, columns: number, appearance: Appearance): Line => {
	const row = (nameWidth: number, hasState: boolean): Line => tabs.flatMap((tab, index) => tabSpans(tab, index, view, {nameWidth, hasState}, appearance));
	const rows = [row(NAME_WIDTHS[0]!, true), ...NAME_WIDTHS.map(width => row(width, false))];
	return rows.find(spans => lineWidth(spans) <= columns) ?? rows.at(-1)!;
};

/**
Rows of the tabs above the panes: none where there is one stream.
*/
export const tabRows = (tabs: TabsView | undefined): number => (tabs?.length ?? 0) > 1 ? 1 : 0;
