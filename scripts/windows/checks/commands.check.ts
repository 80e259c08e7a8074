import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {
	afterAll,
	beforeAll,
	expect,
	test,
} from 'vitest';
import {jsonLinesOf, linesOf} from '../../../test/helpers/run-cli.ts';
import {
	onWindows,
	runOnWindows,
	startOnWindows,
	type WindowsProgram,
} from '../program.ts';
import {createWorkFolder} from '../work-folder.ts';

let server: WindowsProgram;
let environment: Readonly<Record<string, string>>;

beforeAll(async () => {
	server = startOnWindows(['local', '--port', '0', '--json', '--data', 'streams of mine']);
	await server.waitFor(/"endpoint"/v);
	const [{endpoint}] = jsonLinesOf(server.stdout()) as [{endpoint: string}];
	environment = {AWS_ENDPOINT_URL_KINESIS: endpoint};
});

afterAll(async () => {
	server.interrupt();
	expect(await server.exitCode()).toBe(130);
});

const run = async (words: readonly string[], folder?: string) => runOnWindows(words, {environment, ...(folder !== undefined && {folder})});

test('it says what it runs on', async () => {
	const {exitCode, stdout} = await run(['--version', '--json']);
	expect(exitCode).toBe(0);
	expect(JSON.parse(stdout)).toMatchObject({platform: 'win32', architecture: 'x64', system: expect.stringContaining('Windows') as string});
});

test('wrong usage is exit code 2 and one line', async () => {
	const {exitCode, stdout, stderr} = await run(['status', '--nope']);
	expect({exitCode, stdout}).toEqual({exitCode: 2, stdout: ''});
	expect(linesOf(stderr)).toHaveLength(1);
});

test('the life of a stream: create, produce, scale, tail to a file and with a checkpoint, delete', async () => {
	const folder = createWorkFolder();
	expect(await run(['create'])).toMatchObject({exitCode: 0});
	expect(await run(['produce', '--count', '50', '--rate', '1000', '--verify'])).toMatchObject({exitCode: 0});
	expect(await run(['scale', '2'])).toMatchObject({exitCode: 0});

	const output = onWindows(path.join(folder, 'a b.jsonl'));
	expect(await run(['tail', '--from', 'trim-horizon', '--exit', '--json', '--output', output])).toMatchObject({exitCode: 0});
	const written = readFileSync(path.join(folder, 'a b.jsonl'), 'utf8');
	expect(linesOf(written)).toHaveLength(50);
	const again = await run(['tail', '--from', 'trim-horizon', '--exit', '--output', output]);
	expect(again.exitCode).toBe(1);
	expect(again.stderr).toContain('already');

	const checkpoint = String.raw`.\check point.json`;
	const first = await run(['tail', '--from', 'trim-horizon', '--exit', '--json', '--checkpoint', checkpoint], folder);
	expect(linesOf(first.stdout)).toHaveLength(50);
	// An editor of Windows saved it meanwhile.
	const file = path.join(folder, 'check point.json');
	const saved = readFileSync(file, 'utf8').replaceAll('\n', '\r\n');
	writeFileSync(file, `\u{FEFF}${saved}`);
	const second = await run(['tail', '--exit', '--json', '--checkpoint', checkpoint], folder);
	expect(second).toMatchObject({exitCode: 0, stdout: ''});

	const status = await run(['status', '--json']);
	expect(status.exitCode).toBe(0);
	expect(JSON.parse(status.stdout)).toMatchObject({streamStatus: 'ACTIVE'});
	expect(await run(['delete', '--yes'])).toMatchObject({exitCode: 0});
	expect(await run(['status'])).toMatchObject({exitCode: 1});
});

test('what is printed for another window is PowerShell', async () => {
	const {stdout} = await run(['local', '--port', '0', '--duration', '200ms']);
	expect(stdout).toMatch(/\$env:AWS_ENDPOINT_URL_KINESIS = "http:\/\/127\.0\.0\.1:\d+"/v);
});

test.each([
	['logs:b.jsonl', '“:”'],
	['a|b?.jsonl', 'cannot contain “|”'],
	['nul.jsonl', 'device'],
	[String.raw`no such folder\a.jsonl`, 'no such folder'],
])('--output %s is refused with the reason', async (name, words) => {
	const created = await run(['create', '--stream', 'named']);
	expect(created.exitCode).toBe(0);
	const {exitCode, stderr} = await run(['tail', '--stream', 'named', '--exit', '--output', name]);
	expect(exitCode).toBeGreaterThan(0);
	expect(stderr).toContain(words);
});

test.each([
	['UTF-8 with a byte order mark', (text: string) => `\u{FEFF}${text}`, 'utf8'],
	['UTF-16, as PowerShell 5 writes it', (text: string) => `\u{FEFF}${text}`, 'utf16le'],
] as const)('a fault plan in %s is read', async (_name, mark, encoding) => {
	const folder = createWorkFolder();
	writeFileSync(path.join(folder, 'plan.json'), mark('{"rules": [\r\n{"fault": "throttle"}]}\r\n'), encoding);
	expect(await run(['local', '--port', '0', '--duration', '100ms', '--faults', 'plan.json'], folder)).toMatchObject({exitCode: 0, stderr: ''});
});
