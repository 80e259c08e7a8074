import {useAppearance} from '../../appearance/appearance.js';
import {line} from '../../drawing/line.js';
import {coveringSize} from '../../frame/layout.js';
import {defineOverlay, type Sight} from '../define-overlay.js';
import {OverlayBox} from '../overlay-box.js';
import {familyLines, familyScroll} from './family-lines.js';

/**
The shards and their parents.
*/
type FamilyTree = {readonly type: 'family-tree'; readonly offset: number};

const MAX_COLUMNS = 160;

const Draw = ({overlay: {offset}, snapshot, frame}: Sight<FamilyTree>) => {
	const appearance = useAppearance();
	const size = coveringSize(frame, MAX_COLUMNS);
	return (
		<OverlayBox
			title='The shards’ family tree'
			note={line('Esc closes', appearance.theme.muted)}
			lines={familyLines(snapshot, {
				width: size.columns - 4, rows: size.rows - 2, offset, appearance,
			})}
			size={size}
			frame={frame}
		/>
	);
};

/**
The lineage of the shards over time: their parents, which are open, and how far each is read. On a wide screen time runs to the right.
*/
export const familyTree = defineOverlay<FamilyTree>({
	id: 'family-tree',
	key: {
		shown: 'l',
		after: 'k',
		section: 'The stream',
		description: 'Shows the shards’ family tree: who came of whom by split or merge, and how far each is read.',
		label: () => 'family tree',
		importance: () => 'minor',
	},
	open: () => ({type: 'family-tree', offset: 0}),
	hints: () => [{keys: 'Up Down', label: 'scroll'}, {keys: 'Esc', label: 'close'}],
	press({name}, _overlay, context) {
		if (['escape', 'enter', 'q', 'l'].includes(name)) {
			context.close();
		}
	},
	scroll: ({snapshot, frame}) => familyScroll(snapshot, coveringSize(frame, MAX_COLUMNS).rows - 2),
	Draw,
});
