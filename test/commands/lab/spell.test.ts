import {expect, test} from 'vitest';
import {spellCommand} from '../../../source/commands/lab/spell.js';
import {labSteps} from '../../../source/lab/steps.js';

const context = {
	streamName: 'clickstream-lab', region: 'us-east-1', isEmbedded: true, openShardCount: 2, shardId: 'shardId-000000000001', streamArn: 'arn:aws:kinesis:us-east-1:000000000000:stream/clickstream-lab',
};

const embedded = {region: 'us-east-1', endpoint: 'http://127.0.0.1:4567', streamArn: undefined};
const aws = {region: 'us-east-1', endpoint: undefined, streamArn: undefined};

const spelled = (step: number, connection: typeof embedded | typeof aws, platform: NodeJS.Platform) =>
	spellCommand(labSteps[step]!.do.command(context)!, 'clickstream-lab', connection, platform);

test.each<[number, typeof embedded | typeof aws, NodeJS.Platform, string]>([
	[0, aws, 'linux', 'export AWS_REGION=us-east-1\nexport STREAM=clickstream-lab'],
	[0, aws, 'win32', '$env:AWS_REGION = "us-east-1"\n$env:STREAM = "clickstream-lab"'],
	[1, embedded, 'linux', 'aws kinesis create-stream --stream-name clickstream-lab --shard-count 1 --region us-east-1 --endpoint-url http://127.0.0.1:4567 --no-sign-request'],
	[3, aws, 'win32', 'aws kinesis get-records --region us-east-1 --shard-iterator "$(aws kinesis get-shard-iterator --stream-name clickstream-lab --shard-id shardId-000000000001 --shard-iterator-type TRIM_HORIZON --query ShardIterator --output text --region us-east-1)"'],
	[4, aws, 'linux', 'aws kinesis update-shard-count --stream-name clickstream-lab --scaling-type UNIFORM_SCALING --target-shard-count 4 --region us-east-1'],
	[5, embedded, 'linux', 'npx clickmon produce --rate 5000 --users 1000 --stream clickstream-lab --endpoint http://127.0.0.1:4567'],
	[8, aws, 'linux', 'aws kinesis delete-stream --stream-name clickstream-lab --enforce-consumer-deletion --region us-east-1'],
])('step %i is typed so', (step, connection, platform, line) => {
	expect(spelled(step, connection, platform)).toBe(line);
});

test('on an embedded endpoint the first step lets other programs join', () => {
	expect(spelled(0, embedded, 'linux').split('\n')).toEqual([
		'export AWS_REGION=us-east-1',
		'export STREAM=clickstream-lab',
		'export AWS_ENDPOINT_URL_KINESIS=http://127.0.0.1:4567',
		'export AWS_DEFAULT_REGION=us-east-1',
		'export AWS_ACCESS_KEY_ID=local',
		'export AWS_SECRET_ACCESS_KEY=local',
	]);
});
