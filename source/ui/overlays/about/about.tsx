import type {Snapshot} from '../../../monitor/snapshot.js';
import type {Size} from '../../../size.js';
import {useAppearance} from '../../appearance/appearance.js';
import {formatTime} from '../../drawing/format.js';
import {line} from '../../drawing/line.js';
import {inserted} from '../../keys/line-editor.js';
import {defineOverlay, type Sight} from '../define-overlay.js';
import {OverlayBox} from '../overlay-box.js';
import {aboutHints} from './about-hints.js';
import {pressAbout} from './about-keys.js';
import {aboutLines, hiddenLines} from './about-lines.js';
import {aboutSize, type AboutOverlay} from './about-state.js';

const noteOf = ({settings}: Snapshot): string => {
	if (settings === undefined || (settings.asOf === undefined && !settings.isLoading)) {
		return 'Esc closes';
	}

	return settings.isLoading ? 'asking Kinesis …' : `as of ${formatTime(settings.asOf!)}, Esc closes`;
};

const roomIn = (frame: Size): Size => {
	const {columns, rows} = aboutSize(frame);
	return {columns: columns - 4, rows: rows - 2};
};

const Draw = ({overlay, snapshot, frame}: Sight<AboutOverlay>) => {
	const appearance = useAppearance();
	const size = aboutSize(frame);
	return (
		<OverlayBox
			title='About this stream'
			note={line(noteOf(snapshot), appearance.theme.muted)}
			lines={aboutLines(overlay, snapshot, {size: roomIn(frame), appearance})}
			size={size}
			frame={frame}
		/>
	);
};

/**
All that the service says of the stream; it is asked only while this is open. From here its settings, tags and consumers are changed: a change is shown with what it does and costs first.
*/
export const about = defineOverlay<AboutOverlay>({
	id: 'about',
	key: {
		shown: 'd',
		after: 'C',
		section: 'The stream',
		description: 'Shows what the service says of the stream, its limits, tags and fan-out consumers, and changes retention, mode, record size, encryption. There, Enter changes what is chosen, + adds a tag or registers a consumer, - takes one away.',
		label: () => 'about',
		importance: () => 'minor',
	},
	open({look, services, notify}) {
		if (services.settings === undefined && look().replay === undefined) {
			notify('There is no live stream here.');
			return undefined;
		}

		const {state, replay} = look();
		return {
			type: 'about', chosen: undefined, isLive: replay === undefined, isWriting: !state.isReadOnly && replay === undefined, typing: undefined, asking: undefined, offset: 0, orderedAfter: undefined,
		};
	},
	whileOpen: ({services}) => services.settings?.watch() ?? (() => undefined),
	hints: aboutHints,
	press: pressAbout,
	paste(text, {typing, asking}, {edit}) {
		if (typing !== undefined && asking === undefined) {
			edit({typing: {...typing, ...inserted(typing, text), complaint: undefined}});
		}
	},
	scroll({overlay, snapshot, frame}, appearance) {
		const size = roomIn(frame);
		return overlay.asking !== undefined && overlay.asking.answer === undefined
			? {limit: hiddenLines(overlay, snapshot, {size, appearance}), page: Math.max(1, size.rows - 1)}
			: undefined;
	},
	Draw,
});
