import type {Size} from '../../size.js';
import {badValue} from '../../typed/values.js';
import {defineCommand} from '../command.js';
import {ownOptions} from '../options/common-options.js';
import {wrongUsage} from '../options/flags.js';
import {option} from '../options/option.js';
import {textFor} from '../options/values.js';
import {
	ascii,
	large,
	readLook,
	theme,
} from '../session/options.js';

const SMALLEST: Size = {columns: 80, rows: 24};
const LARGEST = 1000;

/**
`120x30`.
*/
const readSize = (name: string, text: string): Size => {
	const {columns, rows} = /^(?<columns>\d+)[x×](?<rows>\d+)$/v.exec(text)?.groups ?? {};
	const size = {columns: Number(columns), rows: Number(rows)};
	if (columns === undefined || size.columns < SMALLEST.columns || size.rows < SMALLEST.rows || Math.max(size.columns, size.rows) > LARGEST) {
		throw badValue(name, text, 'columns and rows, from 80x24 up');
	}

	return size;
};

const cast = option('--cast FILE', 'Write it to this new file as an asciicast (version 3) instead of showing it', {read: textFor('a file such as lab.cast')});
const size = option('--size SIZE', 'Columns and rows of the asciicast (120x30)', {read: readSize});

const DEFAULT_SIZE: Size = {columns: 120, rows: 30};

export const replay = defineCommand({
	name: 'replay',
	usage: 'replay <file>',
	subject: 'The lab, and Kinesis without an account',
	description: 'Show a session again that `--record` wrote: the same dashboard, without an endpoint or an account',
	examples: ['replay lab.jsonl', 'replay lab.jsonl --cast lab.cast'],
	mostWords: 1,
	options: [cast, size, theme, ascii, large, ...ownOptions.filter(({name}) => name === 'json' || name === 'duration')],
	read(flags) {
		const [file] = flags.words;
		if (file === undefined) {
			throw wrongUsage('Say which recording: clickmon replay FILE.');
		}

		if (flags.has(size) && !flags.has(cast)) {
			throw wrongUsage('--size is the size of an asciicast: say with --cast where it is written. The dashboard takes the size of the terminal.');
		}

		return {
			file, castFile: flags.value(cast), size: flags.value(size) ?? DEFAULT_SIZE, look: readLook(flags),
		};
	},
	async load({castFile}) {
		if (castFile !== undefined) {
			const {runCast} = await import('./cast.js');
			return runCast;
		}

		const {runReplay} = await import('./run.js');
		return runReplay;
	},
});
