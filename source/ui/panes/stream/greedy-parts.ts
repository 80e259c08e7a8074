import type {GreedyView} from '../../../monitor/greedy/greedy-part.js';
import type {Theme} from '../../appearance/theme.js';
import {formatRate} from '../../drawing/format.js';
import {line, type Line} from '../../drawing/line.js';

/**
What the greedy consumers get of the shards' reads, and what they are refused; nothing where there are none.
*/
export const greedyParts = (greedy: GreedyView | undefined, theme: Theme): readonly Line[] => greedy === undefined
	? []
	: [line(`${greedy.consumers} greedy: ${formatRate(greedy.answeredPerSecond)} reads/s, ${formatRate(greedy.refusedPerSecond)} refused`, theme.warning)];
