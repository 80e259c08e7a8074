import {describe, expect, test} from 'vitest';
import {guideLines, stepsLine} from '../../../../source/ui/panes/guide/guide-lines.js';
import {guideKey} from '../../../../source/ui/panes/guide/guide-commands.js';
import {shownStep} from '../../../../source/ui/panes/guide/shown-step.js';
import {layOut} from '../../../../source/ui/frame/layout.js';
import {unicodeGlyphs} from '../../../../source/ui/appearance/glyphs.js';
import {plainTheme} from '../../../../source/ui/appearance/theme.js';
import {lineText, lineWidth} from '../../../../source/ui/drawing/line.js';
import {initialViewState} from '../../../../source/ui/view/view-state.js';
import {START, createScene, whole} from '../../../lab/scene.js';
import {labOf, type Scene} from './lab-of.js';

const appearance = {glyphs: unicodeGlyphs, theme: plainTheme};

type Drawing = {readonly now?: number; readonly width?: number; readonly rows?: number; readonly guessed?: number; readonly step?: number | 'next'; readonly cost?: string; readonly left?: string};

const drawn = (scene: Scene, {now = scene.now, width = 76, rows = 8, guessed, step = 'next', cost, left}: Drawing = {}) => {
	const {steps, changedAt} = labOf(scene, guessed);
	const lab = {changedAt, steps: steps.map(each => ({...each, ...(each.step.id === 'clean-up' && {cost, left})}))};
	const guide = {step, since: START};
	const lines = guideLines({
		lab, guide, shown: shownStep(lab, guide, now), now, width, rows, isAws: false,
	}, appearance);
	expect(lines.length).toBeLessThanOrEqual(rows);
	expect(Math.max(...lines.map(row => lineWidth(row)))).toBeLessThanOrEqual(width);
	return lines.map(row => lineText(row)).join('\n');
};

const LATER = 60_000;

describe('the guide', () => {
	test('says why, what to do, what to type, and what to see', () => {
		const text = drawn(createScene().begun(), {now: START + 20_000});
		expect(text).toMatch(/^WHY {2}A stream is one or more shards\./v);
		expect(text).toContain('DO   Press c to create the stream with one shard.');
		expect(text).toContain('     aws kinesis create');
		expect(text).toContain('SEE  ► the stream is ACTIVE   · its open shards take all keys');
	});

	test('shows what proved a step for a while, and then goes on', () => {
		const scene = createScene().created();
		expect(drawn(scene)).toMatch(/^✓ {4}\d\d:\d\d:\d\d clickstream-lab is ACTIVE; 1 open shard takes all keys$/mv);
		expect(drawn(scene, {now: scene.now + 9000})).toContain('DO   Press p to write click events');
	});

	test('says at the last step what the stream costs, also where nobody is charged', () => {
		const text = drawn(createScene().created(), {step: 8, cost: 'would cost $0.015 an hour on AWS'});
		expect(text).toContain('COST would cost $0.015 an hour on AWS');
	});

	test('says when the stream is gone what the region still lists', () => {
		const text = drawn(createScene().created().see({type: 'absent'}), {step: 8, left: 'us-east-1 lists nothing of the lab.'});
		expect(text).toContain('LEFT us-east-1 lists nothing of the lab.');
	});

	test('hints after half a minute at what is seen instead', () => {
		const scene = createScene().created();
		expect(drawn(scene, {now: scene.now + 29_000})).not.toContain('HINT');
		expect(drawn(scene, {now: scene.now + LATER})).toContain('HINT Nothing is written: press p.');
	});

	test('asks before the deed, and tells afterwards', () => {
		const scene = createScene().created();
		expect(drawn(scene, {now: scene.now + 9000, rows: 20})).toContain('?    Five users click. Where will the clicks of one user be?\n     1 spread over all shards   2 always in the same shard');
		scene.records(whole.shardId, ['user-1', 'user-1', 'user-1']).pass(1);
		expect(drawn(scene, {guessed: 1})).toContain('YES  As you guessed. Always in the same shard');
		expect(drawn(scene, {guessed: 0})).toContain('NO   You guessed: spread over all shards. Always');
	});

	test.each([[36, 30], [76, 8], [76, 12]])('keeps the deed and the checks in sight at %i×%i, at every step', (width, rows) => {
		const scene = createScene().created();
		const lab = labOf(scene);
		for (const shown of lab.steps.slice(2)) {
			const text = guideLines({
				lab, guide: {step: shown.step.number, since: START}, shown, now: scene.now + LATER, width, rows, isAws: true,
			}, appearance).map(row => lineText(row)).join('\n');
			expect(text).toContain('DO   Press ');
			expect(text).toContain('SEE  ► ');
			expect(text).toContain('HINT ');
			expect(text).toContain('aws kinesis');
		}
	});

	test('lists all steps in a line', () => {
		const lab = labOf(createScene().created().see({type: 'absent'}));
		expect(lineText(stepsLine(lab, lab.steps[8]!, appearance))).toBe('0✓1✓2·3·4·5·6·7·8✓');
	});
});

describe('the guide’s place', () => {
	const at = (columns: number, rows: number, focus: 'feed' | 'activity' | 'stream' = 'feed') => layOut({
		columns, rows, focus, isZoomed: false, shardRows: 2, rowsBeside: 1, isLarge: false, hasGuide: true,
	});

	test('is below stream and feed on a low screen', () => {
		expect(at(80, 24)).toMatchObject({guide: {columns: 80, rows: 10}, panes: {stream: {rows: 7}, feed: {rows: 5}}});
		expect(Object.keys(at(80, 24).panes)).toEqual(['stream', 'feed']);
	});

	test('leaves in sight what is looked at', () => {
		expect(Object.keys(at(80, 24, 'activity').panes)).toEqual(['stream', 'activity']);
	});

	test('is beside all panes on a wide one', () => {
		const layout = at(120, 40);
		expect(layout).toMatchObject({isGuideBeside: true, guide: {columns: 40, rows: 38}});
		expect(Object.values(layout.panes).map(pane => pane.columns)).toEqual([80, 80, 80, 80]);
	});

	test('zoomed, a pane has all the room', () => {
		expect(layOut({
			columns: 80, rows: 24, focus: 'feed', isZoomed: true, shardRows: 2, rowsBeside: 1, isLarge: false, hasGuide: true,
		}).guide).toBeUndefined();
	});
});

describe('y and e', () => {
	const guide = {step: 'next' as const, since: START};

	test('belong to the guide while it is open', () => {
		expect(guideKey('y', {...initialViewState, guide})).toEqual({view: 'copy-command'});
		expect(guideKey('e', {...initialViewState, guide})).toEqual({view: 'write-report'});
	});

	const heldFeed = {
		records: [], totalRecords: 0, bufferedBytes: 0, recordsPerSecond: 0, readPerSecond: 0,
	};

	test('belong to the records where there is none, or the feed is frozen', () => {
		expect(guideKey('y', initialViewState)).toBeUndefined();
		expect(guideKey('y', {...initialViewState, guide, heldFeed})).toBeUndefined();
	});
});
