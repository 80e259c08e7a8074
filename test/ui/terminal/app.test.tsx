import {Readable, Writable} from 'node:stream';
import {gzipSync} from 'node:zlib';
import {render} from 'ink';
import {
	afterEach,
	expect,
	test,
	vi,
} from 'vitest';
import {actions} from '../../../source/actions/registry.js';
import type {Snapshot} from '../../../source/monitor/snapshot.js';
import {App} from '../../../source/ui/terminal/app.js';
import {createJobControl} from '../../../source/ui/terminal/job-control.js';
import {appearance} from '../frame.js';
import {openSession} from '../session.js';
import {
	clickFeed,
	NOON,
	snapshot,
	state,
} from '../snapshots.js';

class FakeStdout extends Writable {
	isTTY = true;
	columns = 120;
	rows = 40;
	written = '';

	override _write(chunk: unknown, _encoding: unknown, callback: () => void): void {
		this.written += String(chunk);
		callback();
	}
}

class FakeStdin extends Readable {
	isTTY = true;

	setRawMode() {
		return this;
	}

	ref() {
		return this;
	}

	unref() {
		return this;
	}

	override _read(): void {
		// Nobody presses a key.
	}
}

let unmount: () => void = () => undefined;

afterEach(() => {
	unmount();
});

const mount = (stdout: FakeStdout, first = snapshot()) => {
	let publish: () => void = () => undefined;
	let drawn = 0;
	const session = openSession({initial: first});
	const instance = render((
		<App
			hasKeys
			store={{
				getSnapshot: session.look,
				subscribe(listener) {
					publish = listener;
					return () => undefined;
				},
			}}
			view={session.view}
			controller={session.controller}
			actions={actions}
			appearance={appearance}
			jobControl={createJobControl(stdout)}
		/>
	), {
		stdin: new FakeStdin() as unknown as NodeJS.ReadStream,
		stdout,
		onRender() {
			drawn++;
		},
		patchConsole: false,
		alternateScreen: true,
		incrementalRendering: true,
		interactive: true,
	});
	unmount = instance.unmount;
	return {
		view: session.view,
		type: session.type,
		drawn: () => drawn,
		async show(next: Snapshot) {
			session.show(next);
			publish();
			await instance.waitUntilRenderFlush();
		},
	};
};

const ERASE_AND_HOME = '\u{1B}[2J\u{1B}[H';

// Source: ink#1023. A terminal that lost rows has scrolled, and the lines that did not change would stay where they are.
test('after a resize every line is written again, on a screen wiped before', async () => {
	const stdout = new FakeStdout();
	mount(stdout);
	await vi.waitFor(() => {
		expect(stdout.written).toContain('p pause');
	});
	stdout.written = '';
	stdout.rows = 39;
	stdout.emit('resize');
	await vi.waitFor(() => {
		const repainted = stdout.written.split(ERASE_AND_HOME).at(-1)!;
		expect(repainted).not.toBe(stdout.written);
		expect(repainted.split('\n')).toHaveLength(39);
		expect(repainted).toContain('Stream clickstream-lab');
		expect(repainted).toContain('p pause');
	});
});

test('a frame in which one row changed writes that row and no other', async () => {
	const stdout = new FakeStdout();
	const {view} = mount(stdout);
	await vi.waitFor(() => {
		expect(stdout.written).toContain('p pause');
	});
	stdout.written = '';
	view.dispatch({type: 'notice', notice: {text: 'nothing to do', at: snapshot().at}});
	await vi.waitFor(() => {
		expect(stdout.written).toContain('nothing to do');
	});
	expect(stdout.written).not.toContain('Stream');
	expect(stdout.written.length).toBeLessThan(500);
});

// For each frame Ink lays out, styles and compares the whole screen: once a second, that is more than all else that a quiet dashboard does.
test.each<[string, Partial<Snapshot>, number]>([
	['nothing new to read', {}, 0],
	['a number that reads the same', {producer: {...snapshot().producer, acceptedPerSecond: 2.01}}, 0],
	['a number that reads otherwise', {producer: {...snapshot().producer, acceptedPerSecond: 3}}, 1],
	['a record', {feed: clickFeed(121, [0])}, 1],
	['a problem', {state: state({problem: {code: 'timeout', message: 'No answer.'}})}, 1],
])('a second later, with %s, Ink draws the screen anew only where it has to', async (_, changes, frames) => {
	const stdout = new FakeStdout();
	const stream = {...state().stream!, createdAt: NOON - (40 * 24 * 3_600_000)};
	const quiet = snapshot({state: state({stream})});
	const {show, drawn} = mount(stdout, quiet);
	await vi.waitFor(() => {
		expect(stdout.written).toContain('p pause');
	});
	await show({...quiet, at: NOON});
	const before = drawn();
	await show({...quiet, at: NOON + 1000, ...changes});
	expect(drawn() - before).toBe(frames);
});

test('a filter that takes longer than a frame is shown as it goes, to its end', async () => {
	const stdout = new FakeStdout();
	// Each has to be unpacked: more than a turn's work.
	const feed = clickFeed(4000, [0]);
	const records = feed.records.map(item => ({...item, record: {...item.record, Data: gzipSync(item.record.Data)}}));
	const {view, type} = mount(stdout, snapshot({feed: {...feed, records}}));
	type('/url=/cart');
	await vi.waitFor(() => {
		expect(stdout.written).toContain('800/4,000 shown');
	}, {timeout: 10_000});
	expect(view.getView().looks).toBeGreaterThan(0);
});
