import type {KeyHint} from '../../keys/key-row.js';
import type {AboutOverlay} from './about-state.js';
import {partsOfId} from './row-changes.js';

const change: KeyHint = {keys: 'Enter', label: 'change'};

const rowHints: Readonly<Record<string, readonly KeyHint[]>> = {
	shards: [change],
	retention: [change],
	'max-record-size': [change],
	mode: [change],
	encryption: [change],
	key: [change],
	monitoring: [change],
	tags: [{keys: '+', label: 'add a tag'}],
	tag: [change, {keys: '+', label: 'add'}, {keys: '-', label: 'remove'}],
	consumers: [{keys: '+', label: 'register'}],
	consumer: [{keys: '+', label: 'register'}, {keys: '-', label: 'deregister'}],
};

/**
The keys of the footer: those of the chosen row, or of what is asked.
*/
export const aboutHints = ({chosen, typing, asking, isLive, isWriting}: AboutOverlay): readonly KeyHint[] => {
	if (asking !== undefined) {
		return [{keys: 'Esc', label: 'leave it'}, {keys: 'Enter', label: 'do it'}];
	}

	if (typing !== undefined) {
		return [{keys: 'Esc', label: 'leave it'}, {keys: 'Enter', label: 'show what it does'}];
	}

	const [kind] = partsOfId(chosen ?? '');
	return [{keys: 'Esc', label: 'close'}, {keys: 'Up Down', label: 'choose'}, ...(isLive ? [{keys: 'r', label: 'reload'}] : []), ...(isWriting ? rowHints[kind] ?? [] : [])];
};
