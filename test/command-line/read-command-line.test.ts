import {describe, expect, test} from 'vitest';
import {parseLine} from '../../source/command-line/parse.js';
import {readCommandLine} from '../../source/command-line/read-command-line.js';
import type {Environment} from '../../source/commands/options/flags.js';
import {UserError} from '../../source/user-error.js';

const now = Date.parse('2026-03-01T12:00:00Z');

const arn = 'arn:aws:kinesis:eu-central-1:123456789012:stream/clicks';

const words = (line: string) => line.split(' ').filter(word => word !== '');

const configOf = (line: string, environment: Environment = {}) => {
	const commandLine = readCommandLine(parseLine(words(line)), environment, now);
	if (commandLine.type !== 'run') {
		throw new Error(`“${line}” runs nothing`);
	}

	return commandLine.config;
};

const errorOf = (line: string, environment: Environment = {}): UserError => {
	try {
		readCommandLine(parseLine(words(line)), environment, now);
	} catch (error) {
		if (error instanceof UserError) {
			return error;
		}
	}

	throw new Error(`“${line}” is not refused`);
};

describe('what a line means', () => {
	test.each([
		['', {
			command: 'session', streamName: 'clickstream-lab', isLocal: false, isReadOnly: false, rate: 2, shardCount: 1, from: {type: 'latest'},
		}],
		['--local', {command: 'session', isLocal: true, connection: {region: 'us-east-1', isEmbedded: true}}],
		['--local --region eu-west-1 --shards 4', {connection: {region: 'eu-west-1', isEmbedded: true}, shardCount: 4}],
		['--local tail', {command: 'tail', isLocal: true}],
		['local --local', {command: 'local'}],
		['--read-only', {isReadOnly: true}],
		['consumers --read-only', {change: undefined}],
		['', {look: {theme: 'default', isAscii: false, isLarge: false}}],
		['--theme colour-blind --ascii --large', {look: {theme: 'colour-blind', isAscii: true, isLarge: true}}],
		['--theme Color-Blind', {look: {theme: 'colour-blind'}}],
		['create --shards 3 --stream s.1_A-b', {command: 'create', shardCount: 3, streamName: 's.1_A-b'}],
		['create', {shardCount: 1}],
		['status --json --profile lab', {command: 'status', isJson: true, connection: {profile: 'lab'}}],
		['status --endpoint localhost:4567', {connection: {endpoint: 'http://localhost:4567'}}],
		['status --endpoint https://localhost:4567 --ca ca.pem', {connection: {endpoint: 'https://localhost:4567', caFile: 'ca.pem'}}],
		['produce', {
			command: 'produce', rate: 2, count: undefined, seed: undefined, userCount: undefined, isVerifying: false,
		}],
		['produce --rate 5000 --count 10 --seed 0 --users 200 --verify', {
			rate: 5000, count: 10, seed: 0, userCount: 200, isVerifying: true,
		}],
		['produce --rate 0.5', {rate: 0.5}],
		['produce --hot-key user-3', {hotUser: {user: 'user-3', share: 0.9}}],
		['--hot-key user-3:75%', {command: 'session', hotUser: {user: 'user-3', share: 0.75}}],
		['lab --hot-key a:b:0.5', {command: 'lab', hotUser: {user: 'a:b', share: 0.5}}],
		['produce --hot-key a:b', {hotUser: {user: 'a:b', share: 0.9}}],
		['tail', {
			command: 'tail', from: {type: 'latest'}, shardIds: [], isUntilCaughtUp: false, fanOut: undefined, pollIntervalMilliseconds: undefined,
		}],
		['tail --alert lag:30s --alert rate-below:1 --bell --alerts-only --exit-on-alert', {
			thresholds: [{text: 'lag>30s'}, {text: 'rate<1'}], hasBell: true, isAlertsOnly: true, isEndingOnAlert: true,
		}],
		['tail --from trim-horizon --exit --count 5', {from: {type: 'trim-horizon'}, isUntilCaughtUp: true, count: 5}],
		['tail --from TRIM_HORIZON', {from: {type: 'trim-horizon'}}],
		['tail --from 2026-03-01T11:00:00Z', {from: {type: 'at-timestamp', timestamp: now - 3_600_000}}],
		['tail --from 2026-03-01T12:00:00.5+01:00', {from: {type: 'at-timestamp', timestamp: now - 3_599_500}}],
		['tail --from now', {from: {type: 'at-timestamp', timestamp: now}}],
		['tail --from 1h30m', {from: {type: 'at-timestamp', timestamp: now - 5_400_000}}],
		[`tail --from ${(now / 1000) - 60}`, {from: {type: 'at-timestamp', timestamp: now - 60_000}}],
		[`tail --from ${now - 60_000}`, {from: {type: 'at-timestamp', timestamp: now - 60_000}}],
		['tail --from 15m', {from: {type: 'at-timestamp', timestamp: now - 900_000}}],
		['tail --from sequence:3:49665', {from: {type: 'at-sequence-number', shardId: 'shardId-000000000003', sequenceNumber: '49665'}}],
		['--from sequence:shardId-000000000003:0', {command: 'session', from: {type: 'at-sequence-number', shardId: 'shardId-000000000003', sequenceNumber: '0'}}],
		['tail --from sequence:3:49665 --shard 3', {from: {type: 'at-sequence-number'}, shardIds: ['shardId-000000000003']}],
		['streams --json --region eu-west-1', {command: 'streams', isJson: true, connection: {region: 'eu-west-1'}}],
		[`status --stream ${arn}`, {streamName: 'clicks', connection: {region: 'eu-central-1', streamArn: arn}}],
		[`--stream ${arn} --region eu-central-1`, {command: 'session', streamName: 'clicks', connection: {region: 'eu-central-1', streamArn: arn}}],
		['tail --stream arn:aws-cn:kinesis:cn-north-1:123456789012:stream/a.b', {streamName: 'a.b', connection: {region: 'cn-north-1'}}],
		['tail --shard 2 --shard shardId-000000000011', {shardIds: ['shardId-000000000002', 'shardId-000000000011']}],
		['tail --poll-interval 250ms --duration 1h', {pollIntervalMilliseconds: 250, durationMilliseconds: 3_600_000}],
		['tail', {hasLimits: true}],
		['tail --no-limits', {hasLimits: false}],
		['tail', {
			query: undefined, isRaw: false, outputFile: undefined, rotateBytes: undefined,
		}],
		['tail --query data.user_id --raw --output a.jsonl --rotate 100MB', {
			query: 'data.user_id', isRaw: true, outputFile: 'a.jsonl', rotateBytes: 100 * 1024 * 1024,
		}],
		['', {feedLimits: undefined}],
		['--buffer 50000', {feedLimits: {maxRecords: 50_000, maxBytes: 64 * 1024 * 1024}}],
		['--local --no-limits', {isLocal: true, hasLimits: false}],
		['tail --fan-out', {fanOut: {consumerName: undefined}}],
		['--fan-out tail', {command: 'tail', fanOut: {consumerName: undefined}}],
		['tail --fan-out=lab --checkpoint at.json', {fanOut: {consumerName: 'lab'}, checkpointFile: 'at.json'}],
		['scale 2', {command: 'scale', shardCount: 2}],
		['delete --yes', {command: 'delete', isConfirmed: true}],
		['delete', {isConfirmed: false}],
		['local', {
			command: 'local', port: 4567, hasLimits: true, region: 'us-east-1', maxBytes: undefined,
		}],
		['local --port 0 --no-limits --max-bytes 64MB --data d --faults f.json', {
			port: 0, hasLimits: false, maxBytes: 67_108_864, dataDirectory: 'd', faultsFile: 'f.json',
		}],
		['local --create orders:2', {streams: [{streamName: 'orders', shardCount: 2}]}],
		['local --create clicks', {streams: [{streamName: 'clicks', shardCount: 1}]}],
		['local --data d --sync always', {dataDirectory: 'd', sync: 'always'}],
		['local --tls --ready-file r.json', {hasTls: true, readyFile: 'r.json', streams: []}],
		['local --wait --port 4600', {port: 4600, waitMilliseconds: 60_000}],
		['local --wait=90s --json', {isJson: true, waitMilliseconds: 90_000}],
		['local --max-bytes 1.5GiB', {maxBytes: 1_610_612_736}],
		['local --max-bytes 2097152', {maxBytes: 2_097_152}],
	])('clickmon %s', (line, expected) => {
		expect(configOf(line)).toMatchObject(expected);
	});
});

describe('the environment', () => {
	test.each([
		['status', {STREAM: 'from-env'}, {streamName: 'from-env'}],
		['status --stream from-flag', {STREAM: 'from-env'}, {streamName: 'from-flag'}],
		['status', {STREAM: arn}, {streamName: 'clicks', connection: {region: 'eu-central-1', streamArn: arn}}],
		['streams --region us-east-1', {STREAM: arn}, {connection: {region: 'us-east-1', streamArn: undefined}}],
		['status', {STREAM: ''}, {streamName: 'clickstream-lab'}],
		['--local', {AWS_REGION: 'eu-central-1'}, {connection: {region: 'eu-central-1', isEmbedded: true}}],
		['local', {AWS_DEFAULT_REGION: 'eu-north-1'}, {region: 'eu-north-1'}],
	])('clickmon %s with %o', (line, environment, expected) => {
		expect(configOf(line, environment)).toMatchObject(expected);
	});

	test('what the SDK finds by itself is left to it', () => {
		expect(configOf('status', {AWS_REGION: 'eu-central-1', AWS_ENDPOINT_URL: 'http://127.0.0.1:1'}).connection)
			.toEqual({
				region: undefined, profile: undefined, endpoint: undefined, caFile: undefined,
			});
	});
});

describe('wrong usage is one line with a way out, and exit code 2', () => {
	test.each([
		['prodcue', 'unknown-command', 'did you mean produce?'],
		['frobnicate', 'unknown-command', 'clickmon --help lists them'],
		['tail --frobnicate', 'unknown-option', 'clickmon tail --help lists them'],
		['--frobnicate', 'unknown-option', 'clickmon --help lists them'],
		['--theme solarized', 'bad-value', 'it wants default, high-contrast or colour-blind'],
		['--theme toString', 'bad-value', 'it wants default'],
		['tail --large', 'option-not-taken', 'that is for clickmon without a command'],
		['tail --alerts-only', 'wrong-usage', 'say with --alert what to watch for'],
		['tail --exit-on-alert', 'wrong-usage', '--exit-on-alert wants an alert'],
		['tail --sample --checkpoint f', 'wrong-usage', '--sample leaves records out'],
		['tail --sample --output f', 'wrong-usage', 'an export of all records'],
		['tail --sample --exit', 'wrong-usage', 'leave out one of them'],
		['tail --sample --record f', 'wrong-usage', 'leave out one of them'],
		['tail --sample --from trim-horizon', 'wrong-usage', '--sample stays with the newest records'],
		['--sample --fan-out', 'wrong-usage', 'takes nothing from the others'],
		['lab --sample --endpoint http://127.0.0.1:9', 'wrong-usage', 'The lab checks by the records'],
		['--sample --local', 'wrong-usage', 'proves that each of its own events arrives'],
		['tail --alert hot-shard:80 --filter x', 'wrong-usage', 'leave out one of them'],
		['tail --alert lag:3s --alerts-only --output f', 'wrong-usage', 'leave out one of them'],
		['tail --rotate 1MB', 'wrong-usage', 'say with --output what the files are called'],
		['tail --output a --rotate 10', 'bad-value', 'at least 1 KB'],
		['tail --query=', 'bad-value', 'a JMESPath expression such as data.user_id'],
		['--buffer 10', 'bad-value', 'a size from 1MB up such as 128MB'],
		['--buffer 1MB tail', 'option-not-taken', 'that is for clickmon without a command'],
		['tail --alert lag', 'bad-value', 'a condition such as lag:30s'],
		['--alert', 'bad-value', '--alert needs a value'],
		['status --steam x', 'unknown-option', 'did you mean --stream?'],
		['tail --form latest', 'unknown-option', 'did you mean --from?'],
		['tail --poll 1s', 'unknown-option', 'did you mean --poll-interval?'],
		['--frobnicate', 'unknown-option', 'There is no option --frobnicate'],
		['--no-such', 'unknown-option', 'There is no option --no-such'],
		['-x', 'unknown-option', 'There is no option -x'],
		['status --count 3', 'option-not-taken', 'clickmon status takes no --count; that is for clickmon produce, clickmon put, clickmon tail.'],
		['explain k --read-only', 'option-not-taken', 'clickmon explain takes no --read-only'],
		['--yes', 'option-not-taken', 'clickmon without a command takes no --yes'],
		['local --endpoint http://x', 'option-not-taken', 'clickmon local takes no --endpoint'],
		['tail --stream a --stream b', 'repeated-option', '--stream was given twice'],
		[Array.from({length: 10}, (_, index) => `--stream s${index}`).join(' '), 'wrong-usage', '9 streams at most'],
		['--stream a --stream b --record f', 'wrong-usage', '--record takes one stream at a time'],
		['--local --stream a --stream arn:aws:kinesis:eu-central-1:123456789012:stream/b', 'wrong-usage', 'give the name alone, b'],
		['tail --poll-interval 1s --poll-interval 2s', 'repeated-option', '--poll-interval was given twice'],
		['status --json=no', 'bad-value', '--json is a switch'],
		['status --no-stream', 'bad-value', '--stream takes one value'],
		['status --stream', 'bad-value', '--stream needs a value'],
		['tail --shard', 'bad-value', '--shard needs a value'],
		['tail --shard --json', 'bad-value', '--shard needs a value'],
		['status --stream --json', 'bad-value', '--stream needs a value'],
		['status --stream=my/stream', 'bad-value', '“my/stream”'],
		['streams --stream x', 'option-not-taken', 'clickmon streams takes no --stream'],
		['status --stream arn:aws:kinesis:eu-central-1:123456789012:stream/', 'bad-value', 'a stream\'s name or ARN'],
		[`status --stream ${arn}/consumer/c:1`, 'bad-value', 'a stream\'s name or ARN'],
		['status --stream arn:aws:sqs:eu-central-1:123456789012:clicks', 'bad-value', 'a stream\'s name or ARN'],
		[`tail --stream ${arn} --region us-east-1`, 'wrong-usage', 'is of eu-central-1, and --region says us-east-1'],
		[`create --stream ${arn}`, 'wrong-usage', 'clickmon create --stream clicks --region eu-central-1'],
		[`--local --stream ${arn}`, 'wrong-usage', 'give the name alone, clicks'],
		['tail --from sequence:3', 'bad-value', 'sequence:SHARD:NUMBER'],
		['tail --from sequence:3:4x', 'bad-value', 'sequence:SHARD:NUMBER'],
		['tail --from sequence:a/b:4', 'bad-value', 'clickmon status lists them'],
		['tail --from sequence:3:4 --shard 2', 'wrong-usage', '--shard leaves out'],
		['status extra', 'wrong-usage', 'clickmon status does not take “extra”'],
		['scale', 'bad-value', 'clickmon scale needs a value'],
		['scale two', 'bad-value', 'clickmon scale does not take “two”'],
		['scale 0', 'bad-value', 'from 1 to 10,000'],
		['scale 2 3', 'wrong-usage', 'does not take “3”'],
		['create --shards 1.5', 'bad-value', 'a whole number'],
		['produce --rate 0', 'bad-value', 'events per second'],
		['produce --rate -1', 'bad-value', 'events per second'],
		['produce --count 0', 'bad-value', 'from 1 up'],
		['status --duration 30', 'bad-value', 'such as 30s, 5m or 1h'],
		['status --duration 0s', 'bad-value', '--duration'],
		['status --duration 25d', 'bad-value', 'at most 24d'],
		['tail --from yesterday', 'bad-value', 'a time such as'],
		['tail --from 2026-13-01', 'bad-value', 'a time such as'],
		['tail --from 2026-03-02T00:00:00Z', 'bad-value', 'not in the future'],
		['tail --poll-interval 100ms', 'bad-value', 'at least 200ms'],
		['tail --filter key=', 'bad-value', '--filter does not take “key=”: key= wants a value after it (at character 5).'],
		['tail --shard a/b', 'bad-value', 'clickmon status lists them'],
		['tail --fan-out=a/b', 'bad-value', '--fan-out does not take “a/b”'],
		['status --endpoint localhost', 'bad-value', 'an address such as http://127.0.0.1:4567'],
		['local --port 65536', 'bad-value', 'from 0 to 65,535'],
		['local --create a/b', 'bad-value', 'such as orders:2'],
		['local --create orders:none', 'bad-value', 'such as orders:2'],
		['local --create orders:0', 'bad-value', 'from 1 to 10,000'],
		['local --create a --create a:2', 'wrong-usage', '--create names a twice'],
		['local --sync second', 'wrong-usage', 'say with --data where that is'],
		['local --data d --sync never', 'bad-value', 'always, second or no'],
		['local --wait --create a', 'wrong-usage', 'leave out --create'],
		['local --wait=soon', 'bad-value', 'a time such as 30s'],
		['local --max-bytes 1KB', 'bad-value', 'at least 1024 KB'],
		['local --max-bytes 1e9', 'bad-value', '“1e9”'],
		['--local --endpoint http://x', 'wrong-usage', 'leave out --endpoint'],
		['tail --local --checkpoint f', 'wrong-usage', 'leave out --checkpoint'],
	])('clickmon %s', (line, code, part) => {
		const error = errorOf(line);
		expect(error.message).toContain(part);
		expect(error.message).not.toContain('\n');
		expect(error).toMatchObject({code, exitCode: 2});
	});

	test.each([
		'create', 'produce', 'put x', 'scale 2', 'split 0', 'merge 0 1', 'delete --yes',
	])('clickmon %s --read-only changes nothing, and says so', line => {
		expect(errorOf(`${line} --read-only`)).toMatchObject({
			code: 'read-only',
			exitCode: 2,
			message: expect.stringMatching(/^Nothing was changed: --read-only, or the config file, says that nothing is\. (?:--dry-run shows what would be; )?--ignore-config leaves the file out\.$/v) as string,
		});
		expect(configOf(line)).toBeDefined();
	});

	test.each<[line: string, isPossible: boolean]>([
		['put x', true],
		['set --retention 48h', true],
		['consumers register reader', true],
		['scale 2', false],
	])('clickmon %s --read-only names --dry-run, and takes it, where there is one: %j', (line, isPossible) => {
		expect(errorOf(`${line} --read-only`).message.includes('--dry-run')).toBe(isPossible);
		if (isPossible) {
			expect(configOf(`${line} --read-only --dry-run`)).toMatchObject({isDryRun: true});
		}
	});

	test('what is wrong in the words is said before that nothing is changed', () => {
		expect(errorOf('scale none --read-only')).toMatchObject({code: 'bad-value'});
	});

	test('a stream name of the environment is named as such', () => {
		expect(errorOf('status', {STREAM: 'not a name'}).message).toContain('$STREAM does not take “not a name”');
	});
});

describe('texts to print', () => {
	test.each(['--version', '-v', 'tail --version'])('clickmon %s is the version and nothing else', line => {
		const printed = readCommandLine(parseLine(words(line)), {}, now);
		expect(printed).toEqual({type: 'print', text: expect.stringMatching(/^\d+\.\d+\.\d+$/v) as string});
	});

	test.each(['--help', '-h', '--local --help'])('clickmon %s lists commands and options within 80 columns', line => {
		const help = readCommandLine(parseLine(words(line)), {}, now);
		const text = help.type === 'print' ? help.text : '';
		expect(text).toContain('clickmon scale <count>');
		expect(text).toContain('--fan-out[=NAME]');
		expect(text).toContain('clickmon --local');
		expect(Math.max(...text.split('\n').map(({length}) => length))).toBeLessThanOrEqual(80);
	});

	test('a command\'s help has its own options and no other', () => {
		const help = readCommandLine(parseLine(['scale', '--help']), {}, now);
		const text = help.type === 'print' ? help.text : '';
		expect(text).toContain('Usage: clickmon scale <count> [options]');
		expect(text).toContain('--stream NAME');
		expect(text).not.toContain('--count N');
	});
});
