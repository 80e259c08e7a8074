import {expect, test, vi} from 'vitest';
import type {StartAction} from '../../../../source/actions/registry.js';
import {renderDashboard} from '../../render.js';
import {NOON} from '../../snapshots.js';

const DOWN = '\u{1B}[B';

const open = async () => {
	const run = vi.fn<StartAction>();
	const dashboard = await renderDashboard({run});
	dashboard.stdin.write('s');
	await dashboard.see('Start reading');
	return {...dashboard, run};
};

test('what is typed is explained while it is typed, and Enter starts there', async () => {
	const {see, seeNo, stdin, run} = await open();
	stdin.write('2m');
	await see('> 2m', 'from 11:58:00');
	stdin.write('\r');
	await seeNo('Start reading');
	expect(run).toHaveBeenCalledExactlyOnceWith('restart-reading', {from: {type: 'at-timestamp', timestamp: NOON - 120_000}});
});

test('an arrow chooses among what is offered', async () => {
	const {see, seeNo, stdin, run} = await open();
	await see(/► latest/v);
	stdin.write(DOWN);
	await see(/► trim-horizon/v);
	stdin.write('\r');
	await seeNo('Start reading');
	expect(run).toHaveBeenCalledExactlyOnceWith('restart-reading', {from: {type: 'trim-horizon'}});
});

test('what cannot be is refused in place; Esc leaves all as it was', async () => {
	const {see, seeNo, stdin, run} = await open();
	stdin.write('yesterday');
	await see('> yesterday');
	stdin.write('\r');
	await see('it wants latest');
	stdin.write('\u{1B}');
	await seeNo('Start reading');
	expect(run).not.toHaveBeenCalled();
});

test('a pasted text is put in, and starts nothing', async () => {
	const {see, stdin, run} = await open();
	stdin.write('\u{1B}[200~15m\r\u{1B}[201~');
	await see('> 15m', 'from 11:45:00', 'Start reading');
	expect(run).not.toHaveBeenCalled();
});
