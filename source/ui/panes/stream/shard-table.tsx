import {Table} from 'ink-table';
import {createContext, useContext, type PropsWithChildren} from 'react';
import {useAppearance} from '../../appearance/appearance.js';
import {lineWidth, span, type Line} from '../../drawing/line.js';
import {toneStyle} from '../../shards/shard-load.js';
import type {ShardOrder} from '../../shards/shard-order.js';
import {shardStyle, type Style, type Theme} from '../../appearance/theme.js';
import {Row} from '../../drawing/row.js';
import type {ShardColumns} from './shard-columns.js';
import type {ShardCells} from './shard-cells.js';

type TableRow = Parameters<Table<ShardCells>['data']>[0];

/**
All other columns are rates with a limit.
*/
const plainColumns = new Set(['shard', 'state', 'keys', 'read to', 'behind', 'reader']);

const cellStyle = (cells: Partial<ShardCells>, column: string, theme: Theme): Style => {
	const {shortId = '0', tone = 'normal', recordsTone = tone, kilobytesTone = tone, stale} = cells;
	const isRate = !plainColumns.has(column);
	if (tone === 'closed' || stale === 'all' || (stale === 'load' && isRate)) {
		return theme.muted;
	}

	if (column === 'shard') {
		return {...shardStyle(theme, shortId), isBold: true};
	}

	if (isRate) {
		return toneStyle(column.startsWith('KB') ? kilobytesTone : recordsTone, theme);
	}

	return tone === 'full' && column === 'state' ? theme.bad : {};
};

const ShardLine = ({row}: {readonly row: TableRow}) => {
	const {theme, glyphs} = useAppearance();
	const isChosen = row.data.cursor === 'here';
	const cells: Line = row.columns.map(({column, width}, index) =>
		span(`${isChosen && index === 0 ? glyphs.focused : ' '}${row.data[column] ?? ''}`.padEnd(width), {...cellStyle(row.data, String(column), theme), ...(isChosen && {isBold: true})}));
	return <Row line={cells} width={lineWidth(cells)}/>;
};

/**
The heading of the column that sorts the table.
*/
const SortedContext = createContext<string | undefined>(undefined);

const Heading = ({children}: PropsWithChildren) => {
	const {glyphs, theme} = useAppearance();
	const sorted = useContext(SortedContext);
	const text = typeof children === 'string' ? children : '';
	const heading = text.trim() === sorted ? span(text.replace(' ', () => glyphs.sorted), theme.accent) : span(text, theme.muted);
	return <Row line={[heading]} width={text.length}/>;
};

/**
No frame: the pane has one.
*/
const nothing = () => <></>;

/**
Ink-table with rows of our own: its cells do not know the row, and so not its colour.
*/
class ShardRows extends Table<ShardCells> {
	override data = (row: TableRow) => <ShardLine key={row.key} row={row}/>;
}

type Props = {
	readonly rows: readonly ShardCells[];
	readonly columns: ShardColumns;
	/**
	The order that its heading marks.
	*/
	readonly markedOrder: ShardOrder | undefined;
};

/**
The shards of a stream, one per row, with headings.
*/
export const ShardTable = ({rows, columns, markedOrder}: Props) => (
	<SortedContext value={markedOrder === undefined ? undefined : {hot: columns.records, lag: 'behind', id: 'keys'}[markedOrder]}>
		<ShardRows data={[...rows]} columns={[...columns.names]} header={Heading} skeleton={nothing}/>
	</SortedContext>
);
