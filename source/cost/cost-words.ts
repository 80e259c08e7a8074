import {grouped} from '../words.js';
import type {Charges} from './cost.js';
import type {PriceTable} from './prices.js';

/**
The cost of a stream in a session.
*/
export type Cost = {
	/**
	Dollars an hour at the current rate; 0 without a stream.
	*/
	readonly perHour: number;
	/**
	The same, by its parts.
	*/
	readonly charges: Charges;
	/**
	Dollars since the session began.
	*/
	readonly spent: number;
	/**
	False if nobody is charged: for the embedded Kinesis and other emulators.
	*/
	readonly isOnAws: boolean;
	/**
	The region of the stream.
	*/
	readonly region: string;
	readonly prices: Pick<PriceTable, 'region' | 'date'>;
	/**
	Whether long retention adds GB that are not in the figures.
	*/
	readonly hasStorageCharge: boolean;
};

/**
Only the known cost of an hour, without the cost so far.
*/
export type HourlyCost = Omit<Cost, 'charges' | 'spent'> & {readonly charges: Partial<Charges>};

/**
Dollars with the digits that matter: `$0.015`, `$1.20`, `<$0.001`.
*/
export const formatDollars = (dollars: number): string => {
	if (dollars === 0) {
		return '$0';
	}

	if (dollars < 0.001) {
		return '<$0.001';
	}

	const [whole = '', cents] = dollars.toFixed(dollars < 1 ? 3 : 2).split('.', 2);
	return `$${grouped(Number(whole))}.${cents}`;
};

/**
The source of the figures: `estimate, us-east-1 list prices of 2024-07-01`. It says if the stream is in another region.
*/
export const priceSource = ({region, date}: Cost['prices'], streamRegion: string): string =>
	`estimate, ${region} list prices of ${date}${streamRegion === region ? '' : `, which differ from those of ${streamRegion}`}`;

/**
What the figures leave out, as the end of a sentence; empty if they are complete.
*/
const leftOut = ({hasStorageCharge}: Pick<Cost, 'hasStorageCharge'>): string => hasStorageCharge ? ', and the GB of its long retention come on top' : '';

const source = (cost: Omit<Cost, 'charges' | 'perHour' | 'spent'>): string => `(${priceSource(cost.prices, cost.region)})`;

/**
One line: what a stream costs and has cost. On an emulator: what it would cost on AWS.
*/
export const costWords = (cost: Omit<Cost, 'charges'>): string => {
	const {perHour, spent, isOnAws} = cost;
	if (perHour === 0) {
		return isOnAws
			? `costs nothing now, and has cost ${formatDollars(spent)} since this session began ${source(cost)}`
			: `would cost nothing now on AWS, and ${formatDollars(spent)} until now ${source(cost)}`;
	}

	return isOnAws
		? `costs ${formatDollars(perHour)} an hour, ${formatDollars(spent)} since this session began${leftOut(cost)} ${source(cost)}`
		: `would cost ${formatDollars(perHour)} an hour on AWS, ${formatDollars(spent)} so far${leftOut(cost)} ${source(cost)}`;
};

/**
What the stream costs an hour, if its traffic is unknown.
*/
export const hourWords = (cost: Omit<HourlyCost, 'charges'>): string =>
	`${cost.isOnAws ? 'costs' : 'would cost'} ${formatDollars(cost.perHour)} an hour${cost.isOnAws ? '' : ' on AWS'}, and what is written and read on top${leftOut(cost)} ${source(cost)}`;

/**
The same for one place on the screen, the longest first: the screen takes the first that fits.
*/
export const shortCostWords = ({perHour, spent, isOnAws, prices}: Cost): readonly string[] => {
	const hour = `${isOnAws ? 'about' : 'on AWS about'} ${formatDollars(perHour)}/h`;
	const both = `${hour}, ${formatDollars(spent)} so far`;
	const {region, date} = prices;
	return [`${both} (${region} prices, ${date})`, `${both} (${region}, ${date})`, both, hour];
};

/**
The parts of the dollars of an hour, largest first, without those that cost nothing.
*/
export const chargeWords = (charges: Charges): readonly string[] => {
	const words: Readonly<Record<keyof Charges, string>> = {
		stream: 'the stream', retention: 'retention beyond 24 hours', consumers: 'registered consumers', writing: 'writing', reading: 'reading', fanOut: 'reading by fan-out',
	};
	return (Object.keys(words) as Array<keyof Charges>)
		.filter(name => charges[name] > 0)
		.toSorted((a, b) => charges[b] - charges[a])
		.map(name => `${words[name]} ${formatDollars(charges[name])}`);
};

/**
The same for scripts.
*/
export const costJson = ({perHour, charges, isOnAws, prices, ...cost}: HourlyCost & {readonly spent?: number}) => ({
	dollarsPerHour: perHour,
	...(cost.spent !== undefined && {dollarsSpent: cost.spent}),
	dollarsPerHourFor: charges,
	isCharged: isOnAws,
	isWithoutStorage: cost.hasStorageCharge,
	priceRegion: prices.region,
	priceDate: prices.date,
});
