import {readFileSync, readdirSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {clickmon, openTerminal} from '../helpers/terminal.js';
import {runCli} from '../helpers/run-cli.js';
import {createTemporaryFolder} from '../helpers/temporary-folder.js';

describe.each([[80, 24], [120, 40]])('at %d×%d', (columns, rows) => {
	test('a student’s path through the lab, by keys', {timeout: 180_000}, async () => {
		using lab = openTerminal({columns, rows, words: ['lab', '--pace', '300ms', '--seed', '7']});
		const see = async (pattern: RegExp) => lab.waitForScreen(text => pattern.test(text), String(pattern));

		await see(/0✓1·2·3·4·5·6·7·8·/v);
		await see(/There is no stream clickstream-lab/v);
		lab.press('c');
		await see(/0✓1✓2·/v);
		lab.press('p>>>');
		await see(/2✓3·/v);
		lab.press('s');
		await see(/trim-horizon/v);
		lab.press('\u{1B}[B');
		await see(/► trim-horizon/v);
		lab.press('\r');
		await see(/3✓4·/v);
		lab.press('+');
		await see(/4✓5·/v);
		// What a busy machine cannot write is not throttled: steps 5 and 6 are tested with made-up traffic (test/lab).
		lab.press(']]]]]]]][');
		await see(/✓ polling, measured/v);
		lab.press('f');
		await see(/7✓8·/v);
		lab.press('G');
		await see(/The lab, step by step/v);
		await see(/shard 0 read to its end before shards 1 and 2 began/v);
		lab.press('\u{1B}');
		await lab.waitForScreen(text => !text.includes('step by step'), 'the panes');
		lab.press('t');
		await see(/Type clickstream-lab to delete it/v);
		lab.press('clickstream-lab\r');
		await see(/7✓8✓/v);
		lab.press('g');
		await lab.waitForScreen(text => !/Lab \d/v.test(text), 'no guide');
		lab.press('q');
		expect(await lab.exited).toBe(0);
	});
});

test('the same steps from another terminal tick the guide that watches, and e writes the report', {timeout: 120_000}, async () => {
	const folder = createTemporaryFolder();
	const [node, ...rest] = clickmon;
	const entry = path.resolve(rest.at(-1)!);
	using lab = openTerminal({
		columns: 120, rows: 40, command: ['sh', '-c', `cd "${folder}" && exec "${node}" "${entry}" lab --pace 300ms`],
	});
	const see = async (pattern: RegExp) => lab.waitForScreen(text => pattern.test(text), String(pattern));
	await see(/There is no stream clickstream-lab.*127\.0\.0\.1:\d+/v);
	const endpoint = `http://${/127\.0\.0\.1:\d+/v.exec(lab.text())![0]}`;
	const other = async (...words: string[]) => runCli([...words, '--endpoint', endpoint]);

	await other('create');
	await see(/0✓1✓2·/v);
	await other('produce', '--count', '30', '--rate', '100');
	await see(/2✓3·/v);
	await other('tail', '--from', 'trim-horizon', '--exit');
	await see(/2✓3✓4·/v);
	await other('scale', '2');
	await other('produce', '--count', '30', '--rate', '100');
	await see(/3✓4✓5·/v);
	lab.press('e');
	await see(/[Ww]rote (?:your|the) lab report/v);
	const report = readFileSync(path.join(folder, readdirSync(folder)[0]!), 'utf8');
	expect(report).toContain('## 4 ✓ Scale');
	expect(report).toContain('shard 0 read to its end before shards 1 and 2 began');
	await other('delete', '--yes');
	await see(/0✓1✓2✓3✓4✓5·6·7·8✓/v);
	lab.press('q');
	expect(await lab.exited).toBe(0);
});
