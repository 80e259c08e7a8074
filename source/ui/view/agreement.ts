import type {MonitorState} from '../../monitor/state.js';
import type {ViewState} from './view-state.js';

type Stream = Pick<MonitorState, 'streamName' | 'region' | 'endpoint'>;

/**
One kind of deed on one stream: who lets clicks be written to a test stream has not agreed to scale it, nor to write to another.
*/
const nameOf = (actionId: string, {streamName, region, endpoint = ''}: Stream): string => [actionId, streamName, region, endpoint].join(' ');

export const isAgreed = ({agreed}: ViewState, actionId: string, stream: Stream): boolean => agreed.includes(nameOf(actionId, stream));

/**
This is not asked again in this session.
*/
export const withAgreement = (view: ViewState, actionId: string, stream: Stream): ViewState => ({...view, agreed: [...view.agreed, nameOf(actionId, stream)]});
