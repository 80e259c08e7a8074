import {expect, test, vi} from 'vitest';
import type {StartAction} from '../../../../source/actions/registry.js';
import {renderDashboard} from '../../render.js';

const open = async () => {
	const run = vi.fn<StartAction>();
	const dashboard = await renderDashboard({run});
	dashboard.stdin.write('t');
	await dashboard.see('Type clickstream-lab to delete it');
	return {...dashboard, run};
};

test('it says what goes for good; Enter on no answer is Cancel', async () => {
	const {see, seeNo, stdin, run} = await open();
	await see('You cannot undo it', '1 open shard', 'all records of the last 24 hours', 'Cancel (Enter)');
	stdin.write('\r');
	await seeNo('Tear down');
	expect(run).not.toHaveBeenCalled();
});

test('another name is refused in place, and the right one deletes', async () => {
	const {see, seeNo, stdin, run} = await open();
	stdin.write('clickstream');
	await see('> clickstream');
	stdin.write('\r');
	await see('That is not the stream’s name. Nothing was deleted.');
	expect(run).not.toHaveBeenCalled();
	stdin.write('-lab');
	await see('> clickstream-lab', 'Delete (Enter)');
	stdin.write('\r');
	await seeNo('Tear down');
	expect(run).toHaveBeenCalledExactlyOnceWith('tear-down', {confirmation: 'clickstream-lab'});
});

test('a paste of name and Enter is no answer, and Esc cancels', async () => {
	const {lastFrame, see, seeNo, stdin, run} = await open();
	stdin.write('\u{1B}[200~clickstream-lab\r\u{1B}[201~');
	stdin.write('x');
	await see('> x');
	expect(lastFrame()).not.toContain('> clickstream-lab');
	stdin.write('\u{1B}');
	await seeNo('Tear down');
	expect(run).not.toHaveBeenCalled();
});
