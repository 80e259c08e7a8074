/**
What the ARN of a stream says.
*/
export type StreamArn = {
	readonly arn: string;
	readonly region: string;
	readonly accountId: string;
	readonly streamName: string;
};

// The ARN of a consumer goes on after the stream's name; it is not a stream ARN. Source: API Reference, StreamARN.
const pattern = /^arn:aws[\-a-z]*:kinesis:(?<region>[\-0-9a-z]+):(?<accountId>\d{12}):stream\/(?<streamName>[\w\-.]{1,128})$/v;

/**
Reads the ARN of a stream; undefined if it is not one.
*/
export const parseStreamArn = (arn: string): StreamArn | undefined => {
	const {region, accountId, streamName} = pattern.exec(arn)?.groups ?? {};
	return region === undefined || accountId === undefined || streamName === undefined
		? undefined
		: {
			arn, region, accountId, streamName,
		};
};
