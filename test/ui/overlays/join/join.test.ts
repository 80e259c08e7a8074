import {describe, expect, test} from 'vitest';
import {joinings} from '../../../../source/actions/joining.js';
import {openSession, sizes} from '../../session.js';
import {snapshot, state} from '../../snapshots.js';

const setUp = (options: Parameters<typeof openSession>[0] = {}) => {
	const copied: string[] = [];
	const session = openSession({
		joinings: () => joinings({
			streamName: 'clickstream-lab', shardId: 'shardId-000000000000', openShards: 4, connection: {region: 'us-east-1', endpoint: 'http://127.0.0.1:4567'}, platform: 'linux',
		}),
		copy(text) {
			copied.push(text);
		},
		...options,
	});
	return {...session, copied};
};

describe.each(sizes)('at %s', (_, size) => {
	test('j shows how the AWS CLI, boto3 and a second clickmon join the stream', () => {
		const session = setUp({size});
		session.press('j');
		const first = session.frame();
		session.press('end');
		const shown = `${first}\n${session.frame()}`;
		for (const part of ['Join clickstream-lab', 'aws kinesis put-record', 'import boto3', 'AWS_ENDPOINT_URL_KINESIS', 'npx clickmon', 'clickstream-lab-copy']) {
			expect(shown).toContain(part);
		}

		expect(session.lines().at(-1)).toMatch(/^ Esc close/v);
		session.press('escape');
		expect(session.view.getView().overlay).toBeUndefined();
	});
});

test('a number copies its lines, whole and without the frame', () => {
	const session = setUp();
	session.press('j', '9', '1', '3');
	expect(session.copied).toEqual([
		expect.stringMatching(/^printf [^\n]* --no-sign-request$/v),
		expect.stringMatching(/^import boto3\nkinesis = [^\n]*\n/v),
	]);
	expect(session.view.getView().notice?.text).toContain('Copied: boto3');
});

test('it is there beside the guide, whose answers have the same keys', () => {
	const session = setUp({
		guide: {
			open: () => undefined, guess: () => undefined, restart: () => undefined, writeReport: async () => '',
		},
	});
	session.press('g', 'j', '1', 'escape');
	expect(session.copied).toHaveLength(1);
	expect(session.view.getView().guide).toBeDefined();
});

test.each([
	['a replay', {joinings: undefined}, 'no live stream'],
	['an endpoint that has not answered', {initial: snapshot({state: state({connectivity: 'connecting'})})}, 'Nothing answers yet'],
])('of %s it says why not', (_, options, reason) => {
	const session = setUp(options);
	session.press('j');
	expect(session.view.getView().overlay).toBeUndefined();
	expect(session.view.getView().notice?.text).toContain(reason);
});
