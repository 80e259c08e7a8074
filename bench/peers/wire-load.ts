#!/usr/bin/env node
// Loads an endpoint without an SDK, so that only the server is measured: for a time PutRecords of 500 records of 200 bytes to four shards, then for a time GetRecords of 10,000 from all of them. Prints both rates as one line of JSON.
import {Buffer} from 'node:buffer';
import {Agent, request} from 'node:http';
import process from 'node:process';
import {setTimeout as delay} from 'node:timers/promises';

const [endpoint, milliseconds] = process.argv.slice(2);
const StreamName = 'bench';
const SHARDS = 4;
const RECORDS = 500;
const agent = new Agent({keepAlive: true});

const call = async (operation: string, body: string | Uint8Array): Promise<string> => new Promise((resolve, reject) => {
	const outgoing = request(endpoint!, {
		agent,
		method: 'POST',
		headers: {
			'content-type': 'application/x-amz-json-1.1',
			'x-amz-target': `Kinesis_20131202.${operation}`,
			'x-amz-date': '20260101T000000Z',
			authorization: 'AWS4-HMAC-SHA256 Credential=bench/20260101/us-east-1/kinesis/aws4_request, SignedHeaders=host, Signature=0',
			'content-length': Buffer.byteLength(body),
		},
	}, answer => {
		const chunks: Uint8Array[] = [];
		answer.on('data', (chunk: Uint8Array) => {
			chunks.push(chunk);
		});
		answer.on('end', () => {
			const all = Buffer.concat(chunks).toString('latin1');
			if (answer.statusCode === 200) {
				resolve(all);
			} else {
				reject(new Error(`${operation}: ${all.slice(0, 500)}`));
			}
		});
	});
	outgoing.on('error', reject);
	outgoing.end(body);
});

const ask = async <Answer>(operation: string, input: unknown): Promise<Answer> => {
	const answer = await call(operation, JSON.stringify(input));
	return (answer === '' ? undefined : JSON.parse(answer)) as Answer;
};

const Data = Buffer.alloc(200, 'x').toString('base64');
const batches = Array.from({length: 20}, (_, batch) => Buffer.from(JSON.stringify({
	StreamName,
	Records: Array.from({length: RECORDS}, (__, index) => ({Data, PartitionKey: `key-${(batch * RECORDS) + index}`})),
})));

/**
Calls per second and their records, by this many loops at once, until the time is up or a loop has nothing left.
*/
const rate = async (loops: ReadonlyArray<() => Promise<number>>): Promise<number> => {
	const startedAt = performance.now();
	let records = 0;
	await Promise.all(loops.map(async loop => {
		for (let got = 1; got > 0 && performance.now() - startedAt < Number(milliseconds);) {
			got = await loop();
			records += got;
		}
	}));
	return records * 1000 / (performance.now() - startedAt);
};

await ask('CreateStream', {StreamName, ShardCount: SHARDS});
for (let status = ''; status !== 'ACTIVE';) {
	await delay(50);
	const {StreamDescriptionSummary: summary} = await ask<{readonly StreamDescriptionSummary: {readonly StreamStatus: string}}>('DescribeStreamSummary', {StreamName});
	status = summary.StreamStatus;
}

let next = 0;
const put = async () => {
	const answer = await call('PutRecords', batches[next++ % batches.length]!);
	if (!answer.includes('"FailedRecordCount":0')) {
		throw new Error('Records were refused.');
	}

	return RECORDS;
};

const putPerSecond = await rate([put, put, put, put]);
const {Shards: shards} = await ask<{readonly Shards: ReadonlyArray<{readonly ShardId: string}>}>('ListShards', {StreamName});
const readers = await Promise.all(shards.map(async ({ShardId}) => {
	let {ShardIterator} = await ask<{ShardIterator: string}>('GetShardIterator', {StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON'});
	return async () => {
		const text = await call('GetRecords', JSON.stringify({ShardIterator, Limit: 10_000}));
		ShardIterator = /"NextShardIterator":"(?<iterator>[^"]+)"/v.exec(text.slice(0, 2000) + text.slice(-2000))!.groups!.iterator!;
		let records = 0;
		for (let index = text.indexOf('"SequenceNumber"'); index !== -1; index = text.indexOf('"SequenceNumber"', index + 1)) {
			records++;
		}

		return records;
	};
}));
console.log(JSON.stringify({putPerSecond, getPerSecond: await rate(readers)}));
process.exit();
