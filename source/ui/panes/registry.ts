import {activity} from './activity/activity-pane.js';
import type {PaneDefinition} from './define-pane.js';
import {feed} from './feed/feed-pane.js';
import type {PaneId} from './pane-ids.js';
import {producer} from './producer/producer-pane.js';
import {stream} from './stream/stream-pane.js';

export const panes: Readonly<Record<PaneId, PaneDefinition>> = {
	stream,
	feed,
	producer,
	activity,
};
