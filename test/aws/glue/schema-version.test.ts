import {once} from 'node:events';
import http from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterEach, expect, test} from 'vitest';
import {findAccess} from '../../../source/aws/access.js';
import {GLUE} from '../../../source/aws/glue/glue-service.js';
import {findSchemaVersion} from '../../../source/aws/glue/schema-version.js';

const ID = 'b7b4a7f0-9c96-4e4a-a687-fb5de9ef0c63';

let server: http.Server | undefined;

afterEach(() => {
	server?.close();
});

/**
Asks a registry that answers this. Source of the shapes: Glue API Reference, GetSchemaVersion.
*/
const ask = async (statusCode: number, answer: unknown) => {
	const calls: Array<{target: unknown; body: string}> = [];
	server = http.createServer((request, response) => {
		let body = '';
		request.on('data', chunk => {
			body += String(chunk);
		}).on('end', () => {
			calls.push({target: request.headers['x-amz-target'], body});
			response.writeHead(statusCode, {'content-type': 'application/x-amz-json-1.1'}).end(JSON.stringify(answer));
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as AddressInfo;
	const access = await findAccess(GLUE, {endpoint: `http://127.0.0.1:${port}`, region: 'eu-central-1'});
	return {calls, version: await findSchemaVersion(access, ID, new AbortController().signal)};
};

test('a version is asked for by its id', async () => {
	const {calls, version} = await ask(200, {
		SchemaVersionId: ID, DataFormat: 'AVRO', SchemaDefinition: '"string"', SchemaArn: 'arn:aws:glue:eu-central-1:1:schema/shop/order',
	});
	expect(calls).toEqual([{target: 'AWSGlue.GetSchemaVersion', body: JSON.stringify({SchemaVersionId: ID})}]);
	expect(version).toEqual({format: 'AVRO', definition: '"string"', name: 'shop/order'});
});

test('one that is not there is asked for alone', async () => {
	const {version} = await ask(400, {__type: 'EntityNotFoundException', Message: 'Schema version is not found.'});
	expect(version).toEqual({reason: 'the registry of this account and region has no schema of this id'});
});

test('a missing right holds for all', async () => {
	const {version} = await ask(400, {__type: 'AccessDeniedException', Message: 'no'});
	expect(version).toEqual({reason: 'the Glue schema registry: the right glue:GetSchemaVersion is missing; ask for an IAM policy that allows it.', isForAll: true});
});
