import {
	DescribeTableCommand,
	DynamoDBClient,
	paginateListTables,
	ScanCommand,
	type ScanCommandOutput,
} from '@aws-sdk/client-dynamodb';
import type {Access} from '../access.js';
import {createServiceClient} from '../service-client.js';
import {classifyReaderError, retryingReader} from './reader-errors.js';

type Value = {readonly S?: string; readonly N?: string; readonly SS?: readonly string[]};

/**
What DescribeTable says of a table, as far as it matters for scanning it.
*/
export type TableDescription = {
	/**
	The name of its partition key.
	*/
	readonly keyName: string | undefined;
	/**
	Read capacity units a second of a provisioned table; undefined for a table on demand.
	*/
	readonly readCapacity: number | undefined;
};

/**
A page of a scan.
*/
export type TablePage = {
	readonly rows: ReadonlyArray<Readonly<Record<string, Value | undefined>>>;
	/**
	Read capacity units that the page took.
	*/
	readonly consumed: number;
};

/**
DynamoDB, as far as lease tables need it.
*/
export type LeaseTables = {
	describe(table: string, signal: AbortSignal): Promise<TableDescription>;
	/**
	The rows, page by page; a page is of at most `limit` rows. The next page is asked for when the caller wants it.
	*/
	scan(table: string, limit: number | undefined, signal: AbortSignal): AsyncGenerator<TablePage>;
	/**
	The names of the region's tables.
	*/
	list(signal: AbortSignal): AsyncGenerator<string>;
	close(): void;
};

export const createLeaseTables = (access: Access): LeaseTables => {
	const client = createServiceClient(access, {classifyError: classifyReaderError, answerBytesOf: () => undefined}, settings => new DynamoDBClient(settings));
	return {
		async describe(table, signal) {
			const {Table: described} = await retryingReader(async () => client.send(new DescribeTableCommand({TableName: table}), {abortSignal: signal}), {signal});
			const capacity = described?.ProvisionedThroughput?.ReadCapacityUnits ?? 0;
			return {
				keyName: described?.KeySchema?.find(({KeyType: type}) => type === 'HASH')?.AttributeName,
				// A table on demand has a provisioned capacity of 0. Source: API Reference, ProvisionedThroughputDescription.
				readCapacity: capacity === 0 || described?.BillingModeSummary?.BillingMode === 'PAY_PER_REQUEST' ? undefined : capacity,
			};
		},
		async * scan(table, limit, signal) {
			const ask = async (start: ScanCommandOutput['LastEvaluatedKey']) => retryingReader(async () => client.send(new ScanCommand({
				TableName: table, Limit: limit, ExclusiveStartKey: start, ReturnConsumedCapacity: 'TOTAL',
			}), {abortSignal: signal}), {signal});
			let start: ScanCommandOutput['LastEvaluatedKey'];
			do {
				const answer = await ask(start);
				start = answer.LastEvaluatedKey;
				yield {rows: answer.Items ?? [], consumed: answer.ConsumedCapacity?.CapacityUnits ?? 0};
			} while (start !== undefined);
		},
		async * list(signal) {
			for await (const {TableNames: names = []} of paginateListTables({client}, {}, {abortSignal: signal})) {
				yield * names;
			}
		},
		close() {
			client.destroy();
		},
	};
};
