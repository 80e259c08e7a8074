import {UserError} from '../../user-error.js';
import {counted, grouped} from '../../words.js';
import {defineAction} from '../define-action.js';

export const toggleGreedyConsumers = defineAction({
	id: 'toggle-greedy-consumers',
	label: ({greedy}) => greedy === undefined ? 'greedy consumers' : 'no greedy ones',
	description: 'Adds two greedy consumers, who poll each shard as fast as it answers, or takes them away: all who poll a shard share its five reads a second.',
	isDangerous: false,
	// It takes the stream's readers their reads.
	changesStream: true,
	runsAlone: false,
	isEnabled({greedy, state}) {
		if (greedy !== undefined) {
			return true;
		}

		if (state.stream === undefined) {
			return 'no stream';
		}

		return state.isEmbedded || state.endpoint !== undefined ? true : 'on AWS they would take the real consumers their reads';
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
