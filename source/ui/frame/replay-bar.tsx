import type {ReplayView} from '../../monitor/recording-view.js';
import {useAppearance} from '../appearance/appearance.js';
import {Row} from '../drawing/row.js';
import {replayLine} from './replay-line.js';

type Props = {readonly replay: ReplayView; readonly columns: number};

/**
Above the footer of a replay: where it stands.
*/
export const ReplayBar = ({replay, columns}: Props) => <Row line={replayLine(replay, columns, useAppearance())} width={columns}/>;
