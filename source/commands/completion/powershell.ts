import {
	flagsOf,
	namedCommands,
	valueFlags,
	type CommandCompletion,
} from './completions.js';

// The typographic quotes end a text as well, so that each is doubled.
const quoted = (text: string): string => `'${text.replaceAll(/['‘’‚‛]/gv, '$&$&')}'`;

const table = (entries: ReadonlyArray<readonly [word: string, description: string]>): string =>
	`[ordered]@{${entries.map(([word, description]) => `${quoted(word)} = ${quoted(description)}`).join('; ')}}`;

const lines = (entries: ReadonlyArray<readonly [name: string, value: string]>): string =>
	entries.map(([name, value]) => `\t\t${quoted(name)} = ${value}`).join('\n');

/**
For Windows PowerShell 5.1 and PowerShell 7. A file is completed by PowerShell itself, which does so where nothing is returned.
*/
export const powershellScript = (commands: readonly CommandCompletion[]): string => `# PowerShell completion of clickmon
Register-ArgumentCompleter -Native -CommandName clickmon, clickmon.cmd, clickmon.ps1 -ScriptBlock {
	param($wordToComplete, $commandAst, $cursorPosition)
	$values = @{
${lines([...valueFlags(commands)].map(([flag, words]) => [flag, typeof words === 'object' ? `@(${words.map(word => quoted(word)).join(', ')})` : '@()']))}
	}
	$options = @{
${lines(commands.map(({name, options}) => [name, table(options.flatMap(option => flagsOf(option).map(flag => [flag, option.description] as const)))]))}
	}
	$words = @{
${lines(commands.map(({name, words}) => [name, table(name === '' ? namedCommands(commands).map(command => [command.name, command.description]) : (typeof words === 'object' ? words.map(word => [word, word]) : []))]))}
	}
	$typed = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | Select-Object -Skip 1 | ForEach-Object { $_.Extent.Text })
	$command = ''
	for ($index = 0; $index -lt $typed.Count; $index++) {
		if ($values.ContainsKey($typed[$index])) { $index++ }
		elseif (-not $typed[$index].StartsWith('-')) { $command = $typed[$index]; break }
	}
	$before = if ($typed.Count -gt 0) { $typed[-1] } else { '' }
	$start = ''
	$text = $wordToComplete
	if ($text -match '^(--[a-z-]+)=(.*)$') { $before = $Matches[1]; $text = $Matches[2]; $start = "$before=" }
	$found = if ($values.ContainsKey($before)) {
		$known = [ordered]@{}
		foreach ($value in $values[$before]) { $known[$value] = $value }
		$known
	} elseif ($text.StartsWith('-')) { $options[$command] } else { $words[$command] }
	if ($null -eq $found) { return }
	foreach ($word in $found.Keys) {
		if ($word.StartsWith($text, [System.StringComparison]::OrdinalIgnoreCase)) {
			[System.Management.Automation.CompletionResult]::new("$start$word", $word, 'ParameterValue', $found[$word])
		}
	}
}`;
