/**
The part of a list that a pane shows.
*/
export type Window<Item> = {
	/**
	Index of the first one shown.
	*/
	readonly first: number;
	readonly items: readonly Item[];
};

/**
So many items from `offset` on; the offset gives way at the end.
*/
export const visibleWindow = <Item>(list: readonly Item[], room: number, offset: number): Window<Item> => {
	const first = Math.max(0, Math.min(offset, list.length - room));
	return {first, items: list.slice(first, first + Math.max(0, room))};
};

/**
So many items that end `offset` before the newest.
*/
export const newestWindow = <Item>(list: readonly Item[], room: number, offset: number): Window<Item> =>
	visibleWindow(list, room, list.length - room - offset);
