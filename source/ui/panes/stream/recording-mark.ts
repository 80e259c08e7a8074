import type {RecordingView} from '../../../monitor/recording-view.js';
import type {Appearance} from '../../appearance/appearance.js';
import {formatCount} from '../../drawing/format.js';
import {span, type Line} from '../../drawing/line.js';

const words = {recording: 'rec', full: 'recording is full', failed: 'recording failed'} as const;

/**
That the session is recorded, and whether all of it is.
*/
export const recordingMark = (recording: RecordingView | undefined, {glyphs, theme}: Appearance): Line => recording === undefined
	? []
	: [
		span(`${glyphs.on} ${words[recording.state]}`, theme.bad),
		span(`${recording.leftOut > 0 ? `, ${formatCount(recording.leftOut)} left out` : ''}  `, theme.bad),
	];
