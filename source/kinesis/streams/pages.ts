/**
Limits of a listing: an endpoint can repeat its NextToken, or give new ones for ever.
*/
const MAX_EMPTY_PAGES = 50;
const MAX_ELEMENTS = 1_000_000;

const endless = (why: string): SyntaxError => new SyntaxError(`the listing does not end: ${why}`);

/**
Follows a listing page by page. `next` asks for the next page; it is undefined for the first page and after the last. Throws a SyntaxError for an endless listing, which counts as a damaged answer.
*/
export async function * allPages<Page, Next>(
	ask: (next: Next | undefined) => Promise<Page>,
	read: (page: Page) => {readonly count: number; readonly next: Next | undefined},
): AsyncGenerator<Page, void> {
	const asked = new Set<Next>();
	let next: Next | undefined;
	let emptyPages = 0;
	let elements = 0;
	do {
		const page = await ask(next);
		const {count, next: following} = read(page);
		elements += count;
		emptyPages = count === 0 ? emptyPages + 1 : 0;
		if (following !== undefined && asked.has(following)) {
			throw endless('it repeats itself');
		}

		if (emptyPages > MAX_EMPTY_PAGES) {
			throw endless('its pages are empty');
		}

		if (elements > MAX_ELEMENTS) {
			throw endless(`more than ${MAX_ELEMENTS} elements`);
		}

		yield page;
		if (following !== undefined) {
			asked.add(following);
		}

		next = following;
	} while (next !== undefined);
}
