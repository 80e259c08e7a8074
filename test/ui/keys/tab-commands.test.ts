import {describe, expect, test} from 'vitest';
import {createTabCommands} from '../../../source/ui/keys/tab-commands.js';
import {snapshot, tab} from '../snapshots.js';

const setUp = ({tabCount, isGuessing = false}: {readonly tabCount: number; readonly isGuessing?: boolean}) => {
	const done: string[] = [];
	const tabs = Array.from({length: tabCount}, (_, index) => tab(index + 1));
	const commands = createTabCommands({
		look: () => snapshot(tabCount === 0 ? {} : {tabs}),
		hasGuessed(option) {
			if (isGuessing) {
				done.push(`guess ${option}`);
			}

			return isGuessing;
		},
		notify(text) {
			done.push(text);
		},
		streams: {
			load: () => ({stop: () => undefined, describe: () => undefined, measure: () => undefined}),
			whyNot: () => undefined,
			switchTo: () => undefined,
			openBeside: () => undefined,
			show(place) {
				done.push(`show ${place}`);
				return place < tabCount;
			},
			async closeShown() {
				done.push('close');
			},
		},
	});
	return {commands, done};
};

describe('a number', () => {
	test.each([
		['number-1', 'show 0'],
		['number-2', 'show 1'],
		['number-3', 'show 2'],
		['number-4', 'show 3'],
		['number-5', 'show 4'],
		['number-6', 'show 5'],
		['number-7', 'show 6'],
		['number-8', 'show 7'],
		['number-9', 'show 8'],
	] as const)('of nine tabs shows one: %s', (command, shown) => {
		const {commands, done} = setUp({tabCount: 9});
		commands[command]();
		expect(done).toEqual([shown]);
	});

	test('above the tabs says how to open one', () => {
		const {commands, done} = setUp({tabCount: 2});
		commands['number-3']();
		expect(done).toEqual(['show 2', 'There is no tab 3: o and then Tab opens a stream beside this one.']);
	});

	test.each([0, 1])('does nothing for %i tabs', tabCount => {
		const {commands, done} = setUp({tabCount});
		commands['number-1']();
		commands['number-2']();
		expect(done).toEqual([]);
	});

	test('answers the open question of the guide, and the tab stays', () => {
		const {commands, done} = setUp({tabCount: 2, isGuessing: true});
		commands['number-2']();
		expect(done).toEqual(['guess 1']);
	});
});

test('Ctrl+W closes the shown tab', () => {
	const {commands, done} = setUp({tabCount: 2});
	commands['close-tab']();
	expect(done).toEqual(['close']);
});

test('a session that opens no other streams says that there is no such tab, and closes nothing', () => {
	const said: string[] = [];
	const commands = createTabCommands({
		look: () => snapshot({tabs: [tab(1), tab(2)]}),
		hasGuessed: () => false,
		notify(text) {
			said.push(text);
		},
		streams: undefined,
	});
	commands['number-1']();
	commands['close-tab']();
	expect(said).toHaveLength(1);
});
