import type {ActionSession} from '../../source/actions/run-action.js';
import {createMonitor} from '../../source/monitor/monitor.js';
import type {MonitorOptions} from '../../source/monitor/monitor-options.js';
import {seededRandom} from '../../source/random.js';
import {systemClock} from '../../source/time/clock.js';
import type {Embedded} from '../helpers/embedded.js';

/**
What the monitors of the tests have in common.
*/
export const monitorOptions = () => ({
	random: seededRandom(1), isReadOnly: false, from: {type: 'latest'}, readingMode: 'polling', consumerName: 'clickmon-test',
} as const satisfies Partial<MonitorOptions>);

/**
A session under the system's clock, on an embedded Kinesis, with the actions of the dashboard.
*/
export const startSession = ({connection}: Embedded, options: Pick<MonitorOptions, 'streamName'> & Partial<MonitorOptions>) => {
	const ending = new AbortController();
	const monitor = createMonitor({
		...monitorOptions(), connection, clock: systemClock, pollIntervalMilliseconds: 200, rate: 50, ...options,
	});
	const {producer, reader} = monitor;
	const session: ActionSession = {
		connection, streamName: options.streamName, clock: systemClock, signal: ending.signal, platform: 'linux', monitor, producer, reader,
	};
	const ended = monitor.run(ending.signal);
	return {
		monitor,
		session,
		async end() {
			ending.abort();
			await ended;
		},
	};
};
