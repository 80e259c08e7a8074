import {
	closeSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	rmdirSync,
} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import type {JournalEntry} from '../../../source/local/journal/entry.js';
import {openJournalFile} from '../../../source/local/journal/journal-file.js';
import {createTemporaryFolder} from '../../helpers/temporary-folder.js';

const entry: JournalEntry = {kind: 'account-end'};

test('a journal that could not be opened again after it was replaced writes into no other file, and goes on when it can', () => {
	const folder = createTemporaryFolder();
	const [journalPath, aside] = [path.join(folder, 'journal'), path.join(folder, 'aside')];
	const found: JournalEntry[] = [];
	const journal = openJournalFile(folder, () => undefined, () => undefined);
	journal.append(entry);
	expect(() => {
		journal.replace((function * () {
			yield entry;
			// Something stands in the way while it is closed.
			renameSync(journalPath, aside);
			mkdirSync(journalPath);
		})());
	}).toThrow(/EISDIR|ENOTEMPTY|EEXIST|EPERM/v);

	const otherPath = path.join(folder, 'other');
	// Gets the number that the journal had.
	const other = openSync(otherPath, 'w');
	expect(() => {
		journal.append(entry);
	}).toThrow(/EISDIR|EPERM/v);
	closeSync(other);
	expect(readFileSync(otherPath, 'utf8')).toBe('');

	rmdirSync(journalPath);
	renameSync(aside, journalPath);
	journal.append(entry);
	journal.close();
	journal.close();
	openJournalFile(folder, one => {
		found.push(one);
	}, () => undefined).close();
	expect(found).toHaveLength(2);
});
