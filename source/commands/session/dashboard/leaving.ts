import {runAction} from '../../../actions/run-action.js';
import {runHeadless} from '../../../actions/run-headless.js';
import type {SessionSummary} from '../../../monitor/session-summary.js';
import type {LeftStream, Leaving} from '../../../ui/view/services.js';
import {UserError} from '../../../user-error.js';
import {named} from '../../../words.js';
import {byStream} from '../session-summaries.js';
import type {StreamSession} from '../stream-session.js';
import type {Visit} from '../visit.js';

/**
The streams that a session created on AWS and leaves there.
*/
export const leftStreams = (visits: readonly SessionSummary[]): readonly LeftStream[] => byStream(visits).flatMap(({streamName, isStreamLeft, cost}) =>
	isStreamLeft && cost?.isOwn && cost.isOnAws ? {streamName, cost: {perHour: cost.leftPerHour, region: cost.region, prices: cost.prices}} : []);

const isOf = ({streamName, cost: {region}}: LeftStream, other: {readonly streamName: string; readonly region: string}): boolean =>
	other.streamName === streamName && other.region === region;

/**
What the question before the end of a session asks, and does.
*/
export const createLeaving = (session: Pick<StreamSession, 'visits' | 'past' | 'summaries'>): Leaving => {
	const tearDownIn = async (visit: Visit, {streamName}: LeftStream): Promise<string | undefined> => {
		const outcome = await runAction('tear-down', visit.session, {confirmation: streamName});
		switch (outcome.status) {
			case 'done': {
				return undefined;
			}

			case 'refused': {
				return `The ${named(streamName)} is not torn down: ${outcome.reason}.`;
			}

			case 'failed': {
				return outcome.message;
			}
		}
	};

	return {
		left: () => leftStreams(session.summaries()),
		async tearDown(stream) {
			const open = session.visits.find(({monitor}) => isOf(stream, monitor.look().state));
			if (open) {
				return tearDownIn(open, stream);
			}

			const visits = session.past.filter(({summary}) => isOf(stream, summary));
			try {
				await runHeadless('tear-down', {...visits.at(-1)!.context, onProgress: undefined}, {confirmation: stream.streamName});
			} catch (error) {
				return error instanceof UserError ? error.message : 'Stopped before it was done.';
			}

			for (const visit of visits) {
				visit.summary = {...visit.summary, isStreamLeft: false};
			}

			return undefined;
		},
	};
};
