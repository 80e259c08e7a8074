import type {Access} from '../../aws/access.js';
import type {LeaseTables, TablePage} from '../../aws/readers/lease-tables.js';
import {troubleOf} from '../../aws/readers/reader-errors.js';
import {DYNAMODB} from '../../aws/readers/services.js';
import {
	readLeaseScan,
	type LeaseScanMemory,
	type ExactAnswer,
	type ScanSight,
} from '../../consumers/lease-scan.js';
import type {Clock} from '../../time/clock.js';
import {oneLine} from '../../words.js';
import type {TableView} from './consumers-view.js';

const ON_DEMAND_INTERVAL_MILLISECONDS = 10_000;
const SLOW_INTERVAL_MILLISECONDS = 30_000;

/**
What a scan takes of a provisioned table at most: the rest is the application's. A table of KCL 1 has 10 units a second.
*/
const SHARE_OF_CAPACITY = 0.25;
const ROWS_OF_PROVISIONED_PAGE = 100;

type Options = {
	readonly table: string;
	readonly tables: LeaseTables;
	readonly access: Access;
	readonly clock: Clock;
	/**
	How things stand for this scan; undefined while the stream is not known.
	*/
	sight(): Omit<ScanSight, 'at' | 'before' | 'exactOf'> | undefined;
	onChange(): void;
};

type Rows = TablePage['rows'];

/**
Scans one lease table, again and again.
*/
export type TableWatch = {
	readonly view: TableView;
	/**
	Describes the table if that is not done, and scans it once.
	*/
	scan(signal: AbortSignal): Promise<void>;
	run(signal: AbortSignal): Promise<void>;
	/**
	Takes an exact answer for a shard, and reads the last scan anew with it.
	*/
	answer(shardId: string, answer: ExactAnswer): void;
	/**
	Another stream has the name now.
	*/
	forget(): void;
};

export const createTableWatch = ({table, tables, access, clock, sight, onChange}: Options): TableWatch => {
	const exact = new Map<string, ExactAnswer>();
	let rows: Rows = [];
	let before: LeaseScanMemory = new Map();
	let memory: LeaseScanMemory = new Map();
	let readCapacity: number | undefined;
	let view: TableView = {
		table, isOnDemand: undefined, intervalMilliseconds: SLOW_INTERVAL_MILLISECONDS, scan: undefined, scannedAt: undefined, scanCount: 0, consumed: 0, consumedInAll: 0,
	};

	const change = (changes: Partial<TableView>) => {
		view = {...view, ...changes};
		onChange();
	};

	const failed = (error: unknown, right: string) => troubleOf(error, {
		service: DYNAMODB, access, right, subject: `lease table “${oneLine(table)}”`,
	});

	const canScan = async (signal: AbortSignal): Promise<boolean> => {
		try {
			const described = await tables.describe(table, signal);
			({readCapacity} = described);
			const isOnDemand = readCapacity === undefined;
			change({isOnDemand, intervalMilliseconds: isOnDemand ? ON_DEMAND_INTERVAL_MILLISECONDS : SLOW_INTERVAL_MILLISECONDS, notDescribed: undefined});
			return true;
		} catch (error) {
			signal.throwIfAborted();
			const trouble = failed(error, 'dynamodb:DescribeTable');
			// Without the right to describe it there may be one to scan it.
			const isDenied = trouble.right !== undefined;
			change(isDenied ? {notDescribed: trouble} : {trouble});
			return isDenied;
		}
	};

	const readRows = (at: number) => {
		const now = sight();
		if (now === undefined) {
			return;
		}

		const read = readLeaseScan(rows, {
			...now, at, before, exactOf: shardId => exact.get(shardId),
		});
		({memory} = read);
		change({scan: read.scan, scannedAt: at});
	};

	const collect = async (signal: AbortSignal): Promise<{readonly found: Rows; readonly consumed: number}> => {
		const found: Array<Rows[number]> = [];
		let consumed = 0;
		// Without the right to describe it, it may be a small provisioned table.
		const isGentle = view.isOnDemand !== true;
		for await (const page of tables.scan(table, isGentle ? ROWS_OF_PROVISIONED_PAGE : undefined, signal)) {
			found.push(...page.rows);
			consumed += page.consumed;
			if (isGentle) {
				await clock.sleep(1000 * page.consumed / ((readCapacity ?? 10) * SHARE_OF_CAPACITY), signal);
			}
		}

		return {found, consumed};
	};

	const scan = async (signal: AbortSignal) => {
		if (view.isOnDemand === undefined && !await canScan(signal)) {
			return;
		}

		try {
			const {found, consumed} = await collect(signal);
			rows = found;
			before = memory;
			view = {
				...view, scanCount: view.scanCount + 1, consumed, consumedInAll: view.consumedInAll + consumed, trouble: undefined,
			};
			readRows(clock.now());
		} catch (error) {
			signal.throwIfAborted();
			change({trouble: failed(error, 'dynamodb:Scan')});
		}
	};

	return {
		get view() {
			return view;
		},
		scan,
		async run(signal) {
			while (!signal.aborted) {
				if (sight() !== undefined) {
					await scan(signal);
				}

				await clock.sleep(sight() === undefined ? 1000 : view.intervalMilliseconds, signal);
			}
		},
		answer(shardId, answer) {
			exact.set(shardId, answer);
			if (view.scannedAt !== undefined) {
				readRows(view.scannedAt);
			}
		},
		forget() {
			exact.clear();
			before = new Map();
			memory = new Map();
			change({scan: undefined, scannedAt: undefined, scanCount: 0});
		},
	};
};
