import process from 'node:process';
import {awsCommand} from '../../actions/aws-command.js';
import type {Snapshot} from '../../monitor/snapshot.js';

/**
The line of the AWS CLI for this stream and this platform's shell; undefined if nothing there does the same.
*/
export const shownCommand = (words: readonly string[] | undefined, {state}: Pick<Snapshot, 'state'>): string | undefined => words && awsCommand(words, state, process.platform);
