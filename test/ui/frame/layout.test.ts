import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {layOut, type LayoutInput} from '../../../source/ui/frame/layout.js';
import {paneIds} from '../../../source/ui/panes/pane-ids.js';

const input = (columns: number, rows: number, changes: Partial<LayoutInput> = {}): LayoutInput => ({
	columns,
	rows,
	focus: 'feed',
	isZoomed: false,
	shardRows: 1,
	rowsBeside: 1,
	isLarge: false,
	...changes,
});

const anyInput = fc.record({
	columns: fc.integer({min: 1, max: 400}),
	rows: fc.integer({min: 1, max: 200}),
	focus: fc.constantFrom(...paneIds),
	isZoomed: fc.boolean(),
	shardRows: fc.integer({min: 0, max: 3000}),
	rowsBeside: fc.integer({min: 1, max: 4}),
	isLarge: fc.boolean(),
	hasProducer: fc.boolean(),
});

test('panes and what is below them fill the frame exactly, one row under the terminal', () => {
	fc.assert(fc.property(anyInput, value => {
		const {kind, frame, panes} = layOut(value);
		if (kind === 'too-small') {
			expect(value.columns < 40 || value.rows < 10).toBe(true);
			return;
		}

		const sizes = Object.values(panes);
		const stacked = kind === 'wide' ? [panes.stream!, panes.feed!, panes.activity!] : sizes;
		expect(stacked.reduce((sum, {rows}) => sum + rows, 0) + value.rowsBeside).toBe(value.rows - 1);
		expect(frame.rows).toBe(value.rows - 1);
		if (kind === 'reduced') {
			expect(sizes.every(({isOpen}) => isOpen)).toBe(true);
			return;
		}

		for (const {rows, isOpen = false} of sizes) {
			// A pane without a frame can be one row: its title and the newest beside it.
			expect(rows).toBeGreaterThanOrEqual(isOpen ? 1 : 3);
		}

		// A shard and the line that tells of the others, below two borders, two lines and the heading; or below the title, a line and the heading.
		const least = panes.stream?.isOpen ? 5 : 7;
		expect(panes.stream?.rows ?? least).toBeGreaterThanOrEqual(least);

		if (kind === 'wide') {
			expect(panes.stream!.columns + (panes.producer?.columns ?? 0)).toBe(value.columns);
		}
	}), {numRuns: 500});
});

describe('at 80×24', () => {
	test.each(paneIds)('focus gives %s more rows than it has without', focus => {
		const other = focus === 'feed' ? 'stream' : 'feed';
		const shardRows = 6;
		const focused = layOut(input(80, 24, {focus, shardRows})).panes[focus]!.rows;
		const unfocused = layOut(input(80, 24, {focus: other, shardRows})).panes[focus]!.rows;
		expect(focused).toBeGreaterThan(unfocused);
	});

	test.each([1, 6, 4096])('the feed keeps three records beside a producer that is looked at, %d shards', shardRows => {
		const heading = 3;
		expect(layOut(input(80, 24, {focus: 'producer', shardRows})).panes.feed!.rows - heading).toBeGreaterThanOrEqual(3);
	});

	test.each([1, 4, 4096])('the feed has eight records and its heading, and four shards are in sight, of %d', shardRows => {
		const {panes} = layOut(input(80, 24, {shardRows: shardRows + 3}));
		expect(panes.feed!.rows - 2).toBeGreaterThanOrEqual(8);
		expect(panes.stream!.rows - 3).toBeGreaterThanOrEqual(4);
	});

	test('zoom gives a pane the whole screen', () => {
		expect(layOut(input(80, 24, {focus: 'activity', isZoomed: true})).panes).toEqual({activity: {columns: 80, rows: 22, isOpen: false}});
	});
});

describe('for a projector, on the smallest screen', () => {
	test.each(paneIds)('a feed with a record stays beside %s in focus, also above a long problem', focus => {
		for (const rowsBeside of [1, 4]) {
			const {panes} = layOut(input(80, 24, {focus, rowsBeside, isLarge: true}));
			expect(panes.feed!.rows).toBeGreaterThanOrEqual(4);
			expect(panes[focus]!.rows).toBeGreaterThanOrEqual(3);
		}
	});
});

test.each([
	[39, 24, 'too-small'],
	[80, 9, 'too-small'],
	[40, 10, 'reduced'],
	[60, 15, 'reduced'],
	[79, 24, 'reduced'],
	[80, 23, 'reduced'],
	[80, 24, 'stacked'],
	[120, 30, 'wide'],
	[120, 40, 'wide'],
	[200, 60, 'wide'],
])('%d×%d is %s', (columns, rows, kind) => {
	expect(layOut(input(columns, rows)).kind).toBe(kind);
});

describe.each([[60, 15], [80, 24], [100, 40], [120, 30], [200, 60]])('at %d×%d', (columns, rows) => {
	test('the room of a producer that has nothing to do goes to the feed', () => {
		const {panes: idle} = layOut(input(columns, rows, {hasProducer: false}));
		const {panes: busy} = layOut(input(columns, rows));
		expect(idle.producer).toBeUndefined();
		expect(busy.producer).toBeDefined();
		expect(idle.feed!.rows).toBeGreaterThan(busy.feed!.rows);
	});

	test('it is there all the same when it is looked at', () => {
		expect(layOut(input(columns, rows, {hasProducer: false, focus: 'producer'})).panes.producer).toBeDefined();
	});

	test.each(paneIds)('the focused pane is there: %s', focus => {
		expect(layOut(input(columns, rows, {focus, rowsBeside: 4})).panes[focus]).toBeDefined();
	});
});
