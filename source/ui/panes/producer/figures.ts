import type {ProducerView} from '../../../monitor/producing/producer-view.js';
import {fitText} from '../../../records/text/text-width.js';
import type {Appearance} from '../../appearance/appearance.js';
import type {Style} from '../../appearance/theme.js';
import {formatCount, formatNarrow} from '../../drawing/format.js';
import {joinLines, span, type Line} from '../../drawing/line.js';

type Figure = {
	readonly label: string;
	/**
	What its part of the chart is drawn with.
	*/
	readonly mark?: {readonly text: string; readonly style: Style};
	readonly value: string;
	readonly style: Style;
	/**
	Cells that the value has, whatever it is.
	*/
	readonly width: number;
};

/**
How long the oldest record has waited, in five cells at most: `2.7 s`, `142 s`, `17 m`.
*/
const formatAge = (milliseconds: number): string => {
	const seconds = milliseconds / 1000;
	if (seconds < 9.95) {
		return `${seconds.toFixed(1)} s`;
	}

	return seconds < 1000 ? `${Math.floor(seconds)} s` : `${Math.floor(seconds / 60)} m`;
};

const narrowCount = (count: number): string => count < 10_000 ? formatCount(count) : formatNarrow(count);

/**
How the layers of the chart look; the figures have the same marks.
*/
export const layerStyles = ({theme}: Appearance) => ({accepted: theme.accent, waiting: theme.warning, turnedDown: theme.bad});

const figuresOf = (producer: ProducerView, hasAge: boolean, appearance: Appearance): readonly Figure[] => {
	const {glyphs, theme} = appearance;
	const {waiting, throttledPerSecond, acceptedPerSecond, targetRate, isProducing} = producer;
	const styles = layerStyles(appearance);
	const age = hasAge && waiting.records > 0 ? ` ${formatAge(waiting.milliseconds)}` : '';
	return [
		{
			label: 'wanted', value: `${narrowCount(targetRate)}/s`, style: isProducing ? {} : theme.muted, width: 7,
		},
		{
			label: 'accepted', mark: {text: glyphs.levels.at(-1)!, style: styles.accepted}, value: `${formatNarrow(acceptedPerSecond)}/s`, style: theme.strong, width: 7,
		},
		{
			label: 'waiting', mark: {text: glyphs.waiting, style: styles.waiting}, value: `${narrowCount(waiting.records)}${age}`, style: waiting.records > 0 ? {...theme.warning, isBold: true} : {}, width: hasAge ? 11 : 5,
		},
		{
			label: 'turned down', mark: {text: glyphs.turnedDown, style: styles.turnedDown}, value: `${formatNarrow(throttledPerSecond)}/s`, style: throttledPerSecond > 0 ? theme.bad : {}, width: 7,
		},
	];
};

/**
From these widths on, label and value stand beside each other; labels have their marks; and the age of what waits is shown.
*/
const WIDTHS = {oneRow: 74, marks: 44, age: 40} as const;

/**
What is wanted, what the service accepts, what waits here and for how long, and what the service turns down: always all four, each always in its place.
*/
export const figureLines = (producer: ProducerView, width: number, appearance: Appearance): readonly Line[] => {
	const {theme} = appearance;
	const figures = figuresOf(producer, width >= WIDTHS.age, appearance);
	if (width >= WIDTHS.oneRow) {
		return [joinLines(figures.map(({label, value, style, width: cells}): Line => [span(`${label} `, theme.muted), span(fitText(value, cells), style)]), span('  '))];
	}

	const gap = span(' ');
	const columns = figures.map(({label, mark, value, style, width: cells}) => {
		const marks = mark && width >= WIDTHS.marks ? [span(`${mark.text} `, mark.style)] : [];
		const room = Math.max(cells, label.length + (marks.length * 2));
		return {
			heading: [...marks, span(fitText(label, room - (marks.length * 2)), theme.muted)],
			value: [span(fitText(value, room), style)],
		};
	});
	return [joinLines(columns.map(({heading}) => heading), gap), joinLines(columns.map(({value}) => value), gap)];
};
