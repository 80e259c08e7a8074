import type {ReadEvent} from '../../service/read-event.js';
import {changeJson} from '../../monitor/alerts/alert-json.js';
import {alertText, changeText} from '../../monitor/alerts/alert-text.js';
import {createAlertWatch} from '../../monitor/alerts/alert-watch.js';
import type {AlertChange} from '../../monitor/alerts/alert.js';
import type {AlertLook} from '../../monitor/alerts/measuring.js';
import {watchEverySecond} from '../../monitor/alerts/watch-every-second.js';
import {createShardMeters} from '../../monitor/meters/shard-meters.js';
import {sanitize} from '../../records/text/sanitize.js';
import {UserError} from '../../user-error.js';
import {createBell} from '../bell.js';
import type {CommandContext} from '../command.js';
import type {TailConfig} from './options.js';

/**
The same events; what passes is watched.
*/
type Over = (events: AsyncIterable<ReadEvent>) => AsyncIterable<ReadEvent>;

/**
Says what changed: in JSON lines on stdout, which hold nothing else with a member `alert`; for a person on stderr, or on stdout where no records are.
*/
const createTeller = ({isAlertsOnly, outputFile}: TailConfig, {output}: CommandContext) => (change: AlertChange) => {
	if (output.isJson) {
		output.json(changeJson(change));
		return;
	}

	const text = `${new Date(change.at).toISOString()}  ${changeText(change)}`;
	if (isAlertsOnly || outputFile !== undefined) {
		output.lines.write(sanitize(text));
	} else {
		output.note(text);
	}
};

/**
What passes, and how it stands.
*/
const createEventMeter = ({clock}: CommandContext) => {
	const meters = createShardMeters();
	let totalRecords = 0;
	return {
		async * over(events: AsyncIterable<ReadEvent>) {
			for await (const event of events) {
				meters.onReadEvent(event, clock.now());
				totalRecords += event.type === 'batch' ? event.records.length : 0;
				yield event;
			}
		},
		look(): AlertLook {
			const at = clock.now();
			return {
				at, totalRecords, arrivedPerSecond: meters.arrivedPerSecond(at), shards: meters.readings(at),
			};
		},
	};
};

/**
Watches for the alerts of a tail while it reads, and says what changes. `read` is to end when its signal aborts: that of the context, or an alert that ends the tail, which is thrown then.
*/
export const watchWhile = async <Result>(config: TailConfig, context: CommandContext, read: (over: Over, signal: AbortSignal) => Promise<Result>): Promise<Result> => {
	const {thresholds, isEndingOnAlert, hasBell} = config;
	const {clock, output, signal} = context;
	if (thresholds.length === 0) {
		return read(events => events, signal);
	}

	const ending = new AbortController();
	const until = AbortSignal.any([signal, ending.signal]);
	const meter = createEventMeter(context);
	const tell = createTeller(config, context);
	const ring = createBell(hasBell, clock, output.bell);
	let failure: UserError | undefined;
	const watching = watchEverySecond({
		watch: createAlertWatch(thresholds, clock.now()),
		clock,
		look: meter.look,
		onChange(change) {
			tell(change);
			ring(change);
			if (!(isEndingOnAlert && change.type === 'raised')) {
				return;
			}

			failure ??= new UserError('alert', `Alert ${alertText(change.alert)}.`);
			ending.abort();
		},
	}, until);
	try {
		const result = await read(meter.over, until);
		if (failure) {
			throw failure;
		}

		return result;
	} finally {
		ending.abort();
		await watching;
	}
};
