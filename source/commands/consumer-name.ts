import {hostname} from 'node:os';
import process from 'node:process';

// Source: API Reference, RegisterStreamConsumer, ConsumerName.
const LONGEST_NAME = 128;

/**
The name of a fan-out consumer that nobody named: it says whose it is, and two sessions never share it.
*/
export const madeUpConsumerName = (): string => {
	const end = `-${process.pid}`;
	return `clickmon-${hostname().replaceAll(/[^\w\-.]/gv, '-')}`.slice(0, LONGEST_NAME - end.length) + end;
};
