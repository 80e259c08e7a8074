import type {AlertsView} from './alerts/alert.js';
import type {ConsumersView} from './consumers/consumers-view.js';
import type {CostView} from './cost/cost-part.js';
import type {EverybodyView} from './everybody/everybody-part.js';
import type {Facts} from './facts/facts.js';
import type {FeedView} from './feed/feed-view.js';
import type {GreedyView} from './greedy/greedy-part.js';
import type {HistoryView} from './history/history-view.js';
import type {LineageView} from './lineage/lineage-part.js';
import type {LabView} from './lab/lab-view.js';
import type {ShardView} from './meters/shard-view.js';
import type {ProducerView} from './producing/producer-view.js';
import type {ReadingView} from './reading/reading-view.js';
import type {RecordingView, ReplayView} from './recording-view.js';
import type {SettingsView} from './settings/settings-view.js';
import type {MonitorState} from './state.js';
import type {TabsView} from './tabs-view.js';

/**
Everything the screen shows, immutable. It is published at most 30 times a second, and at once after a key press.
*/
export type Snapshot = {
	/**
	Clock time in ms.
	*/
	readonly at: number;
	readonly state: MonitorState;
	readonly shards: readonly ShardView[];
	readonly feed: FeedView;
	readonly producer: ProducerView;
	readonly alerts: AlertsView;
	/**
	The content of the last minute; computed only when it is read.
	*/
	readonly facts: Facts;
	readonly reading: ReadingView;
	/**
	What the service throttled for all clients; undefined on AWS, where only CloudWatch knows.
	*/
	readonly everybody?: EverybodyView;
	/**
	The greedy consumers; undefined if there are none.
	*/
	readonly greedy?: GreedyView;
	/**
	What CloudWatch knows; undefined while nobody looks.
	*/
	readonly history?: HistoryView;
	/**
	All that the service says of the stream; undefined while nobody looks, and in a replay.
	*/
	readonly settings?: SettingsView;
	/**
	The shards over time; worked out only where somebody looks.
	*/
	readonly lineage?: LineageView;
	/**
	The cost of the stream, on AWS or as if it were there.
	*/
	readonly cost?: CostView;
	/**
	The other readers of the stream, while somebody looks at them; undefined otherwise, and in a replay.
	*/
	readonly consumers?: ConsumersView;
	/**
	The progress of the lab; undefined until its guide is opened.
	*/
	readonly lab?: LabView;
	/**
	The streams that the session watches side by side, this one among them; undefined in a replay.
	*/
	readonly tabs?: TabsView;
	/**
	The file that the session is written to.
	*/
	readonly recording?: RecordingView;
	/**
	Where a replay stands; undefined in a live session.
	*/
	readonly replay?: ReplayView;
};

/**
What the screen subscribes to, in the shape of `useSyncExternalStore`.
*/
export type SnapshotStore = {
	getSnapshot(): Snapshot;
	/**
	Returns the function that ends the subscription.
	*/
	subscribe(listener: () => void): () => void;
};
