// Puts small faults into a room, one at a time, and counts those that the room's own tests notice: `npm run mutate`, `npm run mutate -- records` for one room, `npm run mutate -- records/filter` for a part of it. A fault is tried again only if its code or the names of its tests changed; `--force` tries all again. CI leaves it out, as a room takes minutes.
import {spawnSync} from 'node:child_process';
import process from 'node:process';
import {mutatedRooms, roomOf} from './mutated-rooms.ts';

const rooms = Object.keys(mutatedRooms);
const given = process.argv.slice(2);
const wanted = given.filter(argument => argument !== '--force');
const unknown = wanted.find(place => roomOf(place) === undefined);
if (unknown !== undefined) {
	throw new Error(`${unknown} is in no room with a score: name some of ${rooms.join(', ')}.`);
}

let exitCode = 0;
for (const place of wanted.length > 0 ? wanted : rooms) {
	console.log(`\n${place}`);
	const {status} = spawnSync(process.execPath, ['node_modules/@stryker-mutator/core/bin/stryker.js', 'run', ...(given.includes('--force') ? ['--force'] : [])], {
		stdio: 'inherit',
		env: {...process.env, MUTATED_ROOM: roomOf(place), MUTATED_PLACE: place},
	});
	exitCode = Math.max(exitCode, status ?? 1);
}

process.exitCode = exitCode;
