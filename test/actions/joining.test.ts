import {describe, expect, test} from 'vitest';
import type {AwsPlace} from '../../source/actions/aws-command.js';
import {joinings} from '../../source/actions/joining.js';
import {parseLine} from '../../source/command-line/parse.js';
import {readCommandLine} from '../../source/command-line/read-command-line.js';

const stream = {streamName: 'clickstream-lab', shardId: 'shardId-000000000000', openShards: 4};
const embedded = {region: 'us-east-1', endpoint: 'http://127.0.0.1:4567'};
const aws = {region: 'eu-west-1', endpoint: undefined, profile: 'prod'};

const linesOf = (connection: AwsPlace, platform: NodeJS.Platform = 'linux') => joinings({...stream, connection, platform}).map(({lines}) => lines.join('\n'));

test('on this machine no line needs credentials that somebody has', () => {
	const [put, read, python, variables, clickmon] = linesOf(embedded);
	const place = '--region us-east-1 --endpoint-url http://127.0.0.1:4567 --no-sign-request';
	expect(put).toBe(`printf %s '{"user_id":"user-1","url":"/home"}' | aws kinesis put-record --stream-name clickstream-lab --partition-key user-1 --data fileb:///dev/stdin ${place}`);
	expect(read).toBe(`aws kinesis get-records --limit 10 ${place} --shard-iterator "$(aws kinesis get-shard-iterator --stream-name clickstream-lab --shard-id shardId-000000000000 --shard-iterator-type TRIM_HORIZON --query ShardIterator --output text ${place})"`);
	expect(python).toContain('boto3.client("kinesis", region_name="us-east-1", endpoint_url="http://127.0.0.1:4567", aws_access_key_id="local", aws_secret_access_key="local")');
	expect(variables).toContain('export AWS_ENDPOINT_URL_KINESIS=http://127.0.0.1:4567');
	expect(variables).toContain('export AWS_SECRET_ACCESS_KEY=local');
	expect(clickmon).toBe('npx clickmon --stream clickstream-lab --region us-east-1 --endpoint http://127.0.0.1:4567');
});

test('on AWS every line goes to the region, with the profile', () => {
	const [put, read, python, variables, clickmon] = linesOf(aws);
	for (const text of [put, read, clickmon]) {
		expect(text).toContain('--region eu-west-1');
		expect(text).toContain('--profile prod');
		expect(text).not.toMatch(/endpoint|no-sign/v);
	}

	expect(python).toContain('boto3.Session(profile_name="prod").client("kinesis", region_name="eu-west-1")');
	expect(variables).toContain('export AWS_PROFILE=prod');
	expect(variables).not.toContain('SECRET');
});

test('on Windows they are PowerShell', () => {
	const lines = linesOf(embedded, 'win32');
	expect(lines[0]).toMatch(/^Set-Content click\.json '\{"user_id":"user-1","url":"\/home"\}' -NoNewline; aws /v);
	expect(lines[3]).toContain('$env:STREAM = "clickstream-lab"');
});

test('a stream that was asked for by its ARN is named by it', () => {
	const streamArn = 'arn:aws:kinesis:eu-west-1:123456789012:stream/clickstream-lab';
	const texts = joinings({...stream, connection: {...aws, streamArn}, platform: 'linux'}).map(({lines}) => lines.join('\n'));
	expect(texts[0]).toContain(`--stream-arn ${streamArn}`);
	expect(texts[2]).toContain(`StreamARN="${streamArn}"`);
	expect(texts[4]).toContain(`--stream ${streamArn}`);
});

const copyTo = (streamName: string) => joinings({
	...stream, streamName, connection: embedded, platform: 'linux',
})[5]!.lines;

describe('the last hour, copied into another stream', () => {
	test('goes through a pipe, with keys and bytes as they were put', () => {
		expect(linesOf(aws)[5]).toBe([
			'npx clickmon create --stream clickstream-lab-copy --region eu-west-1 --profile prod --shards 4',
			'npx clickmon tail --stream clickstream-lab --region eu-west-1 --profile prod --from 1h --exit --raw --json | npx clickmon put --stream clickstream-lab-copy --region eu-west-1 --profile prod --input tail-json',
		].join('\n'));
	});

	test('in PowerShell goes through a file, as a pipe there damages letters', () => {
		const lines = linesOf(embedded, 'win32')[5]!.split('\n');
		expect(lines).toHaveLength(3);
		expect(lines[1]).toMatch(/ clickmon tail .* --raw --json --output hour\.jsonl$/v);
		expect(lines[2]).toMatch(/ clickmon put --stream clickstream-lab-copy .* --file hour\.jsonl$/v);
		expect(lines.join('\n')).not.toContain('|');
	});

	test('reads the stream by its ARN if it was asked for by that', () => {
		const streamArn = 'arn:aws:kinesis:eu-west-1:123456789012:stream/clickstream-lab';
		const [, line] = joinings({...stream, connection: {...aws, streamArn}, platform: 'linux'})[5]!.lines;
		expect(line).toContain(`tail --stream ${streamArn} --region`);
		expect(line).toContain('put --stream clickstream-lab-copy');
	});

	test('clickmon takes the lines', () => {
		for (const line of copyTo('x'.repeat(128))) {
			for (const part of line.split(' | ')) {
				const words = part.replace('npx clickmon ', '').split(' ');
				expect(readCommandLine(parseLine(words), {}, 0)).toMatchObject({type: 'run'});
			}
		}
	});
});

test('without a profile the usual credentials are taken, and a private endpoint of AWS is named in each', () => {
	const [put, , python, variables, clickmon] = linesOf({region: 'eu-west-1', endpoint: 'https://vpce.example'});
	expect(put).toMatch(/ --region eu-west-1 --endpoint-url https:\/\/vpce\.example$/v);
	expect(python).toContain('kinesis = boto3.client("kinesis", region_name="eu-west-1", endpoint_url="https://vpce.example")');
	expect(variables).toBe([
		'export STREAM=clickstream-lab',
		'export AWS_REGION=eu-west-1',
		'export AWS_DEFAULT_REGION=eu-west-1',
		'export AWS_ENDPOINT_URL_KINESIS=https://vpce.example',
	].join('\n'));
	expect(clickmon).toBe('npx clickmon --stream clickstream-lab --region eu-west-1 --endpoint https://vpce.example');
	expect(linesOf(aws)[3]).toBe('export STREAM=clickstream-lab\nexport AWS_REGION=eu-west-1\nexport AWS_DEFAULT_REGION=eu-west-1\nexport AWS_PROFILE=prod');
	expect(linesOf(aws)[2]).toContain('put_record(StreamName="clickstream-lab",');
});

test('a profile is nothing to an endpoint on this machine, which takes any credentials', () => {
	expect(linesOf({...embedded, profile: 'prod'})[2]).toContain('kinesis = boto3.client(');
});
