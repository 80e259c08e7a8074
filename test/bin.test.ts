import {spawnSync} from 'node:child_process';
import process from 'node:process';
import {expect, test} from 'vitest';

/**
The program as a Node of another version would run it.
*/
const runOn = (version: string) => {
	const preload = `Object.defineProperty(process, 'versions', {value: {...process.versions, node: '${version}'}});`;
	return spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(preload)}`, 'bin/clickmon.js', '--version'], {encoding: 'utf8'});
};

test.each(['18.20.8', '20.19.0', '22.16.0', '23.11.0', '24.1.0'])('on Node %s it says what it needs, in one line', version => {
	const {status, stdout, stderr} = runOn(version);
	expect({status, stdout}).toEqual({status: 2, stdout: ''});
	expect(stderr).toMatch(new RegExp(String.raw`^clickmon needs Node 22\.17 or newer.*this is Node ${version}\..*\n$`, 'v'));
});

test.each(['22.17.0', '22.23.3', '24.2.0', '26.0.0'])('on Node %s it runs', version => {
	expect(runOn(version)).toMatchObject({status: 0, stderr: ''});
});

test('--version --json says what a report of a fault should say', () => {
	const {status, stdout} = spawnSync(process.execPath, ['bin/clickmon.js', '--version', '--json'], {encoding: 'utf8'});
	expect(status).toBe(0);
	expect(JSON.parse(stdout)).toMatchObject({
		clickmon: expect.stringMatching(/^\d+\.\d+\.\d+/v) as string,
		node: process.versions.node,
		platform: process.platform,
		terminal: null,
	});
});
