import {UserError} from '../../user-error.js';

// A closed pipe, as Linux and macOS and as Windows say it (libuv makes EAGAIN of the ERROR_NO_DATA of a write that did not wait); a terminal that was closed.
const goneCodes: ReadonlySet<string | undefined> = new Set(['EPIPE', 'EOF', 'EAGAIN', 'ECONNRESET', 'EIO', 'ERR_STREAM_DESTROYED']);

/**
Whether writing failed because the reader is gone.
*/
export const isReaderGone = ({code}: NodeJS.ErrnoException): boolean => goneCodes.has(code);

/**
Any other reason why stdout cannot be written.
*/
export const unwritable = (error: NodeJS.ErrnoException): UserError =>
	new UserError('unwritable-output', `The output cannot be written (${error.code ?? error.message}): check the disk or the program it goes to.`, {cause: error});
