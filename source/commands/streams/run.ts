import {MOST_DESCRIBED_STREAMS, readStreams, type StreamListing} from '../../actions/streams/stream-listing.js';
import type {CommonOptions} from '../options/common-options.js';
import {sanitizeLines} from '../../records/text/sanitize.js';
import {oneLine} from '../../words.js';
import type {Command} from '../command.js';
import {withStream} from '../with-connection.js';
import {streamJson, streamsText} from './streams-text.js';

/**
What a listing leaves out, and what to do about it.
*/
const noteOn = ({streams, missing}: StreamListing, {endpoint, region}: {readonly endpoint: string | undefined; readonly region: string}): string | undefined => {
	if (streams.length === 0) {
		const [where, other] = endpoint === undefined ? [`in ${region}`, '--region or --profile'] : [`at ${endpoint}`, '--endpoint'];
		return `There are no streams ${oneLine(where)}: create one with \`clickmon create --stream NAME\`, or look with another ${other}.`;
	}

	switch (missing) {
		case 'summaries': {
			return 'This endpoint lists no more than names: `clickmon status --stream NAME` says the rest.';
		}

		case 'shards': {
			return `Shards are counted for up to ${MOST_DESCRIBED_STREAMS} streams, because it takes a call for each: \`clickmon status --stream NAME\` says them.`;
		}

		case undefined: {
			return undefined;
		}
	}
};

/**
`clickmon streams`: the streams of the region.
*/
export const runStreams: Command<CommonOptions> = async (config, context) => withStream(config, context, async actionContext => {
	const {output} = context;
	const listing = await readStreams(actionContext);
	if (output.isJson) {
		for (const stream of listing.streams) {
			output.json(streamJson(stream));
		}
	} else if (listing.streams.length > 0) {
		output.lines.write(sanitizeLines(streamsText(listing)));
	}

	const note = noteOn(listing, actionContext.connection);
	if (note === undefined) {
		return;
	}

	// On a terminal it stands below the list.
	await output.lines.flush();
	output.note(note);
});
