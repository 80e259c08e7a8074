import reactHooks from 'eslint-plugin-react-hooks';

const reactOutsideItsRoom = {
	group: ['react', 'react/*', 'ink', 'ink-*'],
	message: 'React and Ink live in source/ui.',
};

const awsOutsideItsRoom = {
	group: ['@aws-sdk/*'],
	message: 'The AWS SDK lives in source/aws and source/kinesis.',
};

// Imports point inward: a room may not import from these rooms.
const room = (name, forbiddenRooms, forbiddenPackages) => ({
	files: [`source/${name}/**/*.{ts,tsx}`],
	rules: {
		'no-restricted-imports': ['error', {
			patterns: [
				...forbiddenPackages,
				...forbiddenRooms.map(forbidden => ({
					regex: String.raw`^(\.\./)+${forbidden}/`,
					message: `source/${name} does not import from source/${forbidden}: imports point inward.`,
				})),
			],
		}],
	},
});

const config = [
	{ignores: ['dist', 'media', 'examples/config.json']},
	{
		rules: {
			// The types say it; the doc comment says what the types cannot.
			'jsdoc/require-param': 'off',
			'jsdoc/require-returns': 'off',
			'jsdoc/require-yields': 'off',
			// The service's own field names (ShardId) pass through unchanged.
			'@typescript-eslint/naming-convention': 'off',
			// Folder test/helpers/ holds helpers, no tests, and vitest runs *.test.ts alone.
			'node-test/no-import-test-files': 'off',
			// A message is read whole, so it stands whole.
			'@stylistic/max-len': ['error', {
				code: 200, ignoreUrls: true, ignoreComments: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true,
			}],
			// Reading a shard is one answer after the other.
			'no-await-in-loop': 'off',
		},
	},
	{
		files: ['source/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}'],
		plugins: {'react-hooks': reactHooks},
		rules: {
			...reactHooks.configs.recommended.rules,
		},
	},
	{
		files: ['test/**/*.{ts,tsx}'],
		rules: {
			// One row of a table is one line.
			'@stylistic/max-len': 'off',
			'max-nested-callbacks': 'off',
			'max-params': 'off',
		},
	},
	...['service', 'time', 'shell'].map(ground => room(ground, [
		'records', 'typed', 'files', 'explain', 'cost', 'lab', 'consumers', 'recording', 'aws', 'kinesis', 'local', 'monitor', 'actions', 'ui', 'commands', 'command-line',
	], [reactOutsideItsRoom, awsOutsideItsRoom])),
	...['typed', 'files', 'records'].map(ground =>
		room(ground, ['explain', 'cost', 'lab', 'consumers', 'recording', 'aws', 'kinesis', 'local', 'monitor', 'actions', 'ui', 'commands', 'command-line'], [reactOutsideItsRoom, awsOutsideItsRoom])),
	...['explain', 'cost', 'lab', 'consumers'].map(core =>
		room(core, ['aws', 'kinesis', 'local', 'monitor', 'actions', 'ui', 'commands', 'command-line'], [reactOutsideItsRoom, awsOutsideItsRoom])),
	room('recording', ['aws', 'kinesis', 'local', 'actions', 'ui', 'commands', 'command-line'], [reactOutsideItsRoom, awsOutsideItsRoom]),
	room('aws', ['kinesis', 'local', 'monitor', 'actions', 'ui', 'commands', 'command-line', 'records'], [reactOutsideItsRoom]),
	room('kinesis', ['monitor', 'actions', 'ui', 'commands', 'command-line', 'local', 'records'], [reactOutsideItsRoom]),
	room('local', ['aws', 'kinesis', 'monitor', 'actions', 'ui', 'commands', 'command-line', 'records'], [reactOutsideItsRoom, awsOutsideItsRoom]),
	room('monitor', ['actions', 'ui', 'commands', 'command-line', 'local'], [reactOutsideItsRoom, awsOutsideItsRoom]),
	room('actions', ['ui', 'commands', 'command-line', 'local'], [reactOutsideItsRoom, awsOutsideItsRoom]),
	room('ui', ['commands', 'command-line', 'local'], [awsOutsideItsRoom]),
	room('commands', ['command-line'], [reactOutsideItsRoom, awsOutsideItsRoom]),
	{
		// What every room may import.
		files: ['source/*.ts'],
		ignores: ['source/cli.ts'],
		rules: {
			'no-restricted-imports': ['error', {patterns: [{group: ['./*/**'], message: 'What stands beside the rooms imports from none of them.'}, reactOutsideItsRoom, awsOutsideItsRoom]}],
		},
	},
	room('command-line', ['actions', 'kinesis', 'aws', 'local', 'monitor', 'ui'], [reactOutsideItsRoom, awsOutsideItsRoom]),
];

export default config;
