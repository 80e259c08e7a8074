import prettyMilliseconds from 'pretty-ms';
import type {SessionSummary} from '../../monitor/session-summary.js';
import {grouped} from '../../words.js';

const SHOWN_AS_LASTING = {secondsDecimalDigits: 0} as const;

const whatIsLeft = ({streamName, region, endpoint, isEmbedded, isStreamLeft}: SessionSummary, isLast: boolean): string[] => {
	if (isEmbedded) {
		return isLast ? ['The embedded Kinesis ended with clickmon, and its stream with it.'] : [];
	}

	if (!isStreamLeft) {
		return [];
	}

	const remedy = `clickmon delete --stream ${streamName}`;
	return [endpoint === undefined
		? `The stream ${streamName} is still there in ${region} and still costs money: ${remedy} --region ${region}`
		: `The stream ${streamName} is still there at ${endpoint}: ${remedy} --endpoint ${endpoint}`];
};

const proofText = ({read, duplicates, lost, orderViolations}: NonNullable<SessionSummary['proof']>): string => {
	const order = orderViolations === 0 ? 'kept' : `broken ${grouped(orderViolations)} times`;
	return `Own events: ${grouped(read)} read back, ${grouped(duplicates)} twice, ${grouped(lost)} lost, order per key ${order}.`;
};

/**
What a session says when it ends: what was sent, accepted and read, and what it leaves behind. One line each; what holds for the whole session is said with the last stream.
*/
export const exitSummary = (summary: SessionSummary, isLast = true): readonly string[] => {
	const {streamName, durationMilliseconds, totals, read, proof, leftovers} = summary;
	const {sent, accepted, throttled, refused} = totals;
	const trouble = [
		...(throttled > 0 ? [`throttled ${grouped(throttled)}`] : []),
		...(refused > 0 ? [`failed ${grouped(refused)}`] : []),
	];
	return [
		`${streamName}: ${[`sent ${grouped(sent)}`, `accepted ${grouped(accepted)}`, ...trouble, `read ${grouped(read)}`].join(', ')} in ${prettyMilliseconds(durationMilliseconds, SHOWN_AS_LASTING)}.`,
		...(proof && sent > 0 ? [proofText(proof)] : []),
		...leftovers,
		...whatIsLeft(summary, isLast),
	];
};
