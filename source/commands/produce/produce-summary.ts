import prettyMilliseconds from 'pretty-ms';
import type {ProduceResult} from '../../actions/producing/produce.js';
import {counted, grouped} from '../../words.js';
import type {ProducerTotals} from '../../kinesis/producing/producer-totals.js';
import type {ProofTotals} from '../../monitor/producing/producer-view.js';
import {UserError} from '../../user-error.js';

const totalsText = ({sent, accepted, throttled, refused, unanswered, possibleDuplicates}: ProducerTotals): string => [
	`sent ${grouped(sent)}`,
	`accepted ${grouped(accepted)}`,
	`throttled ${grouped(throttled)}`,
	`failed ${grouped(refused)}`,
	...(unanswered > 0 ? [`unanswered ${grouped(unanswered)}`] : []),
	...(possibleDuplicates > 0 ? [`put again after a lost answer ${grouped(possibleDuplicates)}`] : []),
].join(', ');

const proofText = ({read, inFlight, duplicates, lost, orderViolations}: ProofTotals): string => [
	`read back ${grouped(read)}`,
	`in flight ${grouped(inFlight)}`,
	`dup ${grouped(duplicates)}`,
	`lost ${grouped(lost)}`,
	orderViolations === 0 ? 'order ok' : `out of order ${grouped(orderViolations)}`,
].join(', ');

/**
What a run of `clickmon produce` came to, for a person: what the service said, how long it took, and what was read back.
*/
export const produceSummary = ({totals, latency, proof}: ProduceResult, milliseconds: number): string => [
	`${totalsText(totals)} in ${prettyMilliseconds(milliseconds)}`,
	latency && `latency p50 ${latency.p50.toFixed(0)} ms, p99 ${latency.p99.toFixed(0)} ms`,
	proof && proofText(proof),
].filter(line => line !== undefined).join('\n');

/**
Throws a UserError when events were refused, or the proof failed: to a script, counts alone do not say so.
*/
export const checkProduced = ({totals, proof, refusal}: ProduceResult): void => {
	if (refusal && totals.refused === 0) {
		throw refusal;
	}

	if (refusal) {
		throw new UserError(refusal.code, `${counted(totals.refused, 'event')} refused. ${refusal.message}`, {cause: refusal});
	}

	const {accepted = 0, lost = 0, orderViolations = 0} = proof ?? {};
	if (lost > 0 || orderViolations > 0) {
		throw new UserError('not-proved', `Of ${counted(accepted, 'accepted event')} ${grouped(lost)} did not come back within a minute, and ${grouped(orderViolations)} came out of their key's order.`);
	}
};
