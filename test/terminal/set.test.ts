import {CreateStreamCommand, DescribeStreamSummaryCommand, IncreaseStreamRetentionPeriodCommand} from '@aws-sdk/client-kinesis';
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
	await embedded.sdk.send(new IncreaseStreamRetentionPeriodCommand({StreamName: 'precious', RetentionPeriodHours: 48}));
});

afterEach(async () => {
	await embedded.stop();
});

const openSet = (retention: string) => openTerminal({columns: 100, rows: 20, words: ['set', '--retention', retention, '--stream', 'precious', '--endpoint', embedded.endpoint]});

const retentionNow = async () => {
	const {StreamDescriptionSummary: summary} = await embedded.sdk.send(new DescribeStreamSummaryCommand({StreamName: 'precious'}));
	return summary!.RetentionPeriodHours;
};

test.each([
	['what is kept longer wants a yes', '72h', 'Type yes to make this change:', 'yes', 72],
	['what loses records wants the stream\'s name', '24h', 'Records are lost. Type the stream\'s name to change it:', 'precious', 24],
])('%s', async (_, retention, question, answer, expected) => {
	using terminal = openSet(retention);
	await terminal.waitForScreen(text => text.includes(question));
	expect(terminal.text()).toContain('stream-retention-period --stream-name precious');
	expect(await retentionNow()).toBe(48);
	terminal.press(`${answer}\r`);
	expect(await terminal.exited).toBe(0);
	expect(terminal.text()).toContain('Changed stream “precious”: retention 48 to');
	expect(await retentionNow()).toBe(expected);
});

test.each([
	['another word', 'yes\r', 1, 'Nothing was changed: “yes” is not precious.'],
	['Ctrl+C', '\u{3}', 130, 'Interrupted. Nothing was changed.'],
	['Ctrl+D', '\u{4}', 1, 'Nothing was changed'],
])('%s at the question changes nothing', async (_, keys, exitCode, message) => {
	using terminal = openSet('24h');
	await terminal.waitForScreen(text => text.includes('Records are lost.'));
	terminal.press(keys);
	expect(await terminal.exited).toBe(exitCode);
	expect(terminal.text()).toContain(message);
	expect(await retentionNow()).toBe(48);
});
