import type {Snapshot} from '../../../monitor/snapshot.js';
import type {KeyPress} from '../../keys/key-press.js';
import type {ViewStore} from '../../view/view-store.js';

type Options = {
	look(): Snapshot;
	readonly view: ViewStore;
};

/**
The keys of the alerts: a second `a`, or Enter, acknowledges them.
*/
export const createAlertControls = ({look, view}: Options) => ({
	press({name}: KeyPress) {
		if (name === 'a' || name === 'enter') {
			view.dispatch({type: 'acknowledge', alerts: look().alerts.raised});
		} else if (name === 'escape' || name === 'q') {
			view.dispatch({type: 'close-overlay'});
		}
	},
});

export type AlertControls = ReturnType<typeof createAlertControls>;
