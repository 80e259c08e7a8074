import process from 'node:process';
import prettyBytes from 'pretty-bytes';
import {counted, grouped} from '../../words.js';
import {readTextFile, whyUnreadable} from '../../files/text-file.js';
import type {CommonOptions} from '../options/common-options.js';
import {parseFaultPlan} from '../../local/faults/fault-plan.js';
import type {FaultPlan} from '../../local/faults/faults.js';
import type {JournalRepair} from '../../local/journal/journal-file.js';
import {type LocalKinesis, startLocalKinesis} from '../../local/server.js';
import {UserError} from '../../user-error.js';
import type {Command, CommandContext} from '../command.js';
import {environmentLines} from './environment-lines.js';

export type LocalConfig = CommonOptions & {
	readonly region: string;
	readonly port: number;
	readonly maxBytes: number | undefined;
	readonly dataDirectory: string | undefined;
	readonly faultsFile: string | undefined;
};

const USAGE_MILLISECONDS = 1000;

/**
A log is told of dropped records so often at most.
*/
const TRIM_NOTE_MILLISECONDS = 60_000;

const readFaultPlan = async (path: string): Promise<FaultPlan> => {
	let text: string;
	try {
		text = await readTextFile(path);
	} catch (error) {
		throw new UserError('unreadable-file', `The fault plan ${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'no text'}): ${whyUnreadable(error)}. Check --faults.`, {exitCode: 2, cause: error});
	}

	return parseFaultPlan(text);
};

const usageText = ({retainedRecords, retainedBytes, trimmedRecords}: ReturnType<LocalKinesis['usage']>): string => [
	`${counted(retainedRecords, 'record')} kept`,
	prettyBytes(retainedBytes, {binary: true}),
	...(trimmedRecords > 0 ? [`${counted(trimmedRecords, 'record')} dropped for --max-bytes, oldest first`] : []),
].join(', ');

const introduction = (endpoint: string, region: string, hasLimits: boolean): string => [
	`Kinesis at ${endpoint}, region ${region}, for programs on this machine${hasLimits ? '' : '; no throughput limits'}. Ctrl+C ends it.`,
	'',
	'In another terminal:',
	...environmentLines(endpoint, region, process.platform).map(line => `  ${line}`),
	'and then, for example:',
	'  aws kinesis create-stream --stream-name clickstream-lab --shard-count 1',
	'  clickmon',
].join('\n');

const watchUsage = async (server: LocalKinesis, {clock, signal, output}: CommandContext): Promise<void> => {
	let noted = {trimmedRecords: 0, at: -Infinity};
	while (!signal.aborted) {
		const usage = server.usage();
		const at = clock.now();
		if (usage.trimmedRecords > noted.trimmedRecords && at - noted.at >= TRIM_NOTE_MILLISECONDS) {
			noted = {trimmedRecords: usage.trimmedRecords, at};
			output.note(`More than --max-bytes was written: ${counted(usage.trimmedRecords, 'record')} dropped so far, the oldest first.`);
		}

		output.live(usageText(usage));
		try {
			await clock.sleep(USAGE_MILLISECONDS, signal);
		} catch {
			// Only the signal ends a sleep early: stopped, as it was meant to be.
			return;
		}
	}
};

/**
What was lost, in counts: a torn last entry after a power cut is a few bytes, a flipped bit in the middle is half the file.
*/
export const repairText = ({path, keptBytes, cutBytes, cutRecords, copyPath}: JournalRepair): string => {
	const lost = cutRecords === 0 ? 'no whole record is' : `${counted(cutRecords, 'record')} ${cutRecords === 1 ? 'is' : 'are'}`;
	return `${path} is damaged behind byte ${grouped(keptBytes)}: the ${counted(cutBytes, 'byte')} from there on were cut off, and ${lost} in them. Everything before is kept, and the file as it was is ${copyPath}.`;
};

/**
`clickmon local`: the embedded Kinesis on its own, until Ctrl+C or the end of `--duration`.
*/
export const runLocal: Command<LocalConfig> = async (config, context) => {
	const {output} = context;
	const {region} = config;
	const server = await startLocalKinesis({
		port: config.port,
		region,
		hasLimits: config.hasLimits,
		maxBytes: config.maxBytes,
		dataDirectory: config.dataDirectory,
		onRepaired(repair) {
			output.note(repairText(repair));
		},
		onUnwritable(reason) {
			output.note(`The folder ${config.dataDirectory} can no longer be written (${reason}), and every change is refused. What was acknowledged is kept: make room, then start again.`);
		},
		faults: config.faultsFile === undefined ? undefined : await readFaultPlan(config.faultsFile),
	});
	try {
		const {endpoint, port} = server;
		output.result(introduction(endpoint, region, config.hasLimits), {endpoint, port, region});
		context.begin();
		await watchUsage(server, context);
	} finally {
		const usage = server.usage();
		await server.stop();
		output.result(`\nStopped with ${usageText(usage)}.`, usage);
	}
};
