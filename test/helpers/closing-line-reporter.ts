import type {Reporter, TestCase, TestModule} from 'vitest/node';

/**
Prints one line that any program can read: `Tests: 120 passed, 0 failed`.
*/
export default class ClosingLineReporter implements Reporter {
	onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
		const tests: TestCase[] = modules.flatMap(module => [...module.children.allTests()]);
		const count = (state: string) => tests.filter(test => test.result().state === state).length;
		const brokenModules = modules.filter(module => module.errors().length > 0).length;
		const failed = count('failed') + brokenModules + unhandledErrors.length;
		const skipped = count('skipped');
		console.log(`Tests: ${count('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
	}
}
