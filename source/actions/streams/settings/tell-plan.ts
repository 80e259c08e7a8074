import type {CostPlace} from '../../../cost/standing-cost.js';
import {changeCommand} from './change-command.js';
import type {SettingsPlan} from './change-settings.js';
import {tellChange, type ToldChange} from './change-words.js';
import {streamAfter, type SettingChange} from './setting-change.js';

export type PlannedChange = ToldChange & {
	readonly change: SettingChange;
	/**
	The words of the equivalent `aws` command.
	*/
	readonly command: readonly string[];
};

/**
Each change as it meets the stream, after those that come before it.
*/
export const tellPlan = ({stream, changes}: SettingsPlan, place: CostPlace): readonly PlannedChange[] => {
	let before = stream;
	return changes.map(change => {
		const planned = {change, ...tellChange(change, before, place), command: changeCommand(change, before)};
		before = streamAfter(before, change);
		return planned;
	});
};
