import chalk from 'chalk';
import type {Span} from './line.js';

/**
A piece of a line in its look, as the terminal is told: what Ink makes of a Text of its own, for which it takes four nodes of its tree and a layout. A screen has hundreds of pieces.
*/
export const paint = ({text, color, isBold = false, isDim = false, isInverse = false, isUnderlined = false}: Span): string => {
	let painted = isDim ? chalk.dim(text) : text;
	painted = color === undefined ? painted : chalk[color](painted);
	painted = isBold ? chalk.bold(painted) : painted;
	painted = isUnderlined ? chalk.underline(painted) : painted;
	return isInverse ? chalk.inverse(painted) : painted;
};
