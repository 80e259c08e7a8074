import type {Size} from '../../size.js';
import {AlertsDialog} from './alerts/alerts-dialog.js';
import {Confirmation} from './confirmation/confirmation.js';
import {Help} from './help/help.js';
import {ExportDialog} from './export/export-dialog.js';
import {FactsPane} from './facts/facts-pane.js';
import {RecordDetail} from './record-detail/record-detail.js';
import {StartOverlay} from './start-form/start-overlay.js';
import {ListOverlay} from './stream-list/list-overlay.js';
import type {Actions} from '../keys/keymap.js';
import {Live} from '../drawing/live.js';
import type {ViewState} from '../view/view-state.js';

type Props = {
	readonly view: ViewState;
	readonly actions: Actions;
	readonly isReadOnly: boolean;
	/**
	What they lie on.
	*/
	readonly frame: Size;
};

/**
What lies over the panes, if anything does.
*/
export const Overlays = ({view, actions, isReadOnly, frame}: Props) => {
	const {overlay} = view;
	switch (overlay?.type) {
		case 'help': {
			return <Help actions={actions} isReadOnly={isReadOnly} offset={overlay.offset} frame={frame}/>;
		}

		case 'record': {
			return <Live>{snapshot => <RecordDetail snapshot={snapshot} view={view} offset={overlay.offset} frame={frame}/>}</Live>;
		}

		case 'facts': {
			return <Live>{({facts, at}) => <FactsPane facts={facts} second={Math.floor(at / 1000)} overlay={overlay} size={frame}/>}</Live>;
		}

		case 'alerts': {
			return <Live>{snapshot => <AlertsDialog snapshot={snapshot} view={view} frame={frame}/>}</Live>;
		}

		case 'export': {
			return (
				<Live>
					{snapshot => (
						<ExportDialog
							dialog={overlay}
							snapshot={snapshot}
							view={view}
							frame={frame}
						/>
					)}
				</Live>
			);
		}

		case 'stream-list': {
			return <Live>{snapshot => <ListOverlay list={overlay} snapshot={snapshot} frame={frame}/>}</Live>;
		}

		case 'start-form': {
			return <Live>{snapshot => <StartOverlay form={overlay} snapshot={snapshot} frame={frame}/>}</Live>;
		}

		case 'confirmation': {
			return <Live>{snapshot => <Confirmation question={overlay} snapshot={snapshot} frame={frame}/>}</Live>;
		}

		// The filter line stands in the footer.
		case 'filter-line':
		case undefined: {
			return undefined;
		}
	}
};
