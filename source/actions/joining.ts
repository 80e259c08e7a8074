import {isLocalEndpoint} from '../aws/endpoint.js';
import {programWords} from '../as-typed-here.js';
import {environmentLines, variableLine} from '../shell/environment-lines.js';
import {quoteCommand} from '../shell/quote-command.js';
import {awsCommand, kinesisWords, type AwsPlace} from './aws-command.js';
import {SAMPLE_EVENT} from './producing/control-producer.js';

/**
One way for another program to join a stream: lines that can be copied and run as they stand.
*/
export type Joining = {
	readonly title: string;
	readonly lines: readonly string[];
};

export type JoiningInput = {
	readonly streamName: string;
	/**
	A shard to read from.
	*/
	readonly shardId: string;
	/**
	How many the copy of the stream is to have.
	*/
	readonly openShards: number;
	readonly connection: AwsPlace;
	/**
	The shell that the lines are quoted for.
	*/
	readonly platform: NodeJS.Platform;
};

// Python reads the strings of JSON as they stand.
const python = JSON.stringify;

const pythonClient = ({region, endpoint, profile}: AwsPlace): string => {
	const isLocal = endpoint !== undefined && isLocalEndpoint(endpoint);
	const session = profile === undefined || isLocal ? 'boto3' : `boto3.Session(profile_name=${python(profile)})`;
	const options = [
		`region_name=${python(region)}`,
		...(endpoint === undefined ? [] : [`endpoint_url=${python(endpoint)}`]),
		// Any do, but boto3 wants some.
		...(isLocal ? ['aws_access_key_id="local"', 'aws_secret_access_key="local"'] : []),
	];
	return `kinesis = ${session}.client("kinesis", ${options.join(', ')})`;
};

const pythonLines = ({streamName, shardId, connection}: JoiningInput): readonly string[] => {
	const stream = connection.streamArn === undefined ? `StreamName=${python(streamName)}` : `StreamARN=${python(connection.streamArn)}`;
	return [
		'import boto3',
		pythonClient(connection),
		`kinesis.put_record(${stream}, PartitionKey=${python(SAMPLE_EVENT.user_id)}, Data=b'${JSON.stringify(SAMPLE_EVENT)}')`,
		`place = kinesis.get_shard_iterator(${stream}, ShardId=${python(shardId)}, ShardIteratorType="TRIM_HORIZON")["ShardIterator"]`,
		'print(kinesis.get_records(ShardIterator=place, Limit=10)["Records"])',
	];
};

const variables = ({streamName, connection: {region, endpoint, profile}, platform}: JoiningInput): readonly string[] => [
	variableLine('STREAM', streamName, platform),
	...(endpoint !== undefined && isLocalEndpoint(endpoint)
		? environmentLines(endpoint, region, platform)
		: [
			variableLine('AWS_REGION', region, platform),
			variableLine('AWS_DEFAULT_REGION', region, platform),
			...(profile === undefined ? [] : [variableLine('AWS_PROFILE', profile, platform)]),
			...(endpoint === undefined ? [] : [variableLine('AWS_ENDPOINT_URL_KINESIS', endpoint, platform)]),
		]),
];

/**
The line that runs clickmon on a stream of the same place.
*/
const clickmonLine = (command: readonly string[], streamName: string, options: readonly string[], {connection: {region, endpoint, profile}, platform}: JoiningInput): string => quoteCommand([
	...programWords(),
	...command,
	'--stream',
	streamName,
	'--region',
	region,
	...(endpoint === undefined ? [] : ['--endpoint', endpoint]),
	...(profile === undefined ? [] : ['--profile', profile]),
	...options,
], platform);

const MOST_NAME_LETTERS = 128;
const COPY_FILE = 'hour.jsonl';

/**
The keys and bytes of the last hour, as they were put. Windows PowerShell 5 takes what goes through a pipe for text, and damages it: there it goes through a file.
*/
const copyLines = (input: JoiningInput): readonly string[] => {
	const {streamName, openShards, connection: {streamArn}, platform} = input;
	const copy = `${streamName.slice(0, MOST_NAME_LETTERS - '-copy'.length)}-copy`;
	const create = clickmonLine(['create'], copy, ['--shards', String(openShards)], input);
	const read = (options: readonly string[]) => clickmonLine(['tail'], streamArn ?? streamName, ['--from', '1h', '--exit', '--raw', '--json', ...options], input);
	const write = (options: readonly string[]) => clickmonLine(['put'], copy, ['--input', 'tail-json', ...options], input);
	return platform === 'win32'
		? [create, read(['--output', COPY_FILE]), write(['--file', COPY_FILE])]
		: [create, `${read([])} | ${write([])}`];
};

/**
How other programs join the very stream: the AWS CLI, boto3, scripts as they are, and a second clickmon.
*/
export const joinings = (input: JoiningInput): readonly Joining[] => {
	const {streamName, shardId, connection, platform} = input;
	const put = kinesisWords('put-record', {'stream-name': streamName, 'partition-key': SAMPLE_EVENT.user_id, data: JSON.stringify(SAMPLE_EVENT)});
	const iterator = [...kinesisWords('get-shard-iterator', {'stream-name': streamName, 'shard-id': shardId, 'shard-iterator-type': 'TRIM_HORIZON'}), '--query', 'ShardIterator', '--output', 'text'];
	const read = awsCommand(['kinesis', 'get-records', '--limit', '10'], {...connection, streamArn: undefined}, platform);
	return [
		{title: 'The AWS CLI writes a record', lines: [awsCommand(put, connection, platform)]},
		// Both shells put the output of the inner command in its place.
		{title: 'The AWS CLI reads a shard', lines: [`${read} --shard-iterator "$(${awsCommand(iterator, connection, platform)})"`]},
		{title: 'boto3 writes and reads: paste into python', lines: pythonLines(input)},
		{title: 'Scripts as they are (boto3 from 1.28, AWS CLI from 2.13): set this first', lines: variables(input)},
		{title: 'A second clickmon', lines: [clickmonLine([], connection.streamArn ?? streamName, [], input)]},
		{title: 'The last hour, copied into another stream', lines: copyLines(input)},
	];
};
