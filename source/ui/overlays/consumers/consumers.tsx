import {sanitize} from '../../../records/text/sanitize.js';
import {shortShardId} from '../../../records/text/short-shard-id.js';
import {useAppearance} from '../../appearance/appearance.js';
import {line} from '../../drawing/line.js';
import {cursorSteps} from '../cursor-steps.js';
import {defineOverlay, type OverlayContext, type Sight} from '../define-overlay.js';
import {OverlayBox} from '../overlay-box.js';
import {consumersLines} from './consumers-lines.js';
import {
	chosenEntry,
	chosenShard,
	consumersSize,
	type ConsumersOverlay,
} from './consumers-state.js';

const Draw = ({overlay, snapshot, frame}: Sight<ConsumersOverlay>) => {
	const appearance = useAppearance();
	const size = consumersSize(frame);
	return (
		<OverlayBox
			title={overlay.isOpened ? sanitize(chosenEntry(overlay, snapshot).entry.name) : 'Who reads this stream'}
			note={line(overlay.isOpened ? 'Esc goes back' : 'Esc closes', appearance.theme.muted)}
			lines={consumersLines(overlay, snapshot, {size: {columns: size.columns - 4, rows: size.rows - 2}, appearance})}
			size={size}
			frame={frame}
		/>
	);
};

type Context = OverlayContext<ConsumersOverlay>;

/**
Rows of Page Up and Page Down: about what is seen.
*/
const ROWS_BESIDE = 10;

const itemAt = <Item,>(list: readonly Item[], place: number): Item | undefined => list[Math.max(0, Math.min(place, list.length - 1))];

const move = (overlay: ConsumersOverlay, by: number, {look, edit}: Context) => {
	const {entries, place, entry} = chosenEntry(overlay, look());
	if (overlay.isOpened) {
		const {shards, place: shardPlace} = chosenShard(overlay, entry);
		edit({shardId: itemAt(shards, shardPlace + by)?.shardId, answer: undefined});
	} else {
		edit({chosen: itemAt(entries, place + by)?.id});
	}
};

const ask = async (overlay: ConsumersOverlay, {look, edit, services}: Context) => {
	const {entry} = chosenEntry(overlay, look());
	const {work} = chosenShard(overlay, entry);
	if (work === undefined || entry.table === undefined || services.consumers === undefined) {
		return;
	}

	const shard = `shard ${shortShardId(work.shardId)}`;
	// The rows may change their order while Kinesis is asked.
	edit({chosen: entry.id, shardId: work.shardId, answer: `Asking Kinesis for the next record of ${shard} …`});
	const complaint = await services.consumers.askExactly(entry.table.table, work.shardId);
	edit({answer: complaint ?? `Kinesis was asked: the lag of ${shard} is exact for a minute, or until its checkpoint moves.`});
};

/**
Everybody who reads the stream, how late on which shard, and whether data will be lost.
*/
export const consumers = defineOverlay<ConsumersOverlay>({
	id: 'consumers',
	key: {
		shown: 'C',
		after: 'l',
		section: 'The stream',
		description: 'Shows who else reads the stream, how late on which shard, since when, and whether data will be lost.',
		label: () => 'consumers',
		importance: () => 'minor',
	},
	open({look, services, notify}) {
		if (services.consumers === undefined) {
			notify(look().replay ? 'This is a replay: nobody else reads.' : 'There is no live stream here.');
			return undefined;
		}

		return {
			type: 'consumers', chosen: undefined, isOpened: false, shardId: undefined, answer: undefined,
		};
	},
	whileOpen: ({services}) => services.consumers!.watch(),
	hints: ({isOpened}) => isOpened
		? [{keys: 'Esc', label: 'back'}, {keys: 'Up Down', label: 'choose'}, {keys: '=', label: 'exact lag'}]
		: [{keys: 'Esc', label: 'close'}, {keys: 'Up Down', label: 'choose'}, {keys: 'Enter', label: 'its shards'}],
	press({name}, overlay, context) {
		const step = cursorSteps.get(name);
		if (step !== undefined) {
			const {rows} = consumersSize(context.frame());
			move(overlay, step(rows - ROWS_BESIDE), context);
		} else if (name === 'escape' && overlay.isOpened) {
			context.edit({isOpened: false, shardId: undefined, answer: undefined});
		} else if (['escape', 'q', 'C'].includes(name)) {
			context.close();
		} else if (name === 'enter' && !overlay.isOpened) {
			context.edit({isOpened: true, chosen: chosenEntry(overlay, context.look()).entry.id});
		} else if (name === '=' && overlay.isOpened) {
			void ask(overlay, context);
		}
	},
	Draw,
});
