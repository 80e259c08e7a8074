import type {TabsView} from '../../monitor/tabs-view.js';
import {useAppearance} from '../appearance/appearance.js';
import {Row} from '../drawing/row.js';
import type {ViewState} from '../view/view-state.js';
import {tabLine} from './tab-line.js';

type Props = {readonly tabs: TabsView; readonly view: ViewState; readonly columns: number};

/**
The streams side by side, above the panes.
*/
export const TabRow = ({tabs, view, columns}: Props) => <Row line={tabLine(tabs, view, columns, useAppearance())} width={columns}/>;
