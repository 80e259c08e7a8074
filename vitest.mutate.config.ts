import process from 'node:process';
import {defineConfig} from 'vitest/config';
import base from './vitest.config.ts';

// A room's own tests have to notice: those that start the bundle or a terminal see only what was built before.
export default defineConfig({
	test: {
		...base.test,
		globalSetup: [],
		include: [`test/${process.env.MUTATED_ROOM ?? 'records'}/**/*.test.{ts,tsx}`, ...(process.env.MUTATED_ROOM === 'local/operations' ? ['test/local/conformance/**/*.test.ts'] : [])],
	},
});
