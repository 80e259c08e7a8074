import type {ConsumerChange} from '../../../actions/consumers/consumer-change.js';
import type {WantedSettings} from '../../../actions/streams/settings/setting-change.js';
import {
	encryption,
	recordSizeInKib,
	retentionHours,
	tag,
} from '../../../typed/stream-settings.js';
import {serviceName} from '../../../typed/values.js';

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

const settings = (wanted: WantedSettings): ChangeRequest => ({type: 'settings', wanted});

// A key may have an equals sign: one that is there is known as a whole.
const tagOf = (text: string, keys: readonly string[]): readonly [key: string, value: string] => {
	const known = keys.find(key => key.includes('=') && text.startsWith(`${key}=`));
	return known === undefined ? tag('A tag', text) : [known, text.slice(known.length + 1)];
};

export const changeFields: Readonly<Record<FieldId, ChangeField>> = {
	retention: {
		asks: 'How long records are kept, 24h to 365d:',
		// A number alone is hours.
		request: text => settings({retentionHours: retentionHours('The retention', /^\d+$/v.test(text) ? `${text}h` : text)}),
	},
	'max-record-size': {
		asks: 'How large a record may be, 1MB to 10MB:',
		request: text => settings({maxRecordSizeInKib: recordSizeInKib('The largest record', text)}),
	},
	encryption: {
		asks: 'none, kms (by the key that AWS keeps for Kinesis), or kms: with a key’s id, ARN or alias:',
		request: text => settings({encryption: encryption('The encryption', text)}),
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
