/**
A template in pieces: JSON text without the blanks between its members, and the words between it.
*/
export type TemplatePiece =
	| {readonly type: 'text'; readonly text: string}
	| {
		readonly type: 'word';
		/**
		What stands between the braces.
		*/
		readonly written: string;
		/**
		Where the word begins, counted in the template's text from 0.
		*/
		readonly offset: number;
		readonly isInQuotes: boolean;
	};

export type ScannedTemplate = {
	readonly pieces: readonly TemplatePiece[];
	/**
	The template with a value of the same length in place of each word, for the JSON parser: its places are those of the template.
	*/
	readonly sample: string;
	/**
	Where a word begins that has no end.
	*/
	readonly openWordAt: number | undefined;
	/**
	Where the first line break, tab or other control character stands in quotes. JSON allows none, and its parser does not complain of it.
	*/
	readonly controlAt: number | undefined;
};

// A word stands in one line. Braces in quotes do not end it.
const wordPattern = /\{\{(?<written>(?:'[^\n']*'|"[^\n"]*"|[^\n"'\}]|\}(?!\}))*)\}\}/vy;

/**
Takes a template apart. Never throws, whatever the text is.
*/
export const scanTemplate = (template: string): ScannedTemplate => {
	const pieces: TemplatePiece[] = [];
	let text = '';
	let sample = '';
	let isInQuotes = false;
	let controlAt: number | undefined;
	let offset = 0;

	const endText = () => {
		if (text === '') {
			return;
		}

		pieces.push({type: 'text', text});
		text = '';
	};

	while (offset < template.length) {
		if (template.startsWith('{{', offset)) {
			wordPattern.lastIndex = offset;
			const match = wordPattern.exec(template);
			if (!match) {
				endText();
				return {
					pieces, sample, openWordAt: offset, controlAt,
				};
			}

			endText();
			pieces.push({
				type: 'word', written: match.groups!.written!, offset, isInQuotes,
			});
			// A list cannot be a part of a number or a name of a member.
			sample += isInQuotes ? 'x'.repeat(match[0].length) : '[]'.padEnd(match[0].length);
			offset += match[0].length;
			continue;
		}

		const character = template[offset]!;
		// An escape and what it escapes stay together.
		const taken = isInQuotes && character === '\\' ? template.slice(offset, offset + 2) : character;
		if (isInQuotes && character < ' ') {
			controlAt ??= offset;
		}

		isInQuotes = character === '"' ? !isInQuotes : isInQuotes;
		text += !isInQuotes && /[\t\n\r ]/v.test(taken) ? '' : taken;
		sample += taken;
		offset += taken.length;
	}

	endText();
	return {
		pieces, sample, openWordAt: undefined, controlAt,
	};
};
