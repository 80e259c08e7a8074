/**
What the service said about what was put; never what was merely sent. After a drain `sent = accepted + refused + unanswered`.
*/
export type ProducerTotals = {
	/**
	Records handed to the producer and put on the wire at least once.
	*/
	sent: number;
	/**
	Records the service acknowledged with a sequence number.
	*/
	accepted: number;
	/**
	Their data and partition keys.
	*/
	acceptedBytes: number;
	/**
	ProvisionedThroughputExceeded answers, per record; each is tried again.
	*/
	throttled: number;
	/**
	Attempts after the first, per record.
	*/
	retried: number;
	/**
	Records given up for good, after the service refused them (validation, no such stream, no permission).
	*/
	refused: number;
	/**
	Lost answers, per record. The record is put again, so each may be in the stream once more than was asked for.
	*/
	possibleDuplicates: number;
	/**
	Records that were sent and neither accepted nor refused when the producer was stopped: the stream may have them.
	*/
	unanswered: number;
};

export const noTotals = (): ProducerTotals => ({
	sent: 0,
	accepted: 0,
	acceptedBytes: 0,
	throttled: 0,
	retried: 0,
	refused: 0,
	possibleDuplicates: 0,
	unanswered: 0,
});
