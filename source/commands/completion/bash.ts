import {
	caseLines,
	flagsOf,
	namedCommands,
	quoted,
	valueFlags,
	type CommandCompletion,
	type Words,
} from './completions.js';

const replyWith = (words: Words): string => {
	if (words === undefined) {
		return 'return';
	}

	return words === 'files'
		? 'compopt -o default 2>/dev/null; return'
		: `COMPREPLY=($(compgen -W ${quoted(words.join(' '))} -- "$current")); return`;
};

const ofCommand = ({options, words}: CommandCompletion): string => {
	const flags = options.flatMap(option => flagsOf(option)).join(' ');
	return `options=${quoted(flags)}${words === 'files' ? '; compopt -o default 2>/dev/null' : ` words=${quoted((words ?? []).join(' '))}`}`;
};

/**
For Bash 3.2 and newer, without the package bash-completion: macOS has neither a newer one nor that.
*/
export const bashScript = (commands: readonly CommandCompletion[]): string => {
	const values = valueFlags(commands);
	const names = namedCommands(commands).map(({name}) => name);
	return `# bash completion of clickmon
_clickmon() {
	local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" command='' options='' words='' index
	COMPREPLY=()
	# --theme=x arrives as three words.
	[ "$current" = = ] && current=''
	[ "$before" = = ] && before="\${COMP_WORDS[COMP_CWORD-2]}"
	for ((index = 1; index < COMP_CWORD; index++)); do
		case "\${COMP_WORDS[index]}" in
		${values.keys().toArray().join('|')}) [ "\${COMP_WORDS[index+1]}" = = ] && ((index++)); ((index++)) ;;
		-*) ;;
		*) command="\${COMP_WORDS[index]}"; break ;;
		esac
	done
	case "$before" in
${caseLines([...values].map(([flag, words]) => [flag, replyWith(words)]))}
	esac
	case "$command" in
${caseLines(commands.map(command => [quoted(command.name), ofCommand(command.name === '' ? {...command, words: names} : command)]))}
	esac
	case "$current" in
		-*) COMPREPLY=($(compgen -W "$options" -- "$current")) ;;
		*) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
	esac
}
complete -F _clickmon clickmon`;
};
