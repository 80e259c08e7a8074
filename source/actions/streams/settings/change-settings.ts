import {classifyError} from '../../../kinesis/errors/error-kind.js';
import {explainError} from '../../../kinesis/errors/explain-error.js';
import {listTags} from '../../../kinesis/streams/tags.js';
import type {StreamSummary} from '../../../service/stream.js';
import type {StreamTags} from '../../../service/stream-settings.js';
import {UserError} from '../../../user-error.js';
import {counted, listed, named} from '../../../words.js';
import type {ActionContext} from '../../action.js';
import {defineAction, whyNotActive} from '../../define-action.js';
import {settledStream} from '../settled-stream.js';
import {applyChange} from './apply-change.js';
import {changeCommand} from './change-command.js';
import {shortChangeWords} from './change-words.js';
import {planSettings} from './plan-settings.js';
import type {SettingChange, WantedSettings} from './setting-change.js';

export type SettingsPlan = {
	/**
	As it stands before the first change, ACTIVE.
	*/
	readonly stream: StreamSummary;
	/**
	In their order; empty if the stream is so already.
	*/
	readonly changes: readonly SettingChange[];
};

// Who may set tags need not be allowed to list them: then all are set.
const knownTags = async ({connection, streamName, signal}: Pick<ActionContext, 'connection' | 'streamName' | 'signal'>): Promise<StreamTags | undefined> => {
	try {
		return await listTags(connection, streamName, signal);
	} catch (error) {
		if (classifyError(error) !== 'denied') {
			throw error;
		}

		return undefined;
	}
};

/**
The plan from how the stream stands now, once a change that is under way has ended. Throws a UserError for what the service does not take.
*/
export const readSettingsPlan = async (context: Parameters<typeof settledStream>[0], wanted: WantedSettings): Promise<SettingsPlan> => {
	const stream = await settledStream(context);
	const tags = wanted.tags !== undefined || wanted.untag !== undefined ? await knownTags(context) : undefined;
	return {stream, changes: planSettings(stream, tags, wanted)};
};

const run = async (context: ActionContext, wanted: WantedSettings): Promise<string> => {
	const {connection, streamName, signal} = context;
	const {stream, changes} = await readSettingsPlan(context, wanted);
	const done: string[] = [];
	for (const [index, change] of changes.entries()) {
		const words = shortChangeWords(change);
		context.progress(changes.length === 1 ? words : `change ${index + 1} of ${changes.length}: ${words}`);
		try {
			await applyChange(context, change, stream);
		} catch (error) {
			signal.throwIfAborted();
			if (index === 0) {
				throw error;
			}

			const {code, message} = explainError(error, {...connection, streamName});
			throw new UserError(code, `${message} Of ${counted(changes.length, 'change')} of ${named(streamName)}, ${index} ${index === 1 ? 'is' : 'are'} done: ${listed(done)}; the same command goes on from there.`, {cause: error});
		}

		done.push(words);
	}

	return changes.length === 0 ? `nothing to change: ${named(streamName)} is so already` : `changed ${named(streamName)}: ${listed(done)}`;
};

// From what the monitor knows; the tags are none of that.
const firstChange = (stream: StreamSummary | undefined, wanted: WantedSettings): SettingChange | undefined => {
	try {
		return stream && planSettings(stream, undefined, wanted)[0];
	} catch {
		return undefined;
	}
};

type SettingsInput = {readonly wanted: WantedSettings};

export const settingsChange = defineAction({
	id: 'change-settings',
	label: () => 'change settings',
	description: 'Changes settings of the stream, one after the other: retention, mode, the largest record, encryption, tags; and waits until it is ACTIVE.',
	isDangerous: false,
	changesStream: true,
	runsAlone: true,
	isEnabled: snapshot => whyNotActive(snapshot) ?? true,
	cliEquivalent({state: {stream}}, {wanted}: SettingsInput) {
		const change = firstChange(stream, wanted);
		return change && stream && changeCommand(change, stream);
	},
	run: async (context, {wanted}: SettingsInput) => run(context, wanted),
});
