import type {PutLine} from '../../actions/producing/put-records.js';
import type {HeadlessContext} from '../../actions/run-headless.js';
import {listShards} from '../../kinesis/streams/shards.js';
import {alongHashKeys, findRange, hashKeyOf} from '../../service/hash-ranges.js';
import {isOpen} from '../../service/shard.js';
import {UserError} from '../../user-error.js';
import {counted, grouped} from '../../words.js';
import type {Output} from '../output/output.js';

/**
Prints which shard each record would go to, and puts nothing. Throws a UserError if a line is no record.
*/
export const showPlaces = async (lines: AsyncIterable<PutLine>, {connection, streamName, signal, clock}: HeadlessContext, output: Output): Promise<void> => {
	const all = await listShards(connection, streamName, {clock, signal});
	const shards = alongHashKeys(all.filter(shard => isOpen(shard)));
	let records = 0;
	let faults = 0;
	for await (const line of lines) {
		const {number} = line;
		if ('fault' in line) {
			faults++;
			output.result(`line ${grouped(number)}: refused: ${line.fault}`, {line: number, refused: line.fault});
			continue;
		}

		records++;
		const {partitionKey, explicitHashKey, data} = line.entry;
		const hashKey = explicitHashKey === undefined ? hashKeyOf(partitionKey) : BigInt(explicitHashKey);
		const {shardId} = findRange(shards, hashKey);
		output.result(`line ${grouped(number)}: key ${partitionKey}, ${counted(data.length, 'byte')}, to ${shardId}`, {
			line: number, partitionKey, hashKey: String(hashKey), shardId, bytes: data.length,
		});
		if (output.lines.isCongested) {
			await output.lines.ready();
		}
	}

	output.summary(`${counted(records, 'record')} would be put; nothing was.`, {records, refused: faults, put: 0});
	if (faults > 0) {
		throw new UserError('refused-lines', `${counted(faults, 'line')} would be refused.`);
	}
};
