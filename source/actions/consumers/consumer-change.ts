import {formatDollars, priceSource} from '../../cost/cost-words.js';
import {consumerCost, type CostPlace} from '../../cost/standing-cost.js';
import {MAX_CONSUMERS_PER_ADVANTAGE_STREAM, MAX_CONSUMERS_PER_STREAM} from '../../service/limits.js';
import type {StreamSummary} from '../../service/stream.js';
import {UserError} from '../../user-error.js';
import {counted, named} from '../../words.js';
import {kinesisWords} from '../aws-command.js';
import type {ToldChange} from '../streams/settings/change-words.js';

export type ConsumerChange = {
	readonly type: 'register' | 'deregister';
	readonly consumerName: string;
};

/**
Throws a UserError if the stream has as many consumers as the service lets it have. An on-demand stream has the higher limit in some accounts: the service decides.
*/
export const checkRoom = ({name, mode, consumerCount}: StreamSummary): void => {
	const most = mode === 'ON_DEMAND' ? MAX_CONSUMERS_PER_ADVANTAGE_STREAM : MAX_CONSUMERS_PER_STREAM;
	if (consumerCount >= most) {
		throw new UserError('limit-exceeded', `The ${named(name)} has ${counted(consumerCount, 'registered consumer')}, the most that the service takes: deregister one first; \`clickmon consumers\` lists them.`);
	}
};

const registrationCost = (stream: StreamSummary, place: CostPlace): string => {
	const {perHour, prices, region} = consumerCost(stream, place);
	const {gigabyteFannedOut, gigabyteFannedOutOnDemand} = place.prices;
	const hour = stream.mode === 'ON_DEMAND' ? '' : `${formatDollars(perHour)} an hour for ${counted(stream.openShardCount, 'open shard')}, and `;
	const gigabyte = formatDollars(stream.mode === 'ON_DEMAND' ? gigabyteFannedOutOnDemand : gigabyteFannedOut);
	return `It ${place.isOnAws ? 'costs' : 'would cost on AWS'} ${hour}${gigabyte} for each GB that it reads, until it is deregistered (${priceSource(prices, region)}).`;
};

/**
What the change does, costs and cannot take back.
*/
export const tellConsumerChange = ({type, consumerName}: ConsumerChange, stream: StreamSummary, place: CostPlace): ToldChange => type === 'register'
	? {
		does: `“${consumerName}” becomes a fan-out consumer of ${named(stream.name)}: it may read 2 MB a second of each shard, whoever else reads.`,
		costs: registrationCost(stream, place),
	}
	: {
		does: `“${consumerName}” is no fan-out consumer of ${named(stream.name)} any more, and costs nothing more.`,
		warning: 'A program that reads as this consumer is cut off at once. Registered again under the same name, it is another consumer, with another ARN.',
	};

/**
The words of the equivalent `aws` command.
*/
export const consumerCommand = ({type, consumerName}: ConsumerChange, streamArn: string): readonly string[] =>
	kinesisWords(`${type}-stream-consumer`, {'stream-arn': streamArn, 'consumer-name': consumerName});
