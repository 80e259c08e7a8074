import {memo} from 'react';
import type {Snapshot} from '../../monitor/snapshot.js';
import {useAppearance} from '../appearance.js';
import {Pane} from '../components/pane.js';
import {Rows} from '../components/rows.js';
import type {Size} from '../layout.js';
import {isCalm} from '../redraw.js';
import {innerWidth, scrollRows} from '../viewport.js';
import {producerLines} from './producer-lines.js';

type Props = {
	readonly snapshot: Snapshot;
	readonly size: Size;
	readonly isFocused: boolean;
};

/**
The click producer of this clickmon.
*/
export const ProducerPane = memo(({snapshot: {producer, shards}, size, isFocused}: Props) => {
	const appearance = useAppearance();
	const rows = scrollRows('producer', size);
	const lines = producerLines({
		producer,
		shards,
		width: innerWidth(size),
		rows,
	}, appearance);
	return (
		<Pane title='Producer' size={size} isFocused={isFocused}>
			<Rows lines={lines} width={size.columns - 2} height={rows}/>
		</Pane>
	);
}, isCalm);

ProducerPane.displayName = 'ProducerPane';
