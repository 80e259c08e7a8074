import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {build} from 'esbuild';
import {expect, test} from 'vitest';
import {createTemporaryFolder} from '../../helpers/temporary-folder.js';
import {createTestEngine, shardId} from '../../helpers/test-engine.js';

const program = (dataDirectory: string) => String.raw`
import {createEngine} from './source/local/engine.js';
const engine = createEngine({dataDirectory: ${JSON.stringify(dataDirectory)}, hasLimits: false, transitionMilliseconds: 0});
engine.call('CreateStream', {StreamName: 's', ShardCount: 1});
for (;;) {
	const {SequenceNumber} = engine.call('PutRecord', {StreamName: 's', PartitionKey: 'k', Data: new Uint8Array(100)});
	process.stdout.write(SequenceNumber + '\n');
	await new Promise(resolve => setImmediate(resolve));
}
`;

test('what was answered before kill -9 is there afterwards, and the folder is free', async () => {
	const folder = createTemporaryFolder();
	const dataDirectory = path.join(folder, 'data');
	const {outputFiles} = await build({
		stdin: {contents: program(dataDirectory), resolveDir: process.cwd(), loader: 'ts'},
		bundle: true,
		platform: 'node',
		format: 'esm',
		target: 'node22',
		write: false,
	});
	const file = path.join(folder, 'program.mjs');
	writeFileSync(file, outputFiles[0]!.text);
	const child = spawn(process.execPath, [file], {stdio: ['ignore', 'pipe', 'inherit']});
	const exited = once(child, 'exit');
	const answered: string[] = [];
	for await (const line of createInterface({input: child.stdout})) {
		answered.push(line);
		if (answered.length === 200) {
			child.kill('SIGKILL');
		}
	}

	await exited;
	const {engine, call, iterator} = createTestEngine({dataDirectory, clock: {now: () => Date.now(), sleep: async () => undefined}});
	const kept = call('GetRecords', {ShardIterator: iterator('s', shardId(0))}).Records!.map(record => record.SequenceNumber);
	// One more may have been kept whose answer never came out.
	expect(kept.slice(0, answered.length)).toEqual(answered.filter(line => line.length === 56));
	expect(kept.length).toBeGreaterThanOrEqual(200);
	engine.close();
});
