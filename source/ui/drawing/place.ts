import type {MonitorState} from '../../monitor/state.js';
import {sanitize} from '../../records/text/sanitize.js';

/**
Where the stream lives: the region, and the endpoint when it is not AWS.
*/
export const placeOf = ({region, endpoint, isEmbedded}: MonitorState): string => {
	if (endpoint === undefined) {
		return isEmbedded ? 'embedded Kinesis' : `AWS ${sanitize(region)}`;
	}

	const host = sanitize(endpoint.replace(/^https?:\/\//v, '').replace(/\/$/v, ''));
	return isEmbedded ? `embedded Kinesis, ${host}` : `${sanitize(region)}, ${host}`;
};
