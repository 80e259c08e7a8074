import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {openTerminal, type OpenTerminal} from '../helpers/terminal.js';
import {createTemporaryFolder} from '../helpers/temporary-folder.js';

const seer = (terminal: OpenTerminal) => async (pattern: RegExp) => terminal.waitForScreen(text => pattern.test(text), String(pattern));

describe.each([[80, 24], [120, 40]])('at %d×%d', (columns, rows) => {
	test('a lab that was recorded is replayed: it runs, stops, seeks and jumps, and changes nothing', {timeout: 120_000}, async () => {
		const file = path.join(createTemporaryFolder(), 'lab.jsonl.gz');
		{
			using lab = openTerminal({columns, rows, words: ['lab', '--pace', '300ms', '--seed', '7', '--record', file]});
			const see = seer(lab);
			await see(/● rec/v);
			await see(/There is no stream clickstream-lab/v);
			lab.press('c');
			await see(/0✓1✓2·/v);
			lab.press('p>');
			await see(/2✓3·/v);
			lab.press('+');
			await see(/4✓5·/v);
			lab.press('q');
			expect(await lab.exited).toBe(0);
			expect(lab.text()).toContain('Recorded to');
		}

		using replay = openTerminal({columns, rows, words: ['replay', file]});
		const see = seer(replay);
		await see(/REPLAY {2}1x {2}0:0\d of 0:\d\d/v);
		await see(/Lab \d/v);
		replay.press('8');
		await see(/REPLAY {2}8x/v);
		await see(/REPLAY {2}end {2}(?<time>0:\d\d) of \k<time>/v);
		await see(/2✓3·4✓/v);
		await see(/ACTIVE · 2 open shards/v);
		replay.press('+');
		await see(/this is a replay, and changes nothing/v);
		// Ten seconds back are the beginning of so short a recording.
		replay.press('1\u{1B}[D');
		await see(/REPLAY {2}1x {2}0:0/v);
		replay.press(' ');
		await see(/REPLAY {2}stopped/v);
		replay.press('\u{1B}[D');
		await see(/REPLAY {2}stopped {2}0:00/v);
		await see(/Looking for the stream|There is no stream/v);
		replay.press('n');
		// The next event: that there is no stream, unless the first look knew it already.
		await see(/There is no stream clickstream-lab|CREATING/v);
		replay.press('1 ');
		await see(/REPLAY {2}1x/v);
		// What is looked at works as live.
		replay.press('8');
		await see(/REPLAY {2}end/v);
		replay.press('/user-\r');
		await see(/user-/v);
		replay.press('\r');
		await see(/Record \d+ of \d+/v);
		replay.press('\u{1B}');
		await replay.waitForScreen(text => !/Record \d+ of \d+/v.test(text), 'the panes');
		replay.press('q');
		expect(await replay.exited).toBe(0);
		expect(replay.isAlternateScreen).toBe(false);
		expect(replay.isCursorShown).toBe(true);
	});

	test('the demonstration plays the lab with its guide, and leads to a live one', {timeout: 120_000}, async () => {
		using demo = openTerminal({columns, rows, words: ['demo']});
		const see = seer(demo);
		await see(/DEMO {2}1x {2}0:0\d of \d:\d\d/v);
		await see(/Lab 0 Names/v);
		demo.press('8');
		await see(/0✓1✓2✓3✓4✓/v);
		demo.press('+');
		await see(/Try it yourself/v);
		demo.press('\u{1B}');
		await demo.waitForScreen(text => !text.includes('Try it yourself'), 'the recording');
		demo.press('p');
		await see(/Try it yourself/v);
		demo.press('\r');
		await see(/There is no stream clickstream-lab/v);
		await see(/0✓1·2·/v);
		await demo.waitForScreen(text => !text.includes('DEMO'), 'a live session');
		demo.press('q');
		expect(await demo.exited).toBe(0);
		expect(demo.text()).toContain('The embedded Kinesis ended with clickmon');
	});
});
