import {renderToString} from 'ink';
import type {Snapshot} from '../../source/monitor/snapshot.js';
import {actions} from '../../source/actions/registry.js';
import {AppearanceContext, type Appearance} from '../../source/ui/appearance/appearance.js';
import {unicodeGlyphs} from '../../source/ui/appearance/glyphs.js';
import type {Size} from '../../source/size.js';
import {Screen} from '../../source/ui/frame/screen.js';
import {colorfulTheme} from '../../source/ui/appearance/theme.js';
import {createShardTable} from '../../source/ui/shards/shard-ranking.js';
import {initialViewState, type ViewState} from '../../source/ui/view/view-state.js';

export const appearance: Appearance = {glyphs: unicodeGlyphs, theme: colorfulTheme};

/**
The lines that a terminal of this size shows.
*/
export const frameLines = (snapshot: Snapshot, size: Size, view: Partial<ViewState> = {}, look: Appearance = appearance): readonly string[] => renderToString((
	<AppearanceContext value={look}>
		<Screen hasKeys snapshot={snapshot} view={{...initialViewState, shardTable: createShardTable(), ...view}} actions={actions} size={size}/>
	</AppearanceContext>
), {columns: size.columns}).split('\n');

export const frame = (...parameters: Parameters<typeof frameLines>): string => frameLines(...parameters).join('\n');
