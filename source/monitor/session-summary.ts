import type {ProducerTotals} from '../kinesis/producing/producer-totals.js';
import type {CostView} from './cost/cost-part.js';
import type {Snapshot} from './snapshot.js';
import type {ProducerView} from './producing/producer-view.js';

/**
The results of a session, for the lines at its end.
*/
export type SessionSummary = {
	readonly streamName: string;
	readonly region: string;
	readonly endpoint: string | undefined;
	readonly isEmbedded: boolean;
	readonly durationMilliseconds: number;
	readonly totals: Readonly<ProducerTotals>;
	readonly read: number;
	/**
	Only a sample was read, of a part of the time at least.
	*/
	readonly isSample?: boolean | undefined;
	/**
	As far as this session knows. On AWS a stream that stays costs money.
	*/
	readonly isStreamLeft: boolean;
	readonly proof: Snapshot['producer']['proof'];
	/**
	What could not be undone at the end, and what to do; one line each.
	*/
	readonly leftovers: readonly string[];
	/**
	Whether this session created, scaled or deleted the stream, or tried to.
	*/
	readonly hasActed?: boolean;
	/**
	The cost of the stream, now and in total; on other endpoints what it would cost on AWS.
	*/
	readonly cost?: CostView;
};

export const summarize = (snapshot: Pick<Snapshot, 'at' | 'state' | 'feed' | 'cost' | 'reading'> & Pick<ProducerView, 'totals' | 'proof'>, startedAt: number, {leftovers, hasActed}: Pick<SessionSummary, 'leftovers' | 'hasActed'>): SessionSummary => {
	const {state, totals, proof, feed, reading} = snapshot;
	return {
		streamName: state.streamName,
		region: state.region,
		endpoint: state.endpoint,
		isEmbedded: state.isEmbedded,
		durationMilliseconds: snapshot.at - startedAt,
		totals: {...totals},
		read: feed.totalRecords,
		isSample: reading.hasSkipped === true ? true : undefined,
		isStreamLeft: state.stream !== undefined && state.stream.status !== 'DELETING',
		proof,
		leftovers,
		hasActed,
		cost: snapshot.cost,
	};
};
