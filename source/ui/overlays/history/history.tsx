import {historySpans, type HistorySpan} from '../../../monitor/history/history-view.js';
import {useAppearance} from '../../appearance/appearance.js';
import {line} from '../../drawing/line.js';
import {coveringSize} from '../../frame/layout.js';
import {defineOverlay, type Sight} from '../define-overlay.js';
import {OverlayBox} from '../overlay-box.js';
import {historyLines} from './history-lines.js';

type HistoryOverlay = {readonly type: 'history'};

const MAX_COLUMNS = 160;

const spanWords: Readonly<Record<HistorySpan, string>> = {'1h': 'the last hour', '24h': 'the last day'};

const Draw = ({snapshot, frame}: Sight<HistoryOverlay>) => {
	const appearance = useAppearance();
	const size = coveringSize(frame, MAX_COLUMNS);
	const {history} = snapshot;
	return (
		<OverlayBox
			title={history === undefined || history.isElsewhere ? 'The stream’s history' : `The stream’s history: ${spanWords[history.span]}, by CloudWatch`}
			note={line('Esc closes', appearance.theme.muted)}
			lines={historyLines(snapshot, {size: {columns: size.columns - 4, rows: size.rows - 2}, appearance})}
			size={size}
			frame={frame}
		/>
	);
};

/**
What all clients wrote, read and were refused in the last hour or day, as CloudWatch knows it. It is asked only while this is open.
*/
export const history = defineOverlay<HistoryOverlay>({
	id: 'history',
	key: {
		shown: 'H',
		after: 'l',
		section: 'The stream',
		description: 'Shows the last hour or day by CloudWatch: in, out, throttled and iterator age of everybody. Each look costs a fraction of a cent.',
		label: () => 'history',
		importance: () => 'minor',
	},
	open({look, services, notify}) {
		if (services.history === undefined) {
			notify(look().replay ? 'This is a replay: CloudWatch is not asked.' : 'There is no live stream here.');
			return undefined;
		}

		return {type: 'history'};
	},
	whileOpen: ({services}) => services.history!.watch(),
	hints: () => [{keys: 'Esc', label: 'close'}, {keys: 'Tab', label: 'an hour or a day'}],
	press({name}, _overlay, context) {
		if (['escape', 'q', 'H'].includes(name)) {
			context.close();
		} else if (name === 'tab') {
			const spans = Object.keys(historySpans) as HistorySpan[];
			const {history: view} = context.look();
			context.services.history!.setSpan(spans.find(span => span !== view?.span)!);
		}
	},
	Draw,
});
