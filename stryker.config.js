import process from 'node:process';

const room = process.env.MUTATED_ROOM ?? 'records';

/**
How many small faults in a room its tests find: scripts/mutate.ts runs it for one room after the other.
*/
const config = {
	testRunner: 'vitest',
	plugins: ['@stryker-mutator/vitest-runner'],
	mutate: [`source/${room}/**/*.{ts,tsx}`],
	// Texts are read by people, so a test of each letter would only repeat them.
	mutator: {excludedMutations: ['StringLiteral']},
	vitest: {configFile: 'vitest.mutate.config.ts', related: false},
	coverageAnalysis: 'perTest',
	// A value that is made when its file is loaded can only be tested by loading all anew.
	ignoreStatic: true,
	reporters: ['clear-text'],
	clearTextReporter: {
		allowColor: false, logTests: false, reportTests: false, allowEmojis: false,
	},
	thresholds: {high: 90, low: 80, break: 80},
	tempDirName: 'node_modules/.stryker',
};

export default config;
