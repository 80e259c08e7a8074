import {CLOUDWATCH} from '../../aws/readers/services.js';
import type {Connection} from '../../kinesis/client/connection.js';
import type {Clock} from '../../time/clock.js';

type Limits = {readonly clock: Clock; readonly signal: AbortSignal};

/**
What each of these streams takes in, in records a second, as far as CloudWatch says so. Where it may not be asked, or there is none, nobody knows: the map is empty. Never throws.
*/
export const intakeByCloudWatch = async (connection: Connection, streamNames: readonly string[], {clock, signal}: Limits): Promise<ReadonlyMap<string, number>> => {
	try {
		const access = await connection.accessTo?.(CLOUDWATCH);
		if (access === undefined || streamNames.length === 0) {
			return new Map();
		}

		const {getIncomingRecords} = await import('../../aws/readers/reader-services.js');
		return await getIncomingRecords(access, streamNames, {now: clock.now(), signal});
	} catch {
		return new Map();
	}
};
