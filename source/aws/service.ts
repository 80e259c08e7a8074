/**
A service of AWS: Kinesis, later DynamoDB, CloudWatch, Lambda, Firehose. What is common to all of them (region, credentials, endpoints, sockets, errors, retrying) is given one of these.
*/
export type AwsService = {
	/**
	As people call it: Kinesis.
	*/
	readonly name: string;
	/**
	As the shared configuration calls it: `kinesis` in a profile's `services` section, and `AWS_ENDPOINT_URL_KINESIS`. Source: AWS SDKs and Tools Reference Guide, "Identifiers for service-specific endpoints".
	*/
	readonly configName: string;
};
