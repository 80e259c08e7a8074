import type {FeedRecord} from '../../../monitor/feed/feed-view.js';
import {schemaNews} from '../../../records/decoders/glue/glue-schemas.js';
import type {Filter} from '../../../records/filter/filter.js';
import {previewData, type Preview} from '../../../records/text/preview.js';
import {sanitize} from '../../../records/text/sanitize.js';
import {fitText} from '../../../records/text/text-width.js';
import {formatCount, formatTime} from '../../drawing/format.js';
import {
	fitLine,
	span,
	styledParts,
	type Line,
} from '../../drawing/line.js';
import type {Style, Theme} from '../../appearance/theme.js';
import {rowContent} from './row-content.js';

const TIME_WIDTH = 'HH:MM:SS'.length;
export const GAP = '  ';

/**
The maximum width of a partition key; the longest key of the lab is `user-5`.
*/
const keyWidth = (width: number): number => width < 60 ? 10 : 16;

const previewStyle = (kind: Preview['kind'], theme: Theme): Style => kind === 'binary' || kind === 'empty' ? theme.muted : {};

/**
On a narrower row, a click event shows only its page.
*/
const WIDTH_WITH_TIMESTAMP = 36;

/**
The preview of a click event is user, url and timestamp. The user is its key, which stands beside it already.
*/
const previewText = ({kind, text}: Preview, key: string, room: number): string => {
	const [user, url = '', timestamp = ''] = text.split(GAP);
	if (kind !== 'click-event' || user !== key) {
		return text;
	}

	return room < WIDTH_WITH_TIMESTAMP ? url : `${url.padEnd('/checkout'.length)}${GAP}${timestamp}`;
};

type Look = {
	readonly width: number;
	readonly theme: Theme;
	readonly filter: Filter | undefined;
	/**
	The parts without the time.
	*/
	readonly isLarge: boolean;
};

type Formatted = Look & {readonly line: Line; readonly news: number};

/**
A record keeps its line for each look: at 1,000 records/s, most records of a frame were in the frame before.
*/
const formatted = new WeakMap<FeedRecord, Formatted>();

/**
Time, key and data of a record, and the number of further user records of an aggregate. The parts that match the filter have their own style.
*/
export const recordLine = (feedRecord: FeedRecord, {width, theme, filter, isLarge}: Look): Line => {
	const news = schemaNews();
	const known = formatted.get(feedRecord);
	if (known?.width === width && known.theme === theme && known.filter === filter && known.isLarge === isLarge && known.news === news) {
		return known.line;
	}

	const {partitionKey, data, size, others, fault} = rowContent(feedRecord, filter);
	const key = sanitize(partitionKey);
	const keyColumns = keyWidth(width);
	const mark = others === undefined ? '' : ` +${formatCount(others)}`;
	const time = isLarge ? '' : formatTime(Number(feedRecord.record.ApproximateArrivalTimestamp)) + GAP;
	const room = width - time.length - keyColumns - GAP.length;
	const preview = previewData(data, room, size);
	const warning = fault === undefined ? '' : `${sanitize(fault)}${GAP}`;
	const shown = previewText(preview, key, isLarge ? 0 : room);
	const withMatches = (text: string, style: Style = {}): Line => styledParts(span(text, style), filter?.highlight(text) ?? [], theme.match);
	const made = fitLine([
		span(time, theme.muted),
		...withMatches(fitText(key, keyColumns - mark.length)),
		span(mark, theme.accent),
		span(GAP),
		span(warning, theme.warning),
		...withMatches(shown, previewStyle(preview.kind, theme)),
	], width);
	formatted.set(feedRecord, {
		width, theme, filter, isLarge, line: made, news,
	});
	return made;
};

/**
The heading above these lines.
*/
export const recordHeading = (width: number, isLarge: boolean): string => `${isLarge ? '' : 'time'.padEnd(TIME_WIDTH) + GAP}${'key'.padEnd(keyWidth(width))}${GAP}data`;
