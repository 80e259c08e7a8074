/**
Preloaded into the program: a process that sends itself a signal ends at once, as on Windows, which cannot send a signal and only ends the process. So a test fails if a library does that on Ctrl+C, before the summary is written and the consumer deregistered. Process 0 is the whole group, so it is the process itself too. Windows has no Ctrl+Z, so its signal is let through; test/ui/terminal/job-control.test.ts checks that none is sent there.
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
	// As on Windows: no listener hears of the end.
	process.reallyExit(1);
};
