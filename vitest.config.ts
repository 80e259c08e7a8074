import {defineConfig} from 'vitest/config';

export default defineConfig({
	test: {
		include: ['test/**/*.test.{ts,tsx}'],
		globalSetup: './test/helpers/build-bundle.ts',
		// The closing reporter ends the run with `N passed, N failed`.
		reporters: ['default', './test/helpers/closing-line-reporter.ts'],
		testTimeout: 30_000,
		hookTimeout: 30_000,
		// No test reads the developer's own account, region or colours.
		env: {
			AWS_REGION: '',
			AWS_PROFILE: '',
			AWS_EC2_METADATA_DISABLED: 'true',
			AWS_CONFIG_FILE: 'no-such-file',
			AWS_SHARED_CREDENTIALS_FILE: 'no-such-file',
			FORCE_COLOR: '0',
		},
	},
});
