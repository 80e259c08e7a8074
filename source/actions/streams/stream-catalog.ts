import type {Clock} from '../../time/clock.js';
import type {Connection} from '../../kinesis/client/connection.js';
import {explainError} from '../../kinesis/errors/explain-error.js';
import {DESCRIBE_STREAM_SUMMARY_CALLS_PER_SECOND, LIST_STREAMS_CALLS_PER_SECOND} from '../../service/limits.js';
import {listStreamPages} from '../../kinesis/streams/stream-listing.js';
import {describeStream} from '../../kinesis/streams/stream.js';
import type {ListedStreamWithShards} from './stream-listing.js';

/**
The streams of an account and region, as far as they have been listed.
*/
export type StreamCatalog = {
	/**
	By name.
	*/
	readonly streams: readonly ListedStreamWithShards[];
	/**
	What the streams take in, in records a second, by name; only of those of which somebody knows.
	*/
	readonly intake: ReadonlyMap<string, number>;
	/**
	False while there are more to come.
	*/
	readonly isComplete: boolean;
	/**
	Why there are no more, in one line; undefined while all is well.
	*/
	readonly problem: string | undefined;
};

export const emptyCatalog: StreamCatalog = {
	streams: [], intake: new Map(), isComplete: false, problem: undefined,
};

export type CatalogLoading = {
	/**
	Asks next for the details of these streams, which are on the screen; once each.
	*/
	describe(names: readonly string[]): void;
	/**
	Asks what these streams take in; once each.
	*/
	measure(names: readonly string[]): void;
	stop(): void;
};

export type CatalogOptions = {
	readonly connection: Connection;
	readonly profile?: string;
	readonly clock: Clock;
	readonly signal: AbortSignal;
	/**
	What these streams take in, where that can be known. Never rejects.
	*/
	intakeOf?(names: readonly string[]): Promise<ReadonlyMap<string, number>>;
	/**
	With each page and each detail.
	*/
	onChange(catalog: StreamCatalog): void;
};

const CALLS_IN_FLIGHT = 4;

/**
The account shares the allowance, and the stream that is watched needs some of it: half is taken.
*/
const CALL_MILLISECONDS = (CALLS_IN_FLIGHT * 1000) / (DESCRIBE_STREAM_SUMMARY_CALLS_PER_SECOND / 2);

/**
A page is a hundred streams: the whole allowance gives five hundred in a second.
*/
const PAGE_MILLISECONDS = 1000 / LIST_STREAMS_CALLS_PER_SECOND;

/**
Lists the streams by name until all are there or it is stopped, and asks for details only of the streams on the screen: thousands of streams are too many calls. Never throws.
*/
export const loadCatalog = ({connection, profile, clock, intakeOf, onChange, ...options}: CatalogOptions): CatalogLoading => {
	const stopping = new AbortController();
	const signal = AbortSignal.any([options.signal, stopping.signal]);
	const asked = new Set<string>();
	const measured = new Set<string>();
	let wanted: string[] = [];
	let calls = 0;
	let catalog = emptyCatalog;

	const change = (changes: Partial<StreamCatalog>) => {
		if (signal.aborted) {
			return;
		}

		catalog = {...catalog, ...changes};
		onChange(catalog);
	};

	const list = async () => {
		try {
			for await (const page of listStreamPages(connection, signal)) {
				change({streams: [...catalog.streams, ...page.map(stream => ({...stream, openShardCount: undefined}))]});
				await clock.sleep(PAGE_MILLISECONDS, signal);
			}

			change({isComplete: true});
		} catch (error) {
			const {region, endpoint} = connection;
			change({isComplete: true, problem: explainError(error, {region, endpoint, profile}).message});
		}
	};

	const describe = async (name: string) => {
		try {
			const {status, mode, createdAt, openShardCount} = await describeStream(connection, name, signal);
			change({
				streams: catalog.streams.map(stream => stream.name === name
					? {
						...stream, status, mode, createdAt, openShardCount,
					}
					: stream),
			});
		} catch {
			// Access denied, or deleted meanwhile: the row stays as listed.
		}
	};

	// Each stream once: CloudWatch charges for each.
	const measure = async (names: readonly string[]) => {
		const found = await intakeOf?.(names);
		if (found && found.size > 0) {
			change({intake: new Map([...catalog.intake, ...found])});
		}
	};

	const work = async () => {
		calls++;
		for (let name = wanted.shift(); name !== undefined && !signal.aborted; name = wanted.shift()) {
			asked.add(name);
			const pause = clock.sleep(CALL_MILLISECONDS, signal).catch(() => undefined);
			await Promise.all([describe(name), pause]);
		}

		calls--;
	};

	void list();
	return {
		describe(names) {
			wanted = names.filter(name => !asked.has(name));
			for (let free = Math.min(CALLS_IN_FLIGHT - calls, wanted.length); free > 0; free--) {
				void work();
			}
		},
		measure(names) {
			const unmeasured = names.filter(name => !measured.has(name));
			for (const name of unmeasured) {
				measured.add(name);
			}

			if (unmeasured.length > 0) {
				void measure(unmeasured);
			}
		},
		stop() {
			stopping.abort();
		},
	};
};
