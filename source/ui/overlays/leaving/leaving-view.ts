import type {TextField} from '../../keys/line-editor.js';
import type {LeftStream} from '../../view/services.js';

/**
Somebody wants to leave while streams of this session go on to cost money.
*/
export type Leaving = TextField & {
	readonly type: 'leaving';
	/**
	At least one.
	*/
	readonly streams: readonly LeftStream[];
	readonly stage: 'asked' | 'naming' | 'working';
	/**
	So many of them were named, to be torn down.
	*/
	readonly named: number;
	/**
	Why the last answer came to nothing.
	*/
	readonly complaint: string | undefined;
};
