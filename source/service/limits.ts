/**
The service's limits, one named constant each. Sources: **B** the API Reference text (the service model that every SDK ships), **Q** the developer guide's "Quotas and limits", **L** its "large records" page.
*/

const KIB = 1024;
const MIB = 1024 * KIB;

/**
Records in one PutRecords call. B.
*/
export const PUT_RECORDS_MAX_RECORDS = 500;

/**
Bytes in one PutRecords call, partition keys included. B, L.
*/
export const PUT_RECORDS_MAX_BYTES = 10 * MIB;

/**
The range that UpdateMaxRecordSize takes, in KiB. B.
*/
export const MAX_RECORD_SIZE_KIB = {minimum: 1024, maximum: 10_240} as const;

/**
Characters of a partition key. B.
*/
export const PARTITION_KEY_MAX_LENGTH = 256;

/**
What one shard takes in per second. B. The service counts a megabyte as 1 MiB here.
*/
export const SHARD_WRITE_BYTES_PER_SECOND = MIB;
export const SHARD_WRITE_RECORDS_PER_SECOND = 1000;

/**
What one shard gives out per second, shared by all polling consumers. B.
*/
export const SHARD_READ_BYTES_PER_SECOND = 2 * MIB;

/**
GetRecords calls per second and shard, shared by all polling consumers. B.
*/
export const GET_RECORDS_CALLS_PER_SECOND = 5;

/**
The most that one GetRecords call returns. B.
*/
export const GET_RECORDS_MAX_RECORDS = 10_000;
export const GET_RECORDS_MAX_BYTES = 10 * MIB;

/**
After an answer of 10 MiB the shard throttles its readers for this long. B.
*/
export const LARGE_READ_PENALTY_MILLISECONDS = 5000;

/**
GetShardIterator calls per second and open shard. B.
*/
export const GET_SHARD_ITERATOR_CALLS_PER_SECOND = 5;

/**
A shard iterator is valid for this long. B.
*/
export const ITERATOR_LIFETIME_MILLISECONDS = 5 * 60 * 1000;

/**
A NextToken of ListShards is valid for this long. B.
*/
export const NEXT_TOKEN_LIFETIME_MILLISECONDS = 300 * 1000;

/**
ListShards: calls per second and stream. B.
*/
export const LIST_SHARDS_CALLS_PER_SECOND = 1000;

/**
Shards, streams or consumers on one page of a list, even if more are asked for. B.
*/
export const PAGE_MAX_RESULTS = 10_000;
export const LIST_SHARDS_DEFAULT_RESULTS = 1000;

/**
Control-plane calls per second and account. B.
*/
export const DESCRIBE_STREAM_SUMMARY_CALLS_PER_SECOND = 20;
export const DESCRIBE_STREAM_CALLS_PER_SECOND = 10;
export const DESCRIBE_LIMITS_CALLS_PER_SECOND = 1;
export const LIST_STREAMS_CALLS_PER_SECOND = 5;
export const CREATE_STREAM_CALLS_PER_SECOND = 5;
export const DELETE_STREAM_CALLS_PER_SECOND = 5;
export const SPLIT_OR_MERGE_CALLS_PER_SECOND = 5;
export const REGISTER_CONSUMER_CALLS_PER_SECOND = 5;

export const UPDATE_SHARD_COUNT_CALLS_PER_SECOND = 10;
export const TAG_CALLS_PER_SECOND = 5;
export const ACCOUNT_SETTINGS_CALLS_PER_SECOND = 5;
export const UPDATE_WARM_THROUGHPUT_CALLS_PER_SECOND = 5;

/**
Consumer calls per second and stream. B.
*/
export const DESCRIBE_CONSUMER_CALLS_PER_SECOND = 20;
export const LIST_CONSUMERS_CALLS_PER_SECOND = 5;
export const DEREGISTER_CONSUMER_CALLS_PER_SECOND = 5;

/**
Calls per second and stream of the operations that change a stream's settings: retention, monitoring, encryption and mode. Q.
*/
export const STREAM_SETTINGS_CALLS_PER_SECOND = 5;

/**
Calls per second and account of each operation on resource policies. Q.
*/
export const RESOURCE_POLICY_CALLS_PER_SECOND = 5;

/**
The most (and default) that one answer lists of shards (DescribeStream), streams and consumers. B.
*/
export const DESCRIBE_STREAM_DEFAULT_RESULTS = 100;
export const LIST_STREAMS_DEFAULT_RESULTS = 100;
export const LIST_CONSUMERS_DEFAULT_RESULTS = 100;

/**
Streams that may be CREATING at once. B.
*/
export const MAX_CREATING_STREAMS = 5;

/**
UpdateShardCount: at most double and at least half of the open shards; this often in a rolling day, and at most this many shards. B.
*/
export const UPDATE_SHARD_COUNT_PER_DAY = 10;
export const UPDATE_SHARD_COUNT_MAX_SHARDS = 10_000;

/**
Enhanced fan-out: registered consumers per stream, and how many may be CREATING at once. B.
*/
export const MAX_CONSUMERS_PER_STREAM = 20;
export const MAX_CONSUMERS_PER_ADVANTAGE_STREAM = 50;
export const MAX_CREATING_CONSUMERS = 5;

/**
A subscription ends after this long; it is renewed with the continuation sequence number. B.
*/
export const SUBSCRIPTION_LIFETIME_MILLISECONDS = 5 * 60 * 1000;

/**
Subscribing to the same shard again within this time is refused with ResourceInUseException; later it takes over. B.
*/
export const SUBSCRIPTION_TAKEOVER_MILLISECONDS = 5000;

/**
SubscribeToShard calls per second, per consumer and shard. B.
*/
export const SUBSCRIBE_TO_SHARD_CALLS_PER_SECOND = 1;

/**
Enhanced fan-out: what one consumer gets from one shard per second. B.
*/
export const FAN_OUT_BYTES_PER_SECOND = 2 * MIB;

/**
Stream modes may be switched this often in a rolling day. B.
*/
export const MODE_SWITCHES_PER_DAY = 2;

/**
StartStreamEncryption may be called this often in a rolling day, and so may StopStreamEncryption. B.
*/
export const ENCRYPTION_CHANGES_PER_DAY = 25;

/**
Retention in hours: a new stream's, and the range. B.
*/
export const RETENTION_HOURS = {default: 24, minimum: 24, maximum: 8760} as const;

/**
On-demand streams per account. Q.
*/
export const ON_DEMAND_STREAM_LIMIT = 50;

/**
Tags per stream. B.
*/
export const MAX_TAGS_PER_STREAM = 50;
