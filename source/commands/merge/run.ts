import process from 'node:process';
import {awsCommand} from '../../actions/aws-command.js';
import {runHeadless} from '../../actions/run-headless.js';
import {mergePair, mergeWords, type MergeInput} from '../../actions/shards/merge.js';
import {listToReshard} from '../../actions/shards/open-shard.js';
import {readStatus} from '../../actions/streams/status.js';
import type {Command} from '../command.js';
import type {CommonOptions} from '../options/common-options.js';
import {sentence} from '../output/sentence.js';
import {statusJson} from '../output/status-json.js';
import {withStream} from '../with-connection.js';

/**
`clickmon merge <shard> <shard>`: merges two neighbours, and waits until the stream is ACTIVE.
*/
export const runMerge: Command<CommonOptions & MergeInput> = async (config, context) => withStream(config, context, async headless => {
	const {output} = context;
	const {shardId, otherShardId} = config;
	const {lower, upper} = mergePair(await listToReshard(headless), config);
	output.progress(awsCommand(mergeWords(config.streamName, {lower: lower.shardId, upper: upper.shardId}), headless.connection, process.platform));
	const done = await runHeadless('merge-shards', headless, {shardId, otherShardId});
	output.result(sentence(done), output.isJson ? statusJson(await readStatus(headless)) : {});
});
