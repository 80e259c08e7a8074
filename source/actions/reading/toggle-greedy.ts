import {UserError} from '../../user-error.js';
import {counted, grouped} from '../../words.js';
import {defineAction} from '../define-action.js';

export const toggleGreedyConsumers = defineAction({
	id: 'toggle-greedy-consumers',
	label: ({greedy}) => greedy === undefined ? 'greedy consumers' : 'no greedy ones',
	description: 'Adds two greedy consumers, who poll each shard as fast as it answers, or takes them away: all who poll a shard share its five reads a second.',
	consequence: ({greedy}) => greedy === undefined
		? 'This adds two consumers who poll each shard as fast as it answers. All who poll a shard share its five reads a second: the consumers of the stream lose most of theirs until the greedy ones are gone.'
		: undefined,
	isDangerous: false,
	// It takes the stream's readers their reads.
	changesStream: true,
	runsAlone: false,
	isEnabled({greedy, state}) {
		if (greedy !== undefined) {
			return true;
		}

		return state.stream === undefined ? 'no stream' : true;
	},
	cliEquivalent: () => undefined,
	async run({greedy}) {
		if (greedy === undefined) {
			throw new UserError('no-reader', 'There is nobody here to share the reads with: open the dashboard.');
		}

		if (!greedy.isOn) {
			greedy.start();
			return `${greedy.consumers} greedy consumers poll each shard as fast as it answers: all who poll share its five reads a second`;
		}

		await greedy.stop();
		const {answered, refused} = greedy.totals;
		return `the greedy consumers are gone: ${counted(answered, 'read')} answered, ${grouped(refused)} refused`;
	},
});
