import {expect, test} from 'vitest';
import {actions} from '../../../../source/actions/registry.js';
import {glossary} from '../../../../source/lab/glossary.js';
import {lineText} from '../../../../source/ui/drawing/line.js';
import {sections} from '../../../../source/ui/keys/key-row.js';
import {keyTable} from '../../../../source/ui/keys/keymap.js';
import {helpLines} from '../../../../source/ui/overlays/help/help-lines.js';
import {appearance} from '../../frame.js';
import {openSession} from '../../session.js';

const shown = helpLines(keyTable(actions), 72, appearance).map(row => lineText(row).trimEnd());

const placeOf = (pattern: RegExp): number => shown.findIndex(row => pattern.test(row));

test('the keys stand under headings, and then the words', () => {
	// The keys of a replay are not those of a live session.
	const places = [...sections.filter(section => section !== 'The replay'), 'Words'].map(section => shown.indexOf(section));
	expect(places[0]).toBe(0);
	expect(places).toEqual(places.toSorted((a, b) => a - b));
	expect(places.slice(1).every(place => shown[place - 1] === '')).toBe(true);
});

test.each([
	[/^\+ /v, 'The stream', 'The feed'],
	[/^t +Deletes/v, 'The stream', 'The feed'],
	[/^\/ /v, 'The feed', 'The producer'],
	[/^space /v, 'The feed', 'The producer'],
	[/^p +Starts/v, 'The producer', 'The lab'],
	[/^g +Opens/v, 'The lab', 'The view'],
	[/^z /v, 'The view', 'Words'],
	[/^q /v, 'The view', 'Words'],
])('%s stands under “%s”', (key, section, next) => {
	expect(placeOf(key)).toBeGreaterThan(shown.indexOf(section));
	expect(placeOf(key)).toBeLessThan(shown.indexOf(next));
});

test('every key stands once, and all twelve words are explained', () => {
	expect(shown.filter(row => /^u {11}/v.test(row))).toHaveLength(1);
	expect(glossary).toHaveLength(12);
	for (const {term} of glossary) {
		expect(shown).toContain(term);
	}
});

test('a group without a key of this session has no heading', () => {
	const readOnly = helpLines(keyTable(actions, true), 72, appearance).map(row => lineText(row).trim());
	expect(readOnly).toContain('The stream');
	expect(readOnly).not.toContain('The producer');
});

test('the end can be scrolled to on the smallest screen', () => {
	const session = openSession();
	session.press('?', 'end');
	expect(session.frame()).toContain(glossary.at(-1)!.term);
});
