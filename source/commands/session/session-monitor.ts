import process from 'node:process';
import type {HeadlessContext} from '../../actions/run-headless.js';
import {environmentVariable} from '../../aws/environment.js';
import {budgetFor} from '../../kinesis/reading/polling/read-budget.js';
import {createMonitor, type Monitor} from '../../monitor/monitor.js';
import type {CommandContext} from '../command.js';
import {DEFAULT_PRICES} from '../../cost/prices.js';
import {readLeftWords} from '../leftovers/left-words.js';
import {createLabPart} from '../../monitor/lab/lab-part.js';
import {spellCommand} from '../lab/spell.js';
import {madeUpConsumerName} from '../consumer-name.js';
import type {SessionConfig} from './options.js';

/**
The profile that the credentials come from; undefined where they come from elsewhere.
*/
const shownProfile = ({profile, isEmbedded}: HeadlessContext['connection']): string | undefined => {
	const hasKeys = environmentVariable('AWS_ACCESS_KEY_ID') !== undefined;
	return isEmbedded ? undefined : profile ?? (hasKeys ? undefined : environmentVariable('AWS_PROFILE'));
};

/**
The monitor of a session, on a screen or line by line, as the command line asks for it.
*/
export const createSessionMonitor = (
	config: SessionConfig,
	{connection, streamName, profile}: HeadlessContext,
	{clock, random}: CommandContext,
	hooks: Pick<Parameters<typeof createMonitor>[0], 'sampling' | 'onReadEvent' | 'onAlert' | 'activity' | 'prices' | 'recorder'> = {},
): Monitor => createMonitor({
	connection,
	clock,
	random,
	streamName,
	profile: shownProfile(connection),
	isReadOnly: config.isReadOnly,
	from: config.from,
	pollIntervalMilliseconds: config.pollIntervalMilliseconds,
	budget: budgetFor(config.hasLimits, true),
	readingMode: config.fanOut ? 'fan-out' : 'polling',
	consumerName: config.fanOut?.consumerName ?? madeUpConsumerName(),
	rate: config.rate,
	seed: config.seed,
	userCount: config.userCount,
	hotUser: config.hotUser,
	thresholds: config.thresholds,
	leaseTables: config.leaseTables,
	isDiscoveringTables: config.isDiscoveringTables,
	feedLimits: config.feedLimits,
	lab: createLabPart({
		clock,
		streamName,
		...config.sources,
		from: config.from,
		readElsewhere: () => connection.readFromOldestOf?.(streamName),
		readLeft: async signal => readLeftWords({connection, streamName, profile}, hooks.prices ?? DEFAULT_PRICES, signal),
		spell: command => spellCommand(command, streamName, connection, process.platform),
	}),
	...hooks,
});
