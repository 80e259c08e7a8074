import {Buffer} from 'node:buffer';
import process from 'node:process';
import {PassThrough} from 'node:stream';
import {
	beforeEach,
	describe,
	expect,
	test,
} from 'vitest';
import type {CommandContext} from '../../../source/commands/command.js';
import {createOutput} from '../../../source/commands/output/output.js';
import {printAll, type Printing} from '../../../source/commands/tail/tail-print.js';
import {createTailRecords} from '../../../source/commands/tail/tail-records.js';
import type {ReadEvent} from '../../../source/service/read-event.js';
import {seededRandom} from '../../../source/random.js';
import {UserError} from '../../../source/user-error.js';
import {createManualClock, type ManualClock} from '../../helpers/manual-clock.js';

let clock: ManualClock;
/**
What happened, in its order.
*/
let happened: string[];
/**
How long a save takes.
*/
let savingMilliseconds: number;
let isReaderGone: boolean;
/**
How many saves find the file open in another program.
*/
let busySaves: number;

beforeEach(() => {
	clock = createManualClock();
	happened = [];
	savingMilliseconds = 5;
	isReaderGone = false;
	busySaves = 0;
});

const batch = (...texts: string[]): ReadEvent => ({
	type: 'batch',
	shardId: 'shardId-000000000000',
	records: texts.map(text => ({
		SequenceNumber: '1', PartitionKey: 'k', Data: Buffer.from(text), ApproximateArrivalTimestamp: new Date(0),
	})),
	millisBehindLatest: 0,
	receivedAt: 0,
});

const print = async (events: AsyncIterable<ReadEvent>): Promise<number> => {
	const context: CommandContext = {
		clock,
		random: seededRandom(1),
		signal: new AbortController().signal,
		output: {
			...createOutput({stdout: new PassThrough(), stderr: new PassThrough(), isJson: true}),
			note(text) {
				happened.push(text);
			},
		},
		input: process.stdin,
		begin: () => undefined,
	};
	const printing: Printing = {
		records: createTailRecords({
			filter: undefined, count: undefined, newest: undefined, isRaw: false,
		}),
		format: (_, {Data}) => [Data],
		count: Infinity,
		lines: {
			write(...parts) {
				happened.push(`print ${parts.map(part => Buffer.from(part).toString()).join('')}`);
			},
			isCongested: false,
			ready: async () => undefined,
			async flush() {
				happened.push('flush');
				return !isReaderGone;
			},
		},
		file: undefined,
		checkpoint: {
			resumeFrom: new Map(),
			note: () => undefined,
			async save() {
				await clock.advance(savingMilliseconds);
				if (busySaves > 0) {
					busySaves--;
					throw new UserError('checkpoint-in-use', 'Open in another program.');
				}

				happened.push('save');
			},
		},
	};
	return printAll(events, context, printing);
};

describe('a tail with a checkpoint', () => {
	test('saves each batch after it has left the process, and before it asks for the next', async () => {
		expect(await print((async function * () {
			for (const number of [1, 2, 3]) {
				happened.push(`read ${number}`);
				yield batch(`${number}a`, `${number}b`);
			}
		})())).toBe(6);
		expect(happened).toEqual([1, 2, 3].flatMap(number => [`read ${number}`, `print ${number}a`, `print ${number}b`, 'flush', 'save']));
	});

	test('where a save takes long, saves once a second', async () => {
		savingMilliseconds = 300;
		await print((async function * () {
			for (let number = 1; number <= 40; number++) {
				yield batch(String(number));
				await clock.advance(100);
			}
		})());
		// In 4 s of reading and 1.8 s of saving.
		expect(happened.filter(what => what === 'save')).toHaveLength(6);
	});

	test('does not save what its reader may not have got', async () => {
		isReaderGone = true;
		await print((async function * () {
			yield batch('a');
		})());
		expect(happened).toEqual(['print a', 'flush']);
	});

	test('says once that another program has the file open, reads on, and saves when that closes it', async () => {
		busySaves = 3;
		savingMilliseconds = 500;
		await print((async function * () {
			for (const text of ['a', 'b', 'c', 'd']) {
				yield batch(text);
				await clock.advance(600);
			}
		})());
		expect(happened.filter(what => what !== 'flush')).toEqual([
			'print a',
			'Open in another program. Reading goes on, and saving is tried again each second.',
			'print b',
			'print c',
			'print d',
			'save',
		]);
	});
});
