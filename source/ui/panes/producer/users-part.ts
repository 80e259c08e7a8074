import type {ProducerView} from '../../../monitor/snapshot.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {fitText} from '../../../records/text/text-width.js';
import type {Theme} from '../../appearance/theme.js';
import {formatCount} from '../../drawing/format.js';
import {labelled} from '../../drawing/labelled.js';
import type {Line} from '../../drawing/line.js';

const NAME_WIDTH = 12;

/**
Whose events they are: so many users that click as often as each other, or one who makes most of them.
*/
export const usersPart = ({userCount, hotUser}: Pick<ProducerView, 'userCount' | 'hotUser'>, theme: Theme): Line => hotUser === undefined
	? labelled('users', formatCount(userCount), theme)
	: labelled('hot', `${fitText(sanitize(hotUser.user), NAME_WIDTH).trimEnd()} ${Math.round(hotUser.share * 100)} %`, theme, theme.warning);
