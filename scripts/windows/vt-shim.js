/**
Preloaded into Windows' Node: its terminal is at the other end of a connection on this machine, as Windows Terminal is at the other end of a pseudoconsole. Wine's own console reads no escape sequences. Each message is a line of JSON: {"keys"} and {"size"} come, {"output"} goes; bytes are in base64.
*/
import {Buffer} from 'node:buffer';
import {once} from 'node:events';
import net from 'node:net';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {Readable, Writable} from 'node:stream';
import {isMainThread} from 'node:worker_threads';

const connect = async () => {
	const socket = net.connect(Number(process.env.CLICKMON_TERMINAL_PORT), '127.0.0.1');
	await once(socket, 'connect');
	socket.setNoDelay(true);

	let size = [80, 24];
	const send = (message, done) => socket.write(`${JSON.stringify(message)}\n`, done);

	const stdin = Object.assign(new Readable({read() {}}), {
		fd: 0,
		isTTY: true,
		isRaw: false,
		setRawMode(isRaw) {
			stdin.isRaw = isRaw;
			send({isRaw});
			return stdin;
		},
		ref() {
			socket.ref();
			return stdin;
		},
		unref() {
			socket.unref();
			return stdin;
		},
	});

	const stdout = Object.assign(new Writable({
		write(chunk, _encoding, done) {
			send({output: Buffer.from(chunk).toString('base64')}, done);
		},
	}), {
		fd: 1,
		isTTY: true,
		getColorDepth: () => 24,
		hasColors: () => true,
		getWindowSize: () => size,
	});
	Object.defineProperties(stdout, {
		columns: {get: () => size[0]},
		rows: {get: () => size[1]},
	});

	const sized = new Promise(resolve => {
		createInterface({input: socket}).on('line', line => {
			const message = JSON.parse(line);
			if (message.keys !== undefined) {
				stdin.push(Buffer.from(message.keys, 'base64'));
				return;
			}

			({size} = message);
			resolve();
			stdout.emit('resize');
		});
	});
	await sized;
	socket.unref();
	for (const [name, stream] of Object.entries({stdin, stdout})) {
		Object.defineProperty(process, name, {configurable: true, get: () => stream});
	}
};

// Other threads are preloaded too, and have no terminal.
if (isMainThread) {
	await connect();
}
