import {useApp, useInput, usePaste} from 'ink';
import {memo, useEffect, useSyncExternalStore} from 'react';
import type {SnapshotStore} from '../../monitor/snapshot.js';
import {AppearanceContext, inSize, type Appearance} from '../appearance/appearance.js';
import type {Controller} from '../keys/controller.js';
import {useFilterScan} from '../panes/feed/use-filter-scan.js';
import {keyPresses} from '../keys/key-press.js';
import type {Actions} from '../keys/key-row.js';
import {Screen} from '../frame/screen.js';
import type {ViewStore} from '../view/view-store.js';
import type {JobControl} from './job-control.js';
import {useRepaintOnResize} from './use-repaint-on-resize.js';

type Props = {
	readonly store: SnapshotStore;
	readonly view: ViewStore;
	readonly controller: Controller;
	readonly actions: Actions;
	readonly appearance: Appearance;
	readonly jobControl: JobControl;
	/**
	False where stdin is no terminal.
	*/
	readonly hasKeys: boolean;
};

/**
Takes the keys. Pasted text is not typing: it cannot start an action or answer a confirmation. It only fills a text field.
*/
const Keys = memo(({controller, size}: {readonly controller: Controller; readonly size: {columns: number; rows: number}}) => {
	usePaste(text => {
		controller.paste(text);
	});
	useInput((input, key) => {
		for (const press of keyPresses(input, key)) {
			controller.press(press, size);
		}
	});
	return null;
});

Keys.displayName = 'Keys';

/**
The dashboard, bound to the monitor's store and to the terminal.
*/
export const App = ({store, view, controller, actions, appearance, jobControl, hasKeys}: Props) => {
	const snapshot = useSyncExternalStore(store.subscribe, store.getSnapshot);
	const currentView = useSyncExternalStore(view.subscribe, view.getView);
	const size = useRepaintOnResize();
	const {suspendTerminal} = useApp();
	useFilterScan(snapshot, view);
	useEffect(() => jobControl.watch(suspendTerminal), [jobControl, suspendTerminal]);
	return (
		<AppearanceContext value={inSize(appearance, currentView.isLarge)}>
			{hasKeys && <Keys controller={controller} size={size}/>}
			<Screen snapshot={snapshot} view={currentView} actions={actions} size={size} hasKeys={hasKeys}/>
		</AppearanceContext>
	);
};
