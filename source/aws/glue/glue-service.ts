import type {AwsService} from '../service.js';

export const GLUE: AwsService = {name: 'Glue', configName: 'glue'};
