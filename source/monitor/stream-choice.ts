/**
A stream to open: by its name in this region, or by an ARN, which can be of another region or account.
*/
export type StreamChoice = {
	readonly streamName: string;
	readonly arn?: string;
	readonly region?: string;
};
