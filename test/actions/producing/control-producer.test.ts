import {describe, expect, test} from 'vitest';
import type {ActionContext, ProducerControl} from '../../../source/actions/action.js';
import {type PlainActionId, actionOf} from '../../../source/actions/registry.js';
import {snapshotOf} from '../fixtures.js';

type Fake = {-readonly [Key in keyof ProducerControl]: ProducerControl[Key]} & {calls: string[]};

const createProducer = (fields: Partial<Fake> = {}): Fake => ({
	calls: [],
	isProducing: false,
	rate: 2,
	userCount: 5,
	hotUser: undefined,
	start() {
		this.calls.push('start');
	},
	async pause() {
		this.calls.push('pause');
	},
	setRate(rate) {
		this.rate = rate;
	},
	setUserCount(userCount) {
		this.userCount = userCount;
	},
	setHot(isHot) {
		this.hotUser = isHot ? {user: 'user-3', share: 0.9} : undefined;
	},
	...fields,
});

const run = async (id: PlainActionId, producer?: ProducerControl) => actionOf(id).run({producer} as ActionContext, {});

test('it starts and pauses', async () => {
	const idle = createProducer({rate: 1000});
	expect(await run('toggle-producer', idle)).toBe('producing 1,000 events a second');
	expect(idle.calls).toEqual(['start']);
	const busy = createProducer({isProducing: true});
	expect(await run('toggle-producer', busy)).toBe('paused: everything sent has been answered');
	expect(busy.calls).toEqual(['pause']);
});

test('the rate goes along the ladder, and no further than its ends', async () => {
	const producer = createProducer();
	expect(await run('raise-rate', producer)).toBe('rate: 5 events a second');
	expect(await run('lower-rate', producer)).toBe('rate: 2 events a second');
	expect(await run('lower-rate', producer)).toBe('rate: 1 event a second');
	expect(await run('lower-rate', producer)).toBe('rate: 1 event a second');
	producer.rate = 5000;
	expect(await run('raise-rate', producer)).toBe('rate: 5,000 events a second');
});

test('the users go round: five, a thousand, one', async () => {
	const producer = createProducer();
	const told = [await run('next-users', producer), await run('next-users', producer), await run('next-users', producer)];
	expect(told).toEqual(['clicks of 1,000 users', 'clicks of 1 user: all in one shard', 'clicks of 5 users']);
	producer.userCount = 77;
	expect(await run('next-users', producer)).toBe('clicks of 5 users');
});

test('one user clicks most, and all click evenly again', async () => {
	const producer = createProducer({userCount: 1});
	expect(await run('toggle-hot-user', producer)).toBe('user-3 makes 90 % of the clicks');
	expect(await run('toggle-hot-user', producer)).toBe('even again: clicks of 1 user: all in one shard');
	expect(producer.hotUser).toBeUndefined();
});

test.each(['toggle-producer', 'raise-rate', 'next-users', 'toggle-hot-user'] as const)('%s where there is no producer says where there is one', async id => {
	await expect(run(id)).rejects.toMatchObject({code: 'no-producer', message: expect.stringContaining('clickmon produce') as string});
});

describe('on the screen', () => {
	test('the labels say what the key does next', () => {
		const labels = (producer: Parameters<typeof snapshotOf>[1]) => (['raise-rate', 'lower-rate', 'next-users', 'toggle-hot-user'] as const).map(id => actionOf(id).label(snapshotOf({}, producer)));
		expect(labels({})).toEqual(['faster', 'slower', '1,000 users', 'hot user']);
		expect(labels({userCount: 1000, hotUser: {user: 'user-3', share: 0.9}})).toEqual(['faster', 'slower', '1 user', 'even users']);
	});

	test('who starts writing is told what it writes; who pauses, or changes the clicks to come, is asked nothing', () => {
		const {consequence} = actionOf('toggle-producer');
		expect(consequence!(snapshotOf({}, {targetRate: 1000}))).toContain('1,000 a second');
		expect(consequence!(snapshotOf({}, {isProducing: true}))).toBeUndefined();
		for (const id of ['raise-rate', 'lower-rate', 'next-users', 'toggle-hot-user'] as const) {
			expect(actionOf(id).consequence!(snapshotOf())).toBeUndefined();
			expect(actionOf(id).cliEquivalent(snapshotOf(), {})).toBeUndefined();
		}
	});

	test('a session that reads a sample does not produce, as it could not prove what arrives; what runs already can be paused', () => {
		const sampling = (isProducing: boolean) => {
			const snapshot = snapshotOf({}, {isProducing});
			return actionOf('toggle-producer').isEnabled({...snapshot, reading: {...snapshot.reading, isSampleAsked: true}});
		};

		expect(sampling(false)).toContain('--sample');
		expect(sampling(true)).toBe(true);
	});
});
