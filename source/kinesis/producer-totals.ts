/**
What the service said about what was put; never what was merely sent. After a drain `sent = accepted + refused`.
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
	Records put again after a lost response: each may stand twice in the stream.
	*/
	possibleDuplicates: number;
};
