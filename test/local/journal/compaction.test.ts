import {existsSync, statSync, truncateSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {createTemporaryFolder} from '../../helpers/temporary-folder.js';
import {createTestEngine, shardId, streamArn} from '../../helpers/test-engine.js';

const MIB = 1024 * 1024;

test('a journal that holds mostly what is gone is shortened, and still holds the rest', async () => {
	const dataDirectory = createTemporaryFolder();
	const options = {dataDirectory, maxBytes: 4 * MIB};
	const {call, clock, createActive, engine, iterator, scale, settle} = createTestEngine(options);
	await createActive('s', 2);
	await scale('s', 1);
	call('AddTagsToStream', {StreamName: 's', Tags: {tag: 'kept'}});
	call('RegisterStreamConsumer', {StreamARN: streamArn('s'), ConsumerName: 'c'});
	call('IncreaseStreamRetentionPeriod', {StreamName: 's', RetentionPeriodHours: 48});
	call('CreateStream', {StreamName: 'new', ShardCount: 3});
	await settle();
	const journal = path.join(dataDirectory, 'journal');
	const sizes = [0];
	for (let index = 0; statSync(journal).size >= sizes.at(-1)!; index++) {
		sizes.push(statSync(journal).size);
		call('PutRecord', {StreamName: 's', PartitionKey: `key-${index}`, Data: new Uint8Array(MIB - 10).fill(index)});
		await clock.advance(10);
	}

	call('PutRecord', {StreamName: 's', PartitionKey: 'after', Data: new Uint8Array(1)});
	expect(Math.max(...sizes)).toBeGreaterThan(60 * MIB);
	expect(statSync(journal).size).toBeLessThan(16 * MIB);
	expect(existsSync(`${journal}.next`)).toBe(false);
	// Windows has no such bits.
	if (process.platform !== 'win32') {
		expect(statSync(journal).mode & 0o077).toBe(0); // eslint-disable-line no-bitwise
	}

	const view = (testEngine: Pick<ReturnType<typeof createTestEngine>, 'call'>, token: string) => ({
		records: testEngine.call('GetRecords', {ShardIterator: token}).Records!.map(({Data: data, ...record}) => ({...record, length: data!.length, first: data![0]})),
		shards: testEngine.call('ListShards', {StreamName: 's'}).Shards,
		summaries: ['s', 'new'].map(name => testEngine.call('DescribeStreamSummary', {StreamName: name}).StreamDescriptionSummary),
		tags: testEngine.call('ListTagsForStream', {StreamName: 's'}).Tags,
		consumers: testEngine.call('ListStreamConsumers', {StreamARN: streamArn('s')}).Consumers,
	});
	const token = iterator('s', shardId(2));
	const before = view({call}, token);
	expect(before.records.at(-1)!.PartitionKey).toBe('after');
	const {trimmedRecords: _trimmed, ...kept} = engine.usage();
	engine.close();

	const after = createTestEngine({...options, clock});
	expect(view(after, token)).toEqual(before);
	expect(after.engine.usage()).toMatchObject(kept);
	expect(BigInt(after.put('s', 'k').SequenceNumber!)).toBeGreaterThan(BigInt(before.records.at(-1)!.SequenceNumber!));
	after.engine.close();

	// Half of the state is no state.
	truncateSync(journal, MIB);
	expect(() => createTestEngine({...options, clock})).toThrow(/cannot be read back \(the file is damaged near its beginning/v);
	expect(existsSync(`${journal}.damaged`)).toBe(true);
});
