#!/usr/bin/env node
// The smallest program that writes click events with the SDK: it makes them as the lab does, puts 500 with each PutRecords, four calls at a time, and counts what is accepted.
import {Buffer} from 'node:buffer';
import {randomUUID} from 'node:crypto';
import {Agent} from 'node:http';
import process from 'node:process';
import {KinesisClient, PutRecordsCommand} from '@aws-sdk/client-kinesis';
import {NodeHttpHandler} from '@smithy/node-http-handler';

const [endpoint, wanted] = process.argv.slice(2);
const kinesis = new KinesisClient({endpoint, requestHandler: new NodeHttpHandler({httpAgent: new Agent({keepAlive: true})})});
const pages = ['/', '/home', '/products', '/cart', '/checkout'];
const pick = (count: number) => Math.floor(Math.random() * count);
let sent = 0;
let accepted = 0;

const put = async () => {
	while (sent < Number(wanted)) {
		sent += 500;
		const Records = Array.from({length: 500}, () => {
			const event = {
				event_id: randomUUID(), user_id: `user-${1 + pick(5)}`, url: pages[pick(5)], ts: new Date().toISOString(),
			};
			return {Data: Buffer.from(JSON.stringify(event)), PartitionKey: event.user_id};
		});
		const {FailedRecordCount = 0} = await kinesis.send(new PutRecordsCommand({StreamName: 'clickstream-lab', Records}));
		if (accepted === 0) {
			console.log('first');
		}

		accepted += 500 - FailedRecordCount;
	}
};

await Promise.all([put(), put(), put(), put()]);
process.exit(accepted >= Number(wanted) ? 0 : 1);
