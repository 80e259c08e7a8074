import {test} from 'vitest';
import {threshold} from '../../../../source/commands/options/alert-options.js';
import {renderDashboard} from '../../render.js';
import {NOON, snapshot} from '../../snapshots.js';

const late = threshold('--alert', 'lag>30s');

const raised = snapshot({
	alerts: {
		raised: [{
			id: 1, threshold: late, since: NOON - 80_000, value: 45_000, shardId: 'shardId-000000000003',
		}],
		thresholds: [late, threshold('--alert', 'rate<1')],
	},
});

test('an alert stands above the footer; a shows all that is watched for, and acknowledges', async () => {
	const {see, seeNo, stdin} = await renderDashboard({initial: raised});
	await see(/! lag>30s: shard 3 is 45s behind/v);
	stdin.write('a');
	await see('Alerts', 'rate<1: fine');
	stdin.write('a');
	await seeNo('rate<1');
	await seeNo('lag>30s');
});

test('without a threshold it says how to get one, and Esc closes', async () => {
	const {see, seeNo, stdin} = await renderDashboard();
	stdin.write('a');
	await see('There are no alerts');
	stdin.write('\u{1B}');
	await seeNo('There are no alerts');
});
