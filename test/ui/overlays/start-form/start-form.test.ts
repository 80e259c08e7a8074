import {describe, expect, test} from 'vitest';
import type {ActionId, InputOf} from '../../../../source/actions/registry.js';
import type {StartPosition} from '../../../../source/service/reading-start.js';
import {asciiGlyphs} from '../../../../source/ui/appearance/glyphs.js';
import {presetsFor, type StartForm} from '../../../../source/ui/overlays/start-form/starts.js';
import {plainTheme} from '../../../../source/ui/appearance/theme.js';
import {createViewStore} from '../../../../source/ui/view/view-store.js';
import {frame} from '../../frame.js';
import {openSession} from '../../session.js';
import {
	absent,
	clickRecord,
	NOON,
	snapshot,
	state,
} from '../../snapshots.js';
import {shardOf} from '../../../monitor/fixtures.js';

const now = snapshot({state: state({shards: [shardOf(0), shardOf(7)]})});

const setUp = (initial = now) => {
	const runs: Array<{id: ActionId; input: InputOf<ActionId>}> = [];
	const session = openSession({
		initial,
		run(id, input) {
			runs.push({id, input});
		},
	});
	return {...session, runs};
};

const ago = (minutes: number): StartPosition => ({type: 'at-timestamp', timestamp: NOON - (minutes * 60_000)});

describe('key strokes that start reading over', () => {
	test.each<[string, string, StartPosition]>([
		['two minutes ago', 's2m<enter>', ago(2)],
		['the latest, which is offered first', 's<enter>', {type: 'latest'}],
		['the oldest by an arrow', 's<down><enter>', {type: 'trim-horizon'}],
		['the oldest by its first letter', 'st<enter>', {type: 'trim-horizon'}],
		['the latest by its first letters', 'sla<enter>', {type: 'latest'}],
		['as the service writes it', 'sTRIM_HORIZON<enter>', {type: 'trim-horizon'}],
		['the third preset from the top, by arrows up and down', 's<up><down><down><down><enter>', ago(1)],
		['a time of a zone', 's2026-01-01T00:00Z<enter>', {type: 'at-timestamp', timestamp: Date.UTC(2026, 0, 1)}],
		['a preset, edited', 's<down><down><tab><backspace>h<enter>', ago(60)],
		['a record', 's sequence:7:4966<enter>', {type: 'at-sequence-number', shardId: 'shardId-000000000007', sequenceNumber: '4966'}],
		['the record under the cursor', 's<up><enter>', {type: 'at-sequence-number', shardId: 'shardId-000000000000', sequenceNumber: '49000000119'}],
		['after a mistake', 's2x<enter><backspace>m<enter>', ago(2)],
		['an arrow back to the presets from what was typed', 's2m<down><enter>', {type: 'latest'}],
	])('%s: %s', (_name, keys, from) => {
		const session = setUp();
		session.type(keys);
		expect(session.runs).toEqual([{id: 'restart-reading', input: {from}}]);
		expect(session.view.getView().overlay).toBeUndefined();
	});

	test('a pasted text is typed, and starts nothing', () => {
		const session = setUp();
		session.type('s');
		session.paste('sequence:7:\n4966\r');
		expect(session.runs).toEqual([]);
		expect(session.view.getView().overlay).toMatchObject({typed: 'sequence:7: 4966'});
	});
});

describe('what cannot be is explained in place, and changes nothing', () => {
	test.each([
		['2', 'it wants latest'],
		['yesterday', 'it wants latest'],
		['2030-01-01', 'a time that is not in the future'],
		['sequence:7', 'sequence:SHARD:NUMBER'],
		['sequence:9:4966', 'This stream has no shard 9'],
		['\u{202E}x', 'it wants latest'],
	])('%s', (typed, complaint) => {
		const session = setUp();
		session.type(`s${typed}<enter>`);
		expect(session.runs).toEqual([]);
		expect(session.frame()).toContain('Start reading');
		expect(session.view.getView().overlay).toMatchObject({type: 'start-form', complaint: expect.stringContaining(complaint) as string});
		expect(session.frame()).not.toContain('\u{202E}');
		session.type('<escape>');
		expect(session.view.getView().overlay).toBeUndefined();
	});
});

test('there is nothing to start without a stream, and it says so', () => {
	const session = setUp(absent());
	session.type('s');
	expect(session.view.getView()).toMatchObject({overlay: undefined, notice: {text: 'start reading: no stream'}});
});

test('the held feed goes when reading starts over: its records are no more', () => {
	const session = setUp();
	session.type('<space>s<enter>');
	expect(session.view.getView()).toMatchObject({heldFeed: undefined, feedOffset: 0});
});

test('the form at 80×24', () => {
	const session = setUp();
	session.type('s2m');
	const lines = session.frame().split('\n').slice(5, 18).map(line => line.slice(2, 78));
	expect(`\n${lines.join('\n')}\n`).toBe(`
┌─ ► Start reading ────────────────────────────────────────────────────────┐
│ Reading starts over from there. The producer goes on:                    │
│ > 2m                                                                     │
│   from 11:58:00                                                          │
│                                                                          │
│   latest               what is written from now on                       │
│   trim-horizon         the oldest record; the stream keeps 24 h          │
│   1m                   a minute ago                                      │
│   15m                  a quarter of an hour ago                          │
│   1h                   an hour ago                                       │
│   2026-01-01T11:00:00  a time: Tab lets you edit it                      │
│   sequence:0:4900000…  the record under the cursor                       │
└──────────────────────────────────────────────────────────────────────────┘
`);
});

test.each([[80, 24], [120, 40], [200, 60]])('the form fits %i×%i, in ASCII too', (columns, rows) => {
	const view = createViewStore();
	const overlay: StartForm = {
		type: 'start-form', typed: '', presets: presetsFor(now, clickRecord(1, 0, 1, '/')), chosen: 0, complaint: undefined,
	};
	view.dispatch({type: 'open-overlay', overlay});
	const lines = frame(now, {columns, rows}, view.getView(), {glyphs: asciiGlyphs, theme: plainTheme}).split('\n');
	expect(lines).toHaveLength(rows - 1);
	expect(lines.join('\n')).toMatch(/Start reading[\s\S]*> latest[\s\S]*trim-horizon[\s\S]*under the cursor/v);
});
