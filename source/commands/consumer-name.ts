import {hostname} from 'node:os';
import process from 'node:process';

// Source: API Reference, RegisterStreamConsumer, ConsumerName.
const LONGEST_NAME = 128;

/**
The name of a fan-out consumer where the user gives none. It tells the machine and the process, so two sessions never share it.
*/
export const madeUpConsumerName = (): string => {
	const end = `-${process.pid}`;
	return `clickmon-${hostname().replaceAll(/[^\w\-.]/gv, '-')}`.slice(0, LONGEST_NAME - end.length) + end;
};
