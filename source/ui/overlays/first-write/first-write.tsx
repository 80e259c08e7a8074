import type {ActionId, InputOf} from '../../../actions/registry.js';
import type {MonitorState} from '../../../monitor/state.js';
import {sanitize} from '../../../records/text/sanitize.js';
import type {Appearance} from '../../appearance/appearance.js';
import {line, span, type Line} from '../../drawing/line.js';
import {accountOf} from '../../drawing/place.js';
import {wrapText} from '../../drawing/wrap.js';
import type {OpenOverlay} from '../../view/view-state.js';
import {defineOverlay, type Sight} from '../define-overlay.js';
import {FormBox} from '../form-box.js';
import {withAgreement} from '../../view/agreement.js';

/**
An action that waits for a person's yes, because it is the first of its kind on a stream that is not on this machine.
*/
export type FirstWrite = {
	readonly type: 'first-write';
	readonly actionId: ActionId;
	readonly input: InputOf<ActionId>;
	readonly consequence: string;
	/**
	The stream as it was when the question was asked.
	*/
	readonly stream: MonitorState;
	readonly below?: OpenOverlay;
};

type Asked = Pick<FirstWrite, 'actionId' | 'input' | 'consequence'>;

const COLUMNS = 76;

const HEAD = 10;

const questionLines = ({consequence, stream}: FirstWrite, width: number, {theme}: Appearance): readonly Line[] => {
	const {streamName, region, endpoint, profile} = stream;
	const facts = [
		['account', accountOf(stream) ?? 'that of the credentials: it shows once there is a stream'],
		['region', region],
		...(endpoint === undefined ? [] : [['endpoint', endpoint] as const]),
		...(profile === undefined ? [] : [['profile', profile] as const]),
		['stream', streamName],
	] as const;
	return [
		...wrapText(consequence, width).map(row => line(row)),
		[],
		...facts.map(([head, value]): Line => [span(head.padEnd(HEAD), theme.muted), span(sanitize(value), theme.strong)]),
		[],
		[span('y', {...theme.accent, isBold: true}), span(' does it, and is not asked again for this stream.')],
		[span('Esc', {...theme.accent, isBold: true}), span(' leaves it. Nothing was written so far.')],
		line('--write, or "write": true in the config file, answers beforehand.', theme.muted),
	];
};

const Draw = ({overlay, frame}: Sight<FirstWrite>) => (
	<FormBox
		title={overlay.stream.endpoint === undefined ? 'This is AWS' : 'This is not the embedded Kinesis'}
		mostColumns={COLUMNS}
		linesOf={(width, appearance) => questionLines(overlay, width, appearance)}
		frame={frame}
	/>
);

/**
Asks once before each kind of deed on a stream that is not on this machine. Only `y` is a yes: Enter and every other key write nothing.
*/
export const firstWrite = defineOverlay<FirstWrite, 'agreed', Asked>({
	id: 'first-write',
	open: ({look}, asked) => ({type: 'first-write', ...asked, stream: look().state}),
	reduce: (view, {actionId, stream, below}) => ({...withAgreement(view, actionId, stream), overlay: below}),
	hints: () => [{keys: 'Esc', label: 'leave it'}, {keys: 'y', label: 'do it'}],
	press({name}, {actionId, input}, context) {
		if (name === 'y') {
			context.send('agreed');
			context.run(actionId, input);
		} else if (['escape', 'n', 'q'].includes(name)) {
			context.close();
			context.notify('Nothing was done.');
		}
	},
	Draw,
});
