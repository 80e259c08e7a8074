/**
Preloaded into the program: a process that sends itself a signal ends at once, as it does on Windows, where a signal cannot be sent but only the process ended. It holds that no library does that on Ctrl+C, before the summary is written and the consumer deregistered.
*/
import fs from 'node:fs';
import process from 'node:process';

const {kill} = process;

process.kill = (id, signal) => {
	if (signal === 0 || id !== process.pid) {
		return kill.call(process, id, signal);
	}

	fs.writeSync(2, `The process sent ${signal} to itself.\n`);
	// As Windows ends it: nobody that waits for the end is told.
	process.reallyExit(1);
};
