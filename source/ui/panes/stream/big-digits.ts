/**
Characters of five rows. A mark is a filled cell.
*/
const shapes: Readonly<Record<string, readonly [string, string, string, string, string]>> = {
	0: ['#####', '#   #', '#   #', '#   #', '#####'],
	1: ['  #  ', ' ##  ', '  #  ', '  #  ', ' ### '],
	2: ['#####', '    #', '#####', '#    ', '#####'],
	3: ['#####', '    #', ' ####', '    #', '#####'],
	4: ['#   #', '#   #', '#####', '    #', '    #'],
	5: ['#####', '#    ', '#####', '    #', '#####'],
	6: ['#####', '#    ', '#####', '#   #', '#####'],
	7: ['#####', '    #', '   # ', '  #  ', '  #  '],
	8: ['#####', '#   #', '#####', '#   #', '#####'],
	9: ['#####', '#   #', '#####', '    #', '#####'],
	'.': ['  ', '  ', '  ', '  ', '# '],
	',': ['  ', '  ', '  ', ' #', '# '],
	K: ['#   #', '#  # ', '###  ', '#  # ', '#   #'],
	M: ['#   #', '## ##', '# # #', '#   #', '#   #'],
	B: ['#### ', '#   #', '#### ', '#   #', '#### '],
};

export const BIG_DIGIT_ROWS = 5;

/**
A number as `formatNarrow` writes it, in large digits for the last row of a room. `filled` is drawn in a filled cell. A character without a shape is left out.
*/
export const bigDigits = (text: string, filled: string): readonly string[] => Array.from({length: BIG_DIGIT_ROWS}, (_, row) => [...text]
	.flatMap(character => shapes[character]?.[row] ?? [])
	.join(' ')
	.replaceAll('#', () => filled));
