import type {Access} from '../../aws/access.js';
import type {KnownSources} from '../../aws/readers/delivery-streams.js';
import {troubleOf} from '../../aws/readers/reader-errors.js';
import {FIREHOSE, LAMBDA} from '../../aws/readers/services.js';
import type {Connection} from '../../kinesis/client/connection.js';
import {troubleOf as kinesisTroubleOf} from '../../kinesis/errors/trouble.js';
import {listConsumers} from '../../kinesis/streams/stream.js';
import type {ConsumersView} from './consumers-view.js';

type Blocks = Pick<ConsumersView, 'fanOut' | 'lambda' | 'firehose'>;

type Options = {
	readonly connection: Connection;
	readonly streamName: string;
	onChange(): void;
};

const FAN_OUT = {subject: 'fan-out consumers', right: 'kinesis:ListStreamConsumers'};

const unknown = {items: undefined} as const;

const loadServices = async () => import('../../aws/readers/reader-services.js');

/**
Looks at the readers that tell no position: fan-out consumers, functions of Lambda, Firehose streams.
*/
export const createOtherReaders = ({connection, streamName, onChange}: Options) => {
	let blocks: Blocks = {fanOut: unknown, lambda: unknown, firehose: unknown};
	let sources: KnownSources = new Map();

	const set = <Name extends keyof Blocks>(name: Name, block: Blocks[Name]) => {
		blocks = {...blocks, [name]: block};
		onChange();
	};

	const lookAtFanOut = async (streamArn: string, signal: AbortSignal): Promise<readonly string[]> => {
		try {
			const items = await listConsumers(connection, streamArn, signal);
			set('fanOut', {items});
			return items.map(({arn}) => arn);
		} catch (error) {
			signal.throwIfAborted();
			set('fanOut', {items: blocks.fanOut.items, trouble: kinesisTroubleOf(error, {...connection, streamName, ...FAN_OUT})});
			return [];
		}
	};

	const lookBy = async <Name extends 'lambda' | 'firehose'>(name: Name, signal: AbortSignal, list: (access: Access) => Promise<NonNullable<Blocks[Name]['items']>>, right: () => string) => {
		const service = name === 'lambda' ? LAMBDA : FIREHOSE;
		let access: Access | undefined;
		try {
			access = await connection.accessTo?.(service);
			if (access === undefined) {
				set(name, {items: undefined, isElsewhere: true});
				return;
			}

			const items = await list(access);
			set(name, {items} as Blocks[Name]);
		} catch (error) {
			signal.throwIfAborted();
			set(name, {
				items: blocks[name].items, trouble: troubleOf(error, {
					service, access: access ?? connection, right: right(), subject: service.name,
				}),
			} as Blocks[Name]);
		}
	};

	return {
		get blocks() {
			return blocks;
		},
		/**
		Looks at all of them once. A block that fails leaves the others as they are. Rejects only with the signal's reason.
		*/
		async look(streamArn: string, signal: AbortSignal) {
			const consumerArns = await lookAtFanOut(streamArn, signal);
			let firehoseRight = 'firehose:ListDeliveryStreams';
			await Promise.all([
				lookBy('lambda', signal, async access => {
					const {listLambdaMappings} = await loadServices();
					return listLambdaMappings(access, [streamArn, ...consumerArns], signal);
				}, () => 'lambda:ListEventSourceMappings'),
				lookBy('firehose', signal, async access => {
					const {listDeliveryStreams} = await loadServices();
					return listDeliveryStreams(access, streamArn, {
						sources,
						signal,
						right(name) {
							firehoseRight = name;
						},
					});
				}, () => firehoseRight),
			]);
		},
		forget() {
			blocks = {fanOut: unknown, lambda: unknown, firehose: unknown};
			sources = new Map();
		},
	};
};

