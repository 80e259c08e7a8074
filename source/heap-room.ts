import {PerformanceObserver} from 'node:perf_hooks';
import process from 'node:process';
import v8 from 'node:v8';

/**
The newest V8 that the flags were tried with: one that does not know a flag says so on stderr.
*/
const NEWEST_TRIED_V8 = 14;

const MEGABYTE = 1024 * 1024;

/**
V8 doubles the young generation when much of it is still alive, or leaves it as it is.
*/
const growth = {double: 2, none: 1} as const;

/**
V8's young generation has two halves, of which one is in use. Whole MB: what its pages take for themselves is left out.
*/
const halfOfYoung = (): number => Math.floor(v8.getHeapSpaceStatistics().find(({space_name: name}) => name === 'new_space')!.space_size / 2 / MEGABYTE);

export type HeapRoom = {
	/**
	How large a half of the young generation may become, in MB. Records live for as long as their answer is worked on; where they do not fit in, they are copied, and collected at a higher price.
	*/
	readonly youngMegabytes: number;
	/**
	V8 collects its old generation, and dead buffers with it, when it has grown by this much over what was alive at the last collection, in percent.
	*/
	readonly growthPercent: number;
};

/**
Gives the heap more room than bin/clickmon.js does, which sets what suits a screen with some thousand records a second. V8's own limits would take 150 MB more, and are no faster for it. For the rest of the process.
*/
export const giveHeapRoom = ({youngMegabytes, growthPercent}: HeapRoom): void => {
	if (Number(process.versions.v8.split('.', 1)[0]) > NEWEST_TRIED_V8) {
		return;
	}

	v8.setFlagsFromString(`--heap-growing-percent=${growthPercent}`);
	let set: number | undefined;
	// The largest size cannot be set any more once V8 runs, but whether to grow can.
	const look = () => {
		const factor = halfOfYoung() * growth.double <= youngMegabytes ? growth.double : growth.none;
		if (factor === set) {
			return;
		}

		set = factor;
		v8.setFlagsFromString(`--semi-space-growth-factor=${factor}`);
	};

	look();
	// It grows in a collection, and at no other time.
	new PerformanceObserver(look).observe({entryTypes: ['gc']});
};

/**
For records that come or go as fast as they can. Each is the smallest room with which no more processor time is taken than with V8's own: `tail` keeps no record, a dashboard the newest, a producer those that are not answered yet, and the embedded endpoint on its own has its records in buffers.
*/
export const TAIL_ROOM: HeapRoom = {youngMegabytes: 4, growthPercent: 100};
export const DASHBOARD_ROOM: HeapRoom = {youngMegabytes: 8, growthPercent: 100};
export const PRODUCER_ROOM: HeapRoom = {youngMegabytes: 16, growthPercent: 100};
export const ENDPOINT_ROOM: HeapRoom = {youngMegabytes: 8, growthPercent: 100};
