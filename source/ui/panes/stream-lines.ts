import {sanitize} from '../../records/sanitize.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import type {StreamStatus} from '../../kinesis/streams/stream.js';
import {formatElapsed, formatLatency, formatNumberOf} from '../format.js';
import type {Appearance} from '../appearance.js';
import {
	joinLines,
	line,
	lineWidth,
	span,
	type Line,
} from '../line.js';
import type {Style, Theme} from '../theme.js';

const statusStyle = (status: StreamStatus, theme: Theme): Style => ({
	...(status === 'ACTIVE' ? theme.good : theme.warning),
	isBold: true,
});

/**
As many of the parts as fit, the most important first.
*/
const partsThatFit = (parts: readonly Line[], separator: string, width: number, style: Style): Line => {
	const separatorSpan = span(separator, style);
	const fitting = parts.findLastIndex((_, index) => lineWidth(joinLines(parts.slice(0, index + 1), separatorSpan)) <= width);
	return joinLines(parts.slice(0, Math.max(1, fitting + 1)), separatorSpan);
};

const statusLine = ({state, shards, at}: Snapshot, width: number, {glyphs, theme}: Appearance): Line => {
	const {stream} = state;
	if (!stream) {
		return [];
	}

	const isChanging = stream.status !== 'ACTIVE';
	const lasted = isChanging && state.statusSince !== undefined ? ` ${formatElapsed(at - state.statusSince)}` : '';
	const open = shards.filter(shard => shard.state === 'open').length;
	const closed = shards.length - open;
	return partsThatFit([
		line(`${stream.status}${lasted}`, statusStyle(stream.status, theme)),
		line(`${formatNumberOf(open, 'open shard')}${closed > 0 ? `, ${closed} closed` : ''}`),
		line(stream.mode === 'PROVISIONED' ? 'provisioned' : 'on-demand'),
		line(`age ${formatElapsed(at - stream.createdAt)}`),
		line(`keeps ${stream.retentionHours} h`),
	], ` ${glyphs.separator} `, width, theme.muted);
};

const readingLine = ({state, reading, at}: Snapshot, width: number, {glyphs, theme}: Appearance): Line => {
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

	const {latency} = reading;
	return partsThatFit([
		line(`reading by ${reading.mode}`),
		...(latency ? [line(`put${glyphs.arrow}read p50 ${formatLatency(latency.p50)}, p99 ${formatLatency(latency.p99)}`)] : []),
		line(formatNumberOf(stream.consumerCount, 'consumer')),
	], ` ${glyphs.separator} `, width, theme.muted);
};

/**
The two lines above the shard table.
*/
export const streamLines = (snapshot: Snapshot, width: number, appearance: Appearance): readonly Line[] => [
	statusLine(snapshot, width, appearance),
	readingLine(snapshot, width, appearance),
];
