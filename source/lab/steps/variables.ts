import type {LabStep} from '../step.js';
import {oneLine} from '../../words.js';

export const variables: LabStep = {
	number: 0,
	id: 'variables',
	title: 'Names',
	why: 'Every command needs the stream’s name and the region it lives in. Set once as variables, they are the same everywhere.',
	do: {
		key: undefined,
		words: 'Set the variables in your other terminal; here they are set already. The key j shows what else joins this stream: the AWS CLI, boto3.',
		command: ({streamName, region}) => ({type: 'variables', values: {AWS_REGION: region, STREAM: streamName}}),
	},
	look: 'The stream pane’s title: name, region, and who answers.',
	isOptional: false,
	dependsOnStream: false,
	costs: undefined,
	guess: undefined,
	checks: [{
		id: 'answers',
		label: 'the endpoint answers for this stream',
		isVisibleLater: true,
		see({connected, answeredAt}) {
			if (connected === undefined || answeredAt === undefined) {
				return undefined;
			}

			const {streamName, streamSource, region, regionSource, endpoint} = connected;
			return {
				at: Math.max(connected.at, answeredAt),
				text: `stream ${oneLine(streamName)} (${streamSource}), region ${region} (${regionSource}); ${endpoint ?? 'AWS'} answers`,
			};
		},
	}],
	hint: ({connected}) => connected?.endpoint === undefined
		? 'Nothing answers yet: see what the stream pane says about credentials and network.'
		: `${connected.endpoint} does not answer yet.`,
};
