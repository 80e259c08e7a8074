import {Buffer} from 'node:buffer';
import type {Clock} from '../../time/clock.js';
import type {Random} from '../../random.js';
import {UserError} from '../../user-error.js';
import {readEventId, type ClickEventEntry} from '../click-event.js';
import {keyOf} from '../input/record-key.js';
import type {Query} from '../query.js';
import {createUuids} from '../random-uuid.js';
import type {Template} from './template.js';

export type TemplateSource = {
	readonly template: Template;
	/**
	What finds the partition key in a record; undefined for random keys.
	*/
	readonly keyFrom: {readonly query: Query; readonly text: string} | undefined;
};

/**
Makes the records of a template. The returned function throws a UserError for a record in which the expression finds no partition key.
*/
export const createTemplateRecords = ({template, keyFrom}: TemplateSource, {clock, random}: {readonly clock: Clock; readonly random: Random}): (() => ClickEventEntry) => {
	const nextText = template.start({clock, random});
	const nextKey = createUuids(random);
	let number = 0;

	return () => {
		number++;
		const data = Buffer.from(nextText());
		const key = keyFrom === undefined ? nextKey() : keyOf({data}, {type: 'query', ...keyFrom});
		if (typeof key !== 'string') {
			throw new UserError('no-partition-key', `Record ${number} of the template has no partition key: ${key.fault}. Change the template or --key-from.`);
		}

		return {id: readEventId(data) ?? String(number), partitionKey: key, data};
	};
};
