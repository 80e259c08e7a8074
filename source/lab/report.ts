import {grouped} from '../words.js';
import type {Seen} from './seen/seen.js';
import type {StepProgress} from './progress.js';
import {timeOfDay} from './words.js';

/**
The option that was guessed for a step, counted from 0.
*/
export type Guesses = ReadonlyMap<string, number>;

export type ReportCommand = {
	/**
	Clock time in ms.
	*/
	readonly at: number;
	readonly text: string;
	readonly command: string | undefined;
};

export type ReportInput = {
	/**
	Clock time in ms.
	*/
	readonly at: number;
	readonly beganAt: number;
	readonly steps: readonly StepProgress[];
	readonly guesses: Guesses;
	readonly commands: readonly ReportCommand[];
	readonly seen: Seen;
	/**
	One line with its cost, real or on AWS; undefined if unknown.
	*/
	readonly cost: string | undefined;
	/**
	What the region still lists; undefined if this was not checked.
	*/
	readonly left?: string;
};

/**
Removes account ids from a text, except their last four digits, and user names and passwords of URLs.
*/
export const withoutAccounts = (text: string): string => text
	.replaceAll(/(?<![\dA-Za-z])\d{8}(?<last>\d{4})(?![\dA-Za-z])/gv, '********$<last>')
	.replaceAll(/(?<scheme>https?:\/\/)[^\s\/@]*@/gv, '$<scheme>');

// Foreign text must not become markup.
const plain = (text: string): string => withoutAccounts(text).replaceAll(/[*<>\[\\\]_`\|]/gv, String.raw`\$&`).replaceAll(/\s+/gv, ' ');

const code = (text: string): string => `\`${withoutAccounts(text).replaceAll('`', '\'').replaceAll(/\s+/gv, ' ')}\``;

const day = (at: number): string => {
	const date = new Date(at);
	return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map(part => String(part).padStart(2, '0')).join('-');
};

const marks = {done: '✓', 'was-done': '✓', open: '·'} as const;

const guessLines = ({step}: StepProgress, {guesses, seen}: ReportInput): readonly string[] => {
	const guessed = guesses.get(step.id);
	if (guessed === undefined || step.guess === undefined) {
		return [];
	}

	const outcome = step.guess.outcome(seen.stream === undefined && seen.gone ? {...seen, stream: seen.gone.last} : seen);
	const turned = outcome === undefined ? 'not seen' : `${outcome.option === guessed ? 'right' : 'wrong'}. ${outcome.words}`;
	return ['', `${plain(step.guess.question)} Guess: ${plain(step.guess.options[guessed] ?? '')}. It turned out: ${plain(turned)}`];
};

const stepLines = (progress: StepProgress, input: ReportInput): readonly string[] => {
	const {step, state, checks, doneAt} = progress;
	const time = doneAt === undefined ? 'not shown' : timeOfDay(doneAt);
	return [
		`## ${step.number} ${marks[state]} ${step.title} (${time}${state === 'was-done' ? ', on a stream that is gone' : ''})`,
		'',
		...checks.map(({check, evidence}) => evidence === undefined
			? `- · ${plain(check.label)}`
			: `- ✓ ${timeOfDay(evidence.at)} ${plain(evidence.text)}`),
		...guessLines(progress, input),
		'',
	];
};

const figureLines = ({seen, cost, left}: ReportInput): readonly string[] => {
	const stream = seen.stream ?? seen.gone?.last;
	const polling = stream?.latency.get('polling');
	const fanOut = stream?.latency.get('fan-out');
	const latency = (value: {readonly p50: number; readonly p99: number} | undefined): string =>
		value === undefined ? 'not measured' : `${grouped(Math.round(value.p50))} ms (p50), ${grouped(Math.round(value.p99))} ms (p99)`;
	return [
		'## Figures',
		'',
		`- Records read: ${grouped(stream?.records ?? 0)}`,
		`- Throttled puts: ${grouped(stream?.throttled ?? 0)}`,
		`- Put to read, polling: ${latency(polling)}`,
		`- Put to read, fan-out: ${latency(fanOut)}`,
		...(cost === undefined ? [] : [`- Cost: ${plain(cost)}`]),
		...(left === undefined ? [] : [`- Left: ${plain(left)}`]),
		'',
	];
};

const commandLines = ({commands}: ReportInput): readonly string[] => commands.length === 0
	? []
	: [
		'## Actions in this window',
		'',
		...commands.map(({at, text, command}) => `- ${timeOfDay(at)} ${plain(text)}${command === undefined ? '' : `: ${code(command)}`}`),
		'',
	];

const whereOf = (endpoint: string | undefined): string => endpoint === undefined ? 'on AWS' : `at ${plain(endpoint)}`;

/**
The lab report as Markdown, to hand in. It has no credentials, and only the last four digits of account ids.
*/
export const labReport = (input: ReportInput): string => {
	const {steps, seen, at, beganAt} = input;
	const done = steps.filter(({state}) => state !== 'open').length;
	const {connected} = seen;
	return [
		'# Lab report: Amazon Kinesis Data Streams',
		'',
		`${day(at)}, ${timeOfDay(beganAt)} to ${timeOfDay(at)}. ${done} of ${steps.length} steps were done.`,
		...(connected === undefined
			? []
			: ['', `Stream ${plain(connected.streamName)}, region ${plain(connected.region)}, ${whereOf(connected.endpoint)}.`]),
		'',
		...steps.flatMap(step => stepLines(step, input)),
		...figureLines(input),
		...commandLines(input),
	].join('\n');
};
