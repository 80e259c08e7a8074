// In quotation marks, as a line with options after a colon or a pipe, or alone in a line that is to be typed.
const hint = /(?<=`)clickmon(?=[ `])|(?<=: |\| )clickmon(?= [a-z]+ --)|(?<=^ {2})clickmon(?=$| --)/gmv;

/**
The words that run clickmon here. In a clone, and where npx took it from its cache, it is not on the path, and only npx finds it. `place` is the URL of the program's own file.
*/
export const programWords = (place = import.meta.url): readonly string[] =>
	place.includes('/node_modules/') && !place.includes('/_npx/') ? ['clickmon'] : ['npx', 'clickmon'];

/**
A text with hints, with the words that run clickmon here.
*/
export const asTypedHere = <Text extends string>(text: Text, place = import.meta.url): Text => text.replaceAll(hint, () => programWords(place).join(' ')) as Text;
