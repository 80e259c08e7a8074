import {memo} from 'react';
import type {Snapshot} from '../../../monitor/snapshot.js';
import {useAppearance} from '../../appearance/appearance.js';
import {LinesPane} from '../../drawing/lines-pane.js';
import type {PaneSize} from '../../drawing/pane-size.js';
import {isCalm} from '../../drawing/redraw.js';
import type {PaneDefinition, PaneSight} from '../define-pane.js';
import {innerWidth, scrollRows} from '../pane-room.js';
import {producerLines, producerNote} from './producer-lines.js';

type Props = {
	readonly snapshot: Snapshot;
	readonly size: PaneSize;
	readonly isFocused: boolean;
};

const ProducerPane = memo(({snapshot: {producer, shards}, size, isFocused}: Props) => {
	const appearance = useAppearance();
	const rows = scrollRows('producer', size);
	const lines = producerLines({
		producer,
		shards,
		width: innerWidth(size),
		rows,
	}, appearance);
	return <LinesPane title='Producer' note={producerNote(producer, appearance)} size={size} isFocused={isFocused} lines={lines}/>;
}, isCalm);

ProducerPane.displayName = 'ProducerPane';

const Draw = ({snapshot, size, isFocused}: PaneSight) => <ProducerPane snapshot={snapshot} size={size} isFocused={isFocused}/>;

/**
The click producer of this clickmon.
*/
export const producer: PaneDefinition = {id: 'producer', Draw};
