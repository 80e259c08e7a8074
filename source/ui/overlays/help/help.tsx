import {useAppearance} from '../../appearance/appearance.js';
import {helpLines, helpSize} from './help-lines.js';
import type {Actions} from '../../keys/keymap.js';
import type {Size} from '../../../size.js';
import {line} from '../../drawing/line.js';
import {Overlay} from '../overlay-box.js';

type Props = {
	readonly actions: Actions;
	readonly isReadOnly: boolean;
	readonly offset: number;
	readonly frame: Size;
};

/**
All keys of this session.
*/
export const Help = ({actions, isReadOnly, offset, frame}: Props) => {
	const appearance = useAppearance();
	const {columns} = helpSize(0, frame);
	const lines = helpLines(actions, isReadOnly, columns - 4, appearance);
	const size = helpSize(lines.length, frame);
	const isCut = lines.length > size.rows - 2;
	return (
		<Overlay
			title='Keys'
			note={line(isCut ? 'Up Down scroll, Esc closes' : 'Esc closes', appearance.theme.muted)}
			lines={lines.slice(offset)}
			size={size}
			frame={frame}
		/>
	);
};
