/**
Preloaded into the program: a process that sends itself a signal ends at once, as it does on Windows, where a signal cannot be sent but only the process ended. It holds that no library does that on Ctrl+C, before the summary is written and the consumer deregistered. Process 0 is all of the own group, so it is the process itself too. Ctrl+Z is not for Windows, and its signal is let through: test/ui/terminal/job-control.test.ts holds that none is sent there.
*/
import fs from 'node:fs';
import process from 'node:process';

const {kill} = process;

process.kill = (id, signal) => {
	// By then everything is written and closed.
	const isOver = process._exiting;
	const isOther = id !== process.pid && id !== 0;
	if (signal === 0 || signal === 'SIGTSTP' || isOther || isOver) {
		return kill.call(process, id, signal);
	}

	fs.writeSync(2, `The process sent ${signal} to itself.\n`);
	// As Windows ends it: nobody that waits for the end is told.
	process.reallyExit(1);
};
