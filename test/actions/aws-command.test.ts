import {describe, expect, test} from 'vitest';
import {awsCommand, kinesisWords} from '../../source/actions/aws-command.js';

describe('the aws command of an action', () => {
	test('names the region always, and the endpoint where there is one', () => {
		const words = kinesisWords('update-shard-count', {'stream-name': 'clickstream-lab', 'target-shard-count': 2, 'scaling-type': 'UNIFORM_SCALING'});
		expect(awsCommand(words, {region: 'eu-central-1', endpoint: undefined}, 'linux'))
			.toBe('aws kinesis update-shard-count --stream-name clickstream-lab --target-shard-count 2 --scaling-type UNIFORM_SCALING --region eu-central-1');
		expect(awsCommand(words, {region: 'us-east-1', endpoint: 'http://127.0.0.1:4567'}, 'win32'))
			.toBe('aws kinesis update-shard-count --stream-name clickstream-lab --target-shard-count 2 --scaling-type UNIFORM_SCALING --region us-east-1 --endpoint-url http://127.0.0.1:4567 --no-sign-request');
	});

	test.each([
		['clicks', ['delete-stream', {'stream-name': 'clicks', 'enforce-consumer-deletion': true}], 'aws kinesis delete-stream --stream-arn arn:aws:kinesis:eu-central-1:123456789012:stream/clicks --enforce-consumer-deletion --region eu-central-1'],
		['-lab', ['delete-stream', {'stream-name': '-lab'}], 'aws kinesis delete-stream --stream-arn arn:aws:kinesis:eu-central-1:123456789012:stream/-lab --region eu-central-1'],
		['clicks', ['create-stream', {'stream-name': 'clicks', 'shard-count': 1}], 'aws kinesis create-stream --stream-name clicks --shard-count 1 --region eu-central-1'],
	] as const)('names stream %s by the ARN that it was asked for by: %s', (streamName, [operation, options], expected) => {
		const streamArn = `arn:aws:kinesis:eu-central-1:123456789012:stream/${streamName}`;
		expect(awsCommand(kinesisWords(operation, options), {region: 'eu-central-1', endpoint: undefined, streamArn}, 'linux')).toBe(expected);
	});

	test('names the profile that the credentials are of, and no credentials for an emulator on this machine', () => {
		const words = kinesisWords('describe-stream-summary', {'stream-name': 'clicks'});
		const place = {region: 'eu-central-1', profile: 'prod'};
		expect(awsCommand(words, {...place, endpoint: undefined}, 'linux')).toMatch(/ --region eu-central-1 --profile prod$/v);
		expect(awsCommand(words, {...place, endpoint: 'https://kinesis.example'}, 'linux')).toMatch(/ --endpoint-url https:\/\/kinesis.example --profile prod$/v);
		expect(awsCommand(words, {...place, endpoint: 'http://localhost:4567'}, 'linux')).toMatch(/ --endpoint-url http:\/\/localhost:4567 --no-sign-request$/v);
	});

	test('has the data of a record readable, whatever the version of the CLI and of PowerShell', () => {
		const words = kinesisWords('put-record', {'stream-name': 'clicks', 'partition-key': 'user-1', data: '{"user_id":"it\'s"}'});
		const place = {region: 'us-east-1', endpoint: undefined};
		expect(awsCommand(words, place, 'linux')).toBe(String.raw`printf %s '{"user_id":"it'\''s"}' | aws kinesis put-record --stream-name clicks --partition-key user-1 --data fileb:///dev/stdin --region us-east-1`);
		expect(awsCommand(words, place, 'win32')).toBe('Set-Content click.json \'{"user_id":"it\'\'s"}\' -NoNewline; aws kinesis put-record --stream-name clicks --partition-key user-1 --data fileb://click.json --region us-east-1');
	});

	test('has JSON, and what else has double quotes, in a file for PowerShell: its versions hand them on in different ways', () => {
		const place = {region: 'us-east-1', endpoint: undefined};
		const tags = kinesisWords('add-tags-to-stream', {'stream-name': 'clicks', tags: '{"the café 𝒜":"=x"}'});
		expect(awsCommand(tags, place, 'linux')).toBe('aws kinesis add-tags-to-stream --stream-name clicks --tags \'{"the café 𝒜":"=x"}\' --region us-east-1');
		expect(awsCommand(tags, place, 'win32')).toBe(String.raw`Set-Content tags.json '{"the caf\u00e9 \ud835\udc9c":"=x"}' -NoNewline; aws kinesis add-tags-to-stream --stream-name clicks --tags file://tags.json --region us-east-1`);
		const put = kinesisWords('put-record', {'stream-name': 'clicks', 'partition-key': '"a"', data: 'x'});
		expect(awsCommand(put, place, 'win32')).toBe('Set-Content partition-key.txt \'"a"\' -NoNewline; Set-Content click.json x -NoNewline; aws kinesis put-record --stream-name clicks --partition-key file://partition-key.txt --data fileb://click.json --region us-east-1');
		const short = kinesisWords('add-tags-to-stream', {'stream-name': 'clicks', tags: 'team=\'=x\''});
		expect(awsCommand(short, place, 'win32')).toBe('aws kinesis add-tags-to-stream --stream-name clicks --tags \'team=\'\'=x\'\'\' --region us-east-1');
	});

	test('joins a value that looks like an option, and gives a switch no value', () => {
		expect(kinesisWords('delete-stream', {'stream-name': '-lab', 'enforce-consumer-deletion': true}))
			.toEqual(['kinesis', 'delete-stream', '--stream-name=-lab', '--enforce-consumer-deletion']);
	});
});
