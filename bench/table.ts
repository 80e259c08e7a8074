import type {Figure} from './measure.ts';

export type Unit = 'ratio' | 'records/s' | 'frames/s' | 'ms' | '% of a core' | 'KB/s' | 'MB';

/**
One line of the table: what was measured, against what it should be.
*/
export type Line = {
	/**
	The row of the bench that it belongs to, as `--row` takes it.
	*/
	readonly row: string;
	readonly what: string;
	readonly unit: Unit;
	/**
	None for a figure that is there to explain another.
	*/
	readonly goal?: {readonly atLeast: number} | {readonly atMost: number};
	/**
	None when this machine cannot take it: `note` says why.
	*/
	readonly figure?: Figure;
	readonly note?: string;
};

export const isMet = ({goal, figure}: Line): boolean | undefined => {
	if (goal === undefined || figure === undefined) {
		return undefined;
	}

	return 'atLeast' in goal ? figure.median >= goal.atLeast : figure.median <= goal.atMost;
};

const numberText = (value: number, unit: Unit): string => {
	const digits = unit === 'ratio' || Math.abs(value) < 10 ? 2 : (Math.abs(value) < 100 ? 1 : 0);
	return value.toLocaleString('en', {maximumFractionDigits: digits});
};

const unitText = (unit: Unit): string => unit === 'ratio' ? '×' : ` ${unit}`;

const goalText = ({goal, unit}: Line): string => {
	if (goal === undefined) {
		return '';
	}

	const [sign, value] = 'atLeast' in goal ? ['≥', goal.atLeast] : ['≤', goal.atMost];
	return `${sign} ${numberText(value, unit)}${unitText(unit)}`;
};

const metText = (line: Line): string => {
	if (line.figure === undefined) {
		return 'not taken';
	}

	const met = isMet(line);
	return met === undefined ? '' : (met ? 'yes' : 'NO');
};

const cells = (line: Line): readonly string[] => {
	const {row, what, figure, unit, note} = line;
	return [
		row,
		what,
		goalText(line),
		figure ? `${numberText(figure.median, unit)}${unitText(unit)}` : '',
		figure ? `${numberText(figure.min, unit)} … ${numberText(figure.max, unit)}` : '',
		metText(line),
		note ?? '',
	];
};

const headings = ['row', 'what', 'goal', 'median', 'min … max', 'met', 'note'];

/**
The lines as a Markdown table whose columns stand under each other, so that a terminal and the readme show the same.
*/
export const tableOf = (lines: readonly Line[]): string => {
	const rows = [headings, ...lines.map(line => cells(line))];
	const widths = headings.map((_, column) => Math.max(3, ...rows.map(row => row[column]!.length)));
	const text = (row: readonly string[]) => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
	const [first, ...rest] = rows.map(row => text(row));
	return [first, `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`, ...rest].join('\n');
};
