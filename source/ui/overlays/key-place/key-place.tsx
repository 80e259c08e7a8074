import type {Snapshot} from '../../../monitor/snapshot.js';
import {UPDATE_SHARD_COUNT_MAX_SHARDS} from '../../../service/limits.js';
import {useAppearance} from '../../appearance/appearance.js';
import {line} from '../../drawing/line.js';
import {coveringSize} from '../../frame/layout.js';
import {edited, inserted, type TextField} from '../../keys/line-editor.js';
import {selectedRecord} from '../../panes/feed/selection.js';
import {defineOverlay, type Sight} from '../define-overlay.js';
import {OverlayBox} from '../overlay-box.js';
import {keyPlaceLines} from './key-place-lines.js';

/**
Where a partition key goes.
*/
type KeyPlaceView = TextField & {
	readonly type: 'key-place';
	/**
	The shard count to try; undefined for the current shards.
	*/
	readonly shardCount: number | undefined;
};

/**
A wider bar shows nothing more.
*/
const MAX_COLUMNS = 140;

/**
The key of the lab's first user, if no record gives another one.
*/
const FIRST_KEY = 'user-1';

const openShardCount = ({shards}: Snapshot): number => shards.filter(({state}) => state === 'open').length;

/**
The next count to try: double or half. The current count is undefined, so that it follows the stream.
*/
const otherCount = (overlay: KeyPlaceView, snapshot: Snapshot, factor: 2 | 0.5): number | undefined => {
	const present = openShardCount(snapshot);
	const count = Math.max(1, Math.min(UPDATE_SHARD_COUNT_MAX_SHARDS, Math.ceil((overlay.shardCount ?? present) * factor)));
	return count === present ? undefined : count;
};

const neighbour = ({typed}: KeyPlaceView, {facts: {keys}}: Snapshot, step: 1 | -1): string | undefined => {
	const place = keys.findIndex(({key}) => key === typed);
	const next = place === -1 ? 0 : place + step;
	return keys[Math.max(0, Math.min(next, keys.length - 1))]?.key;
};

const Draw = ({overlay, snapshot, frame}: Sight<KeyPlaceView>) => {
	const appearance = useAppearance();
	const size = coveringSize(frame, MAX_COLUMNS);
	return (
		<OverlayBox
			title='Where a key goes'
			note={line('type any key, Esc closes', appearance.theme.muted)}
			lines={keyPlaceLines(overlay, snapshot, {shardCount: overlay.shardCount, width: size.columns - 4, appearance})}
			size={size}
			frame={frame}
		/>
	);
};

/**
Shows why a record is in its shard: the MD5 of its partition key has a place in the hash-key ranges. Typing changes the key; Up and Down choose a key of the last minute; Left and Right try other shard counts.
*/
export const keyPlace = defineOverlay<KeyPlaceView>({
	id: 'key-place',
	key: {
		shown: 'k',
		after: 'i',
		section: 'The stream',
		description: 'Shows why a key is in its shard, and what another shard count would change.',
		label: () => 'key map',
	},
	open({look, view}) {
		const snapshot = look();
		const key = selectedRecord(snapshot, view.getView())?.record.PartitionKey ?? snapshot.facts.keys[0]?.key ?? FIRST_KEY;
		return {type: 'key-place', typed: key, shardCount: undefined};
	},
	hints: () => [
		{keys: 'Up Down', label: 'key'},
		{keys: 'Left Right', label: 'other shard counts'},
		{keys: 'Esc', label: 'close'},
	],
	press(key, overlay, context) {
		const snapshot = context.look();
		switch (key.name) {
			case 'escape':
			case 'enter': {
				context.close();
				break;
			}

			case 'up':
			case 'down': {
				const typed = neighbour(overlay, snapshot, key.name === 'up' ? -1 : 1);
				if (typed !== undefined) {
					context.edit({typed, cursor: undefined});
				}

				break;
			}

			case 'left':
			case 'right': {
				context.edit({shardCount: otherCount(overlay, snapshot, key.name === 'left' ? 0.5 : 2)});
				break;
			}

			default: {
				const field = edited(overlay, key);
				if (field) {
					context.edit(field);
				}
			}
		}
	},
	paste(text, overlay, context) {
		context.edit(inserted(overlay, text));
	},
	Draw,
});
