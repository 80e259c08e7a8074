import {expect, test} from 'vitest';
import {consequenceOf} from '../../source/actions/consequence.js';
import {actionOf, type ActionId} from '../../source/actions/registry.js';
import {snapshotOf} from './fixtures.js';

const aws = {endpoint: undefined, isEmbedded: false};

const asked = (id: ActionId, state: Parameters<typeof snapshotOf>[0] = aws) => consequenceOf(actionOf(id), snapshotOf(state));

test('who changes a stream that is not on this machine is told what it does', () => {
	expect(asked('scale-up')).toContain('from 1 open shard to 2');
	// Without words of its own its description says it.
	expect(asked('scale-to')).toBe(actionOf('scale-to').description);
});

test('nobody is asked on this machine, before what changes nothing, or twice before what is dangerous', () => {
	expect(asked('scale-up', {isEmbedded: true})).toBeUndefined();
	expect(asked('scale-up', {...aws, endpoint: 'http://127.0.0.1:4567'})).toBeUndefined();
	expect(asked('restart-reading')).toBeUndefined();
	expect(asked('tear-down')).toBeUndefined();
	// An action may have nothing to say as things stand: faster than nothing writes nothing.
	expect(asked('raise-rate')).toBeUndefined();
});
