import type {WireObject, WireValue} from '../operation.js';

/**
How a protocol reads the types that its bytes do not tell apart.
*/
export type FieldDecoders = {
	blob(value: WireValue): WireValue;
	timestamp(value: WireValue): WireValue;
};

type Field = {
	/**
	The structure, or the list of structures, that the field stands in; absent for the input itself.
	*/
	readonly within?: string;
	readonly name: string;
	readonly type: keyof FieldDecoders;
};

/**
Every blob and timestamp that an operation takes in, from the service model (Kinesis 2013-12-02). All other fields say what they are.
*/
const typedFields: Readonly<Record<string, Field[]>> = {
	PutRecord: [{name: 'Data', type: 'blob'}],
	PutRecords: [{within: 'Records', name: 'Data', type: 'blob'}],
	GetShardIterator: [{name: 'Timestamp', type: 'timestamp'}],
	ListShards: [
		{name: 'StreamCreationTimestamp', type: 'timestamp'},
		{within: 'ShardFilter', name: 'Timestamp', type: 'timestamp'},
	],
	ListStreamConsumers: [{name: 'StreamCreationTimestamp', type: 'timestamp'}],
	SubscribeToShard: [{within: 'StartingPosition', name: 'Timestamp', type: 'timestamp'}],
};

const isStructure = (value: WireValue): value is WireObject => typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date) && !(value instanceof Uint8Array);

const structuresOf = (input: WireObject, within: string | undefined): WireValue[] => {
	const value = within === undefined ? input : input[within];
	return Array.isArray(value) ? value : [value];
};

/**
Turns the blobs and timestamps of a fresh input into Uint8Array and Date, in place. What has the wrong shape stays as it is, for the engine's validation.
*/
export const decodeTypedFields = (operation: string, input: WireObject, decoders: FieldDecoders): WireObject => {
	// A foreign name must not be a key of Object.prototype.
	const fields = Object.hasOwn(typedFields, operation) ? typedFields[operation]! : [];
	for (const {within, name, type} of fields) {
		for (const structure of structuresOf(input, within)) {
			if (isStructure(structure) && structure[name] !== undefined) {
				structure[name] = decoders[type](structure[name]);
			}
		}
	}

	return input;
};
