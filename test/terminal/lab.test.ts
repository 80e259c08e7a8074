import process from 'node:process';
import {
	describe,
	expect,
	test,
} from 'vitest';
import {openTerminal} from '../helpers/terminal.js';

const isRunning = (pid: number): boolean => {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
};

describe.concurrent.each([[80, 24], [120, 40]])('at %d×%d', (columns, rows) => {
	test('the lab: create, produce, scale to 2, scale to 1, tear down, quit', {timeout: 90_000}, async () => {
		using lab = openTerminal({columns, rows, words: ['--local', '--seed', '7']});
		const see = async (pattern: RegExp) => lab.waitForScreen(text => pattern.test(text), String(pattern));

		await see(/CREATING \d/v);
		await see(/ACTIVE · 1 open shard/v);
		await see(/● producing/v);
		await see(/ 0 {2}\d\d:\d\d:\d\d {2}user-[1-5]/v);
		expect(lab.isAlternateScreen).toBe(true);
		expect(lab.isCursorShown).toBe(false);

		lab.press('+');
		await see(/UPDATING \d/v);
		await see(/ACTIVE · 2 open shards, 1 closed/v);
		await see(/shard 1 {2}50 % of the keys.*shard 2 {2}50 % of the keys/v);
		// A record in each column: both children are read.
		await see(/user-\d[^\n│]*│[^\n]*user-\d/v);

		lab.press('-');
		await see(/ACTIVE · 1 open shard, \d closed/v);
		await see(/scaled stream “clickstream-lab” from 2 to 1 open shard/v);

		lab.press('t');
		await see(/Type clickstream-lab to delete it/v);
		lab.press('clickstream-lab\r');
		await see(/There is no stream clickstream-lab/v);
		await see(/○ paused/v);

		lab.press('q');
		expect(await lab.exited).toBe(0);
		expect(lab.isAlternateScreen).toBe(false);
		expect(lab.isCursorShown).toBe(true);
		expect(lab.hasBracketedPaste).toBe(false);
		const summary = /sent (?<sent>\d+), accepted (?<accepted>\d+), read (?<read>\d+)/v.exec(lab.text())?.groups;
		expect(Number(summary?.sent)).toBeGreaterThan(4);
		expect(summary?.accepted).toBe(summary?.sent);
		// The last of them may have gone down with the stream, unread.
		expect(Number(summary?.read)).toBeGreaterThan(0);
		expect(isRunning(lab.pid)).toBe(false);
	});
});
