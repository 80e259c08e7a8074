// Makes what `clickmon demo` plays, and media/demo.cast: goes through the lab in a terminal, recorded. Run it with `npm run record-demo` after `npm run build`, on a machine that has nothing else to do: it takes three minutes, and the shards must throttle.
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import process from 'node:process';
import {gunzipSync, gzipSync} from 'node:zlib';
import {openTerminal} from '../test/helpers/terminal.js';

const FILE = 'media/demo.jsonl.gz';
const CAST = 'media/demo.cast';
const command = [process.execPath, 'bin/clickmon.js'] as const;

rmSync(FILE, {force: true});
rmSync(CAST, {force: true});
using lab = openTerminal({
	columns: 120, rows: 36, command, words: ['lab', '--pace', '2s', '--seed', '11', '--record', FILE],
});

const see = async (pattern: RegExp, milliseconds = 30_000) => lab.waitForScreen(text => pattern.test(text), String(pattern), milliseconds);

// A viewer needs time to read.
const read = async (seconds: number) => new Promise(resolve => {
	setTimeout(resolve, seconds * 1000);
});

const say = (text: string) => {
	process.stdout.write(`${text}\n`);
};

const press = async (keys: string, seconds = 0.4) => {
	for (const key of keys) {
		lab.press(key);
		await read(seconds);
	}
};

// From 10 to 2,000 events a second, and back: quickly, because all of them are in the file.
const FASTER = '>'.repeat(7);
const SLOWER = '<'.repeat(7);

await see(/0✓1·/v);
await read(6);
/**
Nobody looks at each of thousands of records a second, and their random ids would be most of the file.
*/
const withoutIds = (line: string): string => line.length > 3000 && line.includes('"e":"read"')
	? line.replaceAll(/(?<=\\"event_id\\":\\")[\-0-9a-f]+/gv, '00000000-0000-4000-8000-000000000000')
	: line;

say('create');
await press('c');
await see(/0✓1✓2·/v);
await read(7);
say('produce');
await press('1p>>');
await see(/2✓3·/v);
await read(8);
say('read');
await press('s');
await see(/trim-horizon/v);
lab.press('\u{1B}[B');
await see(/► trim-horizon/v);
await read(1);
lab.press('\r');
await see(/3✓4·/v);
await read(7);
say('scale');
await press('1+');
await see(/4✓5·/v);
await read(9);
say('too fast');
// From one shard, which refuses most of it, to four, which take it all.
await press('-');
await see(/ACTIVE · 1 open shard/v);
await read(3);
await press('2u');
await press(FASTER, 0.1);
await see(/✓ a shard throttles/v);
await press('+');
await see(/from 1 to 2 open shards/v);
await press('+');
await see(/5✓6·/v, 60_000);
await press(SLOWER, 0.1);
await read(8);
say('hot key');
await press('2h');
await press(FASTER, 0.1);
await see(/✓ one key makes/v, 60_000);
await read(2);
await press('+');
await see(/6✓7·/v, 60_000);
await press(`h${SLOWER}`, 0.1);
await read(7);
say('fan-out');
await see(/✓ polling, measured/v, 60_000);
await press('f');
await see(/7✓8·/v, 60_000);
await read(6);
say('clean up');
await press('t');
await see(/Type clickstream-lab to delete it/v);
await press('clickstream-lab');
lab.press('\r');
await see(/7✓8✓/v);
await read(8);
lab.press('q');
await lab.exited;
const written = readFileSync(FILE);
const lines = gunzipSync(written).toString('utf8').split('\n');
// Packed in one piece it is smaller than as it was written, every two seconds anew.
writeFileSync(FILE, gzipSync(lines.map(line => withoutIds(line)).join('\n'), {level: 9}));

say(CAST);
using cast = openTerminal({
	columns: 120, rows: 36, command, words: ['replay', FILE, '--cast', CAST, '--size', '120x30'],
});
process.exitCode = await cast.exited;
