import {expect, test} from 'vitest';
import {readStream} from '../../../../source/kinesis/reading/reader.js';
import {createEngine} from '../../../../source/local/engine.js';
import {seededRandom} from '../../../../source/random.js';
import {connectToEngine} from '../../../helpers/engine-connection.js';
import {createSharedTime} from '../../../helpers/shared-time.js';

test('a stream that is deleted just before its shards are listed again has ended, and has not failed', async () => {
	const {clock, endpointClock} = createSharedTime();
	const engine = createEngine({clock: endpointClock, transitionMilliseconds: 0});
	engine.call('CreateStream', {StreamName: 'lab', ShardCount: 1});
	const connection = connectToEngine(engine);
	const {sdk} = connection;
	let listings = 0;
	const deleting = {
		async send(command: {constructor: {name: string}}) {
			if (command.constructor.name === 'ListShardsCommand' && ++listings === 2) {
				engine.call('DeleteStream', {StreamName: 'lab'});
			}

			return sdk.send(command as never);
		},
	};
	const types: string[] = [];
	const reading = readStream({
		connection: {...connection, sdk: deleting as unknown as typeof sdk}, streamName: 'lab', clock, random: seededRandom(1), signal: AbortSignal.timeout(20_000), from: {type: 'latest'},
	});
	for await (const {type} of reading) {
		types.push(type);
	}

	expect(listings).toBe(2);
	expect(types.at(-1)).toBe('stream-deleted');
});
