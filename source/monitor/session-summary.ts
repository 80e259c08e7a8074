import type {ProducerTotals} from '../kinesis/producing/producer-totals.js';
import type {Snapshot} from './snapshot.js';

/**
What a session did, for the lines that are printed at its end.
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
	As far as this session knows: on AWS a stream that is left costs money.
	*/
	readonly isStreamLeft: boolean;
	readonly proof: Snapshot['producer']['proof'];
	/**
	What could not be undone at the end, with what to do, one line each.
	*/
	readonly leftovers: readonly string[];
	/**
	Whether the stream was created, scaled or deleted from here, or that was tried.
	*/
	readonly hasActed?: boolean;
};

export const summarize = (snapshot: Snapshot, startedAt: number, {leftovers, hasActed}: Pick<SessionSummary, 'leftovers' | 'hasActed'>): SessionSummary => {
	const {state, producer, feed} = snapshot;
	return {
		streamName: state.streamName,
		region: state.region,
		endpoint: state.endpoint,
		isEmbedded: state.isEmbedded,
		durationMilliseconds: snapshot.at - startedAt,
		totals: {...producer.totals},
		read: feed.totalRecords,
		isStreamLeft: state.stream !== undefined && state.stream.status !== 'DELETING',
		proof: producer.proof,
		leftovers,
		hasActed,
	};
};
