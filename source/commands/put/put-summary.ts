import prettyBytes from 'pretty-bytes';
import prettyMilliseconds from 'pretty-ms';
import type {PutResult} from '../../actions/producing/put-records.js';
import {UserError} from '../../user-error.js';
import {counted, grouped} from '../../words.js';

/**
A file of which only these first lines were read.
*/
export type Rest = {readonly file: string; readonly passed: number};

/**
What became of the lines.
*/
export type PutEnding = {
	readonly result: PutResult;
	readonly refused: number;
	/**
	Nobody can say whether these are in the stream.
	*/
	readonly left: number;
	/**
	The first refused line, with the reason.
	*/
	readonly firstRefusal: string | undefined;
	/**
	Where the lines are that were not put.
	*/
	readonly refusedFile: string | undefined;
	readonly milliseconds: number;
	/**
	Undefined if all lines were read.
	*/
	readonly rest: Rest | undefined;
};

export const putSummary = ({result: {totals}, refused, left, milliseconds, rest}: PutEnding): string => [
	`${counted(totals.accepted, 'record')} put, ${prettyBytes(totals.acceptedBytes)}, in ${prettyMilliseconds(milliseconds)}`,
	...(refused > 0 ? [`refused ${grouped(refused)}`] : []),
	...(left > 0 ? [`not answered ${grouped(left)}`] : []),
	...(totals.throttled > 0 ? [`throttled ${grouped(totals.throttled)} and put again`] : []),
	...(totals.possibleDuplicates > 0 ? [`put again after a lost answer ${grouped(totals.possibleDuplicates)}`] : []),
	...(rest ? [`stopped after line ${grouped(rest.passed)} of ${rest.file}: the same command with --skip ${rest.passed} puts the rest`] : []),
].join(', ');

export const putJson = ({result: {totals, lines}, refused, left, milliseconds, refusedFile, rest}: PutEnding): Record<string, unknown> => {
	const {accepted, acceptedBytes, throttled, possibleDuplicates} = totals;
	return {
		lines, put: accepted, bytes: acceptedBytes, refused, left, throttled, possibleDuplicates, milliseconds, refusedFile, skip: rest?.passed,
	};
};

const wayOut = (file: string | undefined): string => file === undefined ? '' : ` What was not put is in ${file}: put it again with --file ${file}, the other options as before.`;

/**
Throws a UserError if the stream may not have every line: to a script, counts alone do not say so.
*/
export const checkPut = ({result: {refusal, lines}, refused, left, firstRefusal, refusedFile}: PutEnding): void => {
	if (refusal) {
		throw new UserError(refusal.code, `${refusal.message}${wayOut(refusedFile)}`, {cause: refusal});
	}

	if (refused > 0) {
		throw new UserError('lines-refused', `${grouped(refused)} of ${counted(lines, 'line')} refused; the first, ${firstRefusal}.${wayOut(refusedFile)}`);
	}

	if (left > 0) {
		throw new UserError('lines-left', `Stopped before the answer to ${counted(left, 'line')}.${wayOut(refusedFile)}`);
	}
};
