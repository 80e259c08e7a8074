import {expect, test} from 'vitest';
import {hasTerminalUnicode} from '../../../source/ui/appearance/has-unicode.js';

test.each([
	['Windows 11, where Windows Terminal is the default and says nothing of itself', false, 'win32', '10.0.22631', true],
	['Windows 10 of today', false, 'win32', '10.0.19045', true],
	['Windows Server 2019', false, 'win32', '10.0.17763', true],
	['an old console of Windows', false, 'win32', '10.0.14393', false],
	['Windows 7', false, 'win32', '6.1.7601', false],
	['a terminal on an old Windows that says who it is', true, 'win32', '10.0.14393', true],
	['the console of Linux', false, 'linux', '10.0.22631', false],
	['a terminal on Linux', true, 'linux', '6.1.0', true],
] as const)('%s', (_name, isKnown, platform, release, expected) => {
	expect(hasTerminalUnicode(isKnown, platform, release)).toBe(expected);
});
