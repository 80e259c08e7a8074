import {Buffer} from 'node:buffer';
import {EventStreamCodec} from '@smithy/core/event-streams';
import {fromUtf8, toUtf8} from '@smithy/core/serde';
import type {ServiceError, SubscriptionEvent} from '../operation.js';
import type {WireProtocol} from './wire-protocol.js';

export const EVENT_STREAM_CONTENT_TYPE = 'application/vnd.amazon.eventstream';

const codec = new EventStreamCodec(toUtf8, fromUtf8);

const frame = (headers: Readonly<Record<string, string>>, payload: Uint8Array | string): Uint8Array => codec.encode({
	headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, {type: 'string', value}])),
	body: typeof payload === 'string' ? Buffer.from(payload) : payload,
});

const event = (protocol: WireProtocol, eventType: string, payload: Uint8Array | string): Uint8Array => frame({
	':message-type': 'event',
	':event-type': eventType,
	':content-type': protocol.contentType,
}, payload);

/**
The first message of an answer: the SDKs wait for it before they hand out the stream.
*/
export const initialResponse = (protocol: WireProtocol): Uint8Array => event(protocol, 'initial-response', protocol.encodeOutput({}));

export const subscriptionEvent = (protocol: WireProtocol, payload: SubscriptionEvent): Uint8Array => event(protocol, 'SubscribeToShardEvent', protocol.encodeEvent(payload));

/**
The last message of a subscription that fails after it began.
*/
export const exceptionMessage = (protocol: WireProtocol, error: ServiceError): Uint8Array => frame({
	':message-type': 'exception',
	':exception-type': error.code,
	':content-type': protocol.contentType,
}, protocol.encodeError(error));
