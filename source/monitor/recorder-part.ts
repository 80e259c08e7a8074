import type {ShownPart} from './part.js';
import type {RecordingView} from './recording-view.js';
import type {Snapshot} from './snapshot.js';

/**
The part that writes a session to a file.
*/
export type RecorderPart = ShownPart<RecordingView> & {
	/**
	Sees every snapshot, as it is made. It must not ask for another one.
	*/
	see(snapshot: Snapshot): void;
	/**
	Somebody looks at the facts of a snapshot, which was made at this clock time in ms: they are worked out now, if they are not known for that second.
	*/
	seeFacts(at: number): void;
};
