import {once} from 'node:events';
import {setImmediate as nextTurn} from 'node:timers/promises';
import type {ServerResponse} from 'node:http';
import type {FaultRule} from '../faults/faults.js';
import {ServiceError, type SubscriptionEvent} from '../operation.js';
import {
	EVENT_STREAM_CONTENT_TYPE,
	exceptionMessage,
	initialResponse,
	subscriptionEvent,
} from '../protocol/event-stream.js';
import type {WireProtocol} from '../protocol/wire-protocol.js';
import {answerHeaders, cutAnswer, resetConnection} from './answer.js';

export type SubscriptionOptions = {
	readonly response: ServerResponse;
	readonly protocol: WireProtocol;
	/**
	Aborted when the client has gone.
	*/
	readonly signal: AbortSignal;
	readonly fault: FaultRule | undefined;
};

/**
Sends a subscription as an event stream, no faster than the client reads. A reset or a cut strikes at the first event, a lost response before it.
*/
export const sendSubscription = async (events: AsyncIterable<SubscriptionEvent>, {response, protocol, signal, fault}: SubscriptionOptions): Promise<void> => {
	if (fault?.fault === 'lost-response') {
		resetConnection(response);
		return;
	}

	response.writeHead(200, answerHeaders(EVENT_STREAM_CONTENT_TYPE));
	response.write(initialResponse(protocol));
	// Sent separately: lifion-kinesis loses an event that arrives directly after it.
	await nextTurn();
	try {
		for await (const event of events) {
			const message = subscriptionEvent(protocol, event);
			if (fault?.fault === 'reset') {
				response.write(message, () => {
					resetConnection(response);
				});
				return;
			}

			if (fault?.fault === 'truncate') {
				response.write(message.subarray(0, message.length / 2), () => {
					cutAnswer(response);
				});
				return;
			}

			if (!response.write(message)) {
				await once(response, 'drain', {signal});
			}
		}
	} catch (error) {
		if (signal.aborted) {
			return;
		}

		response.write(exceptionMessage(protocol, error instanceof ServiceError ? error : new ServiceError('InternalFailureException', 'The subscription failed.', 500)));
	}

	response.end();
};
