import {useAppearance} from '../../appearance/appearance.js';
import {line} from '../../drawing/line.js';
import {defineOverlay, type Sight} from '../define-overlay.js';
import {OverlayBox} from '../overlay-box.js';
import {helpLines, helpScroll, helpSize} from './help-lines.js';

type Help = {readonly type: 'help'; readonly offset: number};

const Draw = ({overlay: {offset}, keys, frame}: Sight<Help>) => {
	const appearance = useAppearance();
	const {columns} = helpSize(0, frame);
	const lines = helpLines(keys, columns - 4, appearance);
	const size = helpSize(lines.length, frame);
	const isCut = lines.length > size.rows - 2;
	return (
		<OverlayBox
			title='Keys'
			note={line(isCut ? 'Up Down scroll, Esc closes' : 'Esc closes', appearance.theme.muted)}
			lines={lines.slice(offset)}
			size={size}
			frame={frame}
		/>
	);
};

const closing: ReadonlySet<string> = new Set(['?', 'escape', 'enter', 'q']);

/**
All keys of this session.
*/
export const help = defineOverlay<Help>({
	id: 'help',
	key: {
		shown: '?',
		after: 'Up Down PgUp PgDn Home End',
		description: 'Shows or hides the keys.',
		label: () => 'help',
	},
	open: () => ({type: 'help', offset: 0}),
	hints: () => [{keys: 'Up Down', label: 'scroll'}, {keys: 'Esc', label: 'close'}],
	press({name}, _overlay, context) {
		if (closing.has(name)) {
			context.close();
		}
	},
	scroll: ({keys, frame}, appearance) => helpScroll(keys, frame, appearance),
	Draw,
});
