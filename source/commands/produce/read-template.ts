import {readTextFile, whyUnreadable} from '../../files/text-file.js';
import {readEventId} from '../../records/click-event.js';
import {createQuery, type Query} from '../../records/query.js';
import {createTemplate} from '../../records/template/template.js';
import {createTemplateRecords, type TemplateSource} from '../../records/template/template-records.js';
import type {Clock} from '../../time/clock.js';
import {seededRandom} from '../../random.js';
import {UserError} from '../../user-error.js';
import {wrongUsage} from '../options/flags.js';

const readText = async (file: string): Promise<string> => {
	try {
		return await readTextFile(file);
	} catch (error) {
		throw new UserError('unreadable-file', `The template ${file} cannot be read: ${whyUnreadable(error)}. Check --template.`, {exitCode: 2, cause: error});
	}
};

export type TemplateOptions = {
	/**
	The file with the template.
	*/
	readonly template: string | undefined;
	/**
	A checked JMESPath expression; undefined gives random keys.
	*/
	readonly keyFrom: string | undefined;
	readonly isVerifying: boolean;
};

/**
The template that `--template` names, tried out once; undefined if none is asked for. Throws a UserError that says what is wrong with it, and where.
*/
export const readTemplate = async ({template: file, keyFrom, isVerifying}: TemplateOptions, clock: Clock): Promise<TemplateSource | undefined> => {
	if (file === undefined) {
		return undefined;
	}

	const template = createTemplate(await readText(file));
	if ('message' in template) {
		throw new UserError('bad-template', `${file}, line ${template.line}, column ${template.column}: ${template.message}.`, {exitCode: 2});
	}

	const source = {template, keyFrom: keyFrom === undefined ? undefined : {text: keyFrom, query: createQuery(keyFrom) as Query}};
	const {data} = createTemplateRecords(source, {clock, random: seededRandom(1)})();
	if (isVerifying && readEventId(data) === undefined) {
		throw wrongUsage(`--verify knows events by their id: let the template ${file} begin with {"event_id":"{{uuid}}", or leave out --verify.`);
	}

	return source;
};
