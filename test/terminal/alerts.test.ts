import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {createTemporaryFolder} from '../helpers/temporary-folder.js';
import {openTerminal} from '../helpers/terminal.js';

test('an alert of the config file shows in the strip and rings; a second a makes it quiet; i names the keys, and Enter shows the records of one', async () => {
	const file = path.join(createTemporaryFolder(), 'config.json');
	writeFileSync(file, '{\n\t// Any record at all.\n\t"alert": "hot-shard>0%", "bell": true,\n}');
	using lab = openTerminal({columns: 100, rows: 30, words: ['--local', '--config', file]});
	await lab.waitForScreen(text => /! hot-shard>0%: shard 0 takes \d % of its write limit, for .* a acknowledges/v.test(text), 'the alert');
	expect(lab.rings).toBe(1);
	lab.press('aa');
	await lab.waitForScreen(text => !text.includes('a acknowledges'), 'no alert in the strip');
	lab.press('i');
	await lab.waitForScreen(text => /► user-\d/v.test(text) && text.includes('No key was hot; the largest, user-'), 'the facts');
	lab.press('\r');
	await lab.waitForScreen(text => /Feed.* shown/v.test(text) && !text.includes('In the stream'), 'the feed of one key');
	lab.press('q');
	expect(await lab.exited).toBe(0);
});
