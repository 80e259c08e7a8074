import {isDeepStrictEqual} from 'node:util';
import {Box} from 'ink';
import {memo, type ComponentProps} from 'react';
import type {Line} from '../../drawing/line.js';
import {insideOf, type PaneSize} from '../../drawing/pane-size.js';
import {Pane} from '../../drawing/pane.js';
import {Rows} from '../../drawing/rows.js';
import {ShardTable} from './shard-table.js';

type Props = ComponentProps<typeof ShardTable> & {
	readonly title: string;
	readonly note: Line;
	readonly size: PaneSize;
	readonly isFocused: boolean;
	/**
	Above the table, and below it.
	*/
	readonly above: readonly Line[];
	readonly below: readonly Line[];
};

/**
A pane with the shard table. It is drawn again only if its text changes.
*/
export const ShardsPane = memo(({title, note, size, isFocused, above, below, ...table}: Props) => {
	const width = insideOf(size).columns;
	return (
		<Pane title={title} note={note} size={size} isFocused={isFocused}>
			<Rows lines={above} width={width} height={above.length}/>
			<Box flexDirection='column' flexShrink={0}>
				<ShardTable {...table}/>
			</Box>
			<Rows lines={below} width={width} height={below.length}/>
		</Pane>
	);
}, isDeepStrictEqual);

ShardsPane.displayName = 'ShardsPane';
