/**
How far a key moves the cursor of a list, in rows. `page` is the rows of a page. As in less and vim, j k g G do the same as the arrows, Home and End.
*/
export const cursorSteps: ReadonlyMap<string, (page: number) => number> = new Map([
	['up', () => -1],
	['k', () => -1],
	['down', () => 1],
	['j', () => 1],
	['pageup', (page: number) => -page],
	['pagedown', (page: number) => page],
	['home', () => -Infinity],
	['g', () => -Infinity],
	['end', () => Infinity],
	['G', () => Infinity],
]);
