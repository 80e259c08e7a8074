import {CREATE_STREAM_CALLS_PER_SECOND, RETENTION_HOURS} from '../../../service/limits.js';
import {defineOperation} from '../../define-operation.js';
import {
	constraintFailure,
	invalidArgument,
	limitExceeded,
	resourceInUse,
} from '../../errors.js';
import {uniformRanges} from '../../../service/hash-ranges.js';
import type {StreamMode} from '../../../service/stream.js';
import type {Account} from '../../state/account.js';
import {settledStreams} from '../../state/settle.js';
import {streamArnOf, streamNamed} from '../../state/find-stream.js';
import {streamStatus} from '../../state/stream.js';
import {
	maxRecordSizeInKib,
	naturalInteger,
	positiveInteger,
	streamMode,
	streamName,
	tags,
} from '../../validation/members.js';
import {required} from '../../validation/shape.js';
import {checkShardLimit} from '../shards/shard-limit.js';
import {addTags} from '../tags/tag-rules.js';

/**
Open shards of a new on-demand stream. Q: 4 MB/s of writes to begin with.
*/
const ON_DEMAND_SHARDS = 4;

const checkNameIsFree = (account: Account, name: string) => {
	if (streamNamed(account, name)) {
		throw resourceInUse(`Stream ${name} under account ${account.accountId} already exists.`);
	}
};

const checkAccountLimits = (account: Account, shardCount: number) => {
	const creating = settledStreams(account).filter(stream => streamStatus(stream) === 'CREATING').length;
	if (creating >= account.creatingLimit) {
		throw limitExceeded(`Cannot have more than ${account.creatingLimit} streams in CREATING state under account ${account.accountId}.`);
	}

	checkShardLimit(account, shardCount);
};

/**
A stream with only a name is on-demand: the service answered so when LocalStack recorded it (August 2022).
*/
const modeOf = (mode: StreamMode | undefined, shardCount: number | undefined): StreamMode => mode ?? (shardCount === undefined ? 'ON_DEMAND' : 'PROVISIONED');

const shardCountOf = (mode: StreamMode, shardCount: number | undefined) => {
	if (mode === 'ON_DEMAND') {
		if (shardCount !== undefined) {
			throw invalidArgument('ShardCount must not be specified for a stream in ON_DEMAND mode.');
		}

		return ON_DEMAND_SHARDS;
	}

	if (shardCount === undefined) {
		throw constraintFailure('shardCount', 'Member must not be null');
	}

	return shardCount;
};

export const CreateStream = defineOperation({
	input: {
		StreamName: required(streamName),
		ShardCount: positiveInteger,
		StreamModeDetails: streamMode,
		Tags: tags,
		WarmThroughputMiBps: naturalInteger,
		MaxRecordSizeInKiB: maxRecordSizeInKib,
	},
	rate: {perSecond: CREATE_STREAM_CALLS_PER_SECOND, per: 'account'},
	isMutation: true,
	run(account, input) {
		const name = input.StreamName;
		const mode = modeOf(input.StreamModeDetails?.StreamMode, input.ShardCount);
		const shardCount = shardCountOf(mode, input.ShardCount);
		checkNameIsFree(account, name);
		checkAccountLimits(account, shardCount);
		const now = account.clock.now();
		const ownTags = new Map<string, string>();
		addTags(account, {name, tags: ownTags}, input.Tags);
		const createdAt = Math.max(now, account.lastCreatedAt + 1);
		account.lastCreatedAt = createdAt;
		account.streams.set(name, {
			name,
			arn: streamArnOf(account, name),
			createdAt,
			mode,
			transition: {
				status: 'CREATING',
				until: now + account.transitionMilliseconds,
				births: uniformRanges(shardCount).map((range, index) => ({...range, index, parents: []})),
			},
			shards: new Map(),
			nextShardIndex: 0,
			openShards: [],
			retentionHours: RETENTION_HOURS.default,
			maxRecordSizeInKib: input.MaxRecordSizeInKiB ?? 1024,
			warmThroughputMibps: input.WarmThroughputMiBps,
			recordDistribution: 'USER_PARTITION_KEY',
			encryptionKeyId: undefined,
			policy: undefined,
			enhancedMetrics: new Set(),
			tags: ownTags,
			consumers: new Map(),
			shardCountUpdates: [],
			modeSwitches: [],
			encryptionStarts: [],
			encryptionStops: [],
			sweptAt: now,
		});
		return {};
	},
});
