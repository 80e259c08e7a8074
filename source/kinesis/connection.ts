import type {KinesisClient} from '@aws-sdk/client-kinesis';

/**
How to reach a Kinesis endpoint. Nothing given means AWS, through the SDK's own chain.
*/
export type ConnectionOptions = {
	readonly endpoint?: string;
	readonly region?: string;
	readonly profile?: string;
	/**
	Path of a PEM file with the certificate authority of an endpoint that has one of its own.
	*/
	readonly caFile?: string;
	/**
	The embedded endpoint takes any credentials; with it none are looked up.
	*/
	readonly isEmbedded?: boolean;
};

/**
An open way to Kinesis. Other rooms pass it along; only kinesis/ looks at `sdk`.
*/
export type Connection = {
	readonly sdk: KinesisClient;
	readonly region: string;
	/**
	Undefined on AWS itself.
	*/
	readonly endpoint: string | undefined;
	readonly isEmbedded: boolean;
	/**
	Ends keep-alive sockets, so that the process can end.
	*/
	close(): void;
};
