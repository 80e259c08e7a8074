// Puts small faults into one room at a time and counts those that the room's own tests notice: `npm run mutate`, or `npm run mutate -- records` for one room. It takes minutes a room, so CI leaves it out.
import {spawnSync} from 'node:child_process';
import process from 'node:process';

const rooms = ['records', 'kinesis/producing', 'kinesis/reading', 'monitor', 'actions', 'ui/keys', 'local/operations'];
const wanted = process.argv.slice(2);
const unknown = wanted.find(room => !rooms.includes(room));
if (unknown !== undefined) {
	throw new Error(`There is no room ${unknown} with a score: name some of ${rooms.join(', ')}.`);
}

let exitCode = 0;
for (const room of wanted.length > 0 ? wanted : rooms) {
	console.log(`\n${room}`);
	const {status} = spawnSync(process.execPath, ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run'], {
		stdio: 'inherit',
		env: {...process.env, MUTATED_ROOM: room},
	});
	exitCode = Math.max(exitCode, status ?? 1);
}

process.exitCode = exitCode;
