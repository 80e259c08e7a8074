// Reads, produces and watches for minutes, while the stream is rescaled: `npm run soak`, or `npm run soak -- --duration 10m`.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import process from 'node:process';
import {parseArgs} from 'node:util';
import milliseconds, {type StringValue} from 'ms';
import {systemClock} from '../../source/time/clock.js';
import {connect} from '../../source/kinesis/client/connection.js';
import {updateShardCount, createStream} from '../../source/kinesis/streams/stream.js';
import {waitUntilActive} from '../../source/kinesis/streams/waiting.js';
import {createMonitor} from '../../source/monitor/monitor.js';

const STREAM = 'clicks';
const LOOK_MILLISECONDS = 10_000;
const WARM_UP_MILLISECONDS = 60_000;
// A proof, a feed and meters that are full by then; what grows on is a leak.
const ALLOWED_GROWTH = 1.1;
const SHARD_COUNTS = [2, 4, 3, 2];

const {values} = parseArgs({options: {duration: {type: 'string', default: '3m'}, rate: {type: 'string', default: '1500'}}});
const duration = milliseconds(values.duration as StringValue);

const resources = (): string[] => process.getActiveResourcesInfo().toSorted();
const atStart = resources();

// In a process of its own: what the endpoint keeps is not ours.
const endpointProcess = spawn(process.execPath, ['bin/clickmon.js', 'local', '--port', '0', '--json'], {stdio: ['ignore', 'pipe', 'inherit']});
const [firstLine] = await once(endpointProcess.stdout.setEncoding('utf8'), 'data') as [string];
const {endpoint} = JSON.parse(firstLine) as {readonly endpoint: string};
const connection = await connect({endpoint, region: 'us-east-1'});
await createStream(connection, STREAM, 2);
await waitUntilActive(connection, STREAM, {clock: systemClock});

const monitor = createMonitor({
	connection,
	streamName: STREAM,
	clock: systemClock,
	random: Math.random,
	isReadOnly: false,
	from: {type: 'trim-horizon'},
	readingMode: 'polling',
	consumerName: 'soak',
	rate: Number(values.rate),
});
const stop = new AbortController();
const running = monitor.run(stop.signal);
monitor.producer.start();

const memory = (): number => {
	globalThis.gc!();
	return process.memoryUsage().heapUsed / (1024 * 1024);
};

const megabytes: number[] = [];
const startedAt = systemClock.now();
for (let look = 1; systemClock.now() - startedAt < duration; look++) {
	await systemClock.sleep(LOOK_MILLISECONDS);
	const {producer: {totals, proof}, feed} = monitor.look();
	const used = memory();
	if (systemClock.now() - startedAt > WARM_UP_MILLISECONDS) {
		megabytes.push(used);
	}

	console.log([
		`${(look * LOOK_MILLISECONDS / 1000).toFixed(0)} s: heap ${used.toFixed(1)} MiB, all ${(process.memoryUsage.rss() / (1024 * 1024)).toFixed(0)} MiB`,
		`accepted ${totals.accepted}, read ${feed.totalRecords}, lost ${proof?.lost}, disordered ${proof?.orderViolations}`,
	].join(', '));
	// The service allows ten a day; one at each half minute of the first two.
	const target = look % 3 === 0 ? SHARD_COUNTS[(look / 3) - 1] : undefined;
	if (target !== undefined) {
		await updateShardCount(connection, STREAM, target);
	}
}

await monitor.producer.pause();
await systemClock.sleep(3000);
const {producer: {totals, proof}} = monitor.look();
stop.abort();
await running;
connection.close();
endpointProcess.kill();
await once(endpointProcess, 'close');
await systemClock.sleep(100);
const left = resources();
for (const resource of atStart) {
	const index = left.indexOf(resource);
	if (index !== -1) {
		left.splice(index, 1);
	}
}

const middle = Math.floor(megabytes.length / 2);
const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
const [before, after] = [mean(megabytes.slice(0, middle)), mean(megabytes.slice(middle))];
console.log(`After the first minute the heap held ${before.toFixed(1)} MiB, in the second half of the time ${after.toFixed(1)} MiB; left at the end: ${left.length === 0 ? 'nothing' : left.join(', ')}.`);
console.log(`Accepted ${totals.accepted}, read back ${proof?.read}.`);
if (after > before * ALLOWED_GROWTH || left.length > 0 || proof?.read !== totals.accepted || proof.orderViolations > 0) {
	process.exitCode = 1;
}
