import {memo} from 'react';
import type {Facts} from '../../../monitor/facts/facts.js';
import {useAppearance} from '../../appearance/appearance.js';
import {applyFilter} from '../../view/filtering.js';
import {defineOverlay, type Sight} from '../define-overlay.js';
import {OverlayBox} from '../overlay-box.js';
import type {Size} from '../../../size.js';
import {line} from '../../drawing/line.js';
import {isSame} from '../../drawing/redraw.js';
import {factsLines} from './facts-lines.js';
import {
	chosenKey,
	factsSize,
	keyFilter,
	type FactsView,
} from './facts-view.js';

type Props = {
	readonly facts: Facts;
	/**
	The clock's second: the charts move with it.
	*/
	readonly second: number;
	readonly overlay: FactsView;
	/**
	The frame that it lies on.
	*/
	readonly size: Size;
};

/**
Drawn again only with new facts or in a new second.
*/
const FactsBox = memo(({facts, second, overlay, size: frame}: Props) => {
	const appearance = useAppearance();
	const size = factsSize(frame);
	const seconds = Math.round(facts.seconds);
	return (
		<OverlayBox
			title={seconds > 0 ? `In ${facts.isSample ? 'a sample of ' : ''}the stream: the last ${seconds} s` : 'In the stream'}
			note={line('i or Esc closes', appearance.theme.muted)}
			lines={factsLines(facts, second, {
				chosen: chosenKey(overlay, facts.keys),
				size: {columns: size.columns - 4, rows: size.rows - 2},
				appearance,
			})}
			size={size}
			frame={frame}
		/>
	);
}, isSame);

FactsBox.displayName = 'FactsBox';

const Draw = ({overlay, snapshot: {facts: current, at}, frame}: Sight<FactsView>) =>
	<FactsBox facts={current} second={Math.floor(at / 1000)} overlay={overlay} size={frame}/>;

type FactsEvent = {readonly type: 'filter-by-key'; readonly key: string};

const steps: ReadonlyMap<string, number> = new Map([
	['up', -1],
	['k', -1],
	['down', 1],
	['j', 1],
	['home', -Infinity],
	['g', -Infinity],
	['end', Infinity],
	['G', Infinity],
]);

const closing: ReadonlySet<string> = new Set(['i', 'escape', 'q']);

/**
The content of the stream in the last minute: keys, urls, users, sizes and rate. Arrows choose a partition key, Enter filters for it.
*/
export const facts = defineOverlay<FactsView, FactsEvent>({
	id: 'facts',
	key: {
		shown: 'i',
		after: 'e',
		section: 'The stream',
		description: 'Shows what is in the stream: hot keys, urls, users, sizes, and the rate of ten minutes.',
		label: () => 'facts',
	},
	open: () => ({type: 'facts', key: undefined}),
	reduce: (view, _overlay, {key}) => applyFilter(view, keyFilter(key)),
	hints: () => [{keys: 'Up Down', label: 'choose a key'}, {keys: 'Enter', label: 'only its records'}, {keys: 'Esc', label: 'close'}],
	press({name}, overlay, context) {
		const {keys} = context.look().facts;
		const chosen = chosenKey(overlay, keys);
		const step = steps.get(name);
		const next = keys[Math.max(0, Math.min(chosen + (step ?? 0), keys.length - 1))];
		if (closing.has(name) || (name === 'enter' && !next)) {
			context.close();
		} else if (name === 'enter') {
			context.send({type: 'filter-by-key', key: next!.key});
		} else if (step !== undefined && next) {
			context.edit({key: next.key});
		}
	},
	Draw,
});
