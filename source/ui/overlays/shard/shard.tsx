import type {Action} from '../../../actions/action.js';
import type {ShardView} from '../../../monitor/meters/shard-view.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import {useAppearance, type Appearance} from '../../appearance/appearance.js';
import {line, type Line} from '../../drawing/line.js';
import {visibleWindow} from '../../drawing/window.js';
import {coveringSize} from '../../frame/layout.js';
import type {KeyHint} from '../../keys/key-row.js';
import {chosenShard, shardsInOrder} from '../../shards/chosen-shard.js';
import {applyFilter} from '../../view/filtering.js';
import {defineOverlay, type OverlayContext, type Sight} from '../define-overlay.js';
import {OverlayBox} from '../overlay-box.js';
import {shownCommand} from '../shown-command.js';
import {planChange, type Change, type PlannedChange} from './planned-change.js';
import {shardLines} from './shard-lines.js';

/**
One shard, and what can be done with it.
*/
type ShardSight = {
	readonly type: 'shard';
	readonly shardId: string;
	readonly offset: number;
	/**
	The change that waits for Enter. It stays as it was planned while the traffic goes on.
	*/
	readonly planned: PlannedChange | undefined;
	/**
	Whether this session changes streams.
	*/
	readonly isWriting: boolean;
};

type ShardEvent = {readonly type: 'filter'; readonly shortId: string};

const MAX_COLUMNS = 120;

const changes: ReadonlyMap<string, Change> = new Map([
	['m', 'split-median'],
	['s', 'split-middle'],
	['b', 'merge-below'],
	['a', 'merge-above'],
]);

const shardOf = ({shards}: Snapshot, {shardId}: ShardSight): ShardView | undefined => shards.find(shard => shard.shardId === shardId);

const commandOf = ({action, input}: PlannedChange, snapshot: Snapshot, actions: OverlayContext['actions']): string | undefined => {
	const definition: Action | undefined = actions[action];
	return shownCommand(definition?.cliEquivalent(snapshot, input), snapshot);
};

const linesOf = ({overlay, snapshot, frame}: Pick<Sight<ShardSight>, 'overlay' | 'snapshot' | 'frame'>, appearance: Appearance): readonly Line[] => {
	const shard = shardOf(snapshot, overlay);
	return shard === undefined
		? [line('This shard is no longer listed: its records have expired.', appearance.theme.muted)]
		: shardLines(snapshot, {
			shard, planned: overlay.planned, width: coveringSize(frame, MAX_COLUMNS).columns - 4, appearance,
		});
};

const Draw = (sight: Sight<ShardSight>) => {
	const {overlay, snapshot, frame} = sight;
	const appearance = useAppearance();
	const size = coveringSize(frame, MAX_COLUMNS);
	const shard = shardOf(snapshot, overlay);
	return (
		<OverlayBox
			title={shard === undefined ? 'Shard' : `Shard ${shard.shortId}, ${shard.state}`}
			note={line('Esc closes', appearance.theme.muted)}
			lines={visibleWindow(linesOf(sight, appearance), size.rows - 2, overlay.offset).items}
			size={size}
			frame={frame}
		/>
	);
};

const plan = (change: Change, overlay: ShardSight, {look, actions, edit, notify}: OverlayContext<ShardSight, ShardEvent>): void => {
	const snapshot = look();
	const shard = shardOf(snapshot, overlay);
	if (shard === undefined) {
		return;
	}

	const planned = planChange(change, shard, snapshot);
	if (typeof planned === 'string') {
		notify(planned);
		return;
	}

	const action: Action | undefined = actions[planned.action];
	const enabled = action?.isEnabled(snapshot) ?? 'not in this session';
	if (enabled === true) {
		edit({planned: {...planned, command: commandOf(planned, snapshot, actions)}, offset: 0});
	} else {
		notify(`${action?.label(snapshot) ?? 'That'}: ${enabled}`);
	}
};

const carryOut = (planned: PlannedChange, {close, run}: OverlayContext<ShardSight, ShardEvent>): void => {
	close();
	run(planned.action, planned.input);
};

const step = (by: 1 | -1, {shardId}: ShardSight, {look, edit, view}: OverlayContext<ShardSight, ShardEvent>): void => {
	const shards = shardsInOrder(look(), view.getView());
	const place = shards.findIndex(shard => shard.shardId === shardId);
	const next = shards[Math.max(0, Math.min(place + by, shards.length - 1))];
	if (next) {
		edit({shardId: next.shardId, planned: undefined, offset: 0});
	}
};

const hintsOf = ({planned, isWriting}: ShardSight): readonly KeyHint[] => {
	if (planned) {
		return [{keys: 'Esc', label: 'leave it'}, {keys: 'Enter', label: planned.action === 'split-shard' ? 'split' : 'merge'}, {keys: 'Up Down', label: 'scroll'}];
	}

	const changing = isWriting ? [{keys: 'm', label: 'split at median'}, {keys: 's', label: 'split'}, {keys: 'b a', label: 'merge'}] : [];
	return [{keys: 'Esc', label: 'close'}, ...changing, {keys: 'f', label: 'records'}, {keys: 'Left Right', label: 'other'}];
};

/**
One shard: its range, family, load, keys and readers. From here it is split or merged with a neighbour, and the feed is filtered to it. A change is shown with its loads first, and carried out by Enter.
*/
export const shardSight = defineOverlay<ShardSight, ShardEvent>({
	id: 'shard',
	open({look, view, notify}) {
		const snapshot = look();
		const shard = chosenShard(snapshot, view.getView());
		if (shard === undefined) {
			notify('There is no shard to open yet.');
			return undefined;
		}

		return {
			type: 'shard', shardId: shard.shardId, offset: 0, planned: undefined, isWriting: !snapshot.state.isReadOnly && snapshot.replay === undefined,
		};
	},
	reduce: (view, _overlay, {shortId}) => applyFilter(view, `shard=${shortId}`),
	hints: hintsOf,
	press({name}, overlay, context) {
		const {planned} = overlay;
		const change = changes.get(name);
		if (name === 'enter' && planned) {
			carryOut(planned, context);
		} else if (planned && ['escape', 'q'].includes(name)) {
			context.edit({planned: undefined, offset: 0});
		} else if (['escape', 'q', 'enter'].includes(name)) {
			context.close();
		} else if (change !== undefined) {
			plan(change, overlay, context);
		} else if (name === 'left' || name === 'right') {
			step(name === 'left' ? -1 : 1, overlay, context);
		} else if (name === 'f') {
			const shard = shardOf(context.look(), overlay);
			context.send({type: 'filter', shortId: shard?.shortId ?? overlay.shardId});
		}
	},
	scroll(sight, appearance) {
		const room = coveringSize(sight.frame, MAX_COLUMNS).rows - 2;
		return {limit: Math.max(0, linesOf(sight, appearance).length - room), page: Math.max(1, room - 1)};
	},
	Draw,
});
