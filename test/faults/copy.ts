// A copy through the command line while five of a hundred calls fail: `npm run faults:copy`, after `npm run build`; `-- --records 20000` takes fewer.
import {Buffer} from 'node:buffer';
import {spawn, type ChildProcess} from 'node:child_process';
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import process from 'node:process';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import {parseArgs} from 'node:util';
import {connect, type Connection} from '../../source/kinesis/client/connection.js';
import {UNLIMITED_READ_BUDGET} from '../../source/kinesis/reading/polling/read-budget.js';
import {readStream} from '../../source/kinesis/reading/reader.js';
import {createStream} from '../../source/kinesis/streams/stream.js';
import {waitUntilActive} from '../../source/kinesis/streams/waiting.js';
import {startLocalKinesis} from '../../source/local/server.js';
import {seededRandom} from '../../source/random.js';
import {systemClock} from '../../source/time/clock.js';
import {faultRules} from './fault-run.js';

const SHARDS = 4;
// With --ordered a call has one record of a key: with fewer keys it takes long.
const KEYS_PER_SCRIPT = 250;
const LARGEST_EVERY = 2000;
const DEADLINE_MILLISECONDS = 15 * 60_000;

const {values: {records: recordsText}} = parseArgs({options: {records: {type: 'string', default: '100000'}}});
const records = Number(recordsText);

const scripts = ['user', 'ключ', '鍵', 'مفتاح', 'कुंजी', '\u{1F511}', String.raw`a"b\c`, '\u{202E}k\u{7F}'];
const keys = scripts.flatMap(script => Array.from({length: KEYS_PER_SCRIPT}, (_, index) => `${script}-${index}`));

/**
Two records of a key that follow each other are never the same.
*/
const dataOf = (number: number) => {
	const round = Math.floor(number / keys.length);
	if (number % LARGEST_EVERY === 7) {
		return Buffer.alloc((1024 * 1024) - 600, `${number} ä`);
	}

	switch ((number + round) % 5) {
		case 0: {
			return Buffer.alloc(0);
		}

		case 1: {
			return Buffer.from([0, 255, 10, 13, ...Buffer.from(String(number))]);
		}

		case 2: {
			return Buffer.from(`{"n":${number}12345678901234567890.10, "t":"größe"}`);
		}

		case 3: {
			return Buffer.from(`{\n "n": ${number}\n}\r\n`);
		}

		default: {
			return Buffer.from(`\u{FEFF}line ${number} \u{202E}\u{1B}[31m`);
		}
	}
};

const keyOf = (number: number): string => keys[number % keys.length]!;

const lines = function * (): Generator<string, void> {
	for (let number = 0; number < records; number++) {
		yield `${JSON.stringify({partitionKey: keyOf(number), data: dataOf(number).toString('base64'), encoding: 'base64'})}\n`;
	}
};

const hashOf = (data: Uint8Array): string => createHash('sha256').update(data).digest('base64');

/**
What each key has, in order. After a lost answer a record is there twice, one after the other: that counts once.
*/
const createContent = () => {
	const byKey = new Map<string, string[]>();
	let copies = 0;
	return {
		byKey,
		get copies() {
			return copies;
		},
		add(key: string, data: Uint8Array) {
			const hash = hashOf(data);
			const known = byKey.get(key) ?? [];
			byKey.set(key, known);
			if (known.at(-1) === hash) {
				copies++;
			} else {
				known.push(hash);
			}
		},
	};
};

const readAll = async (connection: Connection, streamName: string) => {
	const content = createContent();
	const stop = new AbortController();
	const tips = new Set<string>();
	for await (const event of readStream({
		connection, streamName, from: {type: 'trim-horizon'}, clock: systemClock, random: seededRandom(5), signal: stop.signal, pollIntervalMilliseconds: 50, budget: UNLIMITED_READ_BUDGET,
	})) {
		if (event.type !== 'batch') {
			continue;
		}

		for (const {PartitionKey: key, Data: data} of event.records) {
			content.add(key, data);
		}

		if (event.millisBehindLatest === 0) {
			tips.add(event.shardId);
		} else {
			tips.delete(event.shardId);
		}

		if (tips.size === SHARDS) {
			stop.abort();
		}
	}

	return content;
};

const start = (endpoint: string, words: readonly string[], stdio: ['ignore' | 'pipe', 'ignore' | 'pipe', 'inherit']): ChildProcess =>
	spawn(process.execPath, ['bin/clickmon.js', ...words], {env: {...process.env, AWS_ENDPOINT_URL_KINESIS: endpoint, AWS_REGION: 'us-east-1'}, stdio, timeout: DEADLINE_MILLISECONDS});

const exitOf = async (child: ChildProcess): Promise<number> => {
	const [code] = await once(child, 'close') as [number | undefined];
	return code ?? 1;
};

const put = (stream: string) => ['put', '--stream', stream, '--input', 'tail-json', '--ordered', '--no-limits'];

/**
The keys whose records are not those of the other, in order.
*/
const differences = (wanted: ReadonlyMap<string, readonly string[]>, found: ReadonlyMap<string, readonly string[]>): string[] =>
	[...new Set([...wanted.keys(), ...found.keys()])].filter(key => wanted.get(key)?.join(' ') !== found.get(key)?.join(' '));

const proveCopy = async (): Promise<void> => {
	const startedAt = performance.now();
	const kinesis = await startLocalKinesis({
		hasLimits: false, transitionMilliseconds: 30, maxBytes: 1024 ** 3, faults: {seed: 7, rules: faultRules(['throttle', 'internal-error', 'reset', 'truncate', 'lost-response', 'expired-iterator'])},
	});
	const connection = await connect({endpoint: kinesis.endpoint, region: 'us-east-1'});
	try {
		for (const name of ['from', 'to']) {
			await createStream(connection, name, SHARDS);
			await waitUntilActive(connection, name, {clock: systemClock});
		}

		const writer = start(kinesis.endpoint, put('from'), ['pipe', 'ignore', 'inherit']);
		const written = exitOf(writer);
		await pipeline(Readable.from(lines()), writer.stdin!);
		const codes = [await written];

		const reader = start(kinesis.endpoint, ['tail', '--stream', 'from', '--from', 'trim-horizon', '--exit', '--raw', '--json', '--no-limits'], ['ignore', 'pipe', 'inherit']);
		const copier = start(kinesis.endpoint, put('to'), ['pipe', 'ignore', 'inherit']);
		const copied = [exitOf(reader), exitOf(copier)];
		await pipeline(reader.stdout!, copier.stdin!);
		codes.push(...await Promise.all(copied));

		const wanted = createContent();
		for (let number = 0; number < records; number++) {
			wanted.add(keyOf(number), dataOf(number));
		}

		const from = await readAll(connection, 'from');
		const to = await readAll(connection, 'to');
		const problems = [
			...(codes.every(code => code === 0) ? [] : [`exit codes ${codes.join(', ')}`]),
			...(wanted.copies === 0 ? [] : ['two equal records of a key follow each other: the test proves nothing']),
			...differences(wanted.byKey, from.byKey).slice(0, 3).map(key => `written otherwise: key ${JSON.stringify(key)}`),
			...differences(wanted.byKey, to.byKey).slice(0, 3).map(key => `copied otherwise: key ${JSON.stringify(key)}`),
		];
		console.log(`${records} records of ${wanted.byKey.size} keys copied, doubled ${from.copies} and ${to.copies}, ${((performance.now() - startedAt) / 1000).toFixed(0)} s: ${problems.length === 0 ? 'proved' : problems.join('; ')}`);
		process.exitCode = problems.length === 0 ? 0 : 1;
	} finally {
		connection.close();
		await kinesis.stop();
	}
};

await proveCopy();
