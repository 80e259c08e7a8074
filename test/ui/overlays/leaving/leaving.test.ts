import {
	describe,
	expect,
	test,
	vi,
} from 'vitest';
import type {LeftStream} from '../../../../source/ui/view/services.js';
import {openSession, sizes} from '../../session.js';

const left = (streamName: string, perHour = 0.03): LeftStream => ({
	streamName, cost: {perHour, region: 'us-east-1', prices: {region: 'us-east-1', date: '2024-07-01'}},
});

const open = (streams: readonly LeftStream[], {problem, size}: {readonly problem?: string; readonly size?: {readonly columns: number; readonly rows: number}} = {}) => {
	const quit = vi.fn<() => void>();
	const deleted: string[] = [];
	const session = openSession({
		quit,
		...(size && {size}),
		leaving: {
			left: () => streams.filter(({streamName}) => !deleted.includes(streamName)),
			async tearDown({streamName}) {
				if (problem === undefined) {
					deleted.push(streamName);
				}

				return problem;
			},
		},
	});
	return {
		...session,
		quit,
		deleted,
		get isAsking() {
			return session.frame().includes('Leave clickmon?');
		},
	};
};

describe('who leaves nothing that costs', () => {
	test.each(['q', 'ctrl+c'])('is not asked: %s', key => {
		const {press, quit} = open([]);
		press(key);
		expect(quit).toHaveBeenCalledTimes(1);
	});

	test('nor is who has no session on AWS', () => {
		const quit = vi.fn<() => void>();
		openSession({quit}).press('q');
		expect(quit).toHaveBeenCalledTimes(1);
	});
});

describe.each(sizes)('who leaves a stream that costs, at %s', (_, size) => {
	test.each(['q', 'ctrl+c'])('is asked once, with what it costs: %s', key => {
		const session = open([left('clicks')], {size});
		session.press(key);
		expect(session.quit).not.toHaveBeenCalled();
		const frame = session.frame();
		expect(frame).toContain('This session created the stream clicks in us-east-1.');
		expect(frame).toContain('$0.030 an hour');
		expect(frame).toMatch(/estimate, us-east-1\s|list prices/v);
		expect(frame).toContain('l    leave it standing, and pay $0.030 an hour');
		expect(frame).toContain('t    tear it down, then leave');
		expect(frame).toContain('Esc  stay here');
	});
});

describe('the answers', () => {
	test('l leaves it', () => {
		const session = open([left('clicks')]);
		session.press('q', 'l');
		expect(session.quit).toHaveBeenCalledTimes(1);
		expect(session.deleted).toEqual([]);
	});

	test('Ctrl+C a second time leaves at once', () => {
		const session = open([left('clicks')]);
		session.press('ctrl+c', 'ctrl+c');
		expect(session.quit).toHaveBeenCalledTimes(1);
	});

	test.each([['q', 'escape'], ['q', 'n'], ['ctrl+c', 'escape']])('%s and %s stays, and asks again the next time', (key, answer) => {
		const session = open([left('clicks')]);
		session.press(key, answer);
		expect(session.isAsking).toBe(false);
		session.press('q');
		expect(session.isAsking).toBe(true);
		expect(session.quit).not.toHaveBeenCalled();
	});

	test.each(['q', 'enter', 'y', 'd'])('%s is no answer', key => {
		const session = open([left('clicks')]);
		session.press('q', key);
		expect(session.isAsking).toBe(true);
		expect(session.quit).not.toHaveBeenCalled();
	});

	test('t wants the name, tears down, and leaves', async () => {
		const session = open([left('clicks')]);
		session.type('qtclicks<enter>');
		expect(session.frame()).toContain('Tearing down');
		await vi.waitFor(() => {
			expect(session.quit).toHaveBeenCalledTimes(1);
		});
		expect(session.deleted).toEqual(['clicks']);
	});

	test('another name deletes nothing, and Esc goes back to the question', () => {
		const session = open([left('clicks')]);
		session.type('qtclick<enter>');
		expect(session.frame()).toContain('That is not the stream’s name. Nothing was deleted.');
		session.press('escape');
		expect(session.frame()).toContain('Esc  stay here');
		expect(session.deleted).toEqual([]);
	});

	test('a pasted name is no answer', () => {
		const session = open([left('clicks')]);
		session.type('qt');
		session.paste('clicks');
		session.press('enter');
		expect(session.deleted).toEqual([]);
	});

	test('where tearing down fails, it says why and asks again', async () => {
		const session = open([left('clicks')], {problem: 'The stream “clicks” is not torn down: busy: scale to 4.'});
		session.type('qtclicks<enter>');
		await vi.waitFor(() => {
			expect(session.frame()).toContain('busy: scale to 4.');
		});
		expect(session.quit).not.toHaveBeenCalled();
		session.press('l');
		expect(session.quit).toHaveBeenCalledTimes(1);
	});

	test('of several streams each is named', async () => {
		const session = open([left('clicks', 0.015), left('orders', 0.045)]);
		session.press('q');
		expect(session.frame()).toContain('This session created 2 streams that still stand on AWS.');
		expect(session.frame()).toContain('pay $0.060 an hour');
		session.type('tclicks<enter>');
		expect(session.frame()).toContain('Type orders to delete it:');
		expect(session.deleted).toEqual([]);
		session.type('orders<enter>');
		await vi.waitFor(() => {
			expect(session.quit).toHaveBeenCalledTimes(1);
		});
		expect(session.deleted).toEqual(['clicks', 'orders']);
	});
});
