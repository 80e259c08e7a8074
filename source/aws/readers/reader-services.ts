/**
The SDK's clients for what reads a stream beside Kinesis itself, and for the schemas of its records. This file is loaded when somebody looks: all of them are one part of the bundle, and nothing at the start.
*/
export {createLeaseTables} from './lease-tables.js';
export {listLambdaMappings} from './lambda-mappings.js';
export {getIncomingRecords} from './incoming-records.js';
export {getStreamMetrics} from './stream-metrics.js';
export {listDeliveryStreams} from './delivery-streams.js';
export {findSchemaVersion} from '../glue/schema-version.js';
