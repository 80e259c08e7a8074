import process from 'node:process';

const room = process.env.MUTATED_ROOM ?? 'records';
const place = process.env.MUTATED_PLACE ?? room;

/**
How many small faults in a room its tests find: scripts/mutate.ts runs it for one room after the other.
*/
const config = {
	testRunner: 'vitest',
	plugins: ['@stryker-mutator/vitest-runner'],
	mutate: [/\.tsx?$/v.test(place) ? `source/${place}` : `source/${place}/**/*.{ts,tsx}`],
	// Texts are read by people, so a test of each letter would only repeat them.
	mutator: {excludedMutations: ['StringLiteral']},
	vitest: {configFile: 'vitest.mutate.config.ts', related: false},
	buildCommand: 'node scripts/bundle-tests.ts',
	coverageAnalysis: 'perTest',
	concurrency: 1,
	incremental: true,
	incrementalFile: `node_modules/.cache/mutate/${room.replace('/', '-')}.json`,
	// A value that is made when its file is loaded can only be tested by loading all anew.
	ignoreStatic: true,
	reporters: ['progress-append-only', 'clear-text'],
	clearTextReporter: {
		allowColor: false, logTests: false, reportTests: false, allowEmojis: false,
	},
	thresholds: {high: 90, low: 80, break: 80},
	tempDirName: '.stryker',
};

export default config;
