import {escaped, toJsonLine, type RecordFields} from '../../records/record-json.js';
import {sanitize} from '../../records/text/sanitize.js';
import {asVisible, type VisibleText} from '../../visible-text.js';
import {UserError} from '../../user-error.js';
import type {Output} from '../output/output.js';
import {recordLineParts} from '../output/record-line.js';
import type {TailConfig} from './options.js';
import {terminalLine} from './terminal-line.js';

/**
The parts of a record's line.
*/
export type RecordFormat = (shardId: string, record: RecordFields) => ReadonlyArray<VisibleText | Uint8Array>;

/**
What a query made, as a line: JSON for a program; for a person a text as it is, and the rest as JSON.
*/
const valueLine = (value: unknown, isJson: boolean): VisibleText =>
	typeof value === 'string' && !isJson ? sanitize(value) : escaped(JSON.stringify(value));

/**
The stack is full after some thousands of JSON in JSON.
*/
const queryTrouble = (error: unknown): string => error instanceof RangeError ? 'its JSON is nested too deep to be looked into' : (error as Error).message;

/**
A line made of the whole record: short on a terminal, and with all of it elsewhere.
*/
const wholeFormat = ({isWrapping, outputFile}: FormatConfig, {isJson, terminal}: FormatOutput): RecordFormat =>
	terminal && !isJson && outputFile === undefined
		? (shardId, record) => [terminalLine(shardId, record, terminal, isWrapping)]
		: (shardId, record) => recordLineParts(shardId, record, {isJson});

type FormatConfig = Pick<TailConfig, 'query' | 'template' | 'isWrapping' | 'outputFile'>;
type FormatOutput = Pick<Output, 'isJson' | 'note' | 'terminal'>;

/**
How tail prints a record: whole, by a template, or what a JMESPath expression makes of its line of JSON. A record that the expression does not fit becomes null; the first one is reported.
*/
export const createRecordFormat = async (config: FormatConfig, output: FormatOutput): Promise<RecordFormat> => {
	const {query: queryText, template} = config;
	const {isJson} = output;
	if (template) {
		return (shardId, record) => [sanitize(template(shardId, record))];
	}

	if (queryText === undefined) {
		return wholeFormat(config, output);
	}

	// No other command needs the library.
	const {createQuery} = await import('../../records/query.js');
	const query = createQuery(queryText);
	if ('message' in query) {
		throw new UserError('bad-value', `--query does not take “${queryText}”: ${query.message} (at character ${query.position + 1}).`, {exitCode: 2});
	}

	let isTold = false;
	let isRoundingTold = false;
	const lineOf = (line: string): VisibleText => {
		try {
			const {value, isRounded} = query.searchText(line);
			if (isRounded && !isRoundingTold) {
				isRoundingTold = true;
				output.note('--query counts in doubles, and a record has a number with more digits than one holds: what is made of it may be off in the last ones.');
			}

			return valueLine(value, isJson);
		} catch (error) {
			if (!isTold) {
				isTold = true;
				output.note(`--query makes null of a record that it does not fit: ${queryTrouble(error)}`);
			}

			return asVisible('null');
		}
	};

	return (shardId, record) => [lineOf(toJsonLine(shardId, record))];
};
