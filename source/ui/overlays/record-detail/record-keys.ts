export type RecordCommand = 'newer' | 'older' | 'turn' | 'copy' | 'export' | 'close';

const commands: ReadonlyMap<string, RecordCommand> = new Map([
	['n', 'newer'],
	['right', 'newer'],
	['p', 'older'],
	['left', 'older'],
	['tab', 'turn'],
	['y', 'copy'],
	['e', 'export'],
	['escape', 'close'],
	['enter', 'close'],
	['q', 'close'],
]);

/**
What a key does while a record is open; undefined when it does nothing, or scrolls.
*/
export const recordCommand = (name: string): RecordCommand | undefined => commands.get(name);
