import {execFileSync} from 'node:child_process';
import process from 'node:process';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {quoteCommand} from '../../source/shell/quote-command.js';

test.each([
	['plain', 'clickstream-lab', 'clickstream-lab', 'clickstream-lab'],
	['a blank', 'a b', '\'a b\'', '\'a b\''],
	['empty', '', '\'\'', '\'\''],
	['a quote', 'it\'s', String.raw`'it'\''s'`, '\'it\'\'s\''],
	['a typographic quote', 'it’s', '\'it’s\'', '\'it’’s\''],
	['a variable', '$env:STREAM', '\'$env:STREAM\'', '\'$env:STREAM\''],
	['a comma, an array in PowerShell', 'a,b', 'a,b', '\'a,b\''],
	['an at sign, splatting in PowerShell', '@lab', '@lab', '\'@lab\''],
	['a dash and a dot, torn apart by PowerShell', '-lab.one', '-lab.one', '\'-lab.one\''],
	['a command separator', 'lab;rm', '\'lab;rm\'', '\'lab;rm\''],
])('quotes %s', (_, word, sh, powerShell) => {
	expect(quoteCommand([word], 'linux')).toBe(sh);
	expect(quoteCommand([word], 'win32')).toBe(powerShell);
});

test.skipIf(process.platform === 'win32')('is read back by sh as the same words', () => {
	const word = fc.string({unit: 'binary', maxLength: 20}).filter(text => !text.includes('\0') && text.isWellFormed());
	fc.assert(fc.property(fc.array(word, {maxLength: 20}), words => {
		const line = quoteCommand(['printf', String.raw`%s\0`, ...words, 'end'], 'linux');
		expect(execFileSync('/bin/sh', ['-c', line], {encoding: 'utf8'}).split('\0')).toEqual([...words, 'end', '']);
	}), {numRuns: 50});
});

test('has every quote paired for PowerShell', () => {
	fc.assert(fc.property(fc.string({unit: 'grapheme'}), word => {
		const quoted = quoteCommand([word], 'win32');
		expect(quoted.startsWith('\'') ? quoted.slice(1, -1).replaceAll(/(?<quote>['‘’‚‛])\k<quote>/gv, '$<quote>') : quoted).toBe(word);
	}));
});
