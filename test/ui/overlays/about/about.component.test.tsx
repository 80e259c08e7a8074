import {expect, test, vi} from 'vitest';
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
