import {useAppearance} from '../../appearance/appearance.js';
import {line} from '../../drawing/line.js';
import {wrapText} from '../../drawing/wrap.js';
import {defineOverlay, type Sight} from '../define-overlay.js';
import {OverlayBox} from '../overlay-box.js';

type LiveOffer = {readonly type: 'live-offer'};

const COLUMNS = 64;

const TEXT = 'This is a recording: its keys change nothing. The same lab runs live on this machine, on a stream of your own: no account, no costs, nothing is left when you quit.';

const Draw = ({frame}: Sight<LiveOffer>) => {
	const {theme} = useAppearance();
	const lines = [
		...wrapText(TEXT, COLUMNS - 4).map(text => line(text)),
		[],
		line('Enter  go on live, as clickmon lab does', theme.strong),
		line('Esc    back to the recording', theme.muted),
	];
	return <OverlayBox title='Try it yourself' lines={lines} size={{columns: COLUMNS, rows: lines.length + 2}} frame={frame}/>;
};

/**
Offers a stream of one's own where a key of the demonstration would change one.
*/
export const liveOffer = defineOverlay<LiveOffer>({
	id: 'live-offer',
	open: () => ({type: 'live-offer'}),
	hints: () => [{keys: 'Enter', label: 'go on live'}, {keys: 'Esc', label: 'back'}],
	press({name}, _overlay, {close, services}) {
		if (name === 'enter') {
			services.replay?.goLive?.();
		} else if (name === 'escape' || name === 'q') {
			close();
		}
	},
	Draw,
});
