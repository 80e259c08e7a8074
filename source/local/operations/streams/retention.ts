import {RETENTION_HOURS, STREAM_SETTINGS_CALLS_PER_SECOND} from '../../../service/limits.js';
import {defineOperation} from '../../define-operation.js';
import {invalidArgument} from '../../errors.js';
import {dropExpired} from '../../state/trim.js';
import {findActiveStream} from '../../state/find-stream.js';
import {streamMembers} from '../../validation/members.js';
import {integer} from '../../validation/shapes.js';
import {required} from '../../validation/shape.js';

const retentionInput = {...streamMembers, RetentionPeriodHours: required(integer())};

const rate = {perSecond: STREAM_SETTINGS_CALLS_PER_SECOND, per: 'stream'} as const;

const checkHours = (hours: number) => {
	if (hours < RETENTION_HOURS.minimum) {
		throw invalidArgument(`Minimum allowed retention period is ${RETENTION_HOURS.minimum} hours. Requested retention period (${hours} hours) is too short.`);
	}

	if (hours > RETENTION_HOURS.maximum) {
		throw invalidArgument(`Maximum allowed retention period is ${RETENTION_HOURS.maximum} hours. Requested retention period (${hours} hours) is too long.`);
	}
};

/**
B: what has expired before stays gone.
*/
export const IncreaseStreamRetentionPeriod = defineOperation({
	input: retentionInput,
	rate,
	isMutation: true,
	run(account, input) {
		const stream = findActiveStream(account, input);
		const hours = input.RetentionPeriodHours;
		checkHours(hours);
		if (hours < stream.retentionHours) {
			throw invalidArgument(`Requested retention period (${hours} hours) for stream ${stream.name} `
				+ `can not be shorter than existing retention period (${stream.retentionHours} hours). Use DecreaseRetentionPeriod API.`);
		}

		dropExpired(account, stream, account.clock.now());
		stream.retentionHours = hours;
		return {};
	},
});

/**
B: records older than the new period are gone at once.
*/
export const DecreaseStreamRetentionPeriod = defineOperation({
	input: retentionInput,
	rate,
	isMutation: true,
	run(account, input) {
		const stream = findActiveStream(account, input);
		const hours = input.RetentionPeriodHours;
		checkHours(hours);
		if (hours > stream.retentionHours) {
			throw invalidArgument(`Requested retention period (${hours} hours) for stream ${stream.name} `
				+ `can not be longer than existing retention period (${stream.retentionHours} hours). Use IncreaseRetentionPeriod API.`);
		}

		stream.retentionHours = hours;
		dropExpired(account, stream, account.clock.now());
		return {};
	},
});
