// Writes 100 records with PutRecords and puts refused ones again: node put-records.mjs
// Set the environment lines that `clickmon local` prints, create the stream, and `npm install @aws-sdk/client-kinesis`.
import process from 'node:process';
import {setTimeout as sleep} from 'node:timers/promises';
import {KinesisClient, PutRecordsCommand} from '@aws-sdk/client-kinesis';

const StreamName = process.env.STREAM ?? 'clickstream-lab';
const kinesis = new KinesisClient();

let records = Array.from({length: 100}, (_, index) => ({
	PartitionKey: `user-${index % 5}`,
	Data: new TextEncoder().encode(JSON.stringify({index, at: new Date()})),
}));

while (records.length > 0) {
	const {Records: answers} = await kinesis.send(new PutRecordsCommand({StreamName, Records: records}));
	// A call can succeed while single records of it fail: those have an ErrorCode, and only those are put again.
	const refused = records.filter((_, index) => answers[index].ErrorCode);
	console.log(`${records.length - refused.length} written, ${refused.length} refused`);
	records = refused;
	if (records.length > 0) {
		await sleep(500);
	}
}
