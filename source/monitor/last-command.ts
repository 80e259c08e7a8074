import type {ActivityEntry} from './state.js';

/**
The command of the last action that has one.
*/
export const lastCommand = (activity: readonly ActivityEntry[]): string | undefined => activity.findLast(({command}) => command !== undefined)?.command;
