import {expect, test} from 'vitest';
import {openTerminal} from '../helpers/terminal.js';

test('4,096 shards on the embedded endpoint: the one with records is in sight, and the others are keys away', {timeout: 120_000}, async () => {
	// One user is one partition key: all events are in one shard, somewhere among the others.
	using lab = openTerminal({columns: 80, rows: 24, words: ['--local', '--no-limits', '--shards', '4096', '--users', '1', '--rate', '1000', '--seed', '7']});
	const see = async (pattern: RegExp) => lab.waitForScreen(text => pattern.test(text), String(pattern), 60_000);

	await see(/ACTIVE · 4,096 open shards/v);
	await see(/shards 1 to \d+ of 4,096, hot first/v);
	// MD5 of user-1, as an unsigned 128-bit integer, is in the range of this shard (API Reference, PutRecord).
	await see(/rec\/s of 1,000 [^\n]*\n +3437 /v);
	await see(/user-1/v);

	lab.press('\t\t\tr');
	await see(/↓behind/v);
	lab.press('r');
	await see(/↓keys[^\n]*\n[ ►]+0 /v);
	lab.press('z');
	await see(/load 00│ +[^ │]/v);
	lab.press('\u{1B}[F');
	await see(/ 4095 {2}open/v);
	lab.press('q');
	expect(await lab.exited).toBe(0);
});
