import os from 'node:os';
import process from 'node:process';
import packageJson from '../../package.json' with {type: 'json'};
import {hasTerminalUnicode} from '../ui/appearance/has-unicode.js';

/**
What a report of a fault should say: `clickmon --version --json`. What the terminal can is as clickmon takes it; `terminal` is null where stdout is none.
*/
export const describeProgram = () => ({
	clickmon: packageJson.version,
	node: process.versions.node,
	platform: process.platform,
	architecture: process.arch,
	system: `${os.type()} ${os.release()}`,
	terminal: process.stdout.isTTY
		? {
			columns: process.stdout.columns,
			rows: process.stdout.rows,
			colours: 2 ** process.stdout.getColorDepth(),
			hasUnicode: hasTerminalUnicode(),
			program: process.env.TERM_PROGRAM ?? (process.env.WT_SESSION === undefined ? process.env.TERM ?? null : 'Windows Terminal'),
		}
		: null,
});
