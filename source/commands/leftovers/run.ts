import process from 'node:process';
import {awsCommand, kinesisWords} from '../../actions/aws-command.js';
import {quoteCommand} from '../../shell/quote-command.js';
import {readLeftovers} from '../../actions/streams/leftovers.js';
import {isOnAws} from '../../aws/endpoint.js';
import {formatDollars, priceSource} from '../../cost/cost-words.js';
import {totalPerHour, type CostPlace} from '../../cost/standing-cost.js';
import type {Connection} from '../../kinesis/client/connection.js';
import {sanitizeLines} from '../../records/text/sanitize.js';
import type {NamePattern} from '../../typed/name-pattern.js';
import {counted, oneLine} from '../../words.js';
import type {Command} from '../command.js';
import type {CommonOptions} from '../options/common-options.js';
import {loadPrices, type PriceOptions} from '../options/price-options.js';
import {withStream} from '../with-connection.js';
import {leftoverJson, leftoversText} from './leftovers-text.js';
import {pricedLeftovers, type PricedLeftover} from './priced-leftovers.js';

type LeftoversConfig = CommonOptions & PriceOptions & {
	readonly streamPattern: NamePattern;
	readonly consumerPattern: NamePattern;
};

const placeOf = ({endpoint, region}: Connection): string => oneLine(endpoint === undefined ? `in ${region}` : `at ${endpoint}`);

/**
The commands that delete the first of each kind; the others are deleted in the same way.
*/
const remedies = (leftovers: readonly PricedLeftover[], connection: Connection): readonly string[] => {
	const {endpoint, region} = connection;
	const stream = leftovers.find(({consumer}) => consumer === undefined);
	const lone = leftovers.find(({consumer, streamName}) => consumer !== undefined && leftovers.every(other => other.consumer !== undefined || other.streamName !== streamName));
	const option = endpoint === undefined ? ['--region', region] : ['--endpoint', endpoint];
	return [
		...(stream === undefined ? [] : [`Delete a stream with its consumers: ${quoteCommand(['clickmon', 'delete', '--stream', stream.streamName, ...option], process.platform)}`]),
		...(lone?.consumer === undefined ? [] : [`Deregister a consumer: ${awsCommand(kinesisWords('deregister-stream-consumer', {'consumer-arn': lone.consumer.arn}), connection, process.platform)}`]),
	];
};

const sumOf = (leftovers: readonly PricedLeftover[], place: CostPlace): string => {
	const streams = leftovers.filter(({consumer}) => consumer === undefined).length;
	const unknown = leftovers.filter(({cost}) => cost === undefined).length;
	const what = `${counted(streams, 'stream')} and ${counted(leftovers.length - streams, 'registered consumer')}`;
	const rest = unknown === 0 ? '' : `, without ${counted(unknown, 'thing')} that may not be described`;
	return `${what} ${place.isOnAws ? 'cost' : 'would cost'} ${formatDollars(totalPerHour(leftovers))} an hour${place.isOnAws ? '' : ' on AWS'}${rest}, and what is written and read on top (${priceSource(place.prices, place.region)}).`;
};

const nothing = ({streamPattern, consumerPattern}: LeftoversConfig, connection: Connection): string =>
	`Nothing is left ${placeOf(connection)}: no stream is named ${streamPattern.text}, and no registered consumer ${consumerPattern.text}.`;

/**
`clickmon leftovers`: what is in the region and costs money.
*/
export const runLeftovers: Command<LeftoversConfig> = async (config, context) => {
	const prices = await loadPrices(config);
	await withStream(config, context, async headless => {
		const {output} = context;
		const {connection} = headless;
		const found = await readLeftovers(headless, {
			isStream: config.streamPattern.fits,
			isConsumer: config.consumerPattern.fits,
			onProgress(done, total) {
				output.live(`looked at ${done} of ${counted(total, 'stream')}`);
			},
		});
		output.live('');
		const place: CostPlace = {prices, region: connection.region, isOnAws: isOnAws(connection)};
		const leftovers = pricedLeftovers(found, place);
		if (output.isJson) {
			for (const leftover of leftovers) {
				output.json(leftoverJson(leftover));
			}
		} else if (leftovers.length > 0) {
			output.lines.write(sanitizeLines(leftoversText(leftovers)));
		}

		// On a terminal the notes stand below the list.
		await output.lines.flush();
		const notes = leftovers.length === 0 ? [nothing(config, connection)] : [sumOf(leftovers, place), ...remedies(leftovers, connection)];
		const denied = found.deniedCount === 0 ? [] : [`The consumers of ${counted(found.deniedCount, 'stream')} may not be listed: there may be more.`];
		for (const note of [...notes, ...denied]) {
			output.note(note);
		}
	});
};
