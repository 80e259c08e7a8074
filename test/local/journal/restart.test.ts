import {Buffer} from 'node:buffer';
import {
	appendFileSync,
	chmodSync,
	copyFileSync,
	existsSync,
	readFileSync,
	statSync,
	symlinkSync,
	truncateSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {crc32} from 'node:zlib';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import type {JournalRepair} from '../../../source/local/journal/journal-file.js';
import type {WireObject} from '../../../source/local/operation.js';
import type {EngineOptions} from '../../../source/local/options.js';
import {type UserError} from '../../../source/user-error.js';
import {createTemporaryFolder} from '../../helpers/temporary-folder.js';
import {
	bytes,
	createTestEngine,
	shardId,
	streamArn,
	text,
	type TestEngine,
} from '../../helpers/test-engine.js';

const open = (folder: string, options: EngineOptions = {}) => createTestEngine({dataDirectory: folder, ...options});

/**
Everything that a client can see of a stream.
*/
const viewOfStream = ({call, iterator}: TestEngine, name: string) => {
	const {Shards: shards} = call('DescribeStream', {StreamName: name}).StreamDescription!;
	return {
		summary: call('DescribeStreamSummary', {StreamName: name}).StreamDescriptionSummary,
		tags: call('ListTagsForStream', {StreamName: name}).Tags,
		consumers: call('ListStreamConsumers', {StreamARN: streamArn(name)}).Consumers,
		shards: shards!.map(shard => {
			const page = call('GetRecords', {ShardIterator: iterator(name, shard.ShardId!)});
			return {...shard, children: page.ChildShards, records: page.Records!.map(({Data: data, ...record}) => ({...record, data: text(data)}))};
		}),
	};
};

const viewOf = (testEngine: TestEngine) => testEngine.call('ListStreams').StreamNames!.map(name => viewOfStream(testEngine, name));

/**
What a user may do next, with names so few that the calls meet.
*/
const operations = [
	'CreateStream',
	'DeleteStream',
	'PutRecord',
	'PutRecords',
	'PutRecords',
	'UpdateShardCount',
	'SplitShard',
	'RegisterStreamConsumer',
	'AddTagsToStream',
	'StartStreamEncryption',
];
const names = fc.constantFrom('a', 'b');
const calls = fc.record({operation: fc.constantFrom(...operations), name: names, number: fc.integer({min: 1, max: 6})});
const waits = fc.record({operation: fc.constant('wait'), name: names, number: fc.constantFrom(1, 400, 1000, 5000)});
const steps = fc.oneof({weight: 3, arbitrary: calls}, {weight: 1, arbitrary: waits});
const plans = fc.array(steps, {minLength: 5, maxLength: 80});

type Step = {readonly operation: string; readonly name: string; readonly number: number};

const inputOf = ({operation, name, number}: Step): WireObject => {
	const record = {PartitionKey: `key-${number}`, Data: bytes(`data ${number}`)};
	return {
		StreamName: name,
		...(operation === 'RegisterStreamConsumer' && {StreamName: undefined, StreamARN: streamArn(name)}),
		...record,
		ShardCount: number,
		EnforceConsumerDeletion: true,
		Records: [record, {...record, PartitionKey: `other-${number}`}],
		TargetShardCount: number,
		ScalingType: 'UNIFORM_SCALING',
		ShardToSplit: shardId(number - 1),
		NewStartingHashKey: String(number * 1000),
		ConsumerName: `consumer-${number}`,
		Tags: {tag: String(number)},
		EncryptionType: 'KMS',
		KeyId: 'key',
	};
};

const take = async ({call, clock}: TestEngine, step: Step) => {
	if (step.operation === 'wait') {
		await clock.advance(step.number);
		return;
	}

	try {
		call(step.operation, inputOf(step));
	} catch {
		// Refused: a stream that is not there, or not ACTIVE. Those calls must leave no trace either.
	}
};

test('whatever was done is there after a restart, to the sequence number', async () => {
	await fc.assert(fc.asyncProperty(plans, async plan => {
		const folder = createTemporaryFolder();
		const before = open(folder);
		for (const step of plan) {
			await take(before, step);
		}

		before.engine.close();
		// Another transition time now must not change what was.
		const after = open(folder, {clock: before.clock, transitionMilliseconds: 0});
		const seen = viewOf(after);
		after.engine.close();
		const again = open(folder, {clock: before.clock});
		expect(viewOf(again)).toEqual(seen);
		again.engine.close();
		expect(seen).toEqual(await viewInMemory(plan));
	}), {numRuns: 40});
});

/**
The same plan without a restart.
*/
const viewInMemory = async (plan: readonly Step[]) => {
	const testEngine = createTestEngine();
	for (const step of plan) {
		await take(testEngine, step);
	}

	return viewOf(testEngine);
};

describe('a restart', () => {
	test('goes on with the same numbers, iterators and subscriptions', async () => {
		const folder = createTemporaryFolder();
		const before = open(folder);
		await before.createActive('s');
		before.put('s', 'k', 'a');
		const iterator = before.iterator('s', shardId(0));
		before.engine.close();
		const after = open(folder, {clock: before.clock});
		const second = after.put('s', 'k', 'b').SequenceNumber!;
		expect(after.read(iterator)).toEqual(['a', 'b']);
		expect(BigInt(second)).toBeGreaterThan(BigInt(after.call('GetRecords', {ShardIterator: iterator}).Records![0]!.SequenceNumber!));
		after.engine.close();
	});

	test('does not bring back what was throttled', async () => {
		const folder = createTemporaryFolder();
		const before = open(folder, {hasLimits: true});
		await before.createActive('s');
		const records = Array.from({length: 500}, (_, index) => ({PartitionKey: 'k', Data: bytes(String(index))}));
		const answers = [1, 2, 3].map(() => before.call('PutRecords', {StreamName: 's', Records: records}));
		const accepted = answers.flatMap(answer => answer.Records!).map(record => record.SequenceNumber).filter(number => number !== undefined);
		expect(accepted).toHaveLength(1000);
		before.engine.close();
		const after = open(folder, {clock: before.clock});
		const {Records: kept} = after.call('GetRecords', {ShardIterator: after.iterator('s', shardId(0))});
		expect(kept!.map(record => record.SequenceNumber)).toEqual(accepted);
		after.engine.close();
	});

	test('ends what was under way meanwhile', async () => {
		const folder = createTemporaryFolder();
		const before = open(folder);
		await before.createActive('s');
		before.call('UpdateShardCount', {StreamName: 's', TargetShardCount: 2, ScalingType: 'UNIFORM_SCALING'});
		before.engine.close();
		await before.clock.advance(1000);
		const after = open(folder, {clock: before.clock});
		expect(after.shards('s')).toHaveLength(3);
		after.engine.close();
	});
});

describe('a damaged journal', () => {
	const prepare = async () => {
		const folder = createTemporaryFolder();
		const testEngine = open(folder);
		await testEngine.createActive('s');
		const file = path.join(folder, 'journal');
		const sizes = [statSync(file).size];
		for (const data of ['a', 'b', 'c']) {
			testEngine.put('s', 'k', data);
			sizes.push(statSync(file).size);
		}

		testEngine.engine.close();
		const reopen = () => {
			const repairs: JournalRepair[] = [];
			const reopened = open(folder, {
				clock: testEngine.clock,
				onRepaired(repair) {
					repairs.push(repair);
				},
			});
			const data = reopened.readFrom('s', shardId(0));
			reopened.engine.close();
			return {data, repairs};
		};

		return {
			folder,
			file,
			sizes,
			reopen,
		};
	};

	test('a tail that is cut short at any byte loses that entry alone, and it is said', async () => {
		const {file, sizes, reopen} = await prepare();
		const whole = readFileSync(file);
		for (let size = sizes[2]! + 1; size < sizes[3]!; size += 7) {
			writeFileSync(file, whole.subarray(0, size));
			const {data, repairs} = reopen();
			expect(data).toEqual(['a', 'b']);
			expect(repairs).toEqual([{
				path: file, keptBytes: sizes[2]!, cutBytes: size - sizes[2]!, cutRecords: 0, copyPath: expect.any(String) as string,
			}]);
			expect(reopen().repairs).toEqual([]);
		}
	});

	test('a flipped byte ends the journal there; the file as it was is kept', async () => {
		const {file, sizes, reopen} = await prepare();
		const bad = readFileSync(file);
		bad[sizes[1]! + 20]! ^= 1; // eslint-disable-line no-bitwise
		writeFileSync(file, bad);
		const {data, repairs} = reopen();
		expect(data).toEqual(['a']);
		expect(readFileSync(repairs[0]!.copyPath)).toEqual(bad);
	});

	test('of what is behind the damage, the records that can still be counted are', async () => {
		const {file, sizes, reopen} = await prepare();
		const whole = readFileSync(file);
		for (let place = sizes[0]!; place < whole.length; place += 3) {
			const entry = sizes.findLastIndex(size => size <= place);
			const bad = Buffer.from(whole);
			bad[place]! ^= 0x10; // eslint-disable-line no-bitwise
			writeFileSync(file, bad);
			const {data, repairs} = reopen();
			expect(data).toEqual(['a', 'b', 'c'].slice(0, entry));
			expect(repairs).toMatchObject([{keptBytes: sizes[entry], cutBytes: whole.length - sizes[entry]!, cutRecords: 2 - entry}]);
		}
	});

	test.each([1, 7, 8, 9, 16, 4096, 100_000])('%i zeros at the end, as a power cut leaves them, are cut off', async length => {
		const {file, reopen} = await prepare();
		const whole = readFileSync(file);
		appendFileSync(file, Buffer.alloc(length));
		expect(reopen()).toMatchObject({data: ['a', 'b', 'c'], repairs: [{cutBytes: length, cutRecords: 0}]});
		expect(readFileSync(file).subarray(0, whole.length)).toEqual(whole);
		expect(reopen().repairs).toEqual([]);
	});

	test('zeros from any byte on lose what was there, and nothing before', async () => {
		const {file, sizes, reopen} = await prepare();
		const whole = readFileSync(file);
		for (let place = sizes[0]! + 1; place < whole.length; place += 5) {
			const bad = Buffer.from(whole);
			bad.fill(0, place);
			writeFileSync(file, bad);
			const kept = sizes.findLastIndex(size => size <= place);
			expect(reopen().data).toEqual(['a', 'b', 'c'].slice(0, kept));
		}
	});

	test('an entry that is none, with a good checksum, ends the journal there', async () => {
		const {file, reopen} = await prepare();
		const payload = Buffer.from('no entry');
		const header = Buffer.alloc(8);
		header.writeUInt32LE(payload.length, 0);
		header.writeUInt32LE(crc32(payload), 4);
		appendFileSync(file, Buffer.concat([header, payload]));
		expect(reopen()).toMatchObject({data: ['a', 'b', 'c'], repairs: [{cutBytes: 16}]});
	});

	test('every repair keeps its own copy, and none goes through a link', async () => {
		const {folder, file, reopen} = await prepare();
		const victim = path.join(createTemporaryFolder(), 'victim');
		writeFileSync(victim, 'mine');
		symlinkSync(victim, path.join(folder, 'journal.damaged'));
		const copies = ['first', 'second', 'third'].map(rubbish => {
			appendFileSync(file, rubbish);
			const found = readFileSync(file);
			const {copyPath} = reopen().repairs[0]!;
			return {copyPath, found};
		});
		expect(readFileSync(victim, 'utf8')).toBe('mine');
		expect(copies.map(({copyPath}) => path.basename(copyPath))).toEqual(['journal.damaged-2', 'journal.damaged-3', 'journal.damaged-4']);
		for (const {copyPath, found} of copies) {
			expect(readFileSync(copyPath)).toEqual(found);
		}
	});

	test('rubbish after the end is cut off', async () => {
		const {file, reopen} = await prepare();
		appendFileSync(file, 'rubbish'.repeat(1000));
		expect(reopen()).toMatchObject({data: ['a', 'b', 'c'], repairs: [{cutBytes: 7000}]});
		expect(reopen().repairs).toEqual([]);
	});

	test('a copy made while it runs, as after kill -9, is whole', async () => {
		const {file, folder, reopen} = await prepare();
		const running = open(folder);
		running.put('s', 'k', 'd');
		const copy = `${file}.copy`;
		copyFileSync(file, copy);
		running.engine.close();
		truncateSync(file);
		copyFileSync(copy, file);
		expect(reopen()).toEqual({data: ['a', 'b', 'c', 'd'], repairs: []});
	});
});

describe('the folder', () => {
	const refusal = (folder: string, options: EngineOptions = {}) => {
		try {
			open(folder, options);
		} catch (error) {
			return (error as UserError).code;
		}

		throw new Error('The folder was taken');
	};

	test('is made, parents too, and is one process\'s', () => {
		const folder = path.join(createTemporaryFolder(), 'deep', 'down');
		const testEngine = open(folder);
		// Whoever started this process runs, and is not this process.
		writeFileSync(path.join(folder, 'lock'), String(process.ppid));
		expect(refusal(folder)).toBe('data-in-use');
		testEngine.engine.close();
		expect(existsSync(path.join(folder, 'lock'))).toBe(false);
		open(folder).engine.close();
	});

	test.each([
		['that was killed', '999999999'],
		['that had our id, as in a container', String(process.pid)],
	])('of a process %s is taken over', (_title, id) => {
		const folder = createTemporaryFolder();
		writeFileSync(path.join(folder, 'lock'), id);
		open(folder).engine.close();
	});

	test.skipIf(process.platform === 'win32')('is its owner\'s alone, and so is everything in it', async () => {
		const folder = path.join(createTemporaryFolder(), 'deep', 'down');
		const testEngine = open(folder, {maxBytes: 1024 * 1024});
		await testEngine.createActive('s');
		testEngine.engine.close();
		const modeOf = (file: string) => (statSync(file).mode & 0o777).toString(8); // eslint-disable-line no-bitwise
		expect([folder, path.dirname(folder)].map(place => modeOf(place))).toEqual(['700', '700']);
		const journal = path.join(folder, 'journal');
		expect(modeOf(journal)).toBe('600');
		// As an earlier version made it.
		chmodSync(journal, 0o644);
		appendFileSync(journal, 'torn');
		open(folder, {clock: testEngine.clock}).engine.close();
		expect(modeOf(journal)).toBe('600');
		expect(modeOf(`${journal}.damaged`)).toBe('600');
	});

	test('of another region is refused, and left as it was', async () => {
		const folder = createTemporaryFolder();
		const testEngine = open(folder);
		await testEngine.createActive('s');
		testEngine.engine.close();
		expect(refusal(folder, {region: 'eu-west-1'})).toBe('data-of-other-region');
		expect(existsSync(path.join(folder, 'lock'))).toBe(false);
		const again = open(folder, {clock: testEngine.clock});
		expect(again.call('ListStreams').StreamNames).toEqual(['s']);
		again.engine.close();
	});

	test('that is a file is refused with a word on what to do', () => {
		const file = path.join(createTemporaryFolder(), 'file');
		writeFileSync(file, '');
		expect(refusal(file)).toBe('unwritable-data');
	});

	test.skipIf(!existsSync('/dev/full'))('on a full disk is refused', () => {
		const folder = createTemporaryFolder();
		symlinkSync('/dev/full', path.join(folder, 'journal'));
		expect(refusal(folder)).toBe('unwritable-data');
		expect(existsSync(path.join(folder, 'lock'))).toBe(false);
	});
});
