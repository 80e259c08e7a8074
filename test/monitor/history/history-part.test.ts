import {expect, onTestFinished, test} from 'vitest';
import type {Connection} from '../../../source/kinesis/client/connection.js';
import {createHistoryPart, RELOAD_MILLISECONDS} from '../../../source/monitor/history/history-part.js';
import {rangeOf, toSeries} from '../../../source/monitor/history/load-history.js';
import {advanceUntil} from '../../helpers/collect.js';
import {createManualClock} from '../../helpers/manual-clock.js';

const start = (accessTo = async (): Promise<undefined> => {
	throw new Error('no network');
}) => {
	const clock = createManualClock();
	let asked = 0;
	let redraws = 0;
	const connection = {
		region: 'us-east-1',
		async accessTo() {
			asked++;
			return accessTo();
		},
	} as unknown as Connection;
	const part = createHistoryPart({
		connection,
		streamName: 's',
		clock,
		markChanged() {
			redraws++;
		},
	});
	const stop = new AbortController();
	onTestFinished(() => {
		stop.abort();
	});
	void part.run!(stop.signal);
	return {
		clock, part, get asked() {
			return asked;
		}, get redraws() {
			return redraws;
		},
	};
};

test('CloudWatch is asked while somebody looks, at once and each minute, and never otherwise', async () => {
	const session = start();
	const {clock, part} = session;
	await clock.advance(10 * RELOAD_MILLISECONDS);
	expect([session.asked, part.view(0)]).toEqual([0, undefined]);
	const leave = part.control.watch();
	await advanceUntil(clock, () => session.asked === 1, 1);
	expect(part.view(0)!.trouble!.message).toContain('no network');
	await clock.advance(RELOAD_MILLISECONDS - 1000);
	expect(session.asked).toBe(1);
	await clock.advance(1000);
	expect(session.asked).toBe(2);
	leave();
	await clock.advance(10 * RELOAD_MILLISECONDS);
	expect([session.asked, part.view(0)]).toEqual([2, undefined]);
});

test('who closes and opens it again within the minute causes no further request; another span does', async () => {
	const session = start();
	const {clock, part} = session;
	part.control.watch()();
	const leave = part.control.watch();
	await advanceUntil(clock, () => session.asked === 1, 1);
	leave();
	part.control.watch();
	await clock.advance(RELOAD_MILLISECONDS / 2);
	expect(session.asked).toBe(1);
	part.control.setSpan('24h');
	await advanceUntil(clock, () => session.asked === 2, 1);
	expect(part.view(0)!.span).toBe('24h');
});

test('the range ends with the last whole period; a period without a point is a gap, a level is not divided', () => {
	const now = Date.UTC(2026, 0, 1, 12, 3, 27);
	expect(rangeOf('1h', now)).toEqual({from: Date.UTC(2026, 0, 1, 11, 3), to: Date.UTC(2026, 0, 1, 12, 3), periodSeconds: 60});
	const range = {from: 0, to: 240_000, periodSeconds: 60};
	const points = [{at: 0, value: 120}, {at: 120_000, value: 0}, {at: 300_000, value: 7}];
	expect(toSeries(points, range, false)).toEqual([2, undefined, 0, undefined]);
	expect(toSeries(points, range, true)).toEqual([120, undefined, 0, undefined]);
});

test('an endpoint beside which there is no CloudWatch is said to be such, also of another span', async () => {
	const session = start(async () => undefined);
	const {clock, part} = session;
	part.control.watch();
	expect(part.view(0)).toMatchObject({span: '1h', isElsewhere: false});
	await advanceUntil(clock, () => session.asked === 1, 1);
	expect(part.view(0)).toMatchObject({isElsewhere: true, trouble: undefined, requested: 0});
	expect(session.redraws).toBe(1);
	part.control.setSpan('24h');
	expect(session.redraws).toBe(2);
	expect(part.view(0)).toMatchObject({span: '24h', isElsewhere: true});
});

test('what is asked for a span that nobody wants any more is not shown', async () => {
	const [first, next] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
	const session = start(async () => session.asked === 1 ? first.promise : next.promise);
	const {clock, part} = session;
	part.control.watch();
	await advanceUntil(clock, () => session.asked === 1, 1);
	part.control.setSpan('24h');
	first.resolve(undefined);
	await advanceUntil(clock, () => session.redraws === 2, 1);
	expect(part.view(0)).toMatchObject({span: '24h', isElsewhere: false});
	next.resolve(undefined);
	await advanceUntil(clock, () => session.redraws === 3, 1);
	expect(part.view(0)).toMatchObject({span: '24h', isElsewhere: true});
});

test('of a stream that was created again nothing is known; a new start changes nothing', async () => {
	const session = start();
	const {clock, part} = session;
	part.control.watch();
	await advanceUntil(clock, () => session.asked === 1, 1);
	part.forget!({type: 'restart', from: {type: 'latest'}});
	expect(part.view(0)!.trouble).toBeDefined();
	part.forget!({type: 'recreated'});
	expect(part.view(0)).toEqual({
		span: '1h', history: undefined, isElsewhere: false, trouble: undefined, requested: 0,
	});
	await clock.advance(RELOAD_MILLISECONDS);
	expect(session.asked).toBe(2);
	expect(part.view(0)!.trouble).toBeDefined();
});
