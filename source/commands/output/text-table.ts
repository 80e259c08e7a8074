/**
Rows of plain ASCII cells, aligned.
*/
export const textTable = (rows: ReadonlyArray<readonly string[]>): string[] => {
	const widths = rows[0]!.map((_, column) => Math.max(...rows.map(row => row[column]!.length)));
	return rows.map(row => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd());
};
