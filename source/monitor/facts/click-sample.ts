import {Buffer} from 'node:buffer';
import type {KinesisRecord} from '../../service/record.js';
import type {Random} from '../../random.js';
import {isPacked} from '../../records/unpack/unpack.js';
import {createFrequentItems, type FrequentItems} from './frequent-items.js';
import {sampledContent} from './sampled-content.js';
import {createSlidingMinute} from './sliding-minute.js';

/**
This takes about a third of a per cent of a core.
*/
export const SAMPLES_PER_SECOND = 200;

/**
Unpacking takes at least this many times as long as parsing.
*/
const PACKED_COST = 8;

/**
Click events are small, so a large record is not parsed.
*/
const MAX_PARSED_BYTES = 16 * 1024;

const LONGEST_VALUE = 200;
const COUNTED_VALUES = 64;
const OPENING_BRACE = 0x7B;

export type ClickPart = {
	sampled: number;
	readonly urls: FrequentItems;
	readonly users: FrequentItems;
};

/**
The urls and users of click events, from a random sample of at most SAMPLES_PER_SECOND records a second.
*/
export type ClickSample = {
	/**
	`now` is clock time in ms. A record outside the sample costs nothing.
	*/
	take(records: readonly KinesisRecord[], now: number): void;
	parts(now: number): readonly ClickPart[];
};

const createPart = (): ClickPart => ({sampled: 0, urls: createFrequentItems(COUNTED_VALUES), users: createFrequentItems(COUNTED_VALUES)});

/**
A copy: a part of a text would keep the whole text in memory.
*/
const cut = (text: string): string => text.length > LONGEST_VALUE ? Buffer.from(text.slice(0, LONGEST_VALUE)).toString() : text;

const parse = (data: Uint8Array): unknown => {
	if (data[0] !== OPENING_BRACE || data.length > MAX_PARSED_BYTES) {
		return undefined;
	}

	try {
		return JSON.parse(Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString());
	} catch {
		return undefined;
	}
};

const note = (part: ClickPart, data: Uint8Array) => {
	part.sampled++;
	const {url, user_id: userId} = (parse(data) ?? {}) as {url?: unknown; user_id?: unknown};
	if (typeof url === 'string') {
		part.urls.add(cut(url), 0, '');
	}

	if (typeof userId === 'string' || typeof userId === 'number') {
		part.users.add(cut(String(userId)), 0, '');
	}
};

export const createClickSample = (random: Random): ClickSample => {
	const minute = createSlidingMinute(createPart);
	let second = 0;
	let inSecond = 0;
	let budget = SAMPLES_PER_SECOND;
	// One of this many records is in the sample; the number comes from the second before.
	let stride = 1;
	// Records until the next one in the sample.
	let toPass = 0;

	const turnSecond = (now: number) => {
		const current = Math.floor(now / 1000);
		if (current === second) {
			return;
		}

		stride = Math.max(1, inSecond / SAMPLES_PER_SECOND);
		second = current;
		inSecond = 0;
		budget = SAMPLES_PER_SECOND;
	};

	// `stride` on average, but random, because streams have rhythms.
	const step = (): number => stride === 1 ? 1 : 1 + Math.floor(random() * ((2 * stride) - 1));

	return {
		take(records, now) {
			turnSecond(now);
			inSecond += records.length;
			while (toPass < records.length && budget > 0) {
				const {Data: data} = records[toPass]!;
				const isUnpacked = data.length <= MAX_PARSED_BYTES && isPacked(data);
				note(minute.at(now), isUnpacked ? sampledContent(data, random) : data);
				budget -= isUnpacked ? PACKED_COST : 1;
				toPass += step();
			}

			toPass = Math.max(0, toPass - records.length);
		},
		parts: now => minute.parts(now),
	};
};
