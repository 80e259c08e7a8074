import type {KeyHint} from '../../keys/key-row.js';
import type {KeyPress} from '../../keys/key-press.js';
import {edited} from '../../keys/line-editor.js';
import type {LeftStream} from '../../view/services.js';
import {defineOverlay, type OverlayContext, type Sight} from '../define-overlay.js';
import {FormBox} from '../form-box.js';
import {leavingLines} from './leaving-lines.js';
import type {Leaving} from './leaving-view.js';

type Context = OverlayContext<Leaving>;

const COLUMNS = 76;

const Draw = ({overlay, snapshot, frame}: Sight<Leaving>) => (
	<FormBox title='Leave clickmon?' mostColumns={COLUMNS} linesOf={(width, appearance) => leavingLines(overlay, snapshot, width, appearance)} frame={frame}/>
);

const hints: Readonly<Record<Leaving['stage'], readonly KeyHint[]>> = {
	asked: [{keys: 'l', label: 'leave it and pay'}, {keys: 't', label: 'tear down'}, {keys: 'Esc', label: 'stay'}],
	naming: [{keys: 'Enter', label: 'confirm'}, {keys: 'Esc', label: 'back'}],
	working: [{keys: 'Ctrl+C', label: 'leave at once'}],
};

const unanswered = {
	stage: 'asked', named: 0, typed: '', cursor: undefined,
} as const;

/**
Tears the streams down and leaves; asks again where one stays.
*/
const tearDown = async (streams: readonly LeftStream[], {services, edit, perform}: Context): Promise<void> => {
	const problems: string[] = [];
	for (const stream of streams) {
		const problem = await services.leaving?.tearDown(stream);
		if (problem !== undefined) {
			problems.push(problem);
		}
	}

	if (problems.length === 0) {
		perform({view: 'quit'});
	} else {
		const left = services.leaving?.left() ?? [];
		edit({...unanswered, streams: left.length > 0 ? left : streams, complaint: problems.join(' ')});
	}
};

const pressAsked = ({name}: KeyPress, context: Context): void => {
	switch (name) {
		case 'l': {
			// The question is open: it is not asked a second time.
			context.perform({view: 'quit'});
			break;
		}

		case 't': {
			context.edit({...unanswered, stage: 'naming', complaint: undefined});
			break;
		}

		case 'escape':
		case 'n': {
			context.close();
			break;
		}

		default:
	}
};

const pressNaming = (key: KeyPress, {streams, named, typed, cursor}: Leaving, context: Context): void => {
	if (key.name === 'escape') {
		context.edit({...unanswered, complaint: undefined});
	} else if (key.name !== 'enter') {
		const field = edited({typed, cursor}, key);
		if (field) {
			context.edit({...field, complaint: undefined});
		}
	} else if (typed !== streams[named]?.streamName) {
		context.edit({complaint: 'That is not the stream’s name. Nothing was deleted.'});
	} else if (named + 1 < streams.length) {
		context.edit({named: named + 1, typed: '', cursor: undefined});
	} else {
		context.edit({stage: 'working', complaint: undefined});
		void tearDown(streams, context);
	}
};

/**
Asks before the dashboard is left while streams that this session created on AWS still stand. To tear one down its name is typed, as everywhere; a paste is no answer. Ctrl+C leaves at once.
*/
export const leaving = defineOverlay<Leaving, never, readonly LeftStream[]>({
	id: 'leaving',
	open: (_, streams) => ({
		type: 'leaving', streams, ...unanswered, complaint: undefined,
	}),
	hints: ({stage}) => hints[stage],
	press(key, overlay, context) {
		if (overlay.stage === 'asked') {
			pressAsked(key, context);
		} else if (overlay.stage === 'naming') {
			pressNaming(key, overlay, context);
		}
	},
	Draw,
});
