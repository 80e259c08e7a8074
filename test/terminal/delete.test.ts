import {CreateStreamCommand, ListStreamsCommand} from '@aws-sdk/client-kinesis';
import {
	afterEach,
	beforeEach,
	expect,
	test,
} from 'vitest';
import {type Embedded, startEmbedded} from '../helpers/embedded.js';
import {openTerminal} from '../helpers/terminal.js';

let embedded: Embedded;

beforeEach(async () => {
	embedded = await startEmbedded();
	await embedded.sdk.send(new CreateStreamCommand({StreamName: 'precious', ShardCount: 2}));
});

afterEach(async () => {
	await embedded.stop();
});

const openDelete = () => openTerminal({columns: 100, rows: 20, words: ['delete', '--stream', 'precious', '--endpoint', embedded.endpoint]});

const isAsking = (text: string) => text.includes('Type the stream\'s name to delete it:');

const streams = async () => {
	const {StreamNames} = await embedded.sdk.send(new ListStreamsCommand());
	return StreamNames;
};

test('it shows what will go, and deletes once the name was typed', async () => {
	using terminal = openDelete();
	await terminal.waitForScreen(isAsking);
	expect(terminal.text()).toContain('2 open shards');
	expect(await streams()).toEqual(['precious']);
	terminal.press('precious\r');
	expect(await terminal.exited).toBe(0);
	expect(terminal.text()).toContain('Deleted stream “precious”');
	expect(await streams()).toEqual([]);
});

test('another name deletes nothing', async () => {
	using terminal = openDelete();
	await terminal.waitForScreen(isAsking);
	terminal.press('yes\r');
	expect(await terminal.exited).toBe(1);
	expect(terminal.text()).toContain('Nothing was deleted');
	expect(await streams()).toEqual(['precious']);
});

test.each([['Ctrl+C', '\u{3}', 130], ['Ctrl+D', '\u{4}', 1]])('%s at the question deletes nothing', async (_, key, exitCode) => {
	using terminal = openDelete();
	await terminal.waitForScreen(isAsking);
	terminal.press(key);
	expect(await terminal.exited).toBe(exitCode);
	expect(await streams()).toEqual(['precious']);
});
