import type {Snapshot} from '../../../monitor/snapshot.js';
import {sanitize} from '../../../records/text/sanitize.js';
import type {Appearance} from '../../appearance/appearance.js';
import {line, span, type Line} from '../../drawing/line.js';
import type {Theme} from '../../appearance/theme.js';
import {placeOf} from '../../drawing/place.js';

const wayOut = ({isReadOnly, runningAction}: Snapshot['state'], keyToCreate: string, theme: Theme): Line => {
	if (isReadOnly) {
		return line('This clickmon is read-only. When the stream is created, it appears here.', theme.muted);
	}

	// The key does nothing while another action runs.
	return runningAction ? line(`${sanitize(runningAction.label)} goes on`, theme.muted) : [span(keyToCreate, theme.accent), span(' creates it.')];
};

/**
The lines of the pane without a stream.
*/
export const noStreamLines = ({state}: Snapshot, keyToCreate: string, {theme}: Appearance): readonly Line[] => {
	const name = sanitize(state.streamName);
	const place = placeOf(state);
	switch (state.connectivity) {
		case 'connecting': {
			return [line(`Looking for the stream ${name} (${place})`)];
		}

		case 'unreachable': {
			return [
				line(`Nothing is known about the stream ${name} yet (${place}).`),
				line('clickmon keeps trying; the reason stands below.', theme.muted),
			];
		}

		case 'absent':
		case 'present': {
			return [
				[span('There is no stream '), span(name, theme.strong), span(` (${place}).`)],
				wayOut(state, keyToCreate, theme),
			];
		}
	}
};
