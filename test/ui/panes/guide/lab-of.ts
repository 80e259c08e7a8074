import type {LabView, StepView} from '../../../../source/monitor/lab/lab-view.js';
import {whole, type createScene} from '../../../lab/scene.js';

export type Scene = ReturnType<typeof createScene>;

const context = {
	streamName: 'clickstream-lab', region: 'us-east-1', isEmbedded: true, openShardCount: 1, shardId: whole.shardId, streamArn: undefined,
};

/**
The lab as the guide sees it. `guessed` is an answer to the step that asks for one.
*/
export const labOf = ({progress}: Scene, guessed?: number): LabView => ({
	changedAt: progress.changedAt,
	steps: progress.steps.map((step): StepView => ({
		...step,
		command: `aws kinesis ${step.step.id}`,
		hint: step.step.hint(progress.seen, context),
		guessed: step.step.guess && guessed,
		outcome: step.step.guess?.outcome(progress.seen),
	})),
});
