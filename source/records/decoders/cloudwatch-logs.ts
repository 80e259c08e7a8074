import {decodeUtf8} from '../text/decode.js';
import {parseExactly} from '../filter/exact-json.js';
import {contentDecoder, type Content} from './content-decoder.js';
import {isWithFirstMember} from './first-member.js';
import {OBJECT_BEGINNINGS} from './json-blanks.js';

type Members = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
What may stand beside the events. Source: CloudWatch Logs User Guide, "Log group-level subscription filters".
*/
const ENVELOPE: ReadonlySet<string> = new Set(['messageType', 'owner', 'logGroup', 'logStream', 'subscriptionFilters', 'policyLevel']);

const isEvent = (value: unknown): value is Members => isObject(value) && typeof value.message === 'string' && Object.keys(value).every(name => !ENVELOPE.has(name));

/**
A row for each log event: what the event says, then what it shares with the others of its record. Undefined for any other JSON.
*/
const logEvents = (data: Uint8Array): Content | undefined => {
	const value = parseExactly(decodeUtf8(data) ?? '');
	if (!isObject(value)) {
		return undefined;
	}

	const {logEvents: events, ...envelope} = value;
	const isSubscription = (value.messageType === 'DATA_MESSAGE' || value.messageType === 'CONTROL_MESSAGE') && Object.keys(envelope).every(name => ENVELOPE.has(name));
	return isSubscription && Array.isArray(events) && events.every(event => isEvent(event))
		? {rows: events.map(({message, ...event}: Members) => JSON.stringify({message, ...event, ...envelope}))}
		: undefined;
};

/**
Records of a subscription of CloudWatch Logs, which come in gzip. A message about the subscription itself is a row too.
*/
export const cloudWatchLogsDecoder = contentDecoder({
	name: 'CloudWatch Logs',
	firstBytes: OBJECT_BEGINNINGS,
	canDecode: data => isWithFirstMember(data, ['messageType']),
	read(data) {
		try {
			return logEvents(data);
		} catch {
			// JSON of somebody else, or none.
			return undefined;
		}
	},
});
