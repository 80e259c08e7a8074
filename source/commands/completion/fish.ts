import {
	namedCommands,
	valueFlags,
	type CommandCompletion,
	type OptionCompletion,
	type Words,
} from './completions.js';

const quoted = (text: string): string => `'${text.replaceAll(/['\\]/gv, String.raw`\$&`)}'`;

// -x: a value and no file; -r -F: a value that is a file.
const valueOf = ({hasValue, values}: OptionCompletion): string => {
	const known = typeof values === 'object' ? ` -a ${quoted(values.join(' '))}` : '';
	return hasValue ? (values === 'files' ? ' -r -F' : ` -x${known}`) : '';
};

const wordsOf = (words: Words): string => words === 'files' ? ' -F' : ` -f -a ${quoted((words ?? []).join(' '))}`;

export const fishScript = (commands: readonly CommandCompletion[]): string => {
	const base = 'complete -c clickmon';
	const flags = valueFlags(commands).keys().toArray().join(' ');
	return [
		`# fish completion of clickmon
function __clickmon_is
	set -l words (commandline -opc)
	set -l index 2
	set -l found ''
	while test $index -le (count $words)
		switch $words[$index]
			case ${flags}
				set index (math $index + 1)
			case '-*'
			case '*'
				set found $words[$index]
				break
		end
		set index (math $index + 1)
	end
	test "$found" = "$argv[1]"
end
complete -c clickmon -e
${base} -f`,
		...namedCommands(commands).map(({name, description}) => `${base} -n '__clickmon_is ""' -a ${name} -d ${quoted(description)}`),
		...commands.flatMap(({name, options, words}) => {
			const condition = `-n '__clickmon_is "${name}"'`;
			return [
				...words === undefined ? [] : [`${base} ${condition}${wordsOf(words)}`],
				...options.map(option => `${base} ${condition} -l ${option.name}${option.shortFlag === undefined ? '' : ` -s ${option.shortFlag}`}${valueOf(option)} -d ${quoted(option.description)}`),
			];
		}),
	].join('\n');
};
