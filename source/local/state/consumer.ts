/**
A registered fan-out consumer.
*/
export type Consumer = {
	readonly name: string;
	readonly arn: string;
	/**
	Milliseconds since the epoch.
	*/
	readonly createdAt: number;
	/**
	CREATING until then (clock time in ms).
	*/
	readonly activeAt: number;
	/**
	DELETING until then, and then gone; undefined while registered.
	*/
	goneAt: number | undefined;
	readonly tags: Map<string, string>;
	policy: string | undefined;
};

export type ConsumerStatus = 'CREATING' | 'ACTIVE' | 'DELETING';

export const consumerStatus = (consumer: Consumer, now: number): ConsumerStatus => {
	if (consumer.goneAt !== undefined) {
		return 'DELETING';
	}

	return now < consumer.activeAt ? 'CREATING' : 'ACTIVE';
};

export const isGone = (consumer: Consumer, now: number): boolean => consumer.goneAt !== undefined && now >= consumer.goneAt;
