/**
The part of a list that a pane shows.
*/
export type Window<Item> = {
	/**
	The index of the first item shown.
	*/
	readonly first: number;
	readonly items: readonly Item[];
};

/**
`size` items from `offset` on. At the end of the list, the offset is smaller.
*/
export const visibleWindow = <Item>(list: readonly Item[], room: number, offset: number): Window<Item> => {
	const first = Math.max(0, Math.min(offset, list.length - room));
	return {first, items: list.slice(first, first + Math.max(0, room))};
};

/**
`size` items that end `offset` items before the newest.
*/
export const newestWindow = <Item>(list: readonly Item[], room: number, offset: number): Window<Item> =>
	visibleWindow(list, room, list.length - room - offset);
