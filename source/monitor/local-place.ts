import {isLocalEndpoint} from '../aws/endpoint.js';
import type {MonitorState} from './state.js';

/**
Whether the stream is on this machine: on the embedded Kinesis, or on an emulator behind plain http on a loopback address. AWS speaks https alone, so no tunnel to it looks like that; TLS on a loopback address may be one.
*/
export const isLocalPlace = ({endpoint, isEmbedded}: Pick<MonitorState, 'endpoint' | 'isEmbedded'>): boolean =>
	isEmbedded || (endpoint !== undefined && isLocalEndpoint(endpoint));
