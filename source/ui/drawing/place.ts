import {isLocalPlace} from '../../monitor/local-place.js';
import type {MonitorState} from '../../monitor/state.js';
import {sanitize} from '../../records/text/sanitize.js';
import {parseStreamArn} from '../../service/stream-arn.js';
import type {Theme} from '../appearance/theme.js';
import {line, type Line} from './line.js';

type Place = Pick<MonitorState, 'region' | 'endpoint' | 'isEmbedded' | 'profile' | 'stream'>;

/**
Enough of an account to tell it from another one, and not enough to give it away on a projector.
*/
const SHOWN_DIGITS = 4;

/**
The account that the stream is in, as `…9012`; undefined while the stream's ARN is not known.
*/
export const accountOf = ({stream}: Pick<Place, 'stream'>): string | undefined => {
	const accountId = stream && parseStreamArn(stream.arn)?.accountId;
	return accountId === undefined ? undefined : `…${accountId.slice(-SHOWN_DIGITS)}`;
};

/**
Where the stream lives: on this machine the endpoint; elsewhere the account, the region, the endpoint when it is not AWS, and the profile.
*/
export const placeOf = (place: Place): string => {
	const {region, endpoint, isEmbedded, profile} = place;
	const host = endpoint === undefined ? undefined : sanitize(endpoint.replace(/^https?:\/\//v, '').replace(/\/$/v, ''));
	if (isEmbedded) {
		return host === undefined ? 'embedded Kinesis' : `embedded Kinesis, ${host}`;
	}

	if (isLocalPlace(place)) {
		return `${sanitize(region)}, ${host}`;
	}

	const accountId = accountOf(place);
	const service = host === undefined ? 'AWS' : undefined;
	const account = accountId === undefined ? undefined : `account ${accountId}`;
	return [
		[service, account].filter(Boolean).join(' '),
		sanitize(region),
		host,
		profile === undefined ? undefined : `profile ${sanitize(profile)}`,
	].filter(Boolean).join(' · ');
};

/**
The same for the title of a pane: it stands out where what is done costs somebody something.
*/
export const placeLine = (place: Place, theme: Theme): Line => line(placeOf(place), isLocalPlace(place) ? theme.muted : theme.warning);
