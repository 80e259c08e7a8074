import process from 'node:process';
import type {LocalKinesis} from '../../local/server.js';
import {counted} from '../../words.js';
import {environmentLines} from '../../shell/environment-lines.js';
import type {LocalConfig} from './options.js';

/**
What `clickmon local` says when it can be called, as a program reads it: the line of `--json` and the content of `--ready-file`.
*/
export const readiness = ({endpoint, port}: LocalKinesis, {region, streams}: LocalConfig, authorityFile: string | undefined): Record<string, unknown> => ({
	endpoint,
	port,
	region,
	...(authorityFile !== undefined && {authorityFile}),
	...(streams.length > 0 && {streams: streams.map(({streamName}) => streamName)}),
});

/**
The same as a person reads it.
*/
export const introduction = ({endpoint}: LocalKinesis, {
	region,
	hasLimits,
	streams,
	dataDirectory,
}: LocalConfig, authorityFile: string | undefined): string => [
	`Kinesis at ${endpoint}, region ${region}, for programs on this machine${hasLimits ? '' : '; no throughput limits'}. Ctrl+C ends it.`,
	...(authorityFile === undefined ? [] : [`Its certificate is vouched for by ${authorityFile}; the same port takes http:// too.`]),
	...streams.map(({streamName, shardCount}) => `Stream ${streamName} is there${dataDirectory === undefined ? `, with ${counted(shardCount, 'shard')}` : ''}.`),
	'',
	'In another terminal:',
	...environmentLines(endpoint, region, process.platform, authorityFile).map(line => `  ${line}`),
	'and then, for example:',
	...(streams.length > 0 ? [] : ['  aws kinesis create-stream --stream-name clickstream-lab --shard-count 1']),
	`  clickmon${streams.length > 0 ? ` --stream ${streams[0]!.streamName}` : ''}`,
].join('\n');
