import {runHeadless, type HeadlessContext} from '../../actions/run-headless.js';
import {isLosingRecords} from '../../actions/streams/settings/change-words.js';
import {readSettingsPlan} from '../../actions/streams/settings/change-settings.js';
import type {WantedSettings} from '../../actions/streams/settings/setting-change.js';
import {tellPlan} from '../../actions/streams/settings/tell-plan.js';
import {isOnAws} from '../../aws/endpoint.js';
import {readStreamSettings} from '../../kinesis/streams/stream-settings.js';
import {UserError} from '../../user-error.js';
import {counted, named} from '../../words.js';
import type {Command} from '../command.js';
import {confirm} from '../confirm.js';
import type {ChangeOptions} from '../options/change-options.js';
import type {CommonOptions} from '../options/common-options.js';
import {loadPrices} from '../options/price-options.js';
import {sentence} from '../output/sentence.js';
import {settingsJson} from '../output/settings-json.js';
import {stopCause} from '../stop.js';
import {withStream} from '../with-connection.js';
import {planJson, planLines} from './plan-output.js';

export type SetConfig = CommonOptions & ChangeOptions & {readonly wanted: WantedSettings};

const changeNow = async (headless: HeadlessContext, wanted: WantedSettings): Promise<string> => {
	try {
		return await runHeadless('change-settings', headless, {wanted});
	} catch (error) {
		throw stopCause(headless.signal) === 'interrupted'
			? new UserError('interrupted', 'Interrupted. A change that is under way ends by itself; the same command makes those that are left, and with --dry-run says which.')
			: error;
	}
};

/**
`clickmon set`: shows what would be changed, asks, makes the changes one after the other, and waits until the stream is ACTIVE.
*/
export const runSet: Command<SetConfig> = async (config, context) => {
	const prices = await loadPrices(config);
	await withStream(config, context, async headless => {
		const {wanted, isConfirmed, isDryRun} = config;
		const {connection, streamName, onProgress} = headless;
		const {output} = context;
		const plan = await readSettingsPlan({...headless, progress: onProgress!}, wanted);
		const planned = tellPlan(plan, {prices, region: connection.region, isOnAws: isOnAws(connection)});
		const changes = planJson(planned, connection);
		const lines = planLines(planned, connection);
		if (isDryRun) {
			output.result(lines.length === 0 ? `Nothing to change: ${named(streamName)} is so already.` : lines.join('\n'), {streamName, isDryRun, changes});
			return;
		}

		for (const line of lines) {
			output.progress(line);
		}

		if (!isConfirmed && planned.length > 0) {
			const isLosing = planned.some(({change}) => isLosingRecords(change));
			await confirm({
				deed: `Changing ${streamName}`,
				wants: isLosing ? 'its name' : 'a yes',
				order: 'change it',
				refusal: 'Nothing was changed',
				lines: [],
				question: isLosing ? 'Records are lost. Type the stream\'s name to change it: ' : `Type yes to make ${planned.length === 1 ? 'this change' : `these ${counted(planned.length, 'change')}`}: `,
				answer: isLosing ? streamName : 'yes',
			}, context);
		}

		const done = await changeNow(headless, wanted);
		output.result(sentence(done), output.isJson
			? {...settingsJson(streamName, await readStreamSettings(connection, streamName, headless.signal)), changes}
			: {});
	});
};
