/**
Writes times, in ms since the epoch, as toISOString does, at a tenth of its cost: most come in the same second as the one before.
*/
export const createIsoTime = (): ((milliseconds: number) => string) => {
	let second = NaN;
	let secondText = '';

	return milliseconds => {
		if (Math.floor(milliseconds / 1000) !== second) {
			secondText = new Date(milliseconds).toISOString().slice(0, -'000Z'.length);
			second = Math.floor(milliseconds / 1000);
		}

		return `${secondText}${String(milliseconds - (second * 1000)).padStart(3, '0')}Z`;
	};
};
