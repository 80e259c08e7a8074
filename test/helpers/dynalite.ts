import {once} from 'node:events';
import type {Server} from 'node:http';
import {createRequire} from 'node:module';
import type {AddressInfo} from 'node:net';
import {
	BatchWriteItemCommand,
	CreateTableCommand,
	DynamoDBClient,
	PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type {Row} from '../../source/consumers/lease.js';
import {anyCredentials} from './embedded.js';

// It has no types.
const dynalite = createRequire(import.meta.url)('dynalite') as (options: {readonly createTableMs: number}) => Server;

const BATCH = 25;

/**
A DynamoDB on loopback that nobody here wrote. `await using` ends it.
*/
export const startDynalite = async (port = 0) => {
	const server = dynalite({createTableMs: 0});
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const client = new DynamoDBClient({endpoint, region: 'us-east-1', credentials: anyCredentials});

	const write = async (table: string, rows: readonly Row[]) => {
		for (let from = 0; from < rows.length; from += BATCH) {
			await client.send(new BatchWriteItemCommand({RequestItems: {[table]: rows.slice(from, from + BATCH).map(row => ({PutRequest: {Item: row as never}}))}}));
		}
	};

	return {
		endpoint,
		/**
		A table in KCL's shape with these rows; on demand unless it has a read capacity.
		*/
		async create(table: string, rows: readonly Row[] = [], {readCapacity, keyName = 'leaseKey'}: {readonly readCapacity?: number; readonly keyName?: string} = {}) {
			await client.send(new CreateTableCommand({
				TableName: table,
				KeySchema: [{AttributeName: keyName, KeyType: 'HASH'}],
				AttributeDefinitions: [{AttributeName: keyName, AttributeType: 'S'}],
				...(readCapacity === undefined ? {BillingMode: 'PAY_PER_REQUEST'} : {ProvisionedThroughput: {ReadCapacityUnits: readCapacity, WriteCapacityUnits: 10}}),
			}));
			// It says so a turn later.
			await new Promise(resolve => {
				setTimeout(resolve, 50);
			});
			await write(table, rows);
		},
		write,
		async put(table: string, row: Row) {
			await client.send(new PutItemCommand({TableName: table, Item: row as never}));
		},
		async [Symbol.asyncDispose]() {
			client.destroy();
			server.closeAllConnections();
			await new Promise(resolve => {
				server.close(resolve);
			});
		},
	};
};
