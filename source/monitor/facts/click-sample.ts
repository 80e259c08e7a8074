import {Buffer} from 'node:buffer';
import type {KinesisRecord} from '../../service/record.js';
import type {Random} from '../../random.js';
import {isPacked} from '../../records/unpack/unpack.js';
import {createFrequentItems, type FrequentItems} from './frequent-items.js';
import {sampledContent} from './sampled-content.js';
import {createSlidingMinute} from './sliding-minute.js';

/**
A third of a per cent of a core or so.
*/
export const SAMPLES_PER_SECOND = 200;

/**
Unpacking takes so many times as long as parsing, or longer.
*/
const PACKED_COST = 8;

/**
Click events are small; a large record is not parsed to find out that it is none.
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
Which urls and users the click events among the records name, from at most SAMPLES_PER_SECOND records a second that are drawn at random.
*/
export type ClickSample = {
	/**
	`now` is clock time in ms. Costs nothing for a record that is not drawn.
	*/
	take(records: readonly KinesisRecord[], now: number): void;
	parts(now: number): readonly ClickPart[];
};

const createPart = (): ClickPart => ({sampled: 0, urls: createFrequentItems(COUNTED_VALUES), users: createFrequentItems(COUNTED_VALUES)});

/**
A copy: a part of a text would keep all of it in memory.
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
	// Every so many records one is drawn, by what the second before brought.
	let stride = 1;
	// Records that pass before the next one is drawn.
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

	// On average `stride`; at random, because streams have rhythms.
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
