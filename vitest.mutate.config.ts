import process from 'node:process';
import {configDefaults, defineConfig} from 'vitest/config';
import base from './vitest.config.ts';
import {keptPool} from './scripts/kept-worker.ts';
import {mutatedRooms} from './scripts/mutated-rooms.ts';

const {tests, leftOut = [], testTimeout = 5000} = mutatedRooms[process.env.MUTATED_ROOM ?? 'records']!;

// A room's own tests have to notice: those that start the bundle or a terminal see only what was built before.
export default defineConfig({
	plugins: [{
		name: 'kept-worker',
		// Stryker names a pool of vitest's own; nothing else puts another in its place.
		configureVitest({project}) {
			Object.assign(project.config, {pool: keptPool.name, poolRunner: keptPool});
		},
	}],
	test: {
		...base.test,
		globalSetup: [],
		include: tests.map(folder => `${folder}/**/*.test.{ts,tsx}`),
		exclude: [...configDefaults.exclude, ...leftOut],
		// A fault may make a test wait for ever. Hardly any of these tests takes longer than two seconds.
		testTimeout,
		hookTimeout: testTimeout,
	},
});
