import {expect, test} from 'vitest';
import {parseConfigFile} from '../../../source/command-line/config-file/parse-config-file.js';
import {parseLine} from '../../../source/command-line/parse.js';
import {readCommandLine} from '../../../source/command-line/read-command-line.js';

const now = Date.parse('2026-03-01T12:00:00Z');
const arn = 'arn:aws:kinesis:eu-central-1:123456789012:stream/clicks';

// The order that the readme states: option, environment, file, default.
test.each<[line: string, environment: Record<string, string>, file: Record<string, unknown>, config: Record<string, unknown>]>([
	['', {}, {}, {rate: 2, isReadOnly: false, connection: {region: undefined}}],
	['', {}, {rate: 50, region: 'eu-west-1', 'read-only': true}, {rate: 50, isReadOnly: true, connection: {region: 'eu-west-1'}}],
	['--rate 7', {}, {rate: 50}, {rate: 7}],
	['', {}, {stream: 'filed'}, {streamName: 'filed'}],
	['', {STREAM: 'there'}, {stream: 'filed'}, {streamName: 'there'}],
	['', {STREAM: ''}, {stream: 'filed'}, {streamName: 'filed'}],
	['--stream typed', {STREAM: 'there'}, {stream: 'filed'}, {streamName: 'typed'}],
	['', {AWS_REGION: 'us-west-2'}, {region: 'eu-west-1'}, {connection: {region: undefined}}],
	['', {AWS_PROFILE: 'there'}, {profile: 'filed'}, {connection: {profile: undefined}}],
	['', {AWS_ENDPOINT_URL: 'http://there'}, {endpoint: 'http://filed'}, {connection: {endpoint: undefined}}],
	['create', {}, {
		rate: 50, 'fan-out': true, port: 1, stream: 'filed',
	}, {command: 'create', streamName: 'filed'}],
	['streams', {}, {stream: 'filed'}, {command: 'streams', streamName: 'clickstream-lab'}],
	['local', {}, {port: 5000, region: 'eu-west-1'}, {port: 5000, region: 'us-east-1'}],
	['--local', {}, {
		stream: arn, region: 'eu-west-1', profile: 'p', endpoint: 'http://h', ca: 'f', rate: 9,
	}, {rate: 9, streamName: 'clickstream-lab', connection: {isEmbedded: true, region: 'us-east-1'}}],
	[`--stream ${arn}`, {}, {region: 'eu-west-1'}, {connection: {region: 'eu-central-1'}}],
	['', {STREAM: arn}, {region: 'eu-west-1'}, {connection: {region: 'eu-central-1'}}],
	['', {}, {alert: ['lag>30s', 'rate:5'], bell: true}, {thresholds: [{text: 'lag>30s'}, {text: 'rate>5'}], hasBell: true}],
	['--alert silence:5m', {}, {alert: 'lag>30s'}, {thresholds: [{text: 'silence>5m'}]}],
	// What a script gets does not depend on a file.
	['tail', {}, {alert: ['lag>30s'], bell: true}, {thresholds: [], hasBell: false}],
	['tail', {}, {'fan-out': true, from: '15m', 'poll-interval': '2s'}, {
		fanOut: {consumerName: undefined}, from: {type: 'at-timestamp', timestamp: now - 900_000}, pollIntervalMilliseconds: 2000,
	}],
])('“%s” with %o and %o', (line, environment, file, config) => {
	const words = line.split(' ').filter(word => word !== '');
	const defaults = parseConfigFile('c.json', JSON.stringify(file), now);
	expect(readCommandLine(parseLine(words), environment, now, defaults)).toMatchObject({type: 'run', config});
});

test.each(['create', 'produce', 'put x', 'scale 2', 'split 0', 'merge 0 1', 'delete --yes', 'set --retention 48h', 'consumers register reader'])('a file that says read-only holds for clickmon %s', line => {
	const file = parseConfigFile('c.json', '{"read-only": true}', now);
	expect(() => readCommandLine(parseLine(line.split(' ')), {}, now, file)).toThrow('Nothing was changed: --read-only, or the config file, says that nothing is.');
});
