import {describe, expect, test} from 'vitest';
import type {ActionContext} from '../../../source/actions/action.js';
import {actions} from '../../../source/actions/registry.js';
import type {GreedyControl, ReaderControl} from '../../../source/monitor/controls.js';
import type {StartPosition} from '../../../source/service/reading-start.js';
import {createManualClock} from '../../helpers/manual-clock.js';
import {shardId} from '../../helpers/test-engine.js';
import {snapshotOf} from '../fixtures.js';

const createReader = () => {
	const restarts: StartPosition[] = [];
	const reader: ReaderControl & {restarts: StartPosition[]} = {
		restarts,
		mode: 'polling',
		setMode(mode) {
			Object.assign(this, {mode});
		},
		restart(from) {
			restarts.push(from);
		},
	};
	return reader;
};

const contextOf = (fields: Partial<ActionContext>): ActionContext => {
	const context: Partial<ActionContext> = {clock: createManualClock(), ...fields};
	return context as ActionContext;
};

const withShard = {...snapshotOf(), shards: [{shardId: shardId(3)}]} as unknown as ReturnType<typeof snapshotOf>;

describe('reading from another place', () => {
	test('restarts the reader there, and says so', async () => {
		const reader = createReader();
		expect(await actions['restart-reading'].run(contextOf({reader}), {from: {type: 'trim-horizon'}})).toBe('reading starts over from the oldest record');
		expect(reader.restarts).toEqual([{type: 'trim-horizon'}]);
		await expect(actions['restart-reading'].run(contextOf({}), {from: {type: 'latest'}})).rejects.toMatchObject({code: 'no-reader', message: expect.stringContaining('clickmon tail') as string});
	});

	test.each<[StartPosition, string]>([
		[{type: 'latest'}, `--shard-id ${shardId(3)} --shard-iterator-type LATEST`],
		[{type: 'at-timestamp', timestamp: 1000}, `--shard-id ${shardId(3)} --shard-iterator-type AT_TIMESTAMP --timestamp 1970-01-01T00:00:01.000Z`],
		[{type: 'after-sequence-number', shardId: shardId(7), sequenceNumber: '42'}, `--shard-id ${shardId(7)} --shard-iterator-type AFTER_SEQUENCE_NUMBER --starting-sequence-number 42`],
	])('%o: the equivalent command is the call for a shard', (from, words) => {
		expect(actions['restart-reading'].cliEquivalent(withShard, {from})?.join(' ')).toBe(`kinesis get-shard-iterator --stream-name clickstream-lab ${words}`);
	});

	test('while no shard is known there is no such call', () => {
		expect(actions['restart-reading'].cliEquivalent(snapshotOf(), {from: {type: 'latest'}})).toBeUndefined();
	});
});

describe('reading by fan-out', () => {
	const {label, consequence, cliEquivalent, run} = actions['toggle-fan-out'];
	const reading = (mode: 'polling' | 'fan-out') => ({...snapshotOf(), reading: {mode, consumerName: 'clickmon-me', latency: undefined}});

	test('there and back', async () => {
		const reader = createReader();
		expect(await run(contextOf({reader}), {})).toBe('reading by enhanced fan-out');
		expect(reader.mode).toBe('fan-out');
		expect(await run(contextOf({reader}), {})).toBe('reading by polling');
		await expect(run(contextOf({}), {})).rejects.toMatchObject({code: 'no-reader'});
	});

	test('the way there costs money and registers a consumer, the way back deregisters it', () => {
		const arn = 'arn:aws:kinesis:us-east-1:000000000000:stream/clickstream-lab';
		expect(label(reading('polling'))).toBe('fan-out');
		expect(consequence!(reading('polling'))).toContain('costs money');
		expect(cliEquivalent(reading('polling'), {})?.join(' ')).toBe(`kinesis register-stream-consumer --stream-arn ${arn} --consumer-name clickmon-me`);
		expect(label(reading('fan-out'))).toBe('polling');
		expect(consequence!(reading('fan-out'))).toBeUndefined();
		expect(cliEquivalent(reading('fan-out'), {})?.join(' ')).toBe(`kinesis deregister-stream-consumer --stream-arn ${arn} --consumer-name clickmon-me`);
	});

	test('without a stream or a consumer there is no equivalent command', () => {
		expect(cliEquivalent(snapshotOf(), {})).toBeUndefined();
		expect(cliEquivalent({...reading('polling'), state: snapshotOf({stream: undefined}).state}, {})).toBeUndefined();
	});
});

describe('greedy consumers', () => {
	const {label, consequence, run} = actions['toggle-greedy-consumers'];

	test('come, and go with what they took', async () => {
		let isOn = false;
		const greedy: GreedyControl = {
			get isOn() {
				return isOn;
			},
			consumers: 2,
			totals: {answered: 1, refused: 1234},
			start() {
				isOn = true;
			},
			async stop() {
				isOn = false;
			},
		};
		expect(await run(contextOf({greedy}), {})).toContain('2 greedy consumers poll each shard');
		expect(isOn).toBe(true);
		expect(await run(contextOf({greedy}), {})).toBe('the greedy consumers are gone: 1 read answered, 1,234 refused');
		expect(isOn).toBe(false);
		await expect(run(contextOf({}), {})).rejects.toMatchObject({code: 'no-reader'});
	});

	test('before they come it is said whom they rob; that they go needs no question', () => {
		const view = {
			consumers: 2, shards: 1, answeredPerSecond: 5, refusedPerSecond: 12,
		};
		expect(label(snapshotOf())).toBe('greedy consumers');
		expect(consequence!(snapshotOf())).toContain('lose most of theirs');
		expect(consequence!({...snapshotOf(), greedy: view})).toBeUndefined();
	});
});
