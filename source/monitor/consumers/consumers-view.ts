import type {DeliveryStream} from '../../aws/readers/delivery-streams.js';
import type {LambdaMapping} from '../../aws/readers/lambda-mappings.js';
import type {Trouble} from '../../aws/readers/reader-errors.js';
import type {LeaseScan} from '../../consumers/lease-scan.js';
import type {StreamConsumer} from '../../service/stream.js';

/**
One kind of consumers. A block whose right is missing says so, and the others stand as they are.
*/
export type Block<Item> = {
	/**
	Undefined before the first answer.
	*/
	readonly items: readonly Item[] | undefined;
	/**
	Why there is no answer, or none any more.
	*/
	readonly trouble?: Trouble;
	/**
	Kinesis is an emulator, and this service has no endpoint beside it.
	*/
	readonly isElsewhere?: true;
};

/**
A lease table, and what its last scan showed.
*/
export type TableView = {
	readonly table: string;
	/**
	Undefined before it was described, or without the right to do so.
	*/
	readonly isOnDemand: boolean | undefined;
	readonly intervalMilliseconds: number;
	readonly scan: LeaseScan | undefined;
	/**
	The end of the last scan, in clock ms.
	*/
	readonly scannedAt: number | undefined;
	readonly scanCount: number;
	/**
	Read capacity units that the last scan took, and all of them.
	*/
	readonly consumed: number;
	readonly consumedInAll: number;
	/**
	Why the last look at it failed.
	*/
	readonly trouble?: Trouble;
	/**
	Why it could not be described: it is scanned all the same, seldom.
	*/
	readonly notDescribed?: Trouble;
};

/**
Whether lags are told from sequence numbers: `checked` against records that were read, `unchecked` while there are none, `off` because the records say another time.
*/
export type EstimateTrust = 'checked' | 'unchecked' | 'off';

/**
Everybody who reads the stream, as far as it can be known.
*/
export type ConsumersView = {
	readonly tables: readonly TableView[];
	/**
	Whether DynamoDB can be asked at all.
	*/
	readonly hasTables: boolean;
	/**
	Why there is no way to DynamoDB.
	*/
	readonly tablesTrouble: Trouble | undefined;
	/**
	Looking for lease tables; undefined if nobody asked for that.
	*/
	readonly discovery: Block<string> | undefined;
	readonly fanOut: Block<StreamConsumer>;
	readonly lambda: Block<LambdaMapping>;
	readonly firehose: Block<DeliveryStream>;
	readonly estimate: EstimateTrust;
};

/**
The rights that are missing, each once.
*/
export const missingRights = ({tables, discovery, fanOut, lambda, firehose}: ConsumersView): readonly Trouble[] => {
	const troubles = [...tables.flatMap(({trouble, notDescribed}) => [trouble, notDescribed]), ...[discovery, fanOut, lambda, firehose].map(block => block?.trouble)];
	const denied = troubles.filter(trouble => trouble?.right !== undefined);
	return denied.filter((trouble, index) => denied.findIndex(other => other!.message === trouble!.message) === index) as readonly Trouble[];
};
