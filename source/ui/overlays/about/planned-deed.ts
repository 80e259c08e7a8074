import {
	checkRoom,
	consumerCommand,
	tellConsumerChange,
	type ConsumerChange,
} from '../../../actions/consumers/consumer-change.js';
import {isLosingRecords, type ToldChange} from '../../../actions/streams/settings/change-words.js';
import {planSettings} from '../../../actions/streams/settings/plan-settings.js';
import type {WantedSettings} from '../../../actions/streams/settings/setting-change.js';
import {tellPlan} from '../../../actions/streams/settings/tell-plan.js';
import {isOnAws} from '../../../aws/endpoint.js';
import type {CostPlace} from '../../../cost/standing-cost.js';
import type {SettingsView} from '../../../monitor/settings/settings-view.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import type {StreamSummary} from '../../../service/stream.js';
import {UserError} from '../../../user-error.js';
import {shownCommand} from '../shown-command.js';
import type {ChangeRequest} from './change-field.js';

/**
A change that waits for a person's yes: as its action takes it, and in words.
*/
export type PlannedDeed = {
	readonly told: ToldChange;
	/**
	The line of the AWS CLI that does the same.
	*/
	readonly command: string | undefined;
	/**
	Records are lost by it: the stream's name has to be typed.
	*/
	readonly isLosing: boolean;
} & (
	| {readonly action: 'change-settings'; readonly input: {readonly wanted: WantedSettings}}
	| {readonly action: 'register-consumer' | 'deregister-consumer'; readonly input: {readonly consumerName: string}}
);

type Known = {
	readonly view: SettingsView;
	readonly summary: StreamSummary;
	readonly place: CostPlace;
	readonly snapshot: Snapshot;
};

const planSetting = (wanted: WantedSettings, {view, summary, place, snapshot}: Known): PlannedDeed | string => {
	const changes = planSettings(summary, view.settings?.tags.value, wanted);
	const [planned] = tellPlan({stream: summary, changes}, place);
	if (planned === undefined) {
		return 'It is so already.';
	}

	const {change, command, ...told} = planned;
	return {
		action: 'change-settings', input: {wanted}, told, command: shownCommand(command, snapshot), isLosing: isLosingRecords(change),
	};
};

const planConsumer = (change: ConsumerChange, {view, summary, place, snapshot}: Known): PlannedDeed | string => {
	const {type, consumerName} = change;
	if (type === 'register') {
		if (view.settings?.consumers.value?.some(({name}) => name === consumerName)) {
			return `There is a consumer “${consumerName}” already.`;
		}

		checkRoom(summary);
	}

	return {
		action: `${type}-consumer`, input: {consumerName}, told: tellConsumerChange(change, summary, place), command: shownCommand(consumerCommand(change, summary.arn), snapshot), isLosing: false,
	};
};

/**
The stream as the page knows it; undefined while it is not known, or where it may not be described.
*/
export const knownSummary = ({settings, state}: Pick<Snapshot, 'settings' | 'state'>): StreamSummary | undefined => {
	const summary = settings?.settings?.summary.value ?? state.stream;
	return summary?.isDescribed === false ? undefined : summary;
};

/**
The planned change; or why there is none, in a sentence.
*/
export const planDeed = (request: ChangeRequest, snapshot: Snapshot): PlannedDeed | string => {
	const {settings: view, state} = snapshot;
	const summary = knownSummary(snapshot);
	if (view === undefined || summary === undefined) {
		return 'The stream is not known: nothing can be changed.';
	}

	const known = {
		view, summary, snapshot, place: {prices: view.prices, region: state.region, isOnAws: isOnAws(state)},
	};
	try {
		return request.type === 'settings' ? planSetting(request.wanted, known) : planConsumer(request.change, known);
	} catch (error) {
		if (error instanceof UserError) {
			return error.message;
		}

		throw error;
	}
};

/**
The row that a change brings, or the heading of the list that it takes one from; undefined if the rows stay.
*/
export const rowAfter = ({action, input}: PlannedDeed): string | undefined => {
	switch (action) {
		case 'register-consumer': {
			return `consumer ${input.consumerName}`;
		}

		case 'deregister-consumer': {
			return 'consumers';
		}

		case 'change-settings': {
			const [key] = input.wanted.tags?.keys() ?? [];
			return key === undefined ? (input.wanted.untag && 'tags') : `tag ${key}`;
		}
	}
};
