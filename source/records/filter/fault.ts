/**
The fault in an expression, in plain words; `position` counts characters from 0.
*/
export class Fault extends Error {
	readonly position: number;

	constructor(position: number, message: string) {
		super(message);
		this.position = position;
	}
}
