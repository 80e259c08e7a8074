import {expect, test} from 'vitest';
import {licencesOf} from '../../scripts/licences.ts';

test('the licence of each package in the bundle is passed on, once', () => {
	const notices = licencesOf(['source/cli.ts', 'node_modules/ink/build/index.js', 'node_modules/@smithy/core/dist-es/index.js', 'node_modules/ink/build/ink.js']).split(`\n\n${'-'.repeat(80)}\n\n`);
	expect(notices).toHaveLength(2);
	expect(notices[0]).toMatch(/^@smithy\/core [\d.]+, Apache-2\.0\n.*Apache License/sv);
	expect(notices[1]).toMatch(/^ink [\d.]+, MIT\n.*Permission is hereby granted/sv);
});
