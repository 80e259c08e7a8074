import {isPacked, unpacked} from '../unpack/unpack.js';
import {contentOf} from './content.js';
import type {FilterFault, Term} from './expression.js';
import {isFieldAs, type FilterRecord} from './field.js';
import {parseFilter} from './parse.js';
import {textPattern, type Pattern, type Range} from './pattern.js';
import {Unreadable} from './unreadable.js';

export type {FilterFault} from './expression.js';
export type {FilterRecord} from './field.js';
export type {Range} from './pattern.js';

/**
Decides which records are shown.
*/
export type Filter = {
	/**
	As it was typed.
	*/
	readonly text: string;
	/**
	Whether the record passes, or a record that is packed in it.
	*/
	matches(source: FilterRecord): boolean;
	/**
	Why the first unreadable record did not pass; undefined while there is none.
	*/
	readonly unreadable?: string | undefined;
	/**
	The sequence number of that record, as the endpoint gave it.
	*/
	readonly unreadableRecord?: string | undefined;
	/**
	The parts of a shown text that match, in order and without overlaps.
	*/
	highlight(text: string): readonly Range[];
};

const isTermTrue = (source: FilterRecord, term: Term): boolean => {
	const isTrue = term.type === 'field'
		? isFieldAs(source, term)
		: term.pattern.test(source.record.PartitionKey) || term.pattern.test(contentOf(source.record).text ?? '');
	return isTrue !== term.isInverted;
};

/**
What is marked on the screen for a term: not what it excludes, and not what it compares in size.
*/
const visiblePattern = (term: Term): Pattern | undefined => {
	if (term.isInverted) {
		return undefined;
	}

	if (term.type === 'text' || term.operator === '~') {
		return term.pattern;
	}

	return term.operator === '=' && term.field !== 'shard' ? textPattern(term.wanted.text) : undefined;
};

const withoutOverlaps = (ranges: readonly Range[]): readonly Range[] => {
	const kept: Range[] = [];
	for (const range of ranges.toSorted((a, b) => a.start === b.start ? b.end - a.end : a.start - b.start)) {
		if (range.start >= (kept.at(-1)?.end ?? 0)) {
			kept.push(range);
		}
	}

	return kept;
};

/**
The filter of an expression, or the fault in it. Every record passes an empty expression. A duration, such as `ts>15m`, counts back from `now`, in ms since the epoch. The grammar is in docs/filters.md.
*/
export const createFilter = (text: string, now = Date.now()): Filter | FilterFault => {
	const expression = parseFilter(text, now);
	if ('message' in expression) {
		return expression;
	}

	const {alternatives, isInverted} = expression;
	let unreadable: {readonly sequenceNumber: string; readonly reason: string} | undefined;
	const isPassing = (source: FilterRecord): boolean => {
		try {
			return alternatives.some(terms => terms.every(term => isTermTrue(source, term))) !== isInverted;
		} catch (error) {
			if (!(error instanceof Unreadable)) {
				throw error;
			}

			const {shardId, record: {SequenceNumber: sequenceNumber}} = source;
			unreadable ??= {sequenceNumber, reason: `The filter does not let record ${sequenceNumber} of ${shardId} pass: ${error.message}.`};
			return false;
		}
	};

	const patterns = isInverted ? [] : alternatives.flat().map(term => visiblePattern(term)).filter(pattern => pattern !== undefined);
	return {
		text,
		matches: source => isPacked(source.record.Data)
			? unpacked(source.record).some(record => isPassing({shardId: source.shardId, record}))
			: isPassing(source),
		get unreadable() {
			return unreadable?.reason;
		},
		get unreadableRecord() {
			return unreadable?.sequenceNumber;
		},
		highlight: shown => withoutOverlaps(patterns.flatMap(pattern => pattern.find(shown))),
	};
};

export const isFault = (result: Filter | FilterFault): result is FilterFault => 'message' in result;

/**
A fault in one sentence.
*/
export const faultText = ({position, message}: FilterFault): string => `${message} (at character ${position + 1})`;
