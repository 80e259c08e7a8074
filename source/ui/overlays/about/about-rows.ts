import {localIsoTime} from '../../../actions/reading/start-words.js';
import {hoursWords, modeWords, sizeWords} from '../../../actions/streams/settings/change-words.js';
import {MAX_CONSUMERS_PER_ADVANTAGE_STREAM, MAX_CONSUMERS_PER_STREAM, MAX_TAGS_PER_STREAM} from '../../../service/limits.js';
import type {Part} from '../../../service/stream-settings.js';
import type {StreamConsumer, StreamSummary} from '../../../service/stream.js';
import {formatCount, formatElapsed} from '../../drawing/format.js';
import {whyUnknown, type AboutRow, type AboutSight} from './about-row.js';
import {limitRows} from './limit-rows.js';

const since = (at: number, now: number): string =>
	at === 0 ? 'the service does not say' : `${localIsoTime(at).replace('T', ' ')}, ${formatElapsed(now - at)} ago`;

const chooserOfShards = {PROVISIONED: 'you choose', ON_DEMAND: 'the service chooses'} as const;

const encryptionWords = ({encryptionType}: StreamSummary): string => encryptionType === 'KMS' ? 'by KMS, on the servers of Kinesis' : 'none';

type Field = {
	readonly id: string;
	readonly head: string;
	text(summary: StreamSummary, now: number): string | undefined;
	tone?(summary: StreamSummary): AboutRow['tone'];
};

/**
The fields of the summary. One without a text has no row.
*/
const fields: readonly Field[] = [
	{id: 'name', head: 'name', text: ({name}) => name},
	{id: 'arn', head: 'ARN', text: ({arn}) => arn},
	{
		id: 'status', head: 'status', text: ({status}) => status, tone: ({status}) => status === 'ACTIVE' ? 'good' : 'warning',
	},
	{id: 'mode', head: 'mode', text: ({mode}) => `${modeWords(mode)}: ${chooserOfShards[mode]} the number of shards`},
	{id: 'distribution', head: 'keys', text: ({ignoresKey}) => ignoresKey ? 'the service spreads the records over the shards, whatever their keys are' : undefined},
	{id: 'created', head: 'created', text: ({createdAt}, now) => since(createdAt, now)},
	{id: 'shards', head: 'open shards', text: ({openShardCount}) => formatCount(openShardCount)},
	{id: 'retention', head: 'retention', text: ({retentionHours}) => hoursWords(retentionHours)},
	{id: 'max-record-size', head: 'record', text: ({maxRecordSizeInKib}) => `at most ${sizeWords(maxRecordSizeInKib)}`},
	{id: 'encryption', head: 'encryption', text: encryptionWords},
	{id: 'key', head: 'key', text: ({encryptionKeyId}) => encryptionKeyId},
	{id: 'monitoring', head: 'monitoring', text: ({shardLevelMetrics = []}) => shardLevelMetrics.length === 0 ? 'of the whole stream; none of each shard' : `of the whole stream, and of each shard ${shardLevelMetrics.join(', ')}`},
];

/**
Without the right to describe the stream, the session knows its name and its open shards alone.
*/
const KNOWN_WITHOUT_RIGHT = new Set(['name', 'shards']);

const summaryRows = (summary: StreamSummary | undefined, sight: AboutSight): readonly AboutRow[] => fields.flatMap(({id, head, text, tone}): AboutRow | readonly AboutRow[] => {
	const row = {id, kind: 'value', head} as const;
	if (summary === undefined || (summary.isDescribed === false && !KNOWN_WITHOUT_RIGHT.has(id))) {
		return ['distribution', 'key'].includes(id) ? [] : {...row, ...whyUnknown(sight.view?.settings?.summary, sight)};
	}

	const shown = text(summary, sight.now);
	const style = tone?.(summary);
	return shown === undefined ? [] : {...row, text: shown, ...(style !== undefined && {tone: style})};
});

type List<Item> = {
	readonly id: string;
	readonly head: string;
	readonly part: Part<readonly Item[]> | undefined;
	/**
	How many the service takes, in a few words.
	*/
	readonly limit: string;
	row(item: Item): Pick<AboutRow, 'id' | 'text' | 'tone'>;
};

const listRows = <Item>({id, head, part, limit, row}: List<Item>, sight: AboutSight): readonly AboutRow[] => {
	const heading = {id, kind: 'heading', head} as const;
	return part?.value === undefined
		? [{...heading, ...whyUnknown(part, sight)}]
		: [
			{...heading, text: part.value.length === 0 ? `none; at most ${limit}` : `${part.value.length} of at most ${limit}`},
			...part.value.map((item): AboutRow => ({kind: 'item', ...row(item)})),
		];
};

/**
Only the service knows which account has On-demand Advantage.
*/
const consumerLimit = (summary: StreamSummary | undefined): string =>
	summary?.mode === 'ON_DEMAND' ? `${MAX_CONSUMERS_PER_STREAM}, or ${MAX_CONSUMERS_PER_ADVANTAGE_STREAM} with On-demand Advantage` : String(MAX_CONSUMERS_PER_STREAM);

const consumerRow = ({name, status, createdAt}: StreamConsumer, now: number): Pick<AboutRow, 'id' | 'text' | 'tone'> => ({
	id: `consumer ${name}`, text: `${name}: ${status}, registered ${since(createdAt, now)}`, ...(status !== 'ACTIVE' && {tone: 'warning'}),
});

/**
All that the service says of the stream, from top to bottom. A part that may not be read says so in its row, and the rest stands.
*/
export const aboutRows = (sight: AboutSight): readonly AboutRow[] => {
	const {view, stream, now} = sight;
	const settings = view?.settings;
	const summary = settings?.summary.value ?? stream;
	const tags = settings?.tags;
	return [
		...summaryRows(summary, sight),
		...listRows({
			id: 'tags', head: 'Tags', part: tags?.value ? {value: [...tags.value]} : tags as Part<never> | undefined, limit: String(MAX_TAGS_PER_STREAM), row: ([key, value]) => ({id: `tag ${key}`, text: `${key} = ${value}`}),
		}, sight),
		...listRows({
			id: 'consumers', head: 'Fan-out consumers', part: settings?.consumers, limit: consumerLimit(summary), row: consumer => consumerRow(consumer, now),
		}, sight),
		...limitRows(summary, sight),
	];
};
