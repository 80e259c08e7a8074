#!/usr/bin/env node
// The least that writes with the SDK: PutRecords of 500 records of 200 bytes, four calls at a time.
import {Buffer} from 'node:buffer';
import {Agent} from 'node:http';
import process from 'node:process';
import {KinesisClient, PutRecordsCommand} from '@aws-sdk/client-kinesis';
import {NodeHttpHandler} from '@smithy/node-http-handler';

const [endpoint, wanted] = process.argv.slice(2);
const kinesis = new KinesisClient({endpoint, requestHandler: new NodeHttpHandler({httpAgent: new Agent({keepAlive: true})})});
const Data = Buffer.from(JSON.stringify({text: 'x'.repeat(189)}));
let sent = 0;
let accepted = 0;

const put = async () => {
	while (sent < Number(wanted)) {
		sent += 500;
		const Records = Array.from({length: 500}, (_, index) => ({Data, PartitionKey: `user-${1 + (index % 5)}`}));
		const {FailedRecordCount = 0} = await kinesis.send(new PutRecordsCommand({StreamName: 'clickstream-lab', Records}));
		if (accepted === 0) {
			console.log('first');
		}

		accepted += 500 - FailedRecordCount;
	}
};

await Promise.all([put(), put(), put(), put()]);
process.exit(accepted >= Number(wanted) ? 0 : 1);
