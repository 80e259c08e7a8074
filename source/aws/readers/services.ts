import type {AwsService} from '../service.js';

// Source of the names: AWS SDKs and Tools Reference Guide, "Identifiers for service-specific endpoints".
export const DYNAMODB: AwsService = {name: 'DynamoDB', configName: 'dynamodb'};
export const LAMBDA: AwsService = {name: 'Lambda', configName: 'lambda'};
export const CLOUDWATCH: AwsService = {name: 'CloudWatch', configName: 'cloudwatch'};
export const FIREHOSE: AwsService = {name: 'Firehose', configName: 'firehose'};
