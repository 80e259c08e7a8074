import process from 'node:process';
import {CUT_ROWS, ENTER_ALTERNATE_SCREEN, WRAP_ROWS} from './control-codes.js';

/**
Leaves the terminal to others: the alternate screen and raw mode are off at once, and nothing is drawn until `resume`. Ink's `suspendTerminal`.
*/
export type LeaveTerminal = () => Promise<{resume(): Promise<void>}>;

export type JobControl = {
	/**
	Ctrl+Z: leaves the terminal and stops. In raw mode a terminal sends the key and no signal.
	*/
	stop(): void;
	/**
	Watches for the signals of job control while the screen is there. Returns what ends that.
	*/
	watch(leave: LeaveTerminal): () => void;
	/**
	To be called before the screen goes for good: while the shell has the terminal, the end leaves the shell's rows alone, and does not wait for `fg`.
	*/
	prepareEnd(): void;
};

/**
A process that no shell waits for is not stopped, and no signal says that it goes on.
*/
const STOPPED_BY_NOW_MILLISECONDS = 100;

/**
Windows has no job control: there, a signal to itself would end the process.
*/
const none: JobControl = {
	stop() {
		// The key means nothing.
	},
	watch: () => () => undefined,
	prepareEnd() {
		// Nobody else has the terminal.
	},
};

/**
Node sets the terminal's mode at its end. The system stops a process in the background for that, so the end comes before.
*/
const endAtOnce = () => {
	process.removeAllListeners('SIGTERM');
	process.kill(process.pid, 'SIGTERM');
};

/**
Stops clickmon and goes on as a shell's Ctrl+Z and `fg` ask for it. The screen is whole again after a SIGSTOP too, which no program can see coming.
*/
export const createJobControl = (stdout: {write(text: string): unknown}, platform = process.platform): JobControl => {
	if (platform === 'win32') {
		return none;
	}

	let leave: LeaveTerminal | undefined;
	let left: ReturnType<LeaveTerminal> | undefined;

	const leaveTerminal = () => {
		if (!leave || left) {
			return;
		}

		left = leave();
		stdout.write(WRAP_ROWS);
	};

	const takeTerminal = async () => {
		const leaving = left;
		left = undefined;
		if (!leave || !leaving) {
			return;
		}

		// The terminal tells a change of its size only to the program in front.
		process.emit('SIGWINCH', 'SIGWINCH');
		const {resume} = await leaving;
		await resume();
		stdout.write(CUT_ROWS);
	};

	/**
	`target` is a process, or 0 for all of this one's group: npm and npx, which started it, stop too.
	*/
	const stop = (target: number) => {
		if (!leave || left) {
			return;
		}

		leaveTerminal();
		// Without a listener, the signal does what it does to any program.
		process.off('SIGTSTP', stopAlone);
		process.kill(target, 'SIGTSTP');
		// From here on it has been stopped and goes on.
		process.on('SIGTSTP', stopAlone);
		setTimeout(() => {
			void takeTerminal();
		}, STOPPED_BY_NOW_MILLISECONDS);
	};

	const stopAlone = () => {
		stop(process.pid);
	};

	const goOn = () => {
		// A signal that ends clickmon may have come with it, from a shell's `kill %1`, and has its turn first.
		setImmediate(() => {
			// After a SIGSTOP the shell has had the terminal without being given it.
			leaveTerminal();
			void takeTerminal();
		});
	};

	return {
		stop() {
			stop(0);
		},
		watch(leaveIt) {
			leave = leaveIt;
			process.on('SIGTSTP', stopAlone);
			process.on('SIGCONT', goOn);
			return () => {
				leave = undefined;
				process.off('SIGTSTP', stopAlone);
				process.off('SIGCONT', goOn);
			};
		},
		prepareEnd() {
			if (!left) {
				return;
			}

			// The end of the alternate screen puts the cursor where its beginning found it.
			stdout.write(ENTER_ALTERNATE_SCREEN);
			process.once('exit', endAtOnce);
		},
	};
};
