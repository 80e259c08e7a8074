import {verdictOf, type StepVerdict} from '../../lab/lab-check.js';
import {createLabProgress} from '../../lab/progress.js';
import {isStreamNotFound} from '../../kinesis/errors/error-kind.js';
import {readStatus} from '../streams/status.js';
import {tailStream, type TailContext} from './tail.js';

/**
Enough records to know a lab's stream by, and how long reading them may take.
*/
const MOST_RECORDS = 50_000;
const READING_MILLISECONDS = 20_000;

/**
Where the stream's name and the region came from.
*/
export type Sources = {readonly streamSource: string; readonly regionSource: string};

/**
Which steps of the lab an existing stream shows: looked at once, and read from its oldest record on. It changes nothing. Throws what the service says.
*/
export const checkLab = async (context: TailContext, sources: Sources): Promise<readonly StepVerdict[]> => {
	const {connection, streamName, clock, signal} = context;
	const progress = createLabProgress(clock.now());
	const {observe} = progress;
	const connected = () => {
		observe({
			at: clock.now(), type: 'connected', streamName, region: connection.region, endpoint: connection.endpoint === undefined ? undefined : URL.parse(connection.endpoint)?.host, ...sources,
		});
	};

	try {
		const {summary, shards} = await readStatus(context);
		connected();
		observe({at: clock.now(), type: 'stream', stream: summary});
		observe({at: clock.now(), type: 'shards', shards});
	} catch (error) {
		if (!isStreamNotFound(error)) {
			throw error;
		}

		connected();
		observe({at: clock.now(), type: 'absent'});
		return progress.steps.map(step => verdictOf(step));
	}

	const deadline = clock.now() + READING_MILLISECONDS;
	for await (const event of tailStream(context, {from: {type: 'trim-horizon'}, isUntilCaughtUp: true, count: MOST_RECORDS})) {
		if (event.type === 'batch') {
			// That this reader keeps the order proves nothing of another's: only the records are looked at.
			observe({
				at: event.receivedAt, type: 'read', shardId: event.shardId, records: event.records,
			});
			progress.look(event.receivedAt);
		}

		if (clock.now() > deadline) {
			break;
		}
	}

	signal.throwIfAborted();
	progress.look(clock.now());
	return progress.steps.map(step => verdictOf(step));
};
