// Makes the readme's picture: plays an asciicast up to a second, and draws the screen of that moment as an SVG. `npm run screenshot` takes media/demo.cast, some seconds after the lab has scaled to two shards; `npm run screenshot -- lab.cast 42` another one.
import {readFileSync, writeFileSync} from 'node:fs';
import process from 'node:process';
import xterm, {type IBufferCell} from '@xterm/headless';

const [cast = 'media/demo.cast', seconds] = process.argv.slice(2);

/**
Both children fill their columns by then.
*/
const AFTER_SCALING_SECONDS = 8;

const CELL_WIDTH = 8.4;
const CELL_HEIGHT = 18;
const MARGIN = 12;

// The colours of Windows Terminal's default scheme, Campbell.
const BACKGROUND = '#0c0c0c';
const FOREGROUND = '#cccccc';
const palette = ['#0c0c0c', '#c50f1f', '#13a10e', '#c19c00', '#0037da', '#881798', '#3a96dd', '#cccccc', '#767676', '#e74856', '#16c60c', '#f9f1a5', '#3b78ff', '#b4009e', '#61d6d6', '#f2f2f2'];

const escapes: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;'};
const escapeText = (text: string): string => text.replaceAll(/[&<>]/gv, character => escapes[character]!);

const x = (column: number): number => Math.round((MARGIN + (column * CELL_WIDTH)) * 100) / 100;
const y = (row: number): number => MARGIN + (row * CELL_HEIGHT);

type Look = {readonly color: string; readonly opacity: number; readonly isBold: boolean};

type Place = {readonly column: number; readonly row: number};

// Lines and blocks are drawn as shapes, so that they meet whatever the font of the viewer.
const lineEnds: Readonly<Record<string, string>> = {
	'─': 'lr',
	'│': 'ud',
	'┌': 'rd',
	'┐': 'ld',
	'└': 'ru',
	'┘': 'lu',
};

const lineShape = (ends: string, {column, row}: Place, {color, opacity}: Look): string => {
	const centre = {x: x(column + 0.5), y: y(row + 0.5)};
	const targets: Readonly<Record<string, string>> = {
		l: `H${x(column)}`,
		r: `H${x(column + 1)}`,
		u: `V${y(row)}`,
		d: `V${y(row + 1)}`,
	};
	const path = [...ends].map(end => `M${centre.x} ${centre.y}${targets[end]!}`).join('');
	return `<path d="${path}" stroke="${color}" stroke-opacity="${opacity}" fill="none"/>`;
};

const levels = '▁▂▃▄▅▆▇█';

const blockShape = (character: string, {column, row}: Place, {color, opacity}: Look): string => {
	const height = (CELL_HEIGHT * (levels.indexOf(character) + 1)) / levels.length;
	return `<rect x="${x(column)}" y="${y(row + 1) - height}" width="${CELL_WIDTH}" height="${height}" fill="${color}" fill-opacity="${opacity}" shape-rendering="crispEdges"/>`;
};

const lookOf = (cell: IBufferCell): Look => ({
	color: cell.isFgDefault() ? FOREGROUND : (palette[cell.getFgColor()] ?? FOREGROUND),
	opacity: cell.isDim() === 0 ? 1 : 0.6,
	isBold: cell.isBold() !== 0,
});

const isSameLook = (a: Look, b: Look): boolean => a.color === b.color && a.opacity === b.opacity && a.isBold === b.isBold;

const textShape = (text: string, {column, row}: Place, {color, opacity, isBold}: Look): string => {
	if (text.trim() === '') {
		return '';
	}

	const place = `x="${x(column)}" y="${y(row) + 13.5}" textLength="${Math.round(text.length * CELL_WIDTH * 100) / 100}"`;
	const style = `fill="${color}" fill-opacity="${opacity}" font-weight="${isBold ? 'bold' : 'normal'}"`;
	return `<text ${place} ${style} xml:space="preserve">${escapeText(text)}</text>`;
};

const rowShapes = (cells: readonly IBufferCell[], row: number): readonly string[] => {
	const shapes: string[] = [];
	let run = {text: '', column: 0, look: lookOf(cells[0]!)};
	const flush = () => {
		shapes.push(textShape(run.text, {column: run.column, row}, run.look));
	};

	for (const [column, cell] of cells.entries()) {
		const character = cell.getChars() === '' ? ' ' : cell.getChars();
		const look = lookOf(cell);
		const ends = lineEnds[character];
		const isShape = ends !== undefined || levels.includes(character);
		if (isShape) {
			const place = {column, row};
			shapes.push(ends === undefined ? blockShape(character, place, look) : lineShape(ends, place, look));
		}

		if (!isShape && isSameLook(look, run.look)) {
			run.text += character;
		} else {
			flush();
			run = {text: isShape ? ' ' : character, column, look};
		}
	}

	flush();
	return shapes.filter(shape => shape !== '');
};

const [header, ...events] = readFileSync(cast, 'utf8').trimEnd().split('\n').map(line => JSON.parse(line) as unknown) as [{readonly term: {readonly cols: number; readonly rows: number}}, ...Array<readonly [number, string, string]>];
const COLUMNS = header.term.cols;
const ROWS = header.term.rows;
const terminal = new xterm.Terminal({cols: COLUMNS, rows: ROWS, allowProposedApi: true});
let time = 0;
let until = seconds === undefined ? Infinity : Number(seconds);
for (const [interval, code, data] of events) {
	time += interval;
	if (time > until) {
		break;
	}

	if (code === 'm' && seconds === undefined && data.startsWith('step 4 done')) {
		until = time + AFTER_SCALING_SECONDS;
	} else if (code === 'o') {
		await new Promise<void>(resolve => {
			terminal.write(data, resolve);
		});
	}
}

const shapes = Array.from({length: ROWS - 1}, (_, row) => {
	const line = terminal.buffer.active.getLine(row)!;
	return rowShapes(Array.from({length: COLUMNS}, (_cell, column) => line.getCell(column)!), row).join('\n');
});

const width = Math.ceil((2 * MARGIN) + (COLUMNS * CELL_WIDTH));
const height = (2 * MARGIN) + ((ROWS - 1) * CELL_HEIGHT);
writeFileSync('media/dashboard.svg', `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Cascadia Mono, Cascadia Code, Consolas, Menlo, DejaVu Sans Mono, monospace" font-size="14">
<title>clickmon lab: a stream with two shards, its records by shard, the producer and the guide</title>
<rect width="100%" height="100%" rx="8" fill="${BACKGROUND}"/>
${shapes.join('\n')}
</svg>
`);
process.stdout.write('media/dashboard.svg\n');
