import {expect, test, vi} from 'vitest';
import {renderDashboard} from '../../render.js';

const open = async (outcome: {path: string; count: number} | {complaint: string}) => {
	const save = vi.fn(async () => outcome);
	const dashboard = await renderDashboard({save});
	dashboard.stdin.write('e');
	await dashboard.see('Writes 120 records as JSON lines');
	return {...dashboard, save};
};

test('it says where the records go, and what was written', async () => {
	const {see, seeNo, stdin, save} = await open({path: '/home/me/clicks.jsonl', count: 120});
	await see(/> clickmon-clickstream-lab-\d+T\d+Z\.jsonl/v);
	stdin.write('\u{15}clicks.jsonl');
	await see('> clicks.jsonl');
	stdin.write('\r');
	await seeNo('Writes 120 records');
	await see('120 records written to /home/me/clicks.jsonl');
	expect(save).toHaveBeenCalledExactlyOnceWith('clicks.jsonl', expect.any(Array), undefined);
});

test('Tab takes fewer; why it cannot be written stands in the dialog', async () => {
	const {see, stdin} = await open({complaint: 'There is a file of that name.'});
	stdin.write('\t');
	await see('Writes 100 records');
	stdin.write('\r');
	await see('There is a file of that name.', 'Writes 100 records');
});
