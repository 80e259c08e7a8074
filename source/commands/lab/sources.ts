import {local, region, stream} from '../options/common-options.js';
import type {Flags} from '../options/flags.js';
import {parseStreamArn} from '../../service/stream-arn.js';

/**
Where the stream's name and the region came from, as the lab's first step says it.
*/
export type LabSources = {readonly streamSource: string; readonly regionSource: string};

const variables = (flags: Flags, names: readonly string[]): string | undefined => {
	const name = names.find(one => flags.variable(one) !== undefined);
	return name === undefined ? undefined : `$${name}`;
};

export const readSources = (flags: Flags): LabSources => {
	const isArn = parseStreamArn(flags.has(stream) ? '' : flags.variable('STREAM') ?? '') !== undefined;
	return {
		streamSource: flags.has(stream) ? '--stream' : variables(flags, ['STREAM']) ?? 'default',
		regionSource: flags.has(region) ? '--region' : (isArn ? 'the ARN' : variables(flags, ['AWS_REGION', 'AWS_DEFAULT_REGION']) ?? (flags.has(local) ? 'default' : 'the profile or the default')),
	};
};
