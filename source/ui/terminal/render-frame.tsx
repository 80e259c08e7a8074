import chalk from 'chalk';
import {renderToString} from 'ink';
import {actions} from '../../actions/registry.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import type {Size} from '../../size.js';
import {AppearanceContext, type Appearance} from '../appearance/appearance.js';
import {Screen} from '../frame/screen.js';
import {createShardTable} from '../shards/shard-ranking.js';
import {initialViewState, type ViewState} from '../view/view-state.js';

/**
The sixteen colours that every terminal has.
*/
const BASIC_COLOURS = 1;

/**
The rows of a frame, with the control codes of their colours, as a terminal of this size shows it: drawn without a terminal.
*/
export const renderFrame = (snapshot: Snapshot, size: Size, appearance: Appearance, view: Partial<ViewState> = {}): readonly string[] => {
	const {level} = chalk;
	// Stdout may be no terminal: the colours are for who plays it.
	chalk.level = BASIC_COLOURS;
	try {
		return renderToString((
			<AppearanceContext value={appearance}>
				<Screen hasKeys snapshot={snapshot} view={{...initialViewState, shardTable: createShardTable(), ...view}} actions={actions} size={size}/>
			</AppearanceContext>
		), {columns: size.columns}).split('\n');
	} finally {
		chalk.level = level;
	}
};
