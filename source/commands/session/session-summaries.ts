import type {ProducerTotals} from '../../kinesis/producing/producer-totals.js';
import type {SessionSummary} from '../../monitor/session-summary.js';
import {exitSummary} from './exit-summary.js';

type Counts = Readonly<Record<string, number>>;

const sum = <Numbers extends Counts>(a: Numbers, b: Numbers): Numbers =>
	Object.fromEntries(Object.keys({...a, ...b}).map(name => [name, (a[name] ?? 0) + (b[name] ?? 0)])) as Numbers;

const isSameStream = (a: SessionSummary, b: SessionSummary): boolean => a.streamName === b.streamName && a.region === b.region && a.endpoint === b.endpoint;

/**
What it costs now is as the last visit saw it. A stream that was created in one visit is the session's own in the others.
*/
const costTogether = (a: SessionSummary['cost'], b: SessionSummary['cost']): SessionSummary['cost'] => b && {...b, spent: b.spent + (a?.spent ?? 0), isOwn: b.isOwn || a?.isOwn === true};

const together = (a: SessionSummary, b: SessionSummary): SessionSummary => ({
	...b,
	durationMilliseconds: a.durationMilliseconds + b.durationMilliseconds,
	totals: sum<ProducerTotals>(a.totals, b.totals),
	read: a.read + b.read,
	proof: a.proof && b.proof ? sum(a.proof as Counts, b.proof as Counts) as SessionSummary['proof'] : (a.proof ?? b.proof),
	leftovers: [...a.leftovers, ...b.leftovers],
	hasActed: a.hasActed === true || b.hasActed === true,
	cost: costTogether(a.cost, b.cost),
});

/**
The visits of each stream as one.
*/
export const byStream = (visits: readonly SessionSummary[]): readonly SessionSummary[] => {
	const streams: SessionSummary[] = [];
	for (const visit of visits) {
		const known = streams.findIndex(stream => isSameStream(stream, visit));
		if (known === -1) {
			streams.push(visit);
		} else {
			streams[known] = together(streams[known]!, visit);
		}
	}

	return streams;
};

const hasDoneSomething = ({totals, leftovers, hasActed}: SessionSummary): boolean => totals.sent > 0 || leftovers.length > 0 || hasActed === true;

/**
The last lines of a session: the streams where something was done, or else the last stream.
*/
export const sessionSummaries = (visits: readonly SessionSummary[]): readonly string[] => {
	const active = byStream(visits).filter(summary => hasDoneSomething(summary));
	const told = active.length > 0 ? active : visits.slice(-1);
	return told.flatMap((summary, index) => exitSummary(summary, index === told.length - 1));
};
