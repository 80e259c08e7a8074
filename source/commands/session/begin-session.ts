import {type ActionSession, runAction} from '../../actions/run-action.js';
import {runHeadless} from '../../actions/run-headless.js';
import type {Monitor} from '../../monitor/monitor.js';
import type {Snapshot} from '../../monitor/snapshot.js';
import {DASHBOARD_ROOM, giveHeapRoom} from '../../heap-room.js';
import type {CommandContext} from '../command.js';
import type {SessionConfig} from './options.js';
import type {Visit} from './visit.js';

/**
The first snapshot that is as wanted; undefined when the signal aborts before.
*/
const nextSnapshot = async ({store}: Monitor, isWanted: (snapshot: Snapshot) => boolean, signal: AbortSignal): Promise<Snapshot | undefined> => new Promise(resolve => {
	const settle = () => {
		const snapshot = store.getSnapshot();
		const isThere = isWanted(snapshot);
		if (!(isThere || signal.aborted)) {
			return;
		}

		unsubscribe();
		signal.removeEventListener('abort', settle);
		resolve(isThere ? snapshot : undefined);
	};

	const unsubscribe = store.subscribe(settle);
	signal.addEventListener('abort', settle);
	settle();
});

/**
What `--local` shows by itself: the lab's stream is created, and clicks begin to flow. It is the scenery, so `--read-only` has it too.
*/
const startLab = async (monitor: Monitor, session: ActionSession, shardCount: number): Promise<void> => {
	const {signal} = session;
	const first = await nextSnapshot(monitor, ({state}) => state.connectivity === 'absent' || state.connectivity === 'present', signal);
	if (first?.state.connectivity === 'absent') {
		await (first.state.isReadOnly ? runHeadless('create-stream', {...session, onProgress: undefined}, {shardCount}) : runAction('create-stream', session, {shardCount}));
	}

	if (!await nextSnapshot(monitor, ({state}) => state.stream?.status === 'ACTIVE', signal)) {
		return;
	}

	monitor.producer.start();
	monitor.publishNow();
};

/**
What is known of so many shards fills the heap that bin/clickmon.js allows, and it would be collected again and again.
*/
const MANY_SHARDS = 256;

/**
More room for the heap where there is much to hold, or to read.
*/
const giveRoom = ({hasLimits}: SessionConfig, visits: ReadonlyArray<Pick<Visit, 'monitor' | 'session'>>): void => {
	if (!hasLimits) {
		giveHeapRoom(DASHBOARD_ROOM);
		return;
	}

	for (const {monitor, session: {signal}} of visits) {
		void (async () => {
			if (await nextSnapshot(monitor, ({shards}) => shards.length > MANY_SHARDS, signal)) {
				giveHeapRoom(DASHBOARD_ROOM);
			}
		})();
	}
};

/**
A session begins: with `--local` once its lab runs, on each of its streams.
*/
export const beginSession = async (config: SessionConfig, {begin}: CommandContext, visits: ReadonlyArray<Pick<Visit, 'monitor' | 'session'>>): Promise<void> => {
	giveRoom(config, visits);
	const starts = config.isLocal && config.hasScenery ? visits : [];
	await Promise.all(starts.map(async ({monitor, session}) => {
		try {
			await startLab(monitor, session, config.shardCount);
		} catch (error) {
			// The user left this stream meanwhile: its error no longer matters.
			if (!session.signal.aborted) {
				throw error;
			}
		}
	}));
	begin();
};
