import {parentPort, workerData} from 'node:worker_threads';
import {UserError} from '../../user-error.js';
import {startLocalKinesis} from '../server.js';
import type {MessageFromWorker, MessageToWorker, WorkerData} from './worker-messages.js';

const USAGE_INTERVAL_MILLISECONDS = 1000;

// The entry of the worker thread: it has a parent.
const parent = parentPort!;

const post = (message: MessageFromWorker) => {
	parent.postMessage(message);
};

try {
	const kinesis = await startLocalKinesis({
		...workerData as WorkerData,
		onTrimmed(trimmedRecords) {
			post({type: 'trimmed', trimmedRecords});
		},
		onRepaired(repair) {
			post({type: 'repaired', repair});
		},
	});
	const report = setInterval(() => {
		post({type: 'usage', usage: kinesis.usage()});
	}, USAGE_INTERVAL_MILLISECONDS);

	parent.on('message', (message: MessageToWorker) => {
		if (message.type === 'set-faults') {
			kinesis.setFaults(message.plan);
			return;
		}

		clearInterval(report);
		// With nothing left to listen to, the thread ends.
		void kinesis.stop().finally(() => {
			parent.close();
		});
	});
	post({type: 'listening', endpoint: kinesis.endpoint, port: kinesis.port});
} catch (error) {
	if (!(error instanceof UserError)) {
		throw error;
	}

	// An error loses its class between threads.
	const {code, message, exitCode} = error;
	post({
		type: 'refused',
		code,
		message,
		exitCode,
	});
	parent.close();
}
