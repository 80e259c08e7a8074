import {cleanup, render} from 'ink-testing-library';
import type {ReactNode} from 'react';
import {expect, onTestFinished, vi} from 'vitest';
import {actions} from '../../source/actions/registry.js';
import {AppearanceContext} from '../../source/ui/appearance/appearance.js';
import type {PaneId} from '../../source/ui/panes/pane-ids.js';
import {panes} from '../../source/ui/panes/registry.js';
import {App} from '../../source/ui/terminal/app.js';
import {createShardTable} from '../../source/ui/shards/shard-ranking.js';
import {initialViewState, type ViewState} from '../../source/ui/view/view-state.js';
import type {Snapshot} from '../../source/monitor/snapshot.js';
import type {Size} from '../../source/size.js';
import {appearance} from './frame.js';
import {openSession} from './session.js';
import {snapshot} from './snapshots.js';

/**
What ink-testing-library draws is 100 columns wide.
*/
export const COLUMNS = 100;

/**
A component as Ink's users test theirs: `lastFrame()` is what a person sees, `stdin.write()` what one types. Other sizes, and the alternate screen, are for `frame.tsx` and `test/terminal`.
*/
export const renderComponent = (component: ReactNode): ReturnType<typeof render> => {
	onTestFinished(cleanup);
	const seen = (drawn: ReactNode) => <AppearanceContext value={appearance}>{drawn}</AppearanceContext>;
	const instance = render(seen(component));
	return {
		...instance,
		rerender(next) {
			instance.rerender(seen(next));
		},
	};
};

type PaneOptions = {
	readonly snapshot?: Snapshot;
	readonly view?: Partial<ViewState>;
	readonly size?: Size;
	readonly isFocused?: boolean;
};

/**
One pane, without the others. `show` draws it again with what changed.
*/
export const renderPane = (id: PaneId, first: PaneOptions = {}) => {
	const {Draw} = panes[id];
	let options: PaneOptions = first;
	const shardTable = createShardTable();
	const pane = () => (
		<Draw
			snapshot={options.snapshot ?? snapshot()}
			view={{...initialViewState, shardTable, ...options.view}}
			size={options.size ?? {columns: COLUMNS, rows: 12}}
			isFocused={options.isFocused ?? false}
			keyOf={action => `(${action})`}
		/>
	);
	const instance = renderComponent(pane());
	return {
		...instance,
		show(changes: PaneOptions) {
			options = {...options, ...changes};
			instance.rerender(pane());
		},
	};
};

const ROWS = 40;

// On a machine that is busy.
const PATIENCE = {timeout: 10_000};

const nothing = () => undefined;

const noJobControl = {stop: nothing, watch: () => nothing, prepareEnd: nothing};

/**
The dashboard, with keys that go in at stdin.
*/
export const renderDashboard = async (options: Parameters<typeof openSession>[0] = {}) => {
	// The library's stdout has no rows, for which Ink asks the terminal of whoever runs the tests.
	vi.stubEnv('COLUMNS', String(COLUMNS));
	vi.stubEnv('LINES', String(ROWS));
	onTestFinished(() => {
		vi.unstubAllEnvs();
	});
	const session = openSession(options);
	const instance = renderComponent((
		<App
			hasKeys
			store={{
				getSnapshot: session.look,
				subscribe: () => nothing,
			}}
			view={session.view}
			controller={session.controller}
			actions={actions}
			appearance={appearance}
			jobControl={noJobControl}
		/>
	));
	await vi.waitFor(() => {
		expect(instance.stdin.listenerCount('readable')).toBeGreaterThan(0);
	}, PATIENCE);

	const see = async (...texts: ReadonlyArray<string | RegExp>) => {
		await vi.waitFor(() => {
			for (const text of texts) {
				expect(instance.lastFrame()).toMatch(text);
			}
		}, PATIENCE);
	};

	return {
		...instance,
		see,
		/**
		Until the frame has no such text.
		*/
		async seeNo(text: string) {
			await vi.waitFor(() => {
				expect(instance.lastFrame()).not.toContain(text);
			}, PATIENCE);
		},
	};
};
