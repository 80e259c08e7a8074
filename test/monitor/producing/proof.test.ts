import {expect, test} from 'vitest';
import {createProof, LOST_AFTER_MILLISECONDS} from '../../../source/monitor/producing/proof.js';

const START = Date.UTC(2026, 0, 1);

/**
Plays a story of words: `+a` made and accepted, `~a` made, `!a` accepted later, `x a` refused, `a` read; one second for each word. The key is the letter before the number.
*/
const play = (story: string) => {
	const proof = createProof();
	let now = START;
	for (const word of story.split(' ')) {
		now += 1000;
		const id = word.replace(/^[!+x~]/v, '');
		if (word.startsWith('+') || word.startsWith('~')) {
			proof.made(id);
		}

		if (word.startsWith('+') || word.startsWith('!')) {
			proof.accepted(id, now - 5, now);
		} else if (word.startsWith('x')) {
			proof.refused(id);
		} else if (!word.startsWith('~')) {
			proof.read(id, id[0]!, now);
		}
	}

	return {proof, now};
};

const fine = {
	accepted: 2, read: 2, inFlight: 0, duplicates: 0, lost: 0, orderViolations: 0, unchecked: 0,
};

test.each([
	['everything arrives', '+a1 +a2 a1 a2', fine],
	['one is on its way', '+a1 +a2 a1', {...fine, read: 1, inFlight: 1}],
	['read before the answer came', '~a1 a1 !a1 +a2 a2', fine],
	['read, and the answer is still out', '~a1 a1 +a2 a2', {...fine, accepted: 1, read: 1}],
	['a second copy', '+a1 a1 a1 +a2 a2', {...fine, duplicates: 1}],
	['a second copy before the answer', '~a1 a1 a1 !a1 +a2 a2', {...fine, duplicates: 1}],
	['in another order within a key', '+a1 +a2 a2 a1', {...fine, orderViolations: 1}],
	['in another order across keys, which promises nothing', '+a1 +b1 b1 a1', fine],
	['a late second copy breaks no order', '+a1 +a2 a1 a2 a1', {...fine, duplicates: 1}],
	['a refused one is not waited for', '~a0 xa0 +a1 +a2 a1 a2', fine],
	['records of others', '+a1 z9 +a2 a1 a2 z8', fine],
])('%s', (_name, story, expected) => {
	const {proof, now} = play(story);
	expect(proof.totals(now)).toEqual(expected);
});

test('what is not read within the bound is lost, until it is read after all', () => {
	const {proof, now} = play('+a1 +a2 a1');
	expect(proof.totals(now + LOST_AFTER_MILLISECONDS - 2000)).toMatchObject({inFlight: 1, lost: 0});
	expect(proof.totals(now + LOST_AFTER_MILLISECONDS)).toMatchObject({inFlight: 0, lost: 1});
	proof.read('a2', 'a', now + LOST_AFTER_MILLISECONDS);
	expect(proof.totals(now + LOST_AFTER_MILLISECONDS)).toEqual(fine);
});

test('an event that the service has not answered yet is not lost, however long it takes', () => {
	const {proof, now} = play('~a1 +a2');
	expect(proof.totals(now + (2 * LOST_AFTER_MILLISECONDS))).toMatchObject({accepted: 1, lost: 1});
});

test('memory is bounded: of too many in flight the oldest are given up, and counted', () => {
	const proof = createProof();
	for (let event = 0; event < 200_010; event++) {
		proof.made(String(event));
		proof.accepted(String(event), START, START);
	}

	expect(proof.totals(START)).toMatchObject({accepted: 200_010, inFlight: 200_000, unchecked: 10});
});

test('latency is from put to read', () => {
	const {proof, now} = play('+a1 a1');
	expect(proof.latency(now)!.p50).toBeGreaterThanOrEqual(1000);
	expect(proof.latency(now)!.p50).toBeLessThanOrEqual(1020);
});

test('what was in flight when its stream was deleted is neither waited for nor lost', () => {
	const {proof, now} = play('+a1 +a2 a1 +a3');
	proof.abandon();
	expect(proof.totals(now + LOST_AFTER_MILLISECONDS)).toEqual({
		...fine, accepted: 3, read: 1, unchecked: 2,
	});
});

const restarted = {
	...fine, accepted: 3, read: 1, inFlight: 2,
};

// Made: a1 is read, a2 and a3 are in flight, accepted in the 2nd and 4th second. Reading starts over.
test.each<[string, number, string[], Partial<typeof fine>]>([
	['from the beginning: what was read comes again, and is no second copy', -Infinity, ['a1', 'a2', 'a3'], {read: 3, inFlight: 0}],
	['a real second copy is still found', -Infinity, ['a1', 'a2', 'a3', 'a3'], {read: 3, inFlight: 0, duplicates: 1}],
	['from a time: what was accepted before is not waited for', START + 3000, ['a3'], {read: 2, inFlight: 0, unchecked: 1}],
	['from a time, and the rest is waited for', START + 3000, [], {inFlight: 1, unchecked: 1}],
	['from the latest: nothing of it is waited for', Infinity, [], {inFlight: 0, unchecked: 2}],
	['from the latest, and it comes all the same', Infinity, ['a2', 'a3'], {inFlight: 0, unchecked: 2}],
])('reading starts over %s', (_name, skippedUntil, ids, expected) => {
	const {proof, now} = play('+a1 +a2 a1 +a3');
	proof.startOver(skippedUntil);
	for (const id of ids) {
		proof.read(id, 'a', now);
	}

	expect(proof.totals(now)).toEqual({...restarted, ...expected});
});

test('what was lost and is found by reading from the beginning is in order', () => {
	const {proof, now} = play('+a1 +a2 a2');
	expect(proof.totals(now + LOST_AFTER_MILLISECONDS)).toMatchObject({lost: 1, orderViolations: 0});
	proof.startOver(-Infinity);
	proof.read('a1', 'a', now);
	expect(proof.totals(now)).toEqual({...fine, accepted: 2, read: 2});
});

test('an event without its answer when reading starts over is checked, or counted as unchecked', () => {
	const {proof, now} = play('~a1 a1');
	proof.startOver(-Infinity);
	proof.read('a1', 'a', now);
	proof.accepted('a1', now, now);
	expect(proof.totals(now)).toEqual({...fine, accepted: 1, read: 1});
	proof.made('a2');
	proof.startOver(Infinity);
	proof.accepted('a2', now, now);
	expect(proof.totals(now)).toEqual({
		...fine, accepted: 2, read: 1, unchecked: 1,
	});
});

test('what was put before the latency starts over does not count, though it is read later', () => {
	const {proof, now} = play('+a1 +a2 a1');
	proof.restartLatency(now);
	proof.read('a2', 'a', now + 5000);
	expect(proof.latency(now + 5000)).toBeUndefined();
	proof.made('a3');
	proof.accepted('a3', now + 6000, now + 6005);
	proof.read('a3', 'a', now + 6100);
	expect(proof.latency(now + 6100)!.p99).toBeLessThan(110);
});
