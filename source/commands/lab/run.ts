import {checkLab} from '../../actions/reading/check-lab.js';
import type {StepVerdict} from '../../lab/lab-check.js';
import {sanitize} from '../../records/text/sanitize.js';
import type {Command} from '../command.js';
import type {CommonOptions} from '../options/common-options.js';
import {withConnection} from '../with-connection.js';
import type {LabSources} from './sources.js';

const marks = (passed: StepVerdict['passed']): string => {
	if (passed === null) {
		return '?';
	}

	return passed ? '+' : '-';
};

const textOf = ({step, title, passed, evidence, checks}: StepVerdict): string => {
	const missing = checks.filter(check => check.passed === false).map(({label}) => `not seen: ${label}`);
	const unknown = checks.filter(check => check.passed === null).map(({label}) => `cannot be known from outside: ${label}`);
	return `${step} ${marks(passed)} ${title}: ${sanitize([...evidence === null ? [] : [evidence], ...missing, ...unknown].join('; '))}`;
};

/**
`clickmon lab --check`: one line or object per step, with its evidence.
*/
export const runLabCheck: Command<CommonOptions & {readonly sources: LabSources}> = async (config, context) => withConnection(config, context, async headless => {
	context.begin();
	const verdicts = await checkLab({...headless, random: context.random}, config.sources);
	for (const verdict of verdicts) {
		context.output.result(textOf(verdict), verdict);
	}
});
