import type {ProducerView} from '../../../monitor/producing/producer-view.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {fitText} from '../../../records/text/text-width.js';
import type {Theme} from '../../appearance/theme.js';
import {formatCount} from '../../drawing/format.js';
import {labelled, type Line} from '../../drawing/line.js';

const NAME_WIDTH = 12;

/**
The users: their number if all click equally often, otherwise the one that makes most clicks.
*/
export const usersPart = ({userCount, hotUser}: Pick<ProducerView, 'userCount' | 'hotUser'>, theme: Theme): Line => hotUser === undefined
	? labelled('users', formatCount(userCount), theme)
	: labelled('hot', `${fitText(sanitize(hotUser.user), NAME_WIDTH).trimEnd()} ${Math.round(hotUser.share * 100)} %`, theme, theme.warning);
