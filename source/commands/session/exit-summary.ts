import prettyMilliseconds from 'pretty-ms';
import {formatDollars, priceSource} from '../../cost/cost-words.js';
import type {SessionSummary} from '../../monitor/session-summary.js';
import {grouped} from '../../words.js';

const SHOWN_AS_LASTING = {secondsDecimalDigits: 0} as const;

const costText = ({cost, isStreamLeft}: SessionSummary): readonly string[] => {
	if (cost === undefined || cost.perHour + cost.spent === 0) {
		return [];
	}

	const {isOnAws, leftPerHour, spent, prices, region, hasStorageCharge, isFromSample = false} = cost;
	const rate = isStreamLeft ? `, and ${isOnAws ? 'goes' : 'gone'} on at ${formatDollars(leftPerHour)} an hour` : '';
	return [`${isOnAws ? 'Cost' : 'On AWS this would have cost'} ${formatDollars(spent)} in this time${rate}${hasStorageCharge ? ', with the GB of its long retention on top' : ''} (${isFromSample ? 'what was written worked out from a sample; ' : ''}${priceSource(prices, region)}).`];
};

const whatIsLeft = ({streamName, region, endpoint, isEmbedded, isStreamLeft, cost}: SessionSummary, isLast: boolean): string[] => {
	if (isEmbedded) {
		return isLast ? ['The embedded Kinesis ended with clickmon, and its stream with it.'] : [];
	}

	if (!isStreamLeft) {
		return [];
	}

	const remedy = `clickmon delete --stream ${streamName}`;
	const [place, option] = endpoint === undefined ? [`in ${region}`, `--region ${region}`] : [`at ${endpoint}`, `--endpoint ${endpoint}`];
	const price = cost === undefined || cost.leftPerHour === 0 ? 'money' : `about ${formatDollars(cost.leftPerHour)} an hour`;
	const isCharged = cost?.isOnAws ?? (endpoint === undefined);
	return [`The stream ${streamName} is still there ${place}${isCharged ? ` and still costs ${price}` : ''}: ${remedy} ${option}`];
};

const proofText = ({read, inFlight, duplicates, lost, orderViolations}: NonNullable<SessionSummary['proof']>): string => {
	const order = orderViolations === 0 ? 'kept' : `broken ${grouped(orderViolations)} times`;
	return `Own events: ${grouped(read)} read back, ${inFlight === 0 ? '' : `${grouped(inFlight)} not read yet, `}${grouped(duplicates)} twice, ${grouped(lost)} lost, order per key ${order}.`;
};

/**
What a session says when it ends: what was sent, accepted and read, and what it leaves behind. One line each; what holds for the whole session is said with the last stream.
*/
export const exitSummary = (summary: SessionSummary, isLast = true): readonly string[] => {
	const {streamName, durationMilliseconds, totals, read, isSample = false, proof, leftovers} = summary;
	const {sent, accepted, throttled, refused} = totals;
	const trouble = [
		...(throttled > 0 ? [`throttled ${grouped(throttled)}`] : []),
		...(refused > 0 ? [`failed ${grouped(refused)}`] : []),
	];
	return [
		`${streamName}: ${[`sent ${grouped(sent)}`, `accepted ${grouped(accepted)}`, ...trouble, `read ${grouped(read)}${isSample ? ' (a sample)' : ''}`].join(', ')} in ${prettyMilliseconds(durationMilliseconds, SHOWN_AS_LASTING)}.`,
		...(proof && sent > 0 ? [proofText(proof)] : []),
		...costText(summary),
		...leftovers,
		...whatIsLeft(summary, isLast),
	];
};
