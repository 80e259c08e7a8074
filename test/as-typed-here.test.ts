import {expect, test} from 'vitest';
import {asTypedHere} from '../source/as-typed-here.js';

const clone = 'file:///C:/Users/me/clickmon/dist/cli.js';

test.each([
	['There is no stream: create it with `clickmon create --stream s`, or see `clickmon streams`.', 'There is no stream: create it with `npx clickmon create --stream s`, or see `npx clickmon streams`.'],
	['The stream s still costs money: clickmon delete --stream s', 'The stream s still costs money: npx clickmon delete --stream s'],
	['As in: clickmon tail --raw --json | clickmon put --stream b', 'As in: npx clickmon tail --raw --json | npx clickmon put --stream b'],
	['and then, for example:\n  clickmon', 'and then, for example:\n  npx clickmon'],
	['and then, for example:\n  clickmon --stream s', 'and then, for example:\n  npx clickmon --stream s'],
])('in a clone %j names what runs there', (text, expected) => {
	expect(asTypedHere(text, clone)).toBe(expected);
});

test.each([
	'clickmon: Interrupted before clickmon create was done.',
	'clickmon goes on trying.',
	'The embedded Kinesis ended with clickmon, and its stream with it.',
])('in a clone %j is no hint', text => {
	expect(asTypedHere(text, clone)).toBe(text);
});

test('where it is installed hints stay', () => {
	expect(asTypedHere('`clickmon status`', 'file:///C:/Users/me/AppData/Roaming/npm/node_modules/clickmon/dist/cli.js')).toBe('`clickmon status`');
});

test('where npx took it from its cache, only npx finds it', () => {
	expect(asTypedHere('`clickmon status`', 'file:///home/me/.npm/_npx/1f2e/node_modules/clickmon/dist/cli.js')).toBe('`npx clickmon status`');
});
