import {describe, expect, test} from 'vitest';
import {asciiGlyphs} from '../../../source/ui/appearance/glyphs.js';
import {plainTheme, themes} from '../../../source/ui/appearance/theme.js';
import {appearance, frame} from '../frame.js';
import {openShard, snapshot} from '../snapshots.js';

const sizes = [{columns: 80, rows: 24}, {columns: 120, rows: 40}, {columns: 200, rows: 60}];

const busy = (count: number) => snapshot({
	shards: Array.from({length: count}, (_, index) => openShard(index, index, count, {
		recordsPerSecond: index % 7 === 3 ? 900 : 4,
		throttledPerSecond: index % 11 === 5 ? 20 : 0,
		lagMilliseconds: index % 13 === 0 ? 4000 : 0,
	})),
});

test.each(Object.entries(themes))('%s: the colours of the shards are none that say how something is', (_, {shards}) => {
	expect(shards.map(({color}) => color).filter(color => /red|yellow|green/iv.test(color ?? ''))).toEqual([]);
});

describe.each(sizes)('at $columns×$rows', size => {
	describe.each([1, 64, 4096])('%d shards', count => {
		const value = busy(count);

		// Whoever cannot tell the colours apart reads all that the others read.
		test.each(Object.entries({...themes, plain: plainTheme}))('%s says the same', (_, theme) => {
			expect(frame(value, size, {}, {...appearance, theme})).toBe(frame(value, size));
		});

		test('ASCII says the same words', () => {
			const words = (text: string) => text.match(/[a-z]{4,}/gv);
			const written = frame(value, size, {}, {glyphs: asciiGlyphs, theme: plainTheme});
			expect(written).toMatch(/^[\n\u{20}-\u{7E}]*$/v);
			expect(words(written)).toEqual(words(frame(value, size)));
		});
	});
});
