const reasons: Readonly<Record<string, string>> = {
	ENOENT: 'there is no such folder',
	ENOTDIR: 'part of its path is a file, not a folder',
	EACCES: 'writing there is not allowed',
	EPERM: 'writing there is not allowed',
	EROFS: 'the disk is read-only',
	EISDIR: 'that is a folder',
	ENOSPC: 'the disk is full',
	EBUSY: 'another program has it open',
};

/**
Why a file could not be written, in words; undefined for what only the system has words for.
*/
export const whyUnwritable = ({code = ''}: NodeJS.ErrnoException): string | undefined => reasons[code];
