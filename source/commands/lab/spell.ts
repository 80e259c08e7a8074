import {awsCommand} from '../../actions/aws-command.js';
import {programWords} from '../../as-typed-here.js';
import type {LabCommand} from '../../lab/step.js';
import {environmentLines, variableLine} from '../../shell/environment-lines.js';
import {quoteCommand} from '../../shell/quote-command.js';

type Connection = Parameters<typeof awsCommand>[1];

/**
What to type for a step of the lab, whole, for this connection and the platform's usual shell; several lines where it takes several.
*/
export const spellCommand = (command: LabCommand, streamName: string, connection: Connection, platform: NodeJS.Platform): string => {
	const {region, endpoint} = connection;
	switch (command.type) {
		case 'aws': {
			return awsCommand(command.words, connection, platform);
		}

		case 'aws-of-aws': {
			// Both shells put the output of the inner command in its place.
			const {words, inner} = command;
			return `${awsCommand(words.slice(0, -1), connection, platform)} ${words.at(-1)!} "$(${awsCommand(inner, connection, platform)})"`;
		}

		case 'clickmon': {
			const place = endpoint === undefined ? ['--region', region] : ['--endpoint', endpoint];
			return quoteCommand([...programWords(), ...command.words, '--stream', streamName, ...place], platform);
		}

		case 'variables': {
			const own = Object.entries(command.values).map(([name, value]) => variableLine(name, value, platform));
			const joining = endpoint === undefined ? [] : environmentLines(endpoint, region, platform);
			return [...new Set([...own, ...joining])].join('\n');
		}
	}
};
