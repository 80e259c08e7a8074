// The rooms that `npm run mutate` gives a score, each with the tests that have to notice its faults.
type MutatedRoom = {
	/**
	Where the room's own tests are.
	*/
	readonly tests: readonly string[];
	/**
	Tests of whole runs, a second or more each: they show that the parts work together, and would make a room take hours.
	*/
	readonly leftOut?: readonly string[];
	/**
	The most that one test may take, in ms, if five seconds are not enough while all code is counted.
	*/
	readonly testTimeout?: number;
};

export const mutatedRooms: Readonly<Record<string, MutatedRoom>> = {
	// Its tests wait for nothing, but some read 10 MiB. Stryker ends a fault that makes one run for ever.
	records: {tests: ['test/records'], leftOut: ['test/records/largest-records.test.ts'], testTimeout: 60_000},
	'kinesis/producing': {
		tests: ['test/kinesis/producing'],
		leftOut: ['test/kinesis/producing/producer-faults.test.ts', 'test/kinesis/producing/producer-throughput.test.ts'],
	},
	'kinesis/reading': {tests: ['test/kinesis/reading'], leftOut: ['test/kinesis/reading/reshard.test.ts']},
	monitor: {tests: ['test/monitor'], leftOut: ['test/monitor/session.test.ts', 'test/monitor/lab/lab-session.test.ts'], testTimeout: 60_000},
	actions: {tests: ['test/actions'], testTimeout: 60_000},
	shell: {tests: ['test/shell']},
	'ui/keys': {tests: ['test/ui/keys']},
	'local/operations': {tests: ['test/local/conformance']},
};

/**
The room that a folder or a file belongs to: `records/filter` is part of `records`.
*/
export const roomOf = (place: string): string | undefined => Object.keys(mutatedRooms).find(room => place === room || place.startsWith(`${room}/`));
