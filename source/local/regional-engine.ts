import {existsSync, readdirSync} from 'node:fs';
import path from 'node:path';
import {createEngine} from './engine.js';
import {limitExceeded} from './errors.js';
import type {Engine} from './operation.js';
import type {EngineOptions} from './options.js';
import type {Account, Throttled} from './state/account.js';

/**
AWS has about 40. A bound, so that made-up names do not use up the memory.
*/
const MAX_REGIONS = 64;

/**
As AWS names them: eu-west-1, us-gov-east-1.
*/
const REGION = /^[a-z]{2,}(?:-[a-z]+)+-\d$/v;

const REGIONS_FOLDER = 'regions';

/**
An engine for the account in every region that is asked for. `region` is the one of calls that say none; only it has the streams of the start. They share `maxBytes`, and each keeps its data in a folder of its own.
*/
export const createRegionalEngine = (options: EngineOptions & {readonly region: string}): Engine => {
	const {region: home, dataDirectory} = options;
	const neighbours = new Set<Account>();
	const folderOf = (region: string) => dataDirectory === undefined ? undefined : path.join(dataDirectory, REGIONS_FOLDER, region);
	const homeEngine = createEngine(options, neighbours);
	const engines = new Map([[home, homeEngine]]);

	const open = (region: string): Engine => {
		const engine = createEngine({
			...options,
			region,
			streams: [],
			dataDirectory: folderOf(region),
		}, neighbours);
		engines.set(region, engine);
		return engine;
	};

	const close = () => {
		for (const engine of engines.values()) {
			engine.close();
		}
	};

	// Kept data counts from the start, and an unusable folder is reported at the start.
	const kept = dataDirectory === undefined ? undefined : path.join(dataDirectory, REGIONS_FOLDER);
	try {
		for (const region of kept !== undefined && existsSync(kept) ? readdirSync(kept) : []) {
			if (region !== home && REGION.test(region)) {
				open(region);
			}
		}
	} catch (error) {
		close();
		throw error;
	}

	return {
		...homeEngine,
		inRegion(region) {
			const known = REGION.test(region) ? engines.get(region) : homeEngine;
			if (known) {
				return known;
			}

			if (engines.size >= MAX_REGIONS) {
				throw limitExceeded(`This endpoint keeps ${MAX_REGIONS} regions, and ${region} would be one more.`);
			}

			return open(region);
		},
		usage() {
			const total = {retainedBytes: 0, retainedRecords: 0, trimmedRecords: 0};
			const throttled: Record<string, Throttled> = {};
			for (const engine of engines.values()) {
				const usage = engine.usage();
				total.retainedBytes += usage.retainedBytes;
				total.retainedRecords += usage.retainedRecords;
				total.trimmedRecords += usage.trimmedRecords;
				for (const [name, {records, reads}] of Object.entries(usage.throttled)) {
					const {records: before = 0, reads: readsBefore = 0} = throttled[name] ?? {};
					throttled[name] = {records: before + records, reads: readsBefore + reads};
				}
			}

			return {...total, throttled};
		},
		close,
	};
};
