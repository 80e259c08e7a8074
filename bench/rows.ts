import type {Row} from './row.ts';
import {bytes} from './rows/bytes.ts';
import {dashboard} from './rows/dashboard.ts';
import {embedded} from './rows/embedded.ts';
import {idle} from './rows/idle.ts';
import {memory} from './rows/memory.ts';
import {putToScreen} from './rows/put-to-screen.ts';
import {readHeadless} from './rows/read-headless.ts';
import {shards} from './rows/shards.ts';
import {start} from './rows/start.ts';
import {write} from './rows/write.ts';

/**
All rows, in the order of the table.
*/
export const rows: readonly Row[] = [
	readHeadless,
	dashboard,
	putToScreen,
	write,
	idle,
	bytes,
	memory,
	start,
	shards,
	embedded,
];
