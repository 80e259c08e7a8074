import {memo} from 'react';
import type {FeedView, ShardView} from '../../monitor/snapshot.js';
import {useAppearance} from '../appearance.js';
import {Pane} from '../components/pane.js';
import {Rows} from '../components/rows.js';
import type {Size} from '../layout.js';
import {line} from '../line.js';
import {isSame} from '../redraw.js';
import {innerWidth, scrollRows} from '../viewport.js';
import {feedLines, feedNote} from './feed-lines.js';

type Props = {
	readonly feed: FeedView;
	/**
	The feed as it was when it was frozen; it is shown instead.
	*/
	readonly held: FeedView | undefined;
	readonly offset: number;
	readonly shards: readonly ShardView[];
	readonly size: Size;
	readonly isFocused: boolean;
	/**
	Shown while there is no record.
	*/
	readonly hint: readonly string[];
};

/**
The records as they arrive, newest last: a column for each shard while they fit.
*/
export const FeedPane = memo(({feed, held, offset, shards, size, isFocused, hint}: Props) => {
	const appearance = useAppearance();
	const width = innerWidth(size);
	const rows = scrollRows('feed', size);
	const {records} = held ?? feed;
	const lines = records.length === 0
		? hint.map(text => line(text, appearance.theme.muted))
		: feedLines({
			records,
			shards,
			width,
			rows,
			offset,
		}, appearance);

	return (
		<Pane title='Feed' note={feedNote(feed, held, appearance)} size={size} isFocused={isFocused}>
			<Rows lines={lines} width={size.columns - 2} height={size.rows - 2}/>
		</Pane>
	);
}, isSame);

FeedPane.displayName = 'FeedPane';
