import {
	caseLines,
	flagsOf,
	namedCommands,
	quoted,
	valueFlags,
	type CommandCompletion,
	type Words,
} from './completions.js';

// A colon ends the word and begins its description.
const described = (word: string, description: string): string => quoted(`${word.replaceAll(':', String.raw`\:`)}:${description}`);

const offer = (words: Words): string => {
	if (words === undefined) {
		return 'return';
	}

	return words === 'files' ? '_files; return' : `found=(${words.map(word => quoted(word.replaceAll(':', String.raw`\:`))).join(' ')}); _describe value found; return`;
};

const ofCommand = ({options, words}: CommandCompletion): string => {
	const flags = options.flatMap(option => flagsOf(option).map(flag => described(flag, option.description)));
	const found = words === 'files' ? '; [[ "$PREFIX" == -* ]] || _files' : ` found=(${(words ?? []).map(word => quoted(word)).join(' ')})`;
	return `options=(${flags.join(' ')})${found}`;
};

export const zshScript = (commands: readonly CommandCompletion[]): string => {
	const values = valueFlags(commands);
	const names = namedCommands(commands).map(({name, description}) => described(name, description));
	return `#compdef clickmon
# zsh completion of clickmon
_clickmon() {
	local before="\${words[CURRENT-1]}" command='' index
	local -a found options
	for ((index = 2; index < CURRENT; index++)); do
		case "\${words[index]}" in
		${values.keys().toArray().join('|')}) ((index++)) ;;
		-*) ;;
		*) command="\${words[index]}"; break ;;
		esac
	done
	if [[ "$PREFIX" == --*=* ]]; then
		before="\${PREFIX%%=*}"
		compset -P '*='
	fi
	case "$before" in
${caseLines([...values].map(([flag, words]) => [flag, offer(words)]))}
	esac
	case "$command" in
${caseLines(commands.map(command => [quoted(command.name), ofCommand(command)]))}
	esac
	[[ -z "$command" ]] && found=(${names.join(' ')})
	if [[ "$PREFIX" == -* ]]; then
		_describe option options
	else
		_describe command found
	fi
}
if [ "\${funcstack[1]}" = _clickmon ]; then
	_clickmon "$@"
else
	compdef _clickmon clickmon
fi`;
};
