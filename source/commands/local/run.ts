import path from 'node:path';
import envPaths from 'env-paths';
import prettyBytes from 'pretty-bytes';
import {counted, grouped} from '../../words.js';
import {readTextFile, whyUnreadable} from '../../files/text-file.js';
import {ENDPOINT_ROOM, giveHeapRoom} from '../../heap-room.js';
import {parseFaultPlan} from '../../local/faults/fault-plan.js';
import type {FaultPlan} from '../../local/faults/faults.js';
import type {TlsOptions} from '../../local/http/listener.js';
import type {JournalRepair} from '../../local/journal/journal-file.js';
import {type LocalKinesis, startLocalKinesis} from '../../local/server.js';
import {loadCertificates} from '../../local/tls/certificate-folder.js';
import {UserError} from '../../user-error.js';
import type {Command, CommandContext} from '../command.js';
import {introduction, readiness} from './introduction.js';
import type {LocalConfig} from './options.js';
import {createReadyFile} from './ready-file.js';
import {waitForEndpoint} from './wait-for-endpoint.js';

const USAGE_MILLISECONDS = 1000;

/**
At most one note on dropped records in this time.
*/
const TRIM_NOTE_MILLISECONDS = 60_000;

const readFaultPlan = async (file: string): Promise<FaultPlan> => {
	let text: string;
	try {
		text = await readTextFile(file);
	} catch (error) {
		throw new UserError('unreadable-file', `The fault plan ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'no text'}): ${whyUnreadable(error)}. Check --faults.`, {exitCode: 2, cause: error});
	}

	return parseFaultPlan(text);
};

const throttledTexts = (throttled: ReturnType<LocalKinesis['usage']>['throttled']): readonly string[] => {
	let records = 0;
	let reads = 0;
	for (const counts of Object.values(throttled)) {
		records += counts.records;
		reads += counts.reads;
	}

	return [
		...(records > 0 ? [`${counted(records, 'put record')} throttled`] : []),
		...(reads > 0 ? [`${counted(reads, 'read')} throttled`] : []),
	];
};

/**
The status line: what is kept, and what the limits turned down, whoever asked.
*/
export const usageText = ({retainedRecords, retainedBytes, trimmedRecords, throttled}: ReturnType<LocalKinesis['usage']>): string => [
	`${counted(retainedRecords, 'record')} kept`,
	prettyBytes(retainedBytes, {binary: true}),
	...throttledTexts(throttled),
	...(trimmedRecords > 0 ? [`${counted(trimmedRecords, 'record')} dropped for --max-bytes, oldest first`] : []),
].join(', ');

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
export const repairText = ({path: file, keptBytes, cutBytes, cutRecords, copyPath}: JournalRepair): string => {
	const lost = cutRecords === 0 ? 'no whole record is' : `${counted(cutRecords, 'record')} ${cutRecords === 1 ? 'is' : 'are'}`;
	return `${file} is damaged behind byte ${grouped(keptBytes)}: the ${counted(cutBytes, 'byte')} from there on were cut off, and ${lost} in them. Everything before is kept, and the file as it was is ${copyPath}.`;
};

/**
Where the certificate of `--tls` is kept: `%LOCALAPPDATA%\clickmon\Data\tls` on Windows, `~/Library/Application Support/clickmon/tls` on macOS, `$XDG_DATA_HOME/clickmon/tls` or `~/.local/share/clickmon/tls` elsewhere.
*/
const certificateFolder = (): string => path.join(envPaths('clickmon', {suffix: ''}).data, 'tls');

const start = async (config: LocalConfig, tls: TlsOptions | undefined, {output}: CommandContext): Promise<LocalKinesis> => startLocalKinesis({
	port: config.port,
	region: config.region,
	hasLimits: config.hasLimits,
	maxBytes: config.maxBytes,
	dataDirectory: config.dataDirectory,
	sync: config.sync,
	streams: config.streams,
	isRegional: true,
	tls,
	onRepaired(repair) {
		output.note(repairText(repair));
	},
	onUnwritable(reason) {
		output.note(`The folder ${config.dataDirectory} can no longer be written (${reason}), and every change is refused. What was acknowledged is kept: make room, then start again.`);
	},
	faults: config.faultsFile === undefined ? undefined : await readFaultPlan(config.faultsFile),
});

const serve = async (config: LocalConfig, context: CommandContext): Promise<void> => {
	const {output} = context;
	const readyFile = config.readyFile === undefined ? undefined : createReadyFile(config.readyFile);
	const certificates = config.hasTls ? await loadCertificates(certificateFolder(), context.clock.now()) : undefined;
	const server = await start(config, certificates, context);
	try {
		const ready = readiness(server, config, certificates?.authorityFile);
		await readyFile?.write(ready);
		output.result(introduction(server, config, certificates?.authorityFile), ready);
		// At a terminal what follows is written over this, unless it is out before.
		await output.lines.flush();
		context.begin();
		await watchUsage(server, context);
	} finally {
		readyFile?.remove();
		const usage = server.usage();
		await server.stop();
		const {readFromOldest: _readFromOldest, ...kept} = usage;
		output.result(`\nStopped with ${usageText(usage)}.`, kept);
	}
};

/**
`clickmon local`: the embedded Kinesis on its own, until Ctrl+C or the end of `--duration`; with `--wait` it only waits for one.
*/
export const runLocal: Command<LocalConfig> = async (config, context) => {
	if (config.waitMilliseconds === undefined) {
		giveHeapRoom(ENDPOINT_ROOM);
		await serve(config, context);
		return;
	}

	context.begin();
	const endpoint = await waitForEndpoint(config.port, config.waitMilliseconds, context);
	if (endpoint !== undefined) {
		context.output.result(`Kinesis at ${endpoint} can be called.`, {endpoint, port: config.port});
	}
};
