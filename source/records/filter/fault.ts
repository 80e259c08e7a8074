/**
What is wrong with an expression, in words for the one who typed it; `position` counts characters from 0.
*/
export class Fault extends Error {
	readonly position: number;

	constructor(position: number, message: string) {
		super(message);
		this.position = position;
	}
}
