import {Buffer} from 'node:buffer';
import {expect, test} from 'vitest';
import type {Snapshot} from '../../../../source/monitor/snapshot.js';
import type {OpenOverlay} from '../../../../source/ui/view/view-state.js';
import {lineText, type Line, type Span} from '../../../../source/ui/drawing/line.js';
import {findMatches, markedRow, searchText} from '../../../../source/ui/overlays/record-detail/record-search.js';
import {appearance} from '../../frame.js';
import {openSession} from '../../session.js';
import {clickRecord, snapshot} from '../../snapshots.js';

const ending = (data: string): Snapshot => {
	const {feed} = snapshot();
	const newest = clickRecord(120, 0, 1, '/');
	return snapshot({feed: {...feed, records: [...feed.records, {...newest, record: {...newest.record, Data: Buffer.from(data)}}]}});
};

/**
The record is open. Rows of the data that are in sight; the frame has eight of facts.
*/
const open = (data: string) => {
	const session = openSession({initial: ending(data)});
	session.press('enter');
	return {
		...session,
		overlay: () => session.view.getView().overlay as OpenOverlay & {readonly search?: {readonly typed: string; readonly at?: number}},
	};
};

const rows = Array.from({length: 60}, (_, index) => `line ${index}${index % 10 === 0 ? ' User' : ''}`).join('\n');

test('/ searches in the record, and says which of how many matches is reached', () => {
	const session = open(rows);
	session.type('/user');
	expect(session.frame()).toContain('/user  1 of 6');
	expect(session.frame()).toContain('line 0 User');
	session.press('enter', 'n', 'n');
	expect(session.frame()).toContain('/user 3 of 6');
	expect(session.frame()).toContain('line 20 User');
	session.press('N');
	expect(session.frame()).toContain('2 of 6');
	expect(session.frame()).toContain('line 10 User');
});

test('beyond the last match stands the first, and before the first the last', () => {
	const session = open(rows);
	session.type('/user<enter>N');
	expect(session.frame()).toContain('6 of 6');
	expect(session.frame()).toContain('line 50 User');
	session.press('n');
	expect(session.frame()).toContain('1 of 6');
	expect(session.frame()).toContain('line 0 User');
});

test('a search begins with what is in sight', () => {
	const session = open(rows);
	session.type('jjjjjjjjjjj/user');
	expect(session.frame()).toContain('3 of 6');
	session.press('backspace', 'backspace', 'backspace', 'backspace');
	session.type('line 4<enter>');
	expect(session.frame()).toContain('2 of 11');
	expect(session.frame()).toContain('line 40 User');
});

test('Esc ends the search first, and closes the record then', () => {
	const session = open(rows);
	session.type('/user<enter><escape>');
	expect(session.overlay()).toMatchObject({type: 'record', search: undefined});
	expect(session.frame()).not.toContain('1 of 6');
	session.type('/us<escape>');
	expect(session.overlay()).toMatchObject({type: 'record', search: undefined});
	session.press('escape');
	expect(session.overlay()).toBeUndefined();
});

test('letters that are keys are text while it is typed, and keys again behind Enter', () => {
	const session = open(rows);
	session.type('/jkgGnNpyqe');
	expect(session.overlay().search?.typed).toBe('jkgGnNpyqe');
	expect(session.frame()).toContain('no match');
	session.controller.paste('x');
	expect(session.overlay().search?.typed).toBe('jkgGnNpyqex');
	session.type('<enter>j');
	expect(session.overlay().offset).toBe(1);
});

test('without a search n goes to the newer record; with one, Left and Right still do, and the search stays', () => {
	const session = open('{"user_id":"user-1"}');
	session.press('p', 'n');
	expect(session.frame()).toContain('Record 121 of 121');
	session.type('/user_id<enter>n<left>');
	expect(session.frame()).toContain('Record 120 of 121');
	expect(session.frame()).toContain('/user_id 1 match');
	session.press('n');
	expect(session.frame()).toContain('/user_id 1 of 1');
});

test('an open record scrolls with j k g G', () => {
	const session = open(rows);
	session.press('j', 'j', 'k');
	expect(session.overlay().offset).toBe(1);
	session.press('G');
	expect(session.frame()).toContain('line 59');
	session.press('g');
	expect(session.overlay().offset).toBe(0);
});

const toRows = (...texts: readonly string[]): readonly Line[] => texts.map(text => [{text}]);

test.each<[string, string, readonly string[]]>([
	['any case of a lower-case text', 'user', ['User', 'user', 'USER']],
	['the case of a text with an upper-case letter', 'User', ['User']],
	['signs that an expression would take for its own', '.*(', ['.*(']],
	['beside letters that change their length with their case', 'i̇stanbul', []],
	['characters beyond the basic plane', '🦉', ['🦉']],
	['nothing for nothing', '', []],
])('it finds %s', (_, typed, found) => {
	const searched = searchText(toRows('User user USER .*( 🦉 İ'), () => true);
	expect(findMatches(searched, typed).map(({start, end}) => searched.text.slice(start, end))).toEqual(found);
});

test('a match goes over the end of a row, and not over the end of a line', () => {
	const [first, second, third] = toRows('one tw', 'o three', 'four');
	const searched = searchText([first!, second!, third!], row => row !== second);
	expect(findMatches(searched, 'two')).toEqual([{start: 4, end: 7}]);
	expect(findMatches(searched, 'threefour')).toEqual([]);
});

test('the match that is reached is marked more than the others, over spans too', () => {
	const {theme} = appearance;
	const row: Line = [{text: 'a "b'}, {text: 'c" bc', isBold: true}];
	const marked = markedRow(row, 10, {matches: [{start: 13, end: 15}, {start: 17, end: 19}], at: 0, theme});
	expect(lineText(marked)).toBe('a "bc" bc');
	const shown = (isShown: (span: Span) => boolean) => marked.filter(span => isShown(span)).map(({text}) => text);
	expect(shown(({isInverse}) => isInverse === true)).toEqual(['b', 'c', 'bc']);
	expect(shown(({isUnderlined}) => isUnderlined === true)).toEqual(['b', 'c']);
});

test('a search of the largest record that is shown takes no longer than a frame may', () => {
	const session = open(JSON.stringify(Array.from({length: 20_000}, (_, index) => index)));
	const began = performance.now();
	session.type('/1<enter>nnnnnnnnnN');
	expect(session.frame()).toMatch(/9 of [\d,]+/v);
	// Some twenty keys: a bound against squares, not a measurement.
	expect(performance.now() - began).toBeLessThan(3000);
});
