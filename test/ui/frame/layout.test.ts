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
	rowsBelow: 1,
	isLarge: false,
	...changes,
});

const anyInput = fc.record({
	columns: fc.integer({min: 1, max: 400}),
	rows: fc.integer({min: 1, max: 200}),
	focus: fc.constantFrom(...paneIds),
	isZoomed: fc.boolean(),
	shardRows: fc.integer({min: 0, max: 3000}),
	rowsBelow: fc.integer({min: 1, max: 4}),
	isLarge: fc.boolean(),
});

test('panes and what is below them fill the frame exactly, one row under the terminal', () => {
	fc.assert(fc.property(anyInput, value => {
		const {kind, frame, panes} = layOut(value);
		if (kind === 'too-small') {
			expect(value.columns < 80 || value.rows < 24).toBe(true);
			return;
		}

		const sizes = Object.values(panes);
		const stacked = kind === 'wide' ? [panes.stream!, panes.feed!, panes.activity!] : sizes;
		expect(stacked.reduce((sum, {rows}) => sum + rows, 0) + value.rowsBelow).toBe(value.rows - 1);
		expect(frame.rows).toBe(value.rows - 1);
		for (const {rows} of sizes) {
			expect(rows).toBeGreaterThanOrEqual(3);
		}

		// A shard and the line that tells of the others, below two borders, two lines and the heading.
		expect(panes.stream?.rows ?? 7).toBeGreaterThanOrEqual(7);

		if (kind === 'wide') {
			expect(panes.stream!.columns + panes.producer!.columns).toBe(value.columns);
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

	test('zoom gives a pane the whole screen', () => {
		expect(layOut(input(80, 24, {focus: 'activity', isZoomed: true})).panes).toEqual({activity: {columns: 80, rows: 22}});
	});
});

describe('for a projector, on the smallest screen', () => {
	test.each(paneIds)('a feed with a record stays beside %s in focus, also above a long problem', focus => {
		for (const rowsBelow of [1, 4]) {
			const {panes} = layOut(input(80, 24, {focus, rowsBelow, isLarge: true}));
			expect(panes.feed!.rows).toBeGreaterThanOrEqual(4);
			expect(panes[focus]!.rows).toBeGreaterThanOrEqual(3);
		}
	});
});

test.each([
	[79, 24, 'too-small'],
	[80, 23, 'too-small'],
	[80, 24, 'stacked'],
	[120, 40, 'wide'],
	[200, 60, 'wide'],
])('%d×%d is %s', (columns, rows, kind) => {
	expect(layOut(input(columns, rows)).kind).toBe(kind);
});
