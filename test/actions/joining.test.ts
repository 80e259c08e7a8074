import {expect, test} from 'vitest';
import {joinings} from '../../source/actions/joining.js';

const stream = {streamName: 'clickstream-lab', shardId: 'shardId-000000000000'};
const embedded = {region: 'us-east-1', endpoint: 'http://127.0.0.1:4567'};
const aws = {region: 'eu-west-1', endpoint: undefined, profile: 'prod'};

const linesOf = (connection: typeof embedded | typeof aws, platform: NodeJS.Platform = 'linux') => joinings({...stream, connection, platform}).map(({lines}) => lines.join('\n'));

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
