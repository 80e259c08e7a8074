import {expect, test, vi} from 'vitest';
import type {StartAction} from '../../../../source/actions/registry.js';
import {renderDashboard} from '../../render.js';
import {known} from './fixtures.js';

test('d shows the page of the stream, the arrows go through it, and Esc closes it', async () => {
	const leave = vi.fn<() => void>();
	const {see, seeNo, stdin} = await renderDashboard({initial: known(), settings: {watch: () => leave, reload: vi.fn<() => void>()}});
	stdin.write('d');
	await see('About this stream', /► name +clickstream-lab/v, 'cost-centre = 42', 'reports: CREATING');
	stdin.write('\u{1B}[B\u{1B}[B');
	await see(/► status +ACTIVE/v);
	stdin.write('\u{1B}');
	await seeNo('About this stream');
	expect(leave).toHaveBeenCalledOnce();
});

test('a consumer is registered from the page, after what it costs was shown', async () => {
	const run = vi.fn<StartAction>();
	const {see, seeNo, stdin} = await renderDashboard({initial: known(), run, settings: {watch: () => vi.fn<() => void>(), reload: vi.fn<() => void>()}});
	stdin.write('d');
	await see('Fan-out consumers');
	stdin.write('\u{1B}[B'.repeat(13));
	await see('► Fan-out consumers', '+ register');
	stdin.write('+');
	await see('The name of the fan-out consumer to register:');
	stdin.write('billing');
	await see('> billing');
	stdin.write('\r');
	await see('becomes a fan-out consumer', 'for 4 open shards', 'aws kinesis register-stream-consumer', 'Enter does it, Esc leaves it.');
	expect(run).not.toHaveBeenCalled();
	stdin.write('\r');
	await seeNo('Enter does it');
	expect(run).toHaveBeenCalledExactlyOnceWith('register-consumer', {consumerName: 'billing'});
	await see('About this stream');
});
