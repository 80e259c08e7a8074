import type {Snapshot} from '../../../monitor/snapshot.js';
import type {Command, GuideCommand} from '../../keys/key-row.js';
import type {Services} from '../../view/services.js';
import type {ViewState} from '../../view/view-state.js';
import type {ViewStore} from '../../view/view-store.js';
import {shownStep, type GuideView} from './shown-step.js';

type Options = {
	look(): Snapshot;
	readonly view: ViewStore;
	notify(text: string): void;
	readonly services: Pick<Services, 'copy' | 'guide'>;
};

const ownKeys: Readonly<Record<string, Command>> = {y: {view: 'copy-command'}, e: {view: 'write-report'}};

/**
The keys that the open guide takes from the feed. If the feed is frozen, it keeps them; so does the activity pane.
*/
export const guideKey = (name: string, {guide, heldFeed, overlay, focus}: ViewState): Command | undefined =>
	guide && !heldFeed && !overlay && focus !== 'activity' && Object.hasOwn(ownKeys, name) ? ownKeys[name] : undefined;

/**
What the guide's keys do. `hasGuessed` answers the open question, by the number of the option from 0; it returns whether one was open.
*/
export const createGuideCommands = ({look, view, notify, services}: Options): Readonly<Record<GuideCommand, () => void>> & {hasGuessed(option: number): boolean} => {
	const show = (step: GuideView['step']) => {
		services.guide?.open();
		view.dispatch({type: 'guide', guide: {step, since: look().at}});
	};

	const shown = () => {
		const {guide} = view.getView();
		const {lab, at} = look();
		return guide && lab && {step: shownStep(lab, guide, at), count: lab.steps.length};
	};

	const go = (by: 1 | -1) => {
		const current = shown();
		if (!current) {
			return;
		}

		const {number} = current.step.step;
		show(Math.min(current.count - 1, Math.max(0, number + by)));
	};

	const hasGuessed = (option: number): boolean => {
		const current = shown();
		const {step, guessed, state} = current?.step ?? {};
		if (guessed !== undefined || state !== 'open' || !step?.guess || option >= step.guess.options.length) {
			return false;
		}

		services.guide?.guess(step.id, option);
		notify(`You guess: ${step.guess.options[option]}. The stream will show it.`);
		return true;
	};

	const writeReport = async () => {
		if (services.guide) {
			notify(await services.guide.writeReport());
		}
	};

	return {
		hasGuessed,
		'toggle-guide'() {
			if (view.getView().guide) {
				view.dispatch({type: 'guide', guide: undefined});
			} else if (services.guide) {
				show('next');
			} else {
				notify('This session has no guide.');
			}
		},
		'previous-step'() {
			go(-1);
		},
		'next-step'() {
			go(1);
		},
		'copy-command'() {
			const command = shown()?.step.command;
			if (command === undefined) {
				notify('This step has no command to copy.');
				return;
			}

			services.copy(command);
			notify('Copied the step’s command: paste it into your other terminal.');
		},
		'write-report'() {
			void writeReport();
		},
	};
};
