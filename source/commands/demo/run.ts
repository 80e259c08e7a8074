import {fileURLToPath} from 'node:url';
import type {Command} from '../command.js';
import {checkTerminal} from '../replay/run.js';
import {showReplay} from '../replay/show-replay.js';
import type {SessionConfig} from '../session/options.js';

/**
The recording stands beside the bundle.
*/
const DEMO_FILE = fileURLToPath(new URL('demo.jsonl.gz', import.meta.url));

/**
`clickmon demo`: the lab as it was recorded, and from there a live one.
*/
export const runDemo: Command<SessionConfig> = async (config, context) => {
	checkTerminal(config.isJson, 'clickmon replay --cast makes an asciicast of a recording.');
	const outcome = await showReplay({file: DEMO_FILE, look: config.look, isDemo: true}, context);
	if (outcome === 'quit' || context.signal.aborted) {
		return 0;
	}

	const {runDashboard} = await import('../session/dashboard/dashboard.js');
	return runDashboard(config, context);
};
