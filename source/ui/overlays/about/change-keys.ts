import type {Action} from '../../../actions/action.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import {UserError} from '../../../user-error.js';
import type {KeyPress} from '../../keys/key-press.js';
import {edited} from '../../keys/line-editor.js';
import type {OverlayContext} from '../define-overlay.js';
import {
	chosenRow,
	type AboutOverlay,
	type Asking,
	type Typing,
} from './about-state.js';
import {changeFields, type ChangeRequest} from './change-field.js';
import {knownSummary, planDeed, rowAfter} from './planned-deed.js';
import {
	additionTo,
	changeOf,
	removalOf,
	type Offer,
} from './row-changes.js';

type Context = OverlayContext<AboutOverlay>;

const tagsOf = ({settings}: Snapshot) => settings?.settings?.tags.value;

/**
Shows the plan of a change; undefined if that is possible, else why not.
*/
const ask = (request: ChangeRequest, {look, actions, edit}: Context): string | undefined => {
	const snapshot = look();
	const deed = planDeed(request, snapshot);
	if (typeof deed === 'string') {
		return deed;
	}

	const action: Action | undefined = actions[deed.action];
	const enabled = action?.isEnabled(snapshot) ?? 'not in this session';
	if (enabled !== true) {
		return `${action?.label(snapshot) ?? 'That'}: ${enabled}`;
	}

	edit({asking: {deed, answer: deed.isLosing ? {typed: '', cursor: undefined, complaint: undefined} : undefined}, offset: 0});
	return undefined;
};

const take = (offer: Offer, context: Context): void => {
	if (typeof offer === 'string') {
		context.notify(offer);
	} else if ('overlay' in offer) {
		context.perform(offer);
	} else if ('field' in offer) {
		context.edit({typing: {...offer, cursor: undefined, complaint: undefined}});
	} else {
		const reason = ask(offer.request, context);
		if (reason !== undefined) {
			context.notify(reason);
		}
	}
};

/**
What each key does with the chosen row.
*/
const offers: Readonly<Record<string, (id: string, known: Parameters<typeof changeOf>[1]) => Offer>> = {
	enter: changeOf,
	'+': additionTo,
	'=': additionTo,
	'-': removalOf,
	_: removalOf,
	delete: removalOf,
};

export const isChangeKey = (key: string): boolean => Object.hasOwn(offers, key);

/**
Begins the change that a key means on the chosen row, or says why there is none.
*/
export const changeRow = (key: string, overlay: AboutOverlay, context: Context): void => {
	const snapshot = context.look();
	const {row} = chosenRow(overlay, snapshot);
	const summary = knownSummary(snapshot);
	const whyNot = context.actions['change-settings']?.isEnabled(snapshot) ?? 'not in this session';
	if (row === undefined || summary === undefined) {
		context.notify('The stream is not known: nothing can be changed.');
	} else if (whyNot === true) {
		take(offers[key]!(row.id, {summary, tags: tagsOf(snapshot)}), context);
	} else {
		context.notify(`change settings: ${whyNot}`);
	}
};

/**
The keys while a value is typed.
*/
export const pressTyping = (key: KeyPress, typing: Typing, context: Context): void => {
	const {name} = key;
	if (name === 'escape') {
		context.edit({typing: undefined});
	} else if (name === 'enter') {
		try {
			const request = changeFields[typing.field].request(typing.typed.trim(), [...tagsOf(context.look())?.keys() ?? []]);
			context.edit({typing: {...typing, complaint: ask(request, context)}});
		} catch (error) {
			if (!(error instanceof UserError)) {
				throw error;
			}

			context.edit({typing: {...typing, complaint: error.message}});
		}
	} else {
		const field = edited(typing, key);
		if (field) {
			context.edit({typing: {...typing, ...field, complaint: undefined}});
		}
	}
};

const carryOut = ({deed}: Asking, {look, edit, run}: Context): void => {
	const {activity} = look().state;
	const chosen = rowAfter(deed);
	edit({
		asking: undefined, typing: undefined, offset: 0, orderedAfter: activity.at(-1)?.id ?? 0, ...(chosen !== undefined && {chosen}),
	});
	run(deed.action, deed.input);
};

/**
The keys while a change waits for a yes.
*/
export const pressAsking = (key: KeyPress, asking: Asking, context: Context): void => {
	const {name} = key;
	const {answer} = asking;
	if (name === 'escape' || (name === 'q' && answer === undefined)) {
		context.edit({asking: undefined, offset: 0});
	} else if (name === 'enter') {
		if (answer === undefined || answer.typed === context.look().state.streamName) {
			carryOut(asking, context);
		} else {
			context.edit({asking: {...asking, answer: {...answer, complaint: 'That is not the stream’s name. Nothing was changed.'}}});
		}
	} else if (answer !== undefined) {
		const field = edited(answer, key);
		if (field) {
			context.edit({asking: {...asking, answer: {...field, complaint: undefined}}});
		}
	}
};
