import {Table} from 'ink-table';
import {useAppearance} from '../appearance.js';
import {lineWidth, span, type Line} from '../line.js';
import type {ShardCells} from '../panes/shard-cells.js';
import type {ShardColumns} from '../panes/shard-columns.js';
import {shardStyle, type Style, type Theme} from '../theme.js';
import {Row} from './row.js';

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

const TableLine = ({row, styleOf}: {readonly row: TableRow; readonly styleOf: (column: string, theme: Theme) => Style}) => {
	const {theme} = useAppearance();
	const cells: Line = row.columns.map(({column, width}) =>
		span(` ${row.data[column] ?? ''}`.padEnd(width), styleOf(String(column), theme)));
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
	override heading = (row: TableRow) => <TableLine key={row.key} row={row} styleOf={(_, theme) => theme.muted}/>;
	override data = (row: TableRow) => <TableLine key={row.key} row={row} styleOf={(column, theme) => cellStyle(row.data, column, theme)}/>;
}

type Props = {
	readonly rows: readonly ShardCells[];
	readonly columns: ShardColumns;
};

/**
The shards of a stream, a row each under their headings.
*/
export const ShardTable = ({rows, columns}: Props) => (
	<CompactTable data={[...rows]} columns={[...columns.names]}/>
);
