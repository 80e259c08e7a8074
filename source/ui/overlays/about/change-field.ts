import type {ConsumerChange} from '../../../actions/consumers/consumer-change.js';
import type {WantedSettings} from '../../../actions/streams/settings/setting-change.js';
import {MAX_RECORD_SIZE_KIB, RETENTION_HOURS} from '../../../service/limits.js';
import {
	badValue,
	parseDuration,
	parseSize,
	serviceName,
} from '../../../typed/values.js';
import {grouped} from '../../../words.js';

/**
What a person wants changed.
*/
export type ChangeRequest =
	| {readonly type: 'settings'; readonly wanted: WantedSettings}
	| {readonly type: 'consumer'; readonly change: ConsumerChange};

export type FieldId = 'retention' | 'max-record-size' | 'encryption' | 'tag' | 'consumer';

/**
A value that is typed.
*/
type ChangeField = {
	/**
	What to type, as the heading of the field.
	*/
	readonly asks: string;
	/**
	Throws a UserError for what it does not take. `keys` are those of the tags that there are.
	*/
	request(text: string, keys: readonly string[]): ChangeRequest;
};

const HOUR_MILLISECONDS = 60 * 60 * 1000;
const KIB = 1024;

const isNumber = (text: string): boolean => /^\d+$/v.test(text);

const settings = (wanted: WantedSettings): ChangeRequest => ({type: 'settings', wanted});

const hoursOf = (text: string): number => {
	const hours = isNumber(text) ? Number(text) : (parseDuration(text) ?? NaN) / HOUR_MILLISECONDS;
	if (Number.isSafeInteger(hours)) {
		return hours;
	}

	throw badValue('The retention', text, 'whole hours or days, such as 48, 48h or 7d');
};

const kibOf = (text: string): number => {
	const kib = isNumber(text) ? Number(text) : parseSize(text) / KIB;
	if (Number.isSafeInteger(kib)) {
		return kib;
	}

	throw badValue('The largest record', text, 'whole KiB, or a size such as 2MB');
};

// A key may have an equals sign: one that is there is known as a whole.
const tagOf = (text: string, keys: readonly string[]): readonly [key: string, value: string] => {
	const known = keys.find(key => text.startsWith(`${key}=`));
	const place = known?.length ?? text.indexOf('=');
	if (place > 0) {
		return [text.slice(0, place).trim(), text.slice(place + 1).trim()];
	}

	throw badValue('A tag', text, 'its key and its value, such as team=web');
};

export const changeFields: Readonly<Record<FieldId, ChangeField>> = {
	retention: {
		asks: `How long records are kept, in hours, ${RETENTION_HOURS.minimum} to ${grouped(RETENTION_HOURS.maximum)}; or in days, such as 7d:`,
		request: text => settings({retentionHours: hoursOf(text)}),
	},
	'max-record-size': {
		asks: `How large a record may be, in KiB, ${grouped(MAX_RECORD_SIZE_KIB.minimum)} to ${grouped(MAX_RECORD_SIZE_KIB.maximum)}; or a size, such as 2MB:`,
		request: text => settings({maxRecordSizeInKib: kibOf(text)}),
	},
	encryption: {
		asks: 'The KMS key: its id, its ARN or an alias; nothing ends the encryption:',
		request: text => settings({encryption: {keyId: text === '' ? undefined : text}}),
	},
	tag: {
		asks: 'The tag, as key=value:',
		request: (text, keys) => settings({tags: new Map([tagOf(text, keys)])}),
	},
	consumer: {
		asks: 'The name of the fan-out consumer to register:',
		request: text => ({type: 'consumer', change: {type: 'register', consumerName: serviceName('A consumer', text)}}),
	},
};
