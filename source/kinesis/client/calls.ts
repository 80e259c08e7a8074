import type {
	CreateStreamInput,
	DeleteStreamInput,
	DeregisterStreamConsumerInput,
	DescribeStreamConsumerInput,
	DescribeStreamConsumerOutput,
	DescribeStreamSummaryInput,
	DescribeStreamSummaryOutput,
	GetRecordsInput,
	GetRecordsOutput,
	GetShardIteratorInput,
	GetShardIteratorOutput,
	ListShardsInput,
	ListShardsOutput,
	ListStreamConsumersInput,
	ListStreamConsumersOutput,
	ListStreamsInput,
	ListStreamsOutput,
	PutRecordInput,
	PutRecordOutput,
	PutRecordsInput,
	PutRecordsOutput,
	RegisterStreamConsumerInput,
	RegisterStreamConsumerOutput,
	SubscribeToShardInput,
	SubscribeToShardOutput,
	UpdateShardCountInput,
	UpdateShardCountOutput,
} from '@aws-sdk/client-kinesis';

/**
A call of the service, under the name that the SDK's command has, but without the SDK: to load that takes a third of the time to the first frame, which needs no answer.
*/
export class Call<Input, Answer> {
	/**
	For its type alone.
	*/
	declare readonly answer?: Answer;
	readonly input: Input;

	constructor(input: Input) {
		this.input = input;
	}
}

export class CreateStreamCommand extends Call<CreateStreamInput, unknown> {}
export class DeleteStreamCommand extends Call<DeleteStreamInput, unknown> {}
export class DeregisterStreamConsumerCommand extends Call<DeregisterStreamConsumerInput, unknown> {}
export class DescribeStreamConsumerCommand extends Call<DescribeStreamConsumerInput, DescribeStreamConsumerOutput> {}
export class DescribeStreamSummaryCommand extends Call<DescribeStreamSummaryInput, DescribeStreamSummaryOutput> {}
export class GetRecordsCommand extends Call<GetRecordsInput, GetRecordsOutput> {}
export class GetShardIteratorCommand extends Call<GetShardIteratorInput, GetShardIteratorOutput> {}
export class ListShardsCommand extends Call<ListShardsInput, ListShardsOutput> {}
export class ListStreamConsumersCommand extends Call<ListStreamConsumersInput, ListStreamConsumersOutput> {}
export class ListStreamsCommand extends Call<ListStreamsInput, ListStreamsOutput> {}
export class PutRecordCommand extends Call<PutRecordInput, PutRecordOutput> {}
export class PutRecordsCommand extends Call<PutRecordsInput, PutRecordsOutput> {}
export class RegisterStreamConsumerCommand extends Call<RegisterStreamConsumerInput, RegisterStreamConsumerOutput> {}
export class SubscribeToShardCommand extends Call<SubscribeToShardInput, SubscribeToShardOutput> {}
export class UpdateShardCountCommand extends Call<UpdateShardCountInput, UpdateShardCountOutput> {}

