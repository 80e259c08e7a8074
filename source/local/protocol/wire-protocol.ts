import type {ServiceError, SubscriptionEvent, WireObject} from '../operation.js';

/**
An error on the wire. The service writes “Message” with a capital M only if it could not read the call (aws/aws-sdk-php#650, and the tests of kinesalite); the SDKs read either.
*/
export const errorBody = ({code, message}: ServiceError): WireObject => ({__type: code, [code === 'SerializationException' ? 'Message' : 'message']: message});

/**
One way to write a call and its answer. Kinesis speaks two: JSON (every AWS SDK but Java's) and CBOR (the Java SDKs, the KPL and the KCL).
*/
export type WireProtocol = {
	/**
	The Content-Type of requests and answers.
	*/
	readonly contentType: string;
	/**
	Throws a SerializationException when the body is not an object of this protocol.
	*/
	decodeInput(operation: string, body: Uint8Array): WireObject;
	encodeOutput(output: WireObject): Uint8Array | string;
	encodeError(error: ServiceError): Uint8Array | string;
	encodeEvent(event: SubscriptionEvent): Uint8Array | string;
};
