import type {Snapshot} from '../../../monitor/snapshot.js';
import type {SettingsView} from '../../../monitor/settings/settings-view.js';
import type {Part} from '../../../service/stream-settings.js';
import type {StreamSummary} from '../../../service/stream.js';

/**
A row of the page, before it is wrapped.
*/
export type AboutRow = {
	/**
	Stays the same while the values change: the cursor stands on it. What can be changed has its name here, such as `retention`; a tag is `tag NAME`, a consumer `consumer NAME`.
	*/
	readonly id: string;
	/**
	A heading, a value with its name, or one of a list.
	*/
	readonly kind: 'heading' | 'value' | 'item';
	readonly head?: string;
	/**
	May have any character: it is cleaned where it is drawn.
	*/
	readonly text: string;
	readonly tone?: 'good' | 'warning' | 'muted';
};

/**
What the page is made of.
*/
export type AboutSight = {
	/**
	As the session watches the stream; undefined without one.
	*/
	readonly stream: StreamSummary | undefined;
	readonly view: SettingsView | undefined;
	readonly isReplay: boolean;
	/**
	Clock time in ms.
	*/
	readonly now: number;
};

export const aboutSight = ({state, settings, replay, at}: Snapshot): AboutSight => ({
	stream: state.stream, view: settings, isReplay: replay !== undefined, now: at,
});

/**
Why a part of the page is not known, in a few words.
*/
export const whyUnknown = (part: Part<unknown> | undefined, {view, isReplay}: AboutSight): Pick<AboutRow, 'text' | 'tone'> => {
	if (isReplay) {
		return {text: 'not in the recording', tone: 'muted'};
	}

	if (part?.trouble === undefined) {
		return {text: view === undefined || view.isLoading ? 'asking Kinesis …' : 'not known', tone: 'muted'};
	}

	const {right, message} = part.trouble;
	return {text: right === undefined ? message : `not known: the right ${right} is missing`, tone: 'warning'};
};
