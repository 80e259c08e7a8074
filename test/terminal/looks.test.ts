import {expect, test} from 'vitest';
import {openTerminal, type OpenTerminal} from '../helpers/terminal.js';

const hasColours = ({buffer}: OpenTerminal): boolean => Array.from({length: 23}, (_, row) => buffer.getLine(row)!)
	.some(line => Array.from({length: 80}, (_, column) => line.getCell(column)!).some(cell => !cell.isFgDefault() || !cell.isBgDefault()));

test.each([
	['--large --ascii --theme high-contrast', {}, / #{5} /v, false],
	['--theme colour-blind --ascii', {}, /Producer -/v, true],
	['--theme colour-blind --ascii', {NO_COLOR: '1'}, /Producer -/v, false],
])('%s with %j: what was asked for is what the terminal gets', {timeout: 60_000}, async (words, environment, part, isColourful) => {
	using lab = openTerminal({
		columns: 80, rows: 24, words: ['--local', ...words.split(' ')], environment: {FORCE_COLOR: '1', ...environment},
	});
	await lab.waitForScreen(text => part.test(text) && text.includes('producing') && /user-\d/v.test(text), String(part));
	expect(lab.text()).toMatch(/^[\n\u{20}-\u{7E}]*$/v);
	expect(hasColours(lab)).toBe(isColourful);
	lab.press('q');
	expect(await lab.exited).toBe(0);
});
