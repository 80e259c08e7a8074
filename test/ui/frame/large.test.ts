import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {appearanceFor, inSize} from '../../../source/ui/appearance/appearance.js';
import {asciiGlyphs, unicodeGlyphs} from '../../../source/ui/appearance/glyphs.js';
import {bigDigits} from '../../../source/ui/panes/stream/big-digits.js';
import {formatNarrow} from '../../../source/ui/drawing/format.js';
import {FULL_SIZE} from '../../../source/ui/frame/layout.js';
import {themes} from '../../../source/ui/appearance/theme.js';
import {frameLines} from '../frame.js';
import {openSession} from '../session.js';
import {
	absent,
	clickFeed,
	openShard,
	resharded,
	snapshot,
} from '../snapshots.js';

const look = {glyphs: unicodeGlyphs, theme: themes.default, isLarge: true};

test('L switches to large and back, whatever it began with', () => {
	const session = openSession({initial: snapshot()});
	expect(session.frame()).not.toContain('written a second');
	session.press('L');
	expect(session.frame()).toContain('written a second');
	session.press('L');
	expect(session.frame()).not.toContain('written a second');
	const large = appearanceFor({theme: 'default', isAscii: false, isLarge: true}, {}, true);
	const other = openSession({initial: snapshot(), appearance: large});
	expect(other.frame()).toContain('written a second');
	other.press('L');
	expect(other.frame()).toContain('wanted 2/s');
	expect(inSize(large, false).theme.muted).toEqual(themes.default.muted);
});

test('a shard at a standstill is seen from the last bench', () => {
	const value = snapshot({
		shards: [
			openShard(0, 0, 2, {recordsPerSecond: 1000, throttledPerSecond: 36}),
			openShard(1, 1, 2, {recordsPerSecond: 250}),
		],
		producer: {
			...snapshot().producer, targetRate: 2000, acceptedPerSecond: 1250, throttledPerSecond: 36, waiting: {records: 2125, milliseconds: 2700},
		},
	});
	const shown = frameLines(value, {columns: 80, rows: 24}, {}, look).join('\n');
	expect(shown).toMatch(/shard 0 +█{50,}· *100 % FULL|shard 0 +█{50,} *100 % FULL/v);
	expect(shown).toMatch(/shard 1 +█{14,15}·+ +25 %/v);
	expect(shown).toContain('waiting');
	expect(shown).toContain('HELD BACK');
});

test('after a tear-down it says what is true: no stream, and what was proven', () => {
	const gone = {...absent(), producer: {...snapshot().producer, isProducing: false}};
	const shown = frameLines(gone, {columns: 80, rows: 24}, {}, look).join('\n');
	expect(shown).toContain('There is no stream clickstream-lab');
	expect(shown).toContain('paused');
	expect(shown).toContain('✓ 12,031 read · 0 lost · 0 twice · in order');
	expect(shown).not.toContain('a second');
});

test('digits are five rows high, and what has no shape is left out', () => {
	expect(bigDigits('1,7', '#')).toEqual([
		'  #      #####',
		' ##          #',
		'  #         # ',
		'  #    #   #  ',
		' ###  #    #  ',
	]);
	expect(bigDigits('–', '#')).toEqual(['', '', '', '', '']);
});

test('any rate has rows of one width, that fit beside a second one on 80 columns', () => {
	fc.assert(fc.property(fc.double({min: 0, max: 1e12, noNaN: true}), rate => {
		const rows = bigDigits(formatNarrow(rate), '█');
		expect(new Set(rows.map(row => row.length)).size).toBe(1);
		expect(rows[0]!.length).toBeGreaterThan(0);
		expect(rows[0]!.length).toBeLessThanOrEqual(36);
	}));
});

test('at 80×24 the room sees this', () => {
	const value = resharded({feed: {...clickFeed(120, [1, 2]), readPerSecond: 1234}});
	expect(`\n${frameLines({...value, producer: {...value.producer, acceptedPerSecond: 980}}, FULL_SIZE, {}, look).slice(0, -1).join('\n')}\n`).toMatchInlineSnapshot(`
		"
		── Stream clickstream-lab ──────────────────────────────────────────────────────
		 ACTIVE  ·  2 open shards  ·  all at tip
		       █████    █████                █████                     █████
		           █    █   █                █   █                     █   █
		       █████    █   █                █   █                     █   █
		       █        █   █                █   █                     █   █
		       █████ █  █████                █████                     █████
		      written a second              waiting             turned down a second
		 shard 1  █·························································   0 %
		 shard 2  █·························································   0 %

		── ► Feed ──────────────────────────────────────── reading 1,234/s · 120 read ──
		 shard 1  50 % of the keys, 1.2/s      │ shard 2  50 % of the keys, 0.8/s
		 user-1      /                         │ user-2      /cart
		 user-3      /home                     │ user-4      /checkout
		 user-5      /products                 │ user-2      /cart
		 user-1      /                         │ user-4      /checkout
		 user-3      /home                     │ user-2      /cart
		 user-5      /products                 │ user-4      /checkout
		── Producer ─────────────────────────────────────────── users 5 · ● producing ──
		 ● producing   wanted 2/s, accepted 980/s
		 ✓ 12,031 read · 0 lost · 0 twice · in order · 3 in flight
		"
	`);
});

const sizes = [{columns: 80, rows: 24}, {columns: 120, rows: 40}, {columns: 200, rows: 60}];

describe.each(sizes)('at $columns×$rows', size => {
	test.each([1, 64, 4096])('of %d shards: how they stand, the rates, the feed, whether it is produced, and the way out', count => {
		const value = snapshot({shards: Array.from({length: count}, (_, index) => openShard(index, index, count))});
		const shown = frameLines(value, size, {}, look).join('\n');
		for (const part of [`${count.toLocaleString('en')} open shard`, 'at tip', 'written a second', '████', 'user-3', 'producing', 'in order', 'q quit']) {
			expect(shown).toContain(part);
		}
	});

	test('the shards are a key away, in few columns', () => {
		const shown = frameLines(resharded(), size, {focus: 'stream'}, look).join('\n');
		expect(shown).toMatch(/shard +state +records\/s of 1,000 +behind/v);
		expect(shown).not.toContain('KB/s');
	});

	test('so is the activity', () => {
		expect(frameLines(snapshot(), size, {focus: 'activity'}, look).join('\n')).toContain('1 open shard');
	});

	test('throttling is said large', () => {
		const value = snapshot({
			producer: {...snapshot().producer, throttledPerSecond: 240},
			shards: [openShard(0, 0, 1, {throttledPerSecond: 240, recordsPerSecond: 1000})],
		});
		const shown = frameLines(value, size, {}, look).join('\n');
		expect(shown).toContain('turned down a second');
		expect(shown).toContain('1 shard takes 1,000 records/s');
	});

	test('a stream that is not there is said', () => {
		expect(frameLines(absent(), size, {}, look).join('\n')).toContain('There is no stream clickstream-lab');
	});

	test('in ASCII too', () => {
		expect(frameLines(resharded(), size, {}, {...look, glyphs: asciiGlyphs}).join('')).toMatch(/^[\u{20}-\u{7E}]*$/v);
	});
});
