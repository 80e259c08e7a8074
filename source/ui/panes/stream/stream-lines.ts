import {isOnAws} from '../../../aws/endpoint.js';
import {sanitize} from '../../../records/text/sanitize.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import type {StreamStatus} from '../../../service/stream.js';
import {
	formatCount,
	formatElapsed,
	formatLatency,
	formatNumberOf,
	formatRate,
	formatTime,
} from '../../drawing/format.js';
import {shardCensus, type ShardCensus} from '../../shards/shard-census.js';
import type {Appearance} from '../../appearance/appearance.js';
import {
	joinLines,
	line,
	lineWidth,
	span,
	type Line,
} from '../../drawing/line.js';
import type {Style, Theme} from '../../appearance/theme.js';
import {greedyParts} from './greedy-parts.js';
import {sampleParts} from './sample-parts.js';
import {turnedDownParts} from './turned-down-parts.js';

const statusStyle = (status: StreamStatus, theme: Theme): Style => ({
	...(status === 'ACTIVE' ? theme.good : theme.warning),
	isBold: true,
});

/**
As many parts as fit; the most important ones come first.
*/
const partsThatFit = (parts: readonly Line[], separator: string, width: number, style: Style): Line => {
	const separatorSpan = span(separator, style);
	const fitting = parts.findLastIndex((_, index) => lineWidth(joinLines(parts.slice(0, index + 1), separatorSpan)) <= width);
	return joinLines(parts.slice(0, Math.max(1, fitting + 1)), separatorSpan);
};

const NOT_KNOWN = 'status unknown';

const statusParts = ({state, shards, at}: Snapshot, theme: Theme): readonly Line[] => {
	const {stream} = state;
	if (!stream) {
		return [];
	}

	const isChanging = stream.status !== 'ACTIVE';
	const lasted = isChanging && state.statusSince !== undefined ? ` ${formatElapsed(at - state.statusSince)}` : '';
	const {open, closed} = shardCensus(shards);
	const shardsPart = line(`${formatNumberOf(open, 'open shard')}${closed > 0 ? `, ${formatCount(closed)} closed` : ''}`);
	return stream.isDescribed === false
		? [line(NOT_KNOWN, theme.warning), shardsPart]
		: [
			state.asOf === undefined ? line(`${stream.status}${lasted}`, statusStyle(stream.status, theme)) : line(`${stream.status} as of ${formatTime(state.asOf)}`, theme.muted),
			shardsPart,
			line(stream.mode === 'PROVISIONED' ? 'provisioned' : 'on-demand'),
			...(stream.createdAt > 0 ? [line(`age ${formatElapsed(at - stream.createdAt)}`)] : []),
			line(`keeps ${stream.retentionHours} h`),
		];
};

const statusLine = (snapshot: Snapshot, width: number, {glyphs, theme}: Appearance): Line => partsThatFit(statusParts(snapshot, theme), ` ${glyphs.separator} `, width, theme.muted);

/**
The numbers of shards near their limit or above it.
*/
const heatPart = ({hot, full}: ShardCensus, theme: Theme): Line => {
	const parts = [
		...(full > 0 ? [line(`${formatCount(full)} full`, theme.bad)] : []),
		...(hot > 0 ? [line(`${formatCount(hot)} hot`, theme.warning)] : []),
	];
	return joinLines(parts, span(', '));
};

/**
The progress of reading, over all shards.
*/
const progressPart = ({behind, worstLag, unread, skipped, waiting, open}: ShardCensus, theme: Theme, asOf?: number): Line => {
	const parts = [
		...(waiting > 0 ? [line(`${formatCount(waiting)} waiting to retry`, theme.warning)] : []),
		...(behind > 0 ? [line(`${formatCount(behind)} behind, at most ${formatElapsed(worstLag)}`, theme.warning)] : []),
		...(unread > 0 ? [line(`${formatCount(unread)} not read yet`)] : []),
	];
	const skippedParts = skipped > 0 ? [line(`${formatCount(skipped)} skipped on purpose`, theme.muted)] : [];
	if (asOf !== undefined) {
		return joinLines([...parts, line(`as of ${formatTime(asOf)}`, theme.muted)], span(', '));
	}

	const tip = parts.length === 0 && open > 0 ? [line(open === 1 ? 'at tip' : 'all at tip')] : [];
	return joinLines([...parts, ...tip, ...skippedParts], span(', '));
};

const asOfOf = (shards: Snapshot['shards']): number | undefined => {
	let earliest: number | undefined;
	for (const {asOf} of shards) {
		earliest = asOf === undefined ? earliest : Math.min(earliest ?? Infinity, asOf);
	}

	return earliest;
};

const othersParts = (everybody: Snapshot['everybody'], theme: Theme): readonly Line[] => everybody === undefined || everybody.throttledRecordsPerSecond + everybody.throttledReadsPerSecond === 0
	? []
	: [line(`of all turned down: ${formatRate(everybody.throttledRecordsPerSecond)} records/s, ${formatRate(everybody.throttledReadsPerSecond)} reads/s`, theme.bad)];

const latencyParts = ({latency, otherLatency, mode}: Snapshot['reading'], {glyphs}: Appearance): readonly Line[] => {
	const name = `put${glyphs.arrow}read`;
	const textOf = ({p50, p99}: NonNullable<typeof latency>) => `p50 ${formatLatency(p50)}, p99 ${formatLatency(p99)}`;
	if (otherLatency === undefined) {
		return latency ? [line(`${name} ${textOf(latency)}`)] : [];
	}

	const otherMode = mode === 'polling' ? 'fan-out' : 'polling';
	return [line(`${name} by ${mode} ${latency ? textOf(latency) : glyphs.none}, by ${otherMode} ${textOf(otherLatency)}`)];
};

const readingLine = ({state, shards, reading, at, everybody, greedy}: Snapshot, width: number, appearance: Appearance): Line => {
	const {glyphs, theme} = appearance;
	const {runningAction, stream} = state;
	if (runningAction) {
		const progress = runningAction.progress === '' ? '' : `: ${sanitize(runningAction.progress)}`;
		return [
			span(`${glyphs.focused} `, theme.warning),
			span(`${sanitize(runningAction.label)}${progress} `),
			span(formatElapsed(at - runningAction.startedAt), theme.muted),
		];
	}

	if (!stream) {
		return [];
	}

	const census = shardCensus(shards);
	return partsThatFit([
		line(`reading by ${reading.mode}`),
		...sampleParts({reading}, theme),
		...greedyParts(greedy, theme),
		progressPart(census, theme, asOfOf(shards)),
		...(census.full + census.hot > 0 ? [heatPart(census, theme)] : []),
		...turnedDownParts(shards, theme),
		...othersParts(everybody, theme),
		...latencyParts(reading, appearance),
		...(stream.isDescribed === false ? [] : [line(formatNumberOf(stream.consumerCount, 'consumer'))]),
		// Who else is refused: an embedded Kinesis knows, of AWS only CloudWatch does.
		...(everybody === undefined && isOnAws(state) ? [line('what others are refused: see CloudWatch', theme.muted)] : []),
	], ` ${glyphs.separator} `, width, theme.muted);
};

/**
The same in one line, for a projector.
*/
export const shortStreamLine = (snapshot: Snapshot, width: number, {glyphs, theme}: Appearance): Line => {
	const {state: {stream}, shards} = snapshot;
	const census = shardCensus(shards);
	return stream === undefined
		? []
		: partsThatFit([
			stream.isDescribed === false ? line(NOT_KNOWN, theme.warning) : line(stream.status, statusStyle(stream.status, theme)),
			line(formatNumberOf(census.open, 'open shard')),
			...(sampleParts(snapshot, theme).slice(0, Number(snapshot.reading.sample !== undefined))),
			...(census.full + census.hot > 0 ? [heatPart(census, theme)] : []),
			progressPart(census, theme),
		], `  ${glyphs.separator}  `, width, theme.muted);
};

/**
The same where the shards need the room: what goes on, or else what a person looks for first.
*/
export const compactStreamLine = (snapshot: Snapshot, width: number, appearance: Appearance): Line => {
	const {state, shards, everybody} = snapshot;
	if (state.runningAction) {
		return readingLine(snapshot, width, appearance);
	}

	const {glyphs, theme} = appearance;
	const census = shardCensus(shards);
	const [status = [], count = [], ...others] = statusParts(snapshot, theme);
	return partsThatFit([
		status,
		count,
		...(census.full + census.hot > 0 ? [heatPart(census, theme)] : []),
		progressPart(census, theme, asOfOf(shards)),
		...othersParts(everybody, theme),
		line(`by ${snapshot.reading.mode}`),
		...sampleParts(snapshot, theme),
		...others,
	], ` ${glyphs.separator} `, width, theme.muted);
};

/**
The two lines above the shard table.
*/
export const streamLines = (snapshot: Snapshot, width: number, appearance: Appearance): readonly Line[] => [
	statusLine(snapshot, width, appearance),
	readingLine(snapshot, width, appearance),
];
