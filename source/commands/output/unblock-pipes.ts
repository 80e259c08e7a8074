import process from 'node:process';
import type {Writable} from 'node:stream';

type WithHandle = Writable & {readonly _handle?: {setBlocking?(isBlocking: boolean): number}};

/**
On Windows Node waits for the reader of a pipe within each write, and hears no Ctrl+C meanwhile: a pager that shows the first page would keep the program for ever. Node has no public way to change that; where this one is missing, pipes stay as they are.
*/
export const unblockPipes = (...streams: readonly WithHandle[]): void => {
	if (process.platform !== 'win32') {
		return;
	}

	for (const {_handle: handle} of streams) {
		handle?.setBlocking?.(false);
	}
};
