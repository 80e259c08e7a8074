import {expect, test} from 'vitest';
import {actionOf} from '../../../source/actions/registry.js';
import {createProof} from '../../../source/monitor/producing/proof.js';
import {createFactsMeter} from '../../../source/monitor/facts/facts-meter.js';
import {seededRandom} from '../../../source/random.js';
import {snapshot} from '../../ui/snapshots.js';

test('a session that was asked for a sample does not produce: its proof would need every record', () => {
	const live = snapshot();
	const usual = {...live, producer: {...live.producer, isProducing: false}};
	const {isEnabled} = actionOf('toggle-producer');
	expect(isEnabled(usual)).toBe(true);
	expect(isEnabled({...usual, reading: {...usual.reading, isSampleAsked: true}})).toContain('--sample');
});

test('own events that were skipped are neither read nor lost', () => {
	const proof = createProof();
	proof.made('a');
	proof.accepted('a', 0, 0);
	// What the producing part does when a batch says that records were skipped.
	proof.startOver(Infinity);
	expect(proof.totals(1_000_000)).toMatchObject({lost: 0, read: 0, unchecked: 1});
});

test('the facts of a sample say so, and name no key hot', () => {
	const meter = createFactsMeter(seededRandom(1));
	const now = 1_700_000_000_000;
	const records = Array.from({length: 5000}, () => ({
		PartitionKey: 'k', SequenceNumber: '1', Data: new Uint8Array(9), ApproximateArrivalTimestamp: new Date(now),
	}));
	const batch = {
		type: 'batch', shardId: 's', records, millisBehindLatest: 0, receivedAt: now,
	} as const;
	meter.take(batch);
	expect(meter.refresh(now + 1000)).toMatchObject({isSample: false, hotKey: {key: 'k'}});
	meter.take({...batch, sample: {coveredMilliseconds: 100, skippedMilliseconds: 900}});
	expect(meter.refresh(now + 2000)).toMatchObject({isSample: true, hotKey: undefined});
});
