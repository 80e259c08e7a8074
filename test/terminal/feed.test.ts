import {Buffer} from 'node:buffer';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {expect, test} from 'vitest';
import {createTemporaryFolder} from '../helpers/temporary-folder.js';
import {openTerminal} from '../helpers/terminal.js';

test('a record is filtered, opened, copied and exported', {timeout: 90_000}, async () => {
	const file = path.join(createTemporaryFolder(), 'found.jsonl');
	using lab = openTerminal({columns: 120, rows: 40, words: ['--local', '--seed', '7', '--rate', '50']});
	const see = async (pattern: RegExp) => lab.waitForScreen(text => pattern.test(text), String(pattern));

	await see(/ 0 {2}\d\d:\d\d:\d\d {2}user-3/v);
	lab.press('/user_id=user-3');
	await see(/\d shown/v);
	lab.press('\r');
	// Keys are drawn one by one: what was typed so far filters as well.
	await lab.waitForScreen(text => /0 {2}\d\d:\d\d:\d\d {2}user-3/v.test(text) && !/\d\d:\d\d:\d\d {2}user-[1245]/v.test(text), 'the records of user-3 alone');

	lab.press('\r');
	await see(/"user_id": "user-3"/v);
	const sequenceNumber = /sequence {2}(?<number>\d+)/v.exec(lab.text())!.groups!.number!;
	lab.press('y');
	await see(/Copied the record's line \(\d+ bytes\)/v);

	lab.press('e');
	await see(/Writes 1 record as JSON lines/v);
	lab.press(`\u{15}${file}`);
	await see(/found\.jsonl/v);
	lab.press('\r');
	await see(/1 record written to /v);
	const written = await readFile(file, 'utf8');
	expect(JSON.parse(written)).toMatchObject({sequenceNumber, partitionKey: 'user-3'});
	expect(lab.clipboard).toBe(Buffer.from(written.trimEnd()).toString('base64'));

	lab.press('\u{1B}');
	// The feed runs on, as before.
	await see(/wrote 1 record to/v);
	expect(lab.text()).not.toContain('FROZEN');
	lab.press('q');
	expect(await lab.exited).toBe(0);
});
