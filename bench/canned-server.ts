#!/usr/bin/env node
// A process of its own: a Kinesis that gives out the same records again and again, as fast as they are asked for, so that only the client is measured.
import {Buffer} from 'node:buffer';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import process from 'node:process';
import {recordsAnswer, streamAnswers} from './canned-answers.ts';
import type {CannedCommand, CannedOptions, CannedReport} from './canned.ts';

const options = JSON.parse(process.argv[2]!) as CannedOptions;
const answers = new Map(Object.entries(streamAnswers(options.shards)).map(([operation, answer]) => [operation, Buffer.from(JSON.stringify(answer))]));
const lastReadAt = new Map<string, number>();
let left = options.records ?? Infinity;
let reads = 0;
let given = 0;
let firstReadAt: number | undefined;

// At a rate: what has come into this shard since it was read last.
const dueRecords = (shardId: string, perShardAndSecond: number): number => {
	const now = performance.now();
	const due = Math.floor((now - (lastReadAt.get(shardId) ?? now)) * perShardAndSecond / 1000);
	if (!lastReadAt.has(shardId) || due > 0) {
		lastReadAt.set(shardId, now);
	}

	return due;
};

const countFor = (shardId: string, limit: number): number => {
	const wanted = options.recordsPerSecond === undefined ? limit : Math.min(limit, dueRecords(shardId, options.recordsPerSecond / options.shards));
	return Math.min(wanted, options.recordsPerAnswer ?? Infinity, left);
};

const getRecords = ({ShardIterator: shardId, Limit: limit = 10_000}: {readonly ShardIterator: string; readonly Limit?: number}): readonly Uint8Array[] => {
	firstReadAt ??= Date.now();
	reads++;
	const count = countFor(shardId, limit);
	left -= count;
	given += count;
	return recordsAnswer(shardId, count, count > 0 && options.recordsPerSecond === undefined ? 60_000 : 0);
};

const answer = (operation: string, input: never): readonly Uint8Array[] | undefined => {
	switch (operation) {
		case 'GetRecords': {
			return getRecords(input);
		}

		case 'GetShardIterator': {
			return [Buffer.from(JSON.stringify({ShardIterator: (input as {readonly ShardId: string}).ShardId}))];
		}

		default: {
			const known = answers.get(operation);
			return known && [known];
		}
	}
};

const respond = (request: IncomingMessage, response: ServerResponse, body: string) => {
	const operation = String(request.headers['x-amz-target']).split('.', 2)[1] ?? '';
	const known = answer(operation, JSON.parse(body) as never);
	const parts = known ?? [Buffer.from('{"__type":"UnknownOperationException"}')];
	response.writeHead(known ? 200 : 400, {
		'content-type': 'application/x-amz-json-1.1',
		'content-length': parts.reduce((bytes, part) => bytes + part.length, 0),
	});
	for (const part of parts) {
		response.write(part);
	}

	response.end();
};

const server = createServer((request, response) => {
	const chunks: Uint8Array[] = [];
	request.on('data', (chunk: Uint8Array) => {
		chunks.push(chunk);
	});
	request.on('end', () => {
		respond(request, response, Buffer.concat(chunks).toString());
	});
});

const tell = (report: CannedReport) => {
	process.send!(report);
};

process.on('message', (command: CannedCommand) => {
	if (command.type === 'give') {
		left = command.records;
	} else if (command.type === 'restart') {
		firstReadAt = undefined;
		given = 0;
		reads = 0;
	}

	tell({
		type: 'state', reads, given, firstReadAt,
	});
});
process.on('disconnect', () => {
	process.exit();
});
server.listen(0, '127.0.0.1', () => {
	tell({type: 'listening', endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`});
});
