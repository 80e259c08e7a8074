/**
A count as people read it: `12,034`. Never negative. Intl says the same, but to load what it knows of the world takes a tenth of the time to the first frame.
*/
export const grouped = (count: number): string => {
	let rest = Math.round(count).toFixed(0);
	let groups = '';
	while (rest.length > 3) {
		groups = `,${rest.slice(-3)}${groups}`;
		rest = rest.slice(0, -3);
	}

	return rest + groups;
};
