// In quotation marks, as a line with options after a colon, or alone in a line that is to be typed.
const hint = /(?<=`)clickmon(?=[ `])|(?<=: )clickmon(?= [a-z]+ --)|(?<=^ {2})clickmon$/gmv;

/**
A hint with the words that run clickmon here: in a clone it is not on the path, and only npx finds it. `place` is the URL of the program's own file.
*/
export const asTypedHere = <Text extends string>(text: Text, place = import.meta.url): Text =>
	place.includes('/node_modules/') ? text : text.replaceAll(hint, 'npx clickmon') as Text;
