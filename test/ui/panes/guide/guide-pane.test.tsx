import {expect, test} from 'vitest';
import {GuidePane} from '../../../../source/ui/panes/guide/guide-pane.js';
import {createScene, START} from '../../../lab/scene.js';
import {COLUMNS, renderComponent} from '../../render.js';
import {snapshot} from '../../snapshots.js';
import {labOf, type Scene} from './lab-of.js';

const guideOf = (scene: Scene, step: number | 'next' = 'next', rows = 10) => (
	<GuidePane snapshot={snapshot({at: scene.now, lab: labOf(scene)})} guide={{step, since: START}} size={{columns: COLUMNS, rows}}/>
);

test('it goes on to what proved a step when that is done, and then to the next step', () => {
	const scene = createScene().begun().pass(9);
	const {lastFrame, rerender} = renderComponent(guideOf(scene));
	expect(lastFrame()).toContain('Press c to create the stream');
	rerender(guideOf(scene.created()));
	expect(lastFrame()).toContain('clickstream-lab is ACTIVE');
	rerender(guideOf(scene.pass(9)));
	expect(lastFrame()).toContain('Press p to write click events');
	expect(lastFrame()).not.toContain('Press c to create');
});

test('it shows the step that somebody went to', () => {
	const {lastFrame, rerender} = renderComponent(guideOf(createScene().begun(), 1));
	expect(lastFrame()).toContain('Press c to create the stream');
	rerender(guideOf(createScene().begun(), 2));
	expect(lastFrame()).toContain('Press p to write click events');
});

test('tall, it has the list of the steps in its first row', () => {
	const {lastFrame} = renderComponent(guideOf(createScene().begun(), 'next', 20));
	const lines = lastFrame()!.split('\n');
	expect(lines).toHaveLength(20);
	expect(lines[1]).toMatch(/0✓ *1/v);
});

test('before there is a lab it is an empty pane', () => {
	const {lastFrame} = renderComponent(<GuidePane snapshot={snapshot()} guide={{step: 'next', since: START}} size={{columns: COLUMNS, rows: 5}}/>);
	expect(lastFrame()).toMatch(/Lab/v);
	expect(lastFrame()!.split('\n').slice(1, -1).join('')).toMatch(/^[\s│]*$/v);
});
