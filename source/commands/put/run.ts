import {v4 as randomId} from 'uuid';
import {putRecords, type PutLine} from '../../actions/producing/put-records.js';
import type {HeadlessContext} from '../../actions/run-headless.js';
import {giveHeapRoom, PRODUCER_ROOM} from '../../heap-room.js';
import {createQuery, type Query} from '../../records/query.js';
import type {KeySource} from '../../records/input/record-key.js';
import {grouped} from '../../words.js';
import type {Command, CommandContext} from '../command.js';
import type {CommonOptions} from '../options/common-options.js';
import {stopCause} from '../stop.js';
import {withStream} from '../with-connection.js';
import {showPlaces} from './dry-run.js';
import {openInput, type InputSource} from './input-source.js';
import {laterSignal} from './later-signal.js';
import type {KeyOption, PutOptions} from './options.js';
import {toPutLine} from './put-line.js';
import {
	checkPut,
	putJson,
	putSummary,
	type Rest,
} from './put-summary.js';
import {createRefusedLines} from './refused-lines.js';

export type PutConfig = CommonOptions & PutOptions;

/**
After Ctrl+C, the program at the other end of a pipe ends too: what it still writes in this time is read.
*/
const PIPE_MILLISECONDS = 2000;

/**
How long the answers to what was read may take after that. A person who pressed Ctrl+C waits for the end.
*/
const PATIENCE_MILLISECONDS = {urgent: 2000, calm: 10_000} as const;

const PROGRESS_MILLISECONDS = 1000;

const keySource = (key: KeyOption): KeySource => {
	switch (key.type) {
		case 'query': {
			return {...key, query: createQuery(key.text) as Query};
		}

		case 'random': {
			return {type: 'random', make: () => randomId()};
		}

		case 'text':
		case 'line': {
			return key;
		}
	}
};

type Reading = {
	readonly lines: AsyncIterable<PutLine>;
	/**
	Lines from the beginning of the input that need no second reading: put, refused or left out.
	*/
	readonly passed: () => number;
};

const readingOf = (source: InputSource, {kind, key, explicitHashKey, skip, count = Infinity}: PutConfig, signal: AbortSignal): Reading => {
	const reading = {kind, key: keySource(key), explicitHashKey};
	let passed = 0;

	const lines = async function * (): AsyncGenerator<PutLine, void> {
		for await (const line of source.lines(signal)) {
			if (line.isCut && source.file !== undefined) {
				// Its end is still in the file.
				return;
			}

			passed = line.number;
			if (passed <= skip) {
				continue;
			}

			yield toPutLine(line, reading);
			if (passed - skip === count) {
				return;
			}
		}
	};

	return {lines: lines(), passed: () => passed};
};

type Input = Reading & {readonly source: InputSource; readonly giveUp: AbortSignal};

/**
The rest of a file that was stopped in the middle.
*/
const restOf = ({file, isReadToEnd}: InputSource, passed: number, signal: AbortSignal): Rest | undefined =>
	file === undefined || !signal.aborted || isReadToEnd() ? undefined : {file, passed};

const putLines = async (config: PutConfig, {clock, output, random}: CommandContext, headless: HeadlessContext, {lines, passed, source, giveUp}: Input): Promise<void> => {
	const kept = createRefusedLines(config.refusedFile);
	const startedAt = clock.now();
	let toldAt = startedAt;
	let put = 0;
	let refused = 0;
	let left = 0;
	let firstRefusal: string | undefined;

	const keep = ({bytes}: PutLine) => {
		if (bytes) {
			kept.add(bytes);
		}
	};

	try {
		const result = await putRecords({...headless, random}, {
			lines,
			giveUp,
			pace: config.pace,
			isStrictlyOrdered: config.isStrictlyOrdered,
			onRefused(line, reason) {
				refused++;
				firstRefusal ??= `line ${grouped(line.number)}: ${reason}`;
				keep(line);
			},
			onLeft(line) {
				left++;
				keep(line);
			},
			onAccepted({answeredAt}) {
				put++;
				if (answeredAt - toldAt < PROGRESS_MILLISECONDS) {
					return;
				}

				toldAt = answeredAt;
				output.live(`${grouped(put)} put${refused > 0 ? `, ${grouped(refused)} refused` : ''}`);
			},
			onProblem({message}) {
				output.note(message);
			},
			onRecovered() {
				output.progress('Writing goes on.');
			},
		});
		const ending = {
			result, refused, left, firstRefusal, refusedFile: kept.path, milliseconds: clock.now() - startedAt, rest: restOf(source, passed(), headless.signal),
		};
		output.summary(putSummary(ending), putJson(ending));
		checkPut(ending);
	} finally {
		kept.close();
	}
};

/**
`clickmon put`: writes the records of lines until these end, `--count`, Ctrl+C or the end of `--duration`; then a summary.
*/
export const runPut: Command<PutConfig> = async (config, context) => {
	giveHeapRoom(PRODUCER_ROOM);
	const source = openInput(config, context);
	await withStream(config, context, async headless => {
		const {clock, output} = context;
		const isUrgent = () => stopCause(context.signal) === 'interrupted';
		const pipe = laterSignal(headless.signal, () => source.isPipe ? PIPE_MILLISECONDS : 0, clock);
		const patience = laterSignal(pipe.signal, () => isUrgent() ? PATIENCE_MILLISECONDS.urgent : PATIENCE_MILLISECONDS.calm, clock);
		const reading = readingOf(source, config, pipe.signal);
		try {
			await (config.isDryRun ? showPlaces(reading.lines, headless, output) : putLines(config, context, headless, {...reading, source, giveUp: patience.signal}));
		} finally {
			pipe.stop();
			patience.stop();
		}
	});
};
