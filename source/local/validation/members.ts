import {PAGE_MAX_RESULTS, PARTITION_KEY_MAX_LENGTH} from '../../service/limits.js';
import {structure} from './containers.js';
import {integer, oneOf, string} from './shapes.js';
import {required} from './shape.js';
import {textList, textMap} from './texts.js';

// The members that several operations share, with the bounds of the service model. B.

const NAME_PATTERN = '[a-zA-Z0-9_.-]+';

export const streamName = string({minimum: 1, maximum: 128, pattern: NAME_PATTERN});
export const streamArn = string({minimum: 1, maximum: 2048, pattern: String.raw`arn:aws.*:kinesis:.*:\d{12}:stream/\S+`});
export const resourceArn = string({minimum: 1, maximum: 2048, pattern: String.raw`arn:aws.*:kinesis:.*:\d{12}:.*stream/\S+`});
export const consumerName = string({minimum: 1, maximum: 128, pattern: NAME_PATTERN});
export const consumerArn = string({minimum: 1, maximum: 2048, pattern: String.raw`(arn):aws.*:kinesis:.*:\d{12}:.*stream\/[a-zA-Z0-9_.-]+\/consumer\/[a-zA-Z0-9_.-]+:[0-9]+`});
export const shardId = string({minimum: 1, maximum: 128, pattern: NAME_PATTERN});
export const hashKey = string({pattern: String.raw`0|([1-9]\d{0,38})`});
export const sequenceNumber = string({pattern: String.raw`0|([1-9]\d{0,128})`});
export const partitionKey = string({minimum: 1, maximum: PARTITION_KEY_MAX_LENGTH});
export const nextToken = string({minimum: 1, maximum: 1_048_576});
export const pageSize = integer({minimum: 1, maximum: PAGE_MAX_RESULTS});
export const positiveInteger = integer({minimum: 1});
export const naturalInteger = integer({minimum: 0});
export const maxRecordSizeInKib = integer({minimum: 1024, maximum: 10_240});
export const streamMode = structure({StreamMode: required(oneOf('PROVISIONED', 'ON_DEMAND'))});
export const iteratorType = oneOf('AT_SEQUENCE_NUMBER', 'AFTER_SEQUENCE_NUMBER', 'TRIM_HORIZON', 'LATEST', 'AT_TIMESTAMP');

const tagKeyLengths = {minimum: 1, maximum: 128};
export const tagKey = string(tagKeyLengths);
export const tags = textMap(tagKeyLengths, {minimum: 0, maximum: 256}, {minimum: 1, maximum: 200});
export const tagKeys = textList(tagKeyLengths, {minimum: 1, maximum: 50});

/**
Name, ARN or both: how most operations are told their stream.
*/
export const streamMembers = {StreamName: streamName, StreamARN: streamArn};
