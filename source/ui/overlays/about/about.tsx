import type {Snapshot} from '../../../monitor/snapshot.js';
import {useAppearance} from '../../appearance/appearance.js';
import {formatTime} from '../../drawing/format.js';
import {line} from '../../drawing/line.js';
import {cursorSteps} from '../cursor-steps.js';
import {defineOverlay, type OverlayContext, type Sight} from '../define-overlay.js';
import {OverlayBox} from '../overlay-box.js';
import {aboutLines} from './about-lines.js';
import {aboutSize, chosenRow, type AboutOverlay} from './about-state.js';

type Context = OverlayContext<AboutOverlay>;

const noteOf = ({settings}: Snapshot): string => {
	if (settings === undefined || (settings.asOf === undefined && !settings.isLoading)) {
		return 'Esc closes';
	}

	return settings.isLoading ? 'asking Kinesis …' : `as of ${formatTime(settings.asOf!)}, Esc closes`;
};

const Draw = ({overlay, snapshot, frame}: Sight<AboutOverlay>) => {
	const appearance = useAppearance();
	const size = aboutSize(frame);
	return (
		<OverlayBox
			title='About this stream'
			note={line(noteOf(snapshot), appearance.theme.muted)}
			lines={aboutLines(overlay, snapshot, {size: {columns: size.columns - 4, rows: size.rows - 2}, appearance})}
			size={size}
			frame={frame}
		/>
	);
};

/**
A page has fewer rows than lines: long rows are wrapped, and headings have a blank line above them.
*/
const LINES_BESIDE = 10;

const move = (overlay: AboutOverlay, by: number, {look, edit}: Context) => {
	const {rows, place} = chosenRow(overlay, look());
	const next = Math.max(0, Math.min(place + by, rows.length - 1));
	edit({chosen: rows[next]?.id});
};

/**
All that the service says of the stream. It is asked only while this is open.
*/
export const about = defineOverlay<AboutOverlay>({
	id: 'about',
	key: {
		shown: 'd',
		after: 'C',
		section: 'The stream',
		description: 'Shows all that the service says of the stream: settings, tags, fan-out consumers, limits.',
		label: () => 'about',
		importance: () => 'minor',
	},
	open({look, services, notify}) {
		if (services.settings === undefined && look().replay === undefined) {
			notify('There is no live stream here.');
			return undefined;
		}

		return {type: 'about', chosen: undefined};
	},
	whileOpen: ({services}) => services.settings?.watch() ?? (() => undefined),
	hints: () => [{keys: 'Esc', label: 'close'}, {keys: 'Up Down', label: 'scroll'}, {keys: 'r', label: 'read again'}],
	press({name}, overlay, context) {
		const step = cursorSteps.get(name);
		if (step !== undefined) {
			const {rows} = aboutSize(context.frame());
			move(overlay, step(rows - LINES_BESIDE), context);
		} else if (['escape', 'q', 'd'].includes(name)) {
			context.close();
		} else if (name === 'r') {
			context.services.settings?.reload();
		}
	},
	Draw,
});
