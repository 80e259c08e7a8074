/**
A decimal number, digit by digit: `0.digits` times ten to the power of `exponent`. The digits have no zero at either end; the number zero has no digits.
*/
export type Decimal = {
	readonly isNegative: boolean;
	readonly digits: string;
	readonly exponent: number;
};

const isDigit = (character: string | undefined): boolean => character !== undefined && character >= '0' && character <= '9';

// A loop: an expression that repeats over millions of digits runs out of stack.
const afterDigits = (text: string, start: number): number => {
	let end = start;
	while (isDigit(text[end])) {
		end++;
	}

	return end;
};

const EXPONENT = /^e(?<exponent>[+\-]?\d{1,15})$/iv;

const exponentOf = (text: string): number | undefined => {
	if (text === '') {
		return 0;
	}

	const exponent = EXPONENT.exec(text)?.groups?.exponent;
	return exponent === undefined ? undefined : Number(exponent);
};

const withoutZeros = (whole: string, fraction: string, exponent: number): Pick<Decimal, 'digits' | 'exponent'> => {
	const all = whole + fraction;
	let start = 0;
	while (all[start] === '0') {
		start++;
	}

	let end = all.length;
	while (end > start && all[end - 1] === '0') {
		end--;
	}

	return start === end ? {digits: '', exponent: 0} : {digits: all.slice(start, end), exponent: exponent + whole.length - start};
};

/**
The number that a text is: digits with a point, a sign and an exponent, as JSON and people write them. Undefined for any other text.
*/
export const parseDecimal = (text: string): Decimal | undefined => {
	const hasSign = text.startsWith('-') || text.startsWith('+');
	const start = hasSign ? 1 : 0;
	const wholeEnd = afterDigits(text, start);
	const fractionStart = text[wholeEnd] === '.' ? wholeEnd + 1 : wholeEnd;
	const fractionEnd = fractionStart === wholeEnd ? wholeEnd : afterDigits(text, fractionStart);
	const exponent = exponentOf(text.slice(fractionEnd));
	const whole = text.slice(start, wholeEnd);
	const fraction = text.slice(fractionStart, fractionEnd);
	if (exponent === undefined || whole + fraction === '') {
		return undefined;
	}

	const number = withoutZeros(whole, fraction, exponent);
	return {...number, isNegative: number.digits !== '' && text.startsWith('-')};
};

const compareSizes = (a: Decimal, b: Decimal): number => {
	if (a.digits === '' || b.digits === '') {
		return a.digits.length - b.digits.length;
	}

	if (a.exponent !== b.exponent) {
		return a.exponent - b.exponent;
	}

	// Both begin directly after the point, so comparing letters compares digits.
	return a.digits === b.digits ? 0 : (a.digits > b.digits ? 1 : -1);
};

/**
Negative, zero or positive as `a` is less than, equal to or greater than `b`; exact for any number of digits.
*/
export const compareDecimals = (a: Decimal, b: Decimal): number => {
	if (a.isNegative !== b.isNegative) {
		return a.isNegative ? -1 : 1;
	}

	return a.isNegative ? compareSizes(b, a) : compareSizes(a, b);
};
