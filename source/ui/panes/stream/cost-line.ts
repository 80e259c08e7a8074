import {shortCostWords} from '../../../cost/cost-words.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import type {Appearance} from '../../appearance/appearance.js';
import {line, lineWidth, type Line} from '../../drawing/line.js';

/**
The last row of the stream's pane where the shards leave it free, of so many free rows: what the stream costs, or would cost on AWS. Empty where there is no room or nothing to say.
*/
export const costLines = ({cost}: Snapshot, width: number, freeRows: number, {theme}: Appearance): readonly Line[] => {
	if (cost === undefined || freeRows < 1 || cost.perHour === 0) {
		return [];
	}

	const shown = shortCostWords(cost).map(words => line(words, theme.muted)).find(words => lineWidth(words) <= width);
	return shown === undefined ? [] : [...Array.from({length: freeRows - 1}, () => []), shown];
};
