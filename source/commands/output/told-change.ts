import process from 'node:process';
import {awsCommand} from '../../actions/aws-command.js';
import type {ToldChange} from '../../actions/streams/settings/change-words.js';
import type {Connection} from '../../kinesis/client/connection.js';

type Told = ToldChange & {readonly command: readonly string[]};

/**
A planned change for a person: what it does, costs and cannot take back, and the line of the AWS CLI that does the same, a line each.
*/
export const changeLines = ({does, costs, warning, command}: Told, connection: Connection): readonly string[] =>
	[does, costs, warning, awsCommand(command, connection, process.platform)].filter(line => line !== undefined);

/**
The same for scripts.
*/
export const toldJson = ({does, costs, warning, command}: Told, connection: Connection) => ({
	does, costs: costs ?? null, warning: warning ?? null, command: awsCommand(command, connection, process.platform),
});
