/**
A stream to go to: by its name here, or by an ARN, which may be of another region or account.
*/
export type StreamChoice = {
	readonly streamName: string;
	readonly arn?: string;
	readonly region?: string;
};
