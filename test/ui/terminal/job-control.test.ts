import process from 'node:process';
import {
	afterEach,
	expect,
	test,
	vi,
} from 'vitest';
import {createJobControl} from '../../../source/ui/terminal/job-control.js';

afterEach(() => {
	vi.restoreAllMocks();
});

const listeners = () => ['SIGTSTP', 'SIGCONT', 'SIGTTOU', 'exit'].map(name => process.listenerCount(name));

// There, a signal to the process itself, or to 0, ends it at once.
test('on Windows, Ctrl+Z sends nothing, writes nothing and leaves the screen as it is', () => {
	const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
	const write = vi.fn<(text: string) => void>();
	const leave = vi.fn<() => Promise<{resume(): Promise<void>}>>();
	const before = listeners();
	const jobControl = createJobControl({write}, 'win32');
	const unwatch = jobControl.watch(leave);
	jobControl.stop();
	jobControl.prepareEnd();
	expect(kill).not.toHaveBeenCalled();
	expect(write).not.toHaveBeenCalled();
	expect(leave).not.toHaveBeenCalled();
	expect(listeners()).toEqual(before);
	unwatch();
});

test('the screen leaves no listener for a signal behind', () => {
	const before = listeners();
	const jobControl = createJobControl({write: () => undefined}, 'linux');
	const unwatch = jobControl.watch(async () => ({resume: async () => undefined}));
	expect(listeners()).not.toEqual(before);
	unwatch();
	expect(listeners()).toEqual(before);
});

test('Ctrl+Z leaves the terminal before it stops, and takes it again when it goes on', async () => {
	const steps: string[] = [];
	vi.spyOn(process, 'kill').mockImplementation((target, signal) => {
		steps.push(`${signal} to ${target}`);
		return true;
	});
	const jobControl = createJobControl({
		write(text) {
			steps.push(text);
		},
	}, 'darwin');
	const unwatch = jobControl.watch(async () => {
		steps.push('leave');
		return {
			async resume() {
				steps.push('resume');
			},
		};
	});
	jobControl.stop();
	// A second press, while the first is under way.
	jobControl.stop();
	await vi.waitFor(() => {
		expect(steps).toEqual(['leave', '\u{1B}[?7h', 'SIGTSTP to 0', 'resume', '\u{1B}[?7l']);
	});
	unwatch();
});
