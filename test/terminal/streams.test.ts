import {Buffer} from 'node:buffer';
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {json} from 'node:stream/consumers';
import {PutRecordsCommand} from '@aws-sdk/client-kinesis';
import {expect, onTestFinished, test} from 'vitest';
import {systemClock} from '../../source/time/clock.js';
import {createStream} from '../../source/kinesis/streams/stream.js';
import {waitUntilActive} from '../../source/kinesis/streams/waiting.js';
import {startEmbedded} from '../helpers/embedded.js';
import {openTerminal} from '../helpers/terminal.js';

const text = (words: string) => new TextEncoder().encode(words);

test('goes to another stream, reads what is old there, and sums up both at the end', {timeout: 90_000}, async () => {
	await using kinesis = await startEmbedded();
	for (const name of ['orders', 'clicks-prod', 'clicks-dev']) {
		await createStream(kinesis.connection, name, 1);
		await waitUntilActive(kinesis.connection, name, {clock: systemClock});
	}

	await kinesis.sdk.send(new PutRecordsCommand({StreamName: 'clicks-prod', Records: [{PartitionKey: 'old-key', Data: text('written long before')}]}));
	using lab = openTerminal({columns: 120, rows: 40, words: ['--stream', 'orders', '--endpoint', kinesis.endpoint, '--rate', '50']});
	const see = async (pattern: RegExp) => lab.waitForScreen(screen => pattern.test(screen), String(pattern));

	await see(/Reading began at LATEST\. Nothing was written since/v);
	lab.press('p');
	await see(/✓ [1-9]\d* read[\s\S]*\d\d:\d\d:\d\d {2}user-\d/v);
	lab.press('o');
	await see(/3 streams │[\s\S]*clicks-prod +ACTIVE +provisioned +1 /v);
	lab.press('prod');
	await see(/1 of 3 streams/v);
	lab.press('\r');
	await see(/Stream clicks-prod ─[\s\S]*Reading began at LATEST[\s\S]*switched to stream “clicks-prod”/v);
	expect(lab.text()).not.toMatch(/Producer/v);
	expect(lab.text()).not.toMatch(/\d\d:\d\d:\d\d {2}user-\d/v);
	// The producer has nothing to do here before it is asked; when it is looked at, it keeps its rate.
	lab.press('\t');
	await see(/► Producer [^\n]*○ paused[\s\S]*wanted[\s\S]* 50\/s/v);

	lab.press('s');
	await see(/Start reading/v);
	lab.press('t\r');
	await see(/Feed from the oldest record[\s\S]*old-key +written long before/v);
	lab.press('s2m\r');
	await see(/Feed from \d\d:\d\d:\d\d ─[\s\S]*old-key +written long before/v);

	lab.press('q');
	expect(await lab.exited).toBe(0);
	expect(lab.text()).toMatch(/orders: sent \d+, accepted \d+, read \d+ in/v);
	expect(lab.text()).toContain(`The stream orders is still there at ${kinesis.endpoint}`);
	expect(lab.text()).not.toContain('clicks-prod:');
});

test('two streams side by side: each keeps what was done to it, and the end sums up both', {timeout: 90_000}, async () => {
	await using kinesis = await startEmbedded();
	for (const name of ['orders', 'payments', 'clicks']) {
		await createStream(kinesis.connection, name, 1);
		await waitUntilActive(kinesis.connection, name, {clock: systemClock});
	}

	using lab = openTerminal({columns: 80, rows: 24, words: ['--stream', 'orders', '--stream', 'payments', '--endpoint', kinesis.endpoint, '--rate', '50', '--alert', 'hot-shard:1%']});
	const see = async (pattern: RegExp) => lab.waitForScreen(screen => pattern.test(screen), String(pattern));

	await see(/^ 1 orders \S+ {2}2 payments \S+\s*\n── Stream orders [\s\S]* ACTIVE /v);
	lab.press('p');
	await see(/✓ [1-9]\d* read/v);
	lab.press('/user-3\r');
	await see(/user-3 │|filter[^\n]*user-3|user-3[^\n]*matches/iv);
	lab.press('2');
	await see(/── Stream payments [\s\S]*reading 0\/s · 0 read/v);
	// The other stream goes on, and its alert is told here.
	await see(/! orders: hot-shard>1%[^\n]*1 shows it/v);
	lab.press('o');
	await see(/1 orders +ACTIVE[\s\S]*2 payments +ACTIVE/v);
	lab.press('clicks\t');
	await see(/2 payments [\s\S]*3 clicks [\s\S]*── Stream clicks /v);
	lab.press('\u{17}');
	await see(/^ 1 orders [^\n]*2 payments (?!.*clicks)[^\n]*\n── Stream payments /v);
	lab.press('1');
	await see(/── Stream orders [\s\S]*user-3/v);
	lab.press('q');
	expect(await lab.exited).toBe(0);
	expect(lab.text()).toMatch(/orders: sent \d+, accepted \d+, read \d+ in/v);
});

// Issue: an engineer's tasks take at most six key strokes beyond what must be typed.
test('user-3\'s checkout of two minutes ago is found and copied with five keys and what is typed', {timeout: 90_000}, async () => {
	await using kinesis = await startEmbedded();
	await createStream(kinesis.connection, 'clicks', 2);
	await waitUntilActive(kinesis.connection, 'clicks', {clock: systemClock});
	const events = ['user-1', 'user-2', 'user-3'].flatMap(user => ['/cart', '/checkout'].map(url => ({user_id: user, url})));
	await kinesis.sdk.send(new PutRecordsCommand({StreamName: 'clicks', Records: events.map(event => ({PartitionKey: event.user_id, Data: text(JSON.stringify(event))}))}));
	using lab = openTerminal({columns: 120, rows: 40, words: ['--stream', 'clicks', '--endpoint', kinesis.endpoint]});
	const see = async (pattern: RegExp) => lab.waitForScreen(screen => pattern.test(screen), String(pattern));

	await see(/Nothing was written since/v);
	lab.press('s2m\r');
	await see(/user-1[\s\S]*\/cart/v);
	lab.press('/user_id=user-3 url~checkout\r');
	await see(/1\/6 shown/v);
	lab.press('y');
	await see(/Copied the record's line/v);
	expect(JSON.parse(Buffer.from(lab.clipboard!, 'base64').toString())).toMatchObject({partitionKey: 'user-3', data: {url: '/checkout'}});
	lab.press('q');
	expect(await lab.exited).toBe(0);
});

/**
An endpoint that lists a thousand streams, some of them with names that no service would take, and describes one.
*/
const startScripted = async (listing: (from: number) => readonly [status: number, body: unknown]) => {
	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		const operation = String(request.headers['x-amz-target']).replace(/^.*\./v, '');
		const {NextToken: token = '0', StreamName: name} = await json(request) as {NextToken?: string; StreamName?: string};
		const [status, body] = operation === 'ListStreams'
			? listing(Number(token))
			: [400, {__type: 'ResourceNotFoundException', message: `Stream ${name} under account 000000000000 not found.`}];
		response.writeHead(status, {'content-type': 'application/x-amz-json-1.1'}).end(JSON.stringify(body));
	};

	const server = createServer((request, response) => {
		void answer(request, response);
	});
	await new Promise<void>(resolve => {
		server.listen(0, '127.0.0.1', resolve);
	});
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

test('a thousand streams, hostile names among them, are listed and searched as they come', {timeout: 90_000}, async () => {
	const names = Array.from({length: 1000}, (_, index) => index === 1 ? 'evil\u{1B}[2J\u{1B}]0;owned\u{7}\u{202E}name\nnext' : `team-${String(index).padStart(4, '0')}`);
	const endpoint = await startScripted(from => [200, {StreamNames: names.slice(from, from + 100), HasMoreStreams: from < 900, NextToken: String(from + 100)}]);
	using lab = openTerminal({columns: 80, rows: 24, words: ['--stream', 'nothing-here', '--endpoint', endpoint]});
	const see = async (pattern: RegExp) => lab.waitForScreen(screen => pattern.test(screen), String(pattern));

	await see(/There is no stream nothing-here/v);
	lab.press('o');
	await see(/\d00 streams so far[\s\S]*team-0000[\s\S]*evil\\u\{1b\}\[2J\\u\{1b\}\]0;/v);
	lab.press('0777');
	await see(/1 of 1,000 streams /v);
	expect(lab.text()).toContain('team-0777');
	lab.press('\r');
	await see(/Stream team-0777/v);
	await see(/There is no stream team-0777/v);
	lab.press('q');
	expect(await lab.exited).toBe(0);
});

test('who may not list streams reads why, and opens one by its name', {timeout: 90_000}, async () => {
	const endpoint = await startScripted(() => [400, {__type: 'AccessDeniedException', message: 'User: x is not authorized to perform: kinesis:ListStreams on resource: *'}]);
	using lab = openTerminal({columns: 80, rows: 24, words: ['--stream', 'nothing-here', '--endpoint', endpoint, '--read-only']});
	const see = async (pattern: RegExp) => lab.waitForScreen(screen => pattern.test(screen), String(pattern));

	await see(/There is no stream nothing-here/v);
	lab.press('o');
	await see(/No permission for kinesis:ListStreams/v);
	lab.press('other\r');
	await see(/There is no stream other[\s\S]*read-only/v);
	lab.press('q');
	expect(await lab.exited).toBe(0);
});
