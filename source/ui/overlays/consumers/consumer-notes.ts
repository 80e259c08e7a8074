import {stateWords, subjectNotes} from '../../../consumers/consumer-words.js';
import type {ShardWork} from '../../../consumers/lease-scan.js';
import {missingRights, type ConsumersView, type TableView} from '../../../monitor/consumers/consumers-view.js';
import {shortShardId} from '../../../records/text/short-shard-id.js';
import {formatElapsed, formatShare, formatTime} from '../../drawing/format.js';

const sentence = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;

const rounded = (units: number): number => Math.round(units * 10) / 10;

const scanWords = ({scannedAt, consumed, consumedInAll, intervalMilliseconds, isOnDemand}: TableView): string => {
	const why = isOnDemand === undefined ? 'it may not be described' : (isOnDemand ? 'on demand' : 'provisioned');
	return `Scanned ${formatTime(scannedAt!)}, every ${intervalMilliseconds / 1000} s (${why}), for ${rounded(consumed)} read units; ${rounded(consumedInAll)} since it is open`;
};

/**
What to know about a lease table: whose it is, and what scanning it takes.
*/
export const tableNotes = (table: TableView | undefined): readonly string[] => {
	if (table === undefined) {
		return [];
	}

	const {scan, scannedAt, trouble} = table;
	return [
		...(trouble && trouble.right === undefined ? [sentence(trouble.message)] : []),
		...(scan && scannedAt !== undefined ? [...subjectNotes(scan).map(note => sentence(note)), sentence(scanWords(table))] : []),
	];
};

const estimateNotes = ({estimate, tables}: ConsumersView, isAscii: boolean): readonly string[] => {
	if (tables.every(({scan}) => (scan?.shards.length ?? 0) === 0)) {
		return [];
	}

	return [estimate === 'off'
		? 'Sequence numbers hold no time here, so no lag is estimated; in a consumer = asks for it.'
		: `${isAscii ? '~' : '≈'} is the age of the checkpoint, by its sequence number${estimate === 'checked' ? '; checked with what was read' : ''}.`];
};

const placeNotes = ({hasTables, tablesTrouble, tables, discovery, lambda, firehose}: ConsumersView): readonly string[] => {
	const isAsked = tables.length > 0 || discovery !== undefined;
	const elsewhere = [...(lambda.isElsewhere ? ['Lambda'] : []), ...(firehose.isElsewhere ? ['Firehose'] : [])];
	return [
		...(tablesTrouble ? [sentence(tablesTrouble.message)] : []),
		...(hasTables || tablesTrouble ? [] : ['Kinesis is an emulator here, so no tables of an account are asked. To see lease tables, set AWS_ENDPOINT_URL_DYNAMODB and start clickmon with --kcl TABLE.']),
		...(hasTables && !isAsked ? ['Applications of KCL have a lease table: start clickmon with --kcl TABLE (it has the application’s name), or with --discover.'] : []),
		...(discovery?.items?.length === 0 && !discovery.trouble ? ['No table of this region has leases of KCL.'] : []),
		...(elsewhere.length > 0 ? [`${elsewhere.join(' and ')}: no endpoint beside this emulator.`] : []),
	];
};

const sinceWords = ({shardId, stateSince, retentionShare, ...work}: ShardWork, now: number): string => {
	const losing = (retentionShare ?? 0) > 0.1 ? `; the lag is ${formatShare(retentionShare!)} of the retention` : '';
	return `Shard ${shortShardId(shardId)}: ${stateWords(work)}, seen since ${formatTime(stateSince)} (${formatElapsed(now - stateSince)})${losing}.`;
};

/**
What to know about the list: the worst shard of the chosen application, the rights that are missing, and what looking takes.
*/
export const listNotes = (consumers: ConsumersView | undefined, chosen: TableView | undefined, {isAscii, now}: {readonly isAscii: boolean; readonly now: number}): readonly string[] => {
	if (consumers === undefined) {
		return ['Looking …'];
	}

	const {discovery, fanOut, lambda, firehose} = consumers;
	const troubles = [discovery, fanOut, lambda, firehose].map(block => block?.trouble).filter(trouble => trouble !== undefined && trouble.right === undefined);
	return [
		...(chosen?.scan?.shards ?? []).slice(0, 1).map(work => sinceWords(work, now)),
		...missingRights(consumers).map(({message}) => sentence(message)),
		...troubles.map(trouble => sentence(trouble!.message)),
		...placeNotes(consumers),
		...tableNotes(chosen),
		...estimateNotes(consumers, isAscii),
	];
};

const aheadWords: Readonly<Record<ShardWork['ahead'], string>> = {
	yes: 'there are records behind it', no: 'nothing is behind it', unknown: 'nobody has seen whether records are behind it: = asks',
};

/**
One shard of a consumer in words: since when it is so, and what its checkpoint is.
*/
export const shardNotes = (work: ShardWork, now: number): readonly string[] => {
	const {checkpointSince, checkpoint, subSequenceNumber, ahead} = work;
	return [
		sinceWords(work, now),
		`Its checkpoint stands since ${formatTime(checkpointSince)} or longer; ${aheadWords[ahead]}.`,
		`${checkpoint}${subSequenceNumber === undefined || subSequenceNumber === '0' ? '' : `, in it record ${subSequenceNumber}`}`,
	];
};
