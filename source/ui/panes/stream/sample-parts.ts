import prettyBytes from 'pretty-bytes';
import {SAMPLE_BYTES_PER_SHARD, SAMPLE_SHARE} from '../../../kinesis/reading/sampling/sampling.js';
import type {Snapshot} from '../../../monitor/snapshot.js';
import type {Theme} from '../../appearance/theme.js';
import {formatShare, formatTime} from '../../drawing/format.js';
import {line, type Line} from '../../drawing/line.js';
import {sampleWords} from '../../shards/sample-words.js';

/**
That reading skips records, how many and since when; or that it would.
*/
export const sampleParts = ({reading}: Pick<Snapshot, 'reading'>, theme: Theme): readonly Line[] => {
	const {sample, isSampleAsked = false} = reading;
	if (sample === undefined) {
		return isSampleAsked ? [line(`takes at most ${formatShare(SAMPLE_SHARE)} of a shard`, theme.muted)] : [];
	}

	const most = `at most ${prettyBytes(SAMPLE_BYTES_PER_SHARD, {binary: true})}/s a shard, ${prettyBytes(sample.bytesPerSecond, {binary: true})}/s in all`;
	return [line(`${sampleWords(reading)!} since ${formatTime(sample.since)}`, theme.warning), line(most, theme.muted)];
};
