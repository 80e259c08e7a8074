import type {
	AddTagsToStreamInput,
	CreateStreamInput,
	DecreaseStreamRetentionPeriodInput,
	DeleteStreamInput,
	DeregisterStreamConsumerInput,
	DescribeLimitsInput,
	DescribeStreamConsumerInput,
	DescribeStreamSummaryInput,
	DisableEnhancedMonitoringInput,
	EnableEnhancedMonitoringInput,
	GetRecordsInput,
	GetShardIteratorInput,
	IncreaseStreamRetentionPeriodInput,
	ListShardsInput,
	ListStreamConsumersInput,
	ListStreamsInput,
	ListTagsForStreamInput,
	MergeShardsInput,
	PutRecordInput,
	PutRecordsInput,
	RegisterStreamConsumerInput,
	RemoveTagsFromStreamInput,
	SplitShardInput,
	StartStreamEncryptionInput,
	StopStreamEncryptionInput,
	SubscribeToShardInput,
	SubscribeToShardOutput,
	UpdateMaxRecordSizeInput,
	UpdateShardCountInput,
	UpdateStreamModeInput,
} from '@aws-sdk/client-kinesis';
import type {ValueOf} from './answer-shapes.js';
import type * as answers from './answers.js';

/**
A call of the service, with the name of the SDK's command, but without the SDK: loading it takes a third of the time to the first frame.
*/
export class Call<Input, Answer> {
	/**
	Only for its type.
	*/
	declare readonly answer?: Answer;
	readonly input: Input;

	constructor(input: Input) {
		this.input = input;
	}
}

export class AddTagsToStreamCommand extends Call<AddTagsToStreamInput, unknown> {}
export class CreateStreamCommand extends Call<CreateStreamInput, unknown> {}
export class DecreaseStreamRetentionPeriodCommand extends Call<DecreaseStreamRetentionPeriodInput, unknown> {}
export class DeleteStreamCommand extends Call<DeleteStreamInput, unknown> {}
export class DeregisterStreamConsumerCommand extends Call<DeregisterStreamConsumerInput, unknown> {}
export class DescribeLimitsCommand extends Call<DescribeLimitsInput, ValueOf<typeof answers.describeLimits>> {}
export class DescribeStreamConsumerCommand extends Call<DescribeStreamConsumerInput, ValueOf<typeof answers.describeStreamConsumer>> {}
export class DescribeStreamSummaryCommand extends Call<DescribeStreamSummaryInput, ValueOf<typeof answers.describeStreamSummary>> {}
export class DisableEnhancedMonitoringCommand extends Call<DisableEnhancedMonitoringInput, unknown> {}
export class EnableEnhancedMonitoringCommand extends Call<EnableEnhancedMonitoringInput, unknown> {}
export class GetRecordsCommand extends Call<GetRecordsInput, ValueOf<typeof answers.getRecords>> {}
export class GetShardIteratorCommand extends Call<GetShardIteratorInput, ValueOf<typeof answers.getShardIterator>> {}
export class IncreaseStreamRetentionPeriodCommand extends Call<IncreaseStreamRetentionPeriodInput, unknown> {}
export class ListShardsCommand extends Call<ListShardsInput, ValueOf<typeof answers.listShards>> {}
export class ListStreamConsumersCommand extends Call<ListStreamConsumersInput, ValueOf<typeof answers.listStreamConsumers>> {}
export class ListStreamsCommand extends Call<ListStreamsInput, ValueOf<typeof answers.listStreams>> {}
export class ListTagsForStreamCommand extends Call<ListTagsForStreamInput, ValueOf<typeof answers.listTagsForStream>> {}
export class MergeShardsCommand extends Call<MergeShardsInput, unknown> {}
export class PutRecordCommand extends Call<PutRecordInput, ValueOf<typeof answers.putRecord>> {}
export class PutRecordsCommand extends Call<PutRecordsInput, ValueOf<typeof answers.putRecords>> {}
export class RegisterStreamConsumerCommand extends Call<RegisterStreamConsumerInput, unknown> {}
export class RemoveTagsFromStreamCommand extends Call<RemoveTagsFromStreamInput, unknown> {}
export class SplitShardCommand extends Call<SplitShardInput, unknown> {}
export class StartStreamEncryptionCommand extends Call<StartStreamEncryptionInput, unknown> {}
export class StopStreamEncryptionCommand extends Call<StopStreamEncryptionInput, unknown> {}
export class SubscribeToShardCommand extends Call<SubscribeToShardInput, SubscribeToShardOutput> {}
export class UpdateMaxRecordSizeCommand extends Call<UpdateMaxRecordSizeInput, unknown> {}
export class UpdateShardCountCommand extends Call<UpdateShardCountInput, unknown> {}
export class UpdateStreamModeCommand extends Call<UpdateStreamModeInput, unknown> {}
