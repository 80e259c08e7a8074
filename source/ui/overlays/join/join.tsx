import type {Joining} from '../../../actions/joining.js';
import {sanitize} from '../../../records/text/sanitize.js';
import type {Size} from '../../../size.js';
import {useAppearance, type Appearance} from '../../appearance/appearance.js';
import {line, span, type Line} from '../../drawing/line.js';
import {wrapText} from '../../drawing/wrap.js';
import {coveringSize} from '../../frame/layout.js';
import {defineOverlay, type Sight} from '../define-overlay.js';
import {OverlayBox} from '../overlay-box.js';

/**
How other programs join the stream that is on the screen.
*/
type Join = {
	readonly type: 'join';
	readonly offset: number;
	readonly joinings: readonly Joining[];
};

const MAX_COLUMNS = 130;
const INDENT = '  ';

const joiningLines = ({title, lines}: Joining, number: number, width: number, {theme}: Appearance): readonly Line[] => [
	[span(`${number} `, {...theme.accent, isBold: true}), span(title, theme.strong)],
	...lines.flatMap(text => wrapText(text, width - INDENT.length).map(row => [span(INDENT), span(row, theme.accent)])),
	[],
];

const linesOf = ({joinings}: Join, width: number, appearance: Appearance): readonly Line[] => [
	line('In another terminal, each as it stands; a number copies it:', appearance.theme.muted),
	[],
	...joinings.flatMap((joining, index) => joiningLines(joining, index + 1, width, appearance)),
].slice(0, -1);

const sizeOf = (frame: Size): Size => coveringSize(frame, MAX_COLUMNS);

const Draw = ({overlay, snapshot: {state}, frame}: Sight<Join>) => {
	const appearance = useAppearance();
	const size = sizeOf(frame);
	return (
		<OverlayBox
			title={`Join ${sanitize(state.streamName)}`}
			note={line('Esc closes', appearance.theme.muted)}
			lines={linesOf(overlay, size.columns - 4, appearance).slice(overlay.offset)}
			size={size}
			frame={frame}
		/>
	);
};

/**
The lines that let the AWS CLI, boto3 and a second clickmon work on this stream, each with a number that copies it.
*/
export const join = defineOverlay<Join>({
	id: 'join',
	key: {
		shown: 'j',
		after: 'G',
		section: 'The stream',
		description: 'Shows how boto3, the AWS CLI and a second clickmon join this stream, and how its last hour is copied into another, line by line, and copies the lines.',
		label: () => 'join',
		importance: () => 'minor',
	},
	open({services, look, notify}) {
		if (services.joinings === undefined || look().state.connectivity === 'connecting') {
			notify(services.joinings ? 'Nothing answers yet that a program could join.' : 'There is no live stream here that a program could join.');
			return undefined;
		}

		return {type: 'join', offset: 0, joinings: services.joinings()};
	},
	hints: ({joinings}) => [{keys: 'Esc', label: 'close'}, {keys: `1 to ${joinings.length}`, label: 'copy'}, {keys: 'Up Down', label: 'scroll'}],
	press({name}, {joinings}, {close, services, notify}) {
		const chosen = joinings[Number(name) - 1];
		if (chosen) {
			services.copy(chosen.lines.join('\n'));
			notify(`Copied: ${chosen.title}.`);
		} else if (['escape', 'enter', 'q', 'j'].includes(name)) {
			close();
		}
	},
	scroll({overlay, frame}, appearance) {
		const size = sizeOf(frame);
		const room = size.rows - 2;
		return {limit: Math.max(0, linesOf(overlay, size.columns - 4, appearance).length - room), page: Math.max(1, room - 1)};
	},
	Draw,
});
