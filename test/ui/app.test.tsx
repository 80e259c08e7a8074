import {Writable} from 'node:stream';
import {render} from 'ink';
import {
	afterEach,
	expect,
	test,
	vi,
} from 'vitest';
import {actions} from '../../source/actions/registry.js';
import {App} from '../../source/ui/app.js';
import {createController} from '../../source/ui/controller.js';
import {createViewStore} from '../../source/ui/view-store.js';
import {appearance} from './frame.js';
import {snapshot} from './snapshots.js';

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

let unmount: () => void = () => undefined;

afterEach(() => {
	unmount();
});

const mount = (stdout: FakeStdout) => {
	const current = snapshot();
	const view = createViewStore();
	const nothing = () => undefined;
	const controller = createController({
		look: () => current,
		view,
		actions,
		appearance,
		run: nothing,
		copy: nothing,
		save: async () => ({complaint: ''}),
		quit: nothing,
	});
	const instance = render((
		<App
			store={{getSnapshot: () => current, subscribe: () => nothing}}
			view={view}
			controller={controller}
			actions={actions}
			appearance={appearance}
			hasKeys={false}
		/>
	), {
		stdout,
		patchConsole: false,
		alternateScreen: true,
		incrementalRendering: true,
		interactive: true,
	});
	unmount = instance.unmount;
	return view;
};

const ERASE_AND_HOME = '\u{1B}[2J\u{1B}[H';

// Source: ink#1023. A terminal that lost rows has scrolled, and the lines that did not change would stay where they are.
test('after a resize every line is written again, on a screen wiped before', async () => {
	const stdout = new FakeStdout();
	mount(stdout);
	await vi.waitFor(() => {
		expect(stdout.written).toContain('Keys are off');
	});
	stdout.written = '';
	stdout.rows = 39;
	stdout.emit('resize');
	await vi.waitFor(() => {
		const repainted = stdout.written.split(ERASE_AND_HOME).at(-1)!;
		expect(repainted).not.toBe(stdout.written);
		expect(repainted.split('\n')).toHaveLength(39);
		expect(repainted).toContain('Stream clickstream-lab');
		expect(repainted).toContain('Keys are off');
	});
});

test('a frame in which one row changed writes that row and no other', async () => {
	const stdout = new FakeStdout();
	const view = mount(stdout);
	await vi.waitFor(() => {
		expect(stdout.written).toContain('Keys are off');
	});
	stdout.written = '';
	view.dispatch({type: 'notice', notice: {text: 'nothing to do', at: snapshot().at}});
	await vi.waitFor(() => {
		expect(stdout.written).toContain('nothing to do');
	});
	expect(stdout.written).not.toContain('Stream');
	expect(stdout.written.length).toBeLessThan(500);
});
