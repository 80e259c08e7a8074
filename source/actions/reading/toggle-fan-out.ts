import {UserError} from '../../user-error.js';
import {kinesisWords} from '../aws-command.js';
import {defineAction, whyNotActive} from '../define-action.js';

export const toggleFanOut = defineAction({
	id: 'toggle-fan-out',
	label: ({reading}) => reading.mode === 'polling' ? 'fan-out' : 'polling',
	description: 'Reads by enhanced fan-out, through a consumer of its own that is registered for the time, or by polling again.',
	consequence: ({reading}) => reading.mode === 'polling'
		? 'This registers a consumer at the stream, which costs money for every shard and hour and for all that it reads, until it is deregistered.'
		: undefined,
	isDangerous: false,
	// It registers and deregisters a consumer.
	changesStream: true,
	runsAlone: false,
	isEnabled: snapshot => whyNotActive(snapshot) ?? true,
	cliEquivalent({state, reading}) {
		const isStarting = reading.mode === 'polling';
		return reading.consumerName !== undefined && state.stream
			? kinesisWords(isStarting ? 'register-stream-consumer' : 'deregister-stream-consumer', {'stream-arn': state.stream.arn, 'consumer-name': reading.consumerName})
			: undefined;
	},
	async run({reader}) {
		if (reader === undefined) {
			throw new UserError('no-reader', 'There is no reader here: run `clickmon tail --fan-out`, or the dashboard.');
		}

		reader.setMode(reader.mode === 'polling' ? 'fan-out' : 'polling');
		return reader.mode === 'polling' ? 'reading by polling' : 'reading by enhanced fan-out';
	},
});
