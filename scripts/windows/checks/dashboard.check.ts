import {expect, test} from 'vitest';
import {openWindowsTerminal} from '../terminal.ts';

test.each([[120, 30], [120, 40]])('the dashboard at %d×%d: produce, pause, filter, paste, scale, resize, tear down, quit', async (columns, rows) => {
	const terminal = await openWindowsTerminal(['--local', '--seed', '7'], columns, rows);
	try {
		await terminal.see(/ACTIVE · 1 open shard/v);
		await terminal.see(/● producing/v);
		await terminal.see(/user-[1-5]/v);
		expect(terminal.isAlternateScreen).toBe(true);
		expect(terminal.isRaw).toBe(true);
		// Whether or not Windows Terminal says that it is there.
		expect(terminal.screen().join('\n')).toMatch(/[─│┌]/v);

		terminal.press('p');
		await terminal.see(/○ paused/v);
		terminal.press('p');
		await terminal.see(/● producing/v);

		// Pasted keys are no keys.
		terminal.paste('+++');
		terminal.press('/');
		terminal.paste('key=user-1');
		await terminal.see(/key=user-1/v);
		terminal.press('\r');
		await terminal.see(/ACTIVE · 1 open shard/v);
		terminal.press('/');
		terminal.press('\u{15}');
		terminal.press('\r');

		terminal.press('+');
		await terminal.see(/ACTIVE · 2 open shards, 1 closed/v);

		terminal.resize(80, 24);
		await terminal.see(/^[─┌][^\n]{78}[─┐]\n/v);
		await terminal.see(/q quit\s*$/v);
		terminal.resize(columns, rows);
		await terminal.see(/ACTIVE · 2 open shards/v);

		// Not before the scaling has ended.
		await terminal.see(/t tear down/v);
		terminal.press('t');
		await terminal.see(/Type clickstream-lab to delete it/v);
		terminal.press('clickstream-lab\r');
		await terminal.see(/There is no stream clickstream-lab/v);

		terminal.press('q');
		expect(await terminal.program.exitCode()).toBe(0);
		expect(terminal.isRaw).toBe(false);
		await terminal.see(/sent \d+, accepted \d+, read \d+/v);
		expect(terminal.isAlternateScreen).toBe(false);
	} finally {
		terminal.close();
	}
});
