import type {StreamChoice} from '../../monitor/stream-choice.js';
import {MOST_TABS} from '../../monitor/tabs-view.js';
import type {FeedLimits} from '../../monitor/feed/feed-buffer.js';
import {badValue} from '../../typed/values.js';
import type {Look} from '../../ui/appearance/appearance.js';
import {isThemeName, themes, type ThemeName} from '../../ui/appearance/theme.js';
import {type AlertOptions, alertOptions, readAlertOptions} from '../options/alert-options.js';
import {
	arnWithLocal,
	type CommonOptions,
	local,
	noLimits,
	stream,
} from '../options/common-options.js';
import {type ConsumerOptions, consumerOptions, readConsumerOptions} from '../options/consumer-options.js';
import {type EventOptions, eventOptions, readEventOptions} from '../options/event-options.js';
import {decode, type DecodeOptions, readDecodeOptions} from '../options/decode-option.js';
import {type Flags, wrongUsage} from '../options/flags.js';
import {option} from '../options/option.js';
import {type PriceOptions, priceOptions, readPriceOptions} from '../options/price-options.js';
import {
	checkSample,
	type ReadingOptions,
	readingOptions,
	readReadingOptions,
} from '../options/reading-options.js';
import {
	record,
	type RecordOptions,
	readRecordOptions,
	recordOptions,
} from '../options/record-options.js';
import {readOnly, shards} from '../options/shared-options.js';
import {wholeNumberFrom} from '../options/values.js';
import {type LabSources, readSources} from '../lab/sources.js';
import {bufferSize} from './buffer-size.js';

type SessionOptions = EventOptions & ReadingOptions & AlertOptions & ConsumerOptions & PriceOptions & RecordOptions & DecodeOptions & {
	readonly isReadOnly: boolean;
	/**
	The keys that write need no yes where the stream is not on this machine.
	*/
	readonly mayWrite: boolean;
	/**
	Open shards of a stream that the session creates.
	*/
	readonly shardCount: number;
	readonly feedLimits: FeedLimits | undefined;
	readonly look: Look;
	/**
	The step at which the lab's guide opens at once; undefined leaves it closed.
	*/
	readonly guideStep: number | 'next' | undefined;
	/**
	Whether `--local` begins with a stream and a producer.
	*/
	readonly hasScenery: boolean;
	readonly sources: LabSources;
	/**
	The streams of the further tabs.
	*/
	readonly otherStreams: readonly StreamChoice[];
};

export type SessionConfig = CommonOptions & SessionOptions;

/**
The name of a theme; both spellings of colour.
*/
const readTheme = (name: string, text: string): ThemeName => {
	const wanted = text.toLowerCase().replace(/^color/v, 'colour');
	if (isThemeName(wanted)) {
		return wanted;
	}

	throw badValue(name, text, 'default, high-contrast or colour-blind');
};

export const theme = option('--theme NAME', 'Colours of the dashboard: default, high-contrast or colour-blind (default)', {read: readTheme, lasting: {}, choices: Object.keys(themes)});
export const ascii = option('--ascii', 'Draw nothing but ASCII: for fonts that have no more', {lasting: {}});
export const large = option('--large', 'Fewer, larger things on the dashboard: for a projector', {lasting: {}});
const buffer = option('--buffer SIZE', 'What the feed keeps to scroll and filter, in records or bytes: 50000, 128MB (10000)', {read: bufferSize, lasting: {}});

const write = option('--write', 'Let keys change a stream that is not on this machine without asking first', {lasting: {}});

const LAST_STEP = 8;

const guide = option('--lab N', 'Open the lab’s guide at this step, 0 to 8; the key g opens it too', {read: wholeNumberFrom(0, LAST_STEP)});

export const sessionOptions = [
	readOnly,
	write,
	shards,
	theme,
	ascii,
	large,
	guide,
	...eventOptions,
	...readingOptions,
	decode,
	buffer,
	...alertOptions,
	...consumerOptions,
	...priceOptions,
	...recordOptions,
	noLimits,
];

/**
The streams that the session watches side by side.
*/
export const streams = option('--stream NAME ...', 'The stream, by its name or its ARN ($STREAM, else clickstream-lab); repeated, each has a tab on the keys 1 to 9', {read: stream.read, lasting: stream.lasting});

/**
The streams after the first, each once. Throws a UserError.
*/
const readOtherStreams = (flags: Flags, {recordFile}: RecordOptions): readonly StreamChoice[] => {
	const choices = flags.values(streams);
	const identity = ({streamName, arn, region}: StreamChoice): string => arn ?? `${region ?? ''} ${streamName}`;
	const others = choices.filter((choice, index) => choices.findIndex(one => identity(one) === identity(choice)) === index).slice(1);
	if (others.length >= MOST_TABS) {
		throw wrongUsage(`A session watches ${MOST_TABS} streams at most: give --stream ${MOST_TABS} times at most.`);
	}

	if (recordFile !== undefined && others.length > 0) {
		throw wrongUsage('--record takes one stream at a time: give --stream once, or leave out --record.');
	}

	const foreign = flags.has(local) ? others.find(({arn}) => arn !== undefined) : undefined;
	if (foreign) {
		throw arnWithLocal(foreign.streamName);
	}

	return others;
};

/**
Throws a UserError for an alert that could never be raised.
*/
const checkConsumerLag = ({thresholds}: AlertOptions, {leaseTables, isDiscoveringTables}: ConsumerOptions): void => {
	if (!isDiscoveringTables && leaseTables.length === 0 && thresholds.some(({measure}) => measure === 'consumer-lag')) {
		throw wrongUsage('--alert consumer-lag looks at lease tables: name one with --kcl TABLE, or look for them with --discover.');
	}
};

/**
How somebody wants it to look.
*/
export const readLook = (flags: Flags): Look => ({theme: flags.value(theme) ?? 'default', isAscii: flags.has(ascii), isLarge: flags.has(large)});

/**
Throws a UserError.
*/
export const readSessionOptions = (flags: Flags): SessionOptions => {
	const recording = readRecordOptions(flags);
	const consumers = readConsumerOptions(flags);
	const alerts = readAlertOptions(flags);
	checkConsumerLag(alerts, consumers);
	const reading = readReadingOptions(flags);
	checkSample(flags, reading.from, [
		[local, 'proves that each of its own events arrives'],
		[guide, 'checks by the records that are read'],
		[record, 'keeps what is read, to be looked at as a whole'],
	]);
	return {
		...readEventOptions(flags),
		...reading,
		...alerts,
		...consumers,
		...readPriceOptions(flags),
		...recording,
		...readDecodeOptions(flags),
		otherStreams: readOtherStreams(flags, recording),
		isReadOnly: flags.has(readOnly),
		mayWrite: flags.has(write),
		shardCount: flags.value(shards) ?? 1,
		feedLimits: flags.value(buffer),
		guideStep: flags.value(guide),
		hasScenery: true,
		sources: readSources(flags),
		look: readLook(flags),
	};
};
