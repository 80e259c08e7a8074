import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		include: ['scripts/windows/checks/*.check.ts'],
		reporters: ['verbose', './test/helpers/closing-line-reporter.ts'],
		// One Wine serves all, and is slow to start a process.
		fileParallelism: false,
		testTimeout: 120_000,
		hookTimeout: 60_000,
	},
});
