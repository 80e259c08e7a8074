import type {AwsService} from '../aws/service.js';

export const KINESIS: AwsService = {name: 'Kinesis', configName: 'kinesis'};
