import {Table} from 'ink-table';
import {createContext, useContext} from 'react';
import {useAppearance} from '../../appearance/appearance.js';
import {lineWidth, span, type Line} from '../../drawing/line.js';
import type {ShardCells} from './shard-cells.js';
import type {ShardColumns} from './shard-columns.js';
import type {ShardOrder} from '../../shards/shard-order.js';
import {shardStyle, type Style, type Theme} from '../../appearance/theme.js';
import {Row} from '../../drawing/row.js';

type TableRow = Parameters<Table<ShardCells>['data']>[0];

/**
Every other column is a rate against its limit.
*/
const plainColumns = new Set(['shard', 'state', 'keys', 'read to', 'behind', 'reader']);

const cellStyle = ({shortId = '0', tone = 'normal'}: Partial<ShardCells>, column: string, theme: Theme): Style => {
	if (tone === 'closed') {
		return theme.muted;
	}

	if (column === 'shard') {
		return {...shardStyle(theme, shortId), isBold: true};
	}

	const isRate = !plainColumns.has(column);
	if (tone === 'full' && (isRate || column === 'state')) {
		return theme.bad;
	}

	return isRate ? (tone === 'high' ? theme.warning : theme.good) : {};
};

const ShardLine = ({row}: {readonly row: TableRow}) => {
	const {theme} = useAppearance();
	const cells: Line = row.columns.map(({column, width}) =>
		span(` ${row.data[column] ?? ''}`.padEnd(width), cellStyle(row.data, String(column), theme)));
	return <Row line={cells} width={lineWidth(cells)}/>;
};

/**
The heading of the column that the table is sorted by.
*/
const SortedContext = createContext<string | undefined>(undefined);

const Heading = ({row}: {readonly row: TableRow}) => {
	const {glyphs, theme} = useAppearance();
	const sorted = useContext(SortedContext);
	const cells: Line = row.columns.map(({column, width}) => String(column) === sorted
		? span(`${glyphs.sorted}${sorted}`.padEnd(width), theme.accent)
		: span(` ${String(column)}`.padEnd(width), theme.muted));
	return <Row line={cells} width={lineWidth(cells)}/>;
};

const nothing = () => <></>;

/**
Ink-table without its frame, which the pane has already, and with one Text per row, which Ink draws fastest.
*/
class CompactTable extends Table<ShardCells> {
	override header = nothing;
	override separator = nothing;
	override footer = nothing;
	override heading = (row: TableRow) => <Heading key={row.key} row={row}/>;
	override data = (row: TableRow) => <ShardLine key={row.key} row={row}/>;
}

type Props = {
	readonly rows: readonly ShardCells[];
	readonly columns: ShardColumns;
	/**
	The order that is worth a mark.
	*/
	readonly markedOrder: ShardOrder | undefined;
};

/**
The shards of a stream, a row each under their headings.
*/
export const ShardTable = ({rows, columns, markedOrder}: Props) => (
	<SortedContext value={markedOrder === undefined ? undefined : {hot: columns.records, lag: 'behind', id: 'keys'}[markedOrder]}>
		<CompactTable data={[...rows]} columns={[...columns.names]}/>
	</SortedContext>
);
