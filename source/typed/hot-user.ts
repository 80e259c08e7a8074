import {PARTITION_KEY_MAX_LENGTH} from '../service/limits.js';
import {DEFAULT_HOT_USER, type HotUser} from '../records/click-event.js';
import {badValue} from './values.js';

const PERCENT = 100;

/**
A share, as `90%`, `90 %` or `0.9`; NaN for any other text.
*/
const shareOf = (text: string): number => {
	const {number, percent} = /^(?<number>\d+(?:\.\d+)?)(?<percent> ?%)?$/v.exec(text)?.groups ?? {};
	return Number(number) / (percent === undefined ? 1 : PERCENT);
};

/**
The user that makes most events, and its share: `user-1`, `user-1:75%` or `user-1:0.75`. The last colon separates them if a share follows. Otherwise it belongs to the name.
*/
export const hotUser = (name: string, text: string): HotUser => {
	const {user = text, share: shareText} = /^(?<user>.*):(?<share>[\d .]+%?)$/sv.exec(text)?.groups ?? {};
	const share = shareText === undefined ? DEFAULT_HOT_USER.share : shareOf(shareText.trim());
	if (user !== '' && [...user].length <= PARTITION_KEY_MAX_LENGTH && share > 0 && share <= 1) {
		return {user, share};
	}

	throw badValue(name, text, 'a user and its share of the clicks, above 0 and at most 1, such as user-1, user-1:75% or user-1:0.75');
};
