/**
The project's own tests that Wine cannot run, and why: whole files, or one test of a file by the beginning of its name. A real Windows runs them all (.github/workflows/check.yml).
*/
export const notUnderWine: ReadonlyArray<{readonly files: string; readonly test?: string; readonly reason: string}> = [
	{files: 'test/terminal/**', reason: 'no pseudoconsole that hands over escape sequences'},
	{files: 'test/kinesis/client/answers.test.ts', reason: 'its proxy uses fetch, which does not connect there'},
	{files: 'test/scripts/package.test.ts', reason: 'no npm there'},
	{files: 'test/aws/proxy.test.ts', test: 'a tunnel of HTTPS_PROXY carries', reason: 'no openssl there'},
	{files: 'test/commands/local/run.test.ts', test: 'at a terminal', reason: 'no pseudoconsole'},
	{files: 'test/commands/produce/run.test.ts', test: 'beyond what a shard takes', reason: 'too slow there to be throttled'},
	{files: 'test/faults/faults.test.ts', test: 'four writers', reason: 'takes longer than its minute there'},
	{files: 'test/files/replace-file.test.ts', test: 'a link stays a link', reason: 'links are other ones there'},
	{files: 'test/local/journal/restart.test.ts', test: 'a damaged journal every repair keeps its own copy', reason: 'links are other ones there'},
	{files: 'test/local/journal/journal-file.test.ts', test: 'a journal that could not be opened again', reason: 'a folder can be opened for writing there'},
];
